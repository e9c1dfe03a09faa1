"""The clocks that a printed time can have been read from: the zone below the station, or the place's own."""

from __future__ import annotations

import numpy as np

from dashboard.photos.catalogue.zones import local_time, nearby
from dashboard.photos.question.question import Question
from dashboard.photos.search.samples import Samples

AT_SEA_KM = 400.0
SMALL_KM = 300.0


def zone_times(question: Question, at: Samples) -> list[list[float]]:
    """Hours on the clocks that can be meant at each of n instants.

    They are those of the zone kept in the city nearest to the sub-point, far from any those of a ship's
    zone there, and those of a small place's own zone.
    """
    own = _own_zone(question)
    found = []
    for i, near in enumerate(nearby(at.latitude_deg, at.longitude_deg)):
        unix_s = float(at.unix_s[i])
        zones = [near.zone] if own in (None, near.zone) else [near.zone, str(own)]
        hours = [hour for zone in zones if (hour := _hour(unix_s, zone)) is not None]
        if near.distance_km > AT_SEA_KM or not hours:
            hours.append((unix_s / 3600.0 + round(float(at.longitude_deg[i]) / 15.0)) % 24.0)
        found.append(hours)
    return found


def _own_zone(question: Question) -> str | None:
    """The zone of a place that is small enough to have one."""
    lines = question.region.lines
    lat = np.concatenate([line.latitude_deg for line in lines])
    lon = np.concatenate([line.longitude_deg for line in lines])
    middle = len(lat) // 2
    spread_km = float(np.hypot(np.ptp(lat), np.ptp(lon) * np.cos(np.radians(lat.mean())))) * 111.2
    return nearby(lat[middle], lon[middle])[0].zone if spread_km <= SMALL_KM else None


def _hour(unix_s: float, zone: str) -> float | None:
    local = local_time(unix_s, zone)
    return None if local is None else local.hour + local.minute / 60 + local.second / 3600
