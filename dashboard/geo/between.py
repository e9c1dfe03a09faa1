"""Where a place is, by cities that people know: between two large ones, or so far from one.

The browser follows the same rule (``assets/app/panels/between.js``); golden vectors hold them together.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from dashboard.geo.cities import cities
from dashboard.geo.sphere import bearing_deg, great_circle_km

LARGE = 300_000  # people
AT_KM = 15.0
BETWEEN_KM = 300.0
FROM_KM = 1000.0
APART_DEG = 120.0  # seen from the place, the two stand on opposite sides
MOST = 24
_KM_PER_TENFOLD = 300.0  # so much further away a city ten times as large is as good a landmark


@dataclass(frozen=True)
class Landmark:
    """``at`` and ``from`` name one city, ``between`` two; ``nothing``: no large city within 1,000 km.

    ``distance_km`` and ``bearing_deg`` lead from the first city to the place.
    """

    kind: Literal["at", "between", "from", "nothing"]
    cities: tuple[str, ...] = ()
    distance_km: float = 0.0
    bearing_deg: float = 0.0


@dataclass(frozen=True)
class _Seen:
    name: str
    km: float
    bearing: float  # from the place
    weight: float
    row: int


@lru_cache(maxsize=1)
def large_cities() -> tuple[list[str], list[float], list[float], list[int]]:
    """Names, latitudes, longitudes (degrees, to a thousandth, as the browser has them), people."""
    table = cities()
    rows = [row for row in range(len(table)) if table.population[row] >= LARGE]
    # From south to north, as the browser's table: equals are taken in that order.
    rows.sort(key=lambda row: float(table.latitude_deg[row]))
    return (
        [table.name[row] for row in rows],
        [round(float(table.latitude_deg[row]), 3) for row in rows],
        [round(float(table.longitude_deg[row]), 3) for row in rows],
        [int(table.population[row]) for row in rows],
    )


def landmark(latitude_deg: float, longitude_deg: float) -> Landmark:
    """The landmark of a place. A city weighs by its people and its nearness; a pair by both its weights."""
    seen = _seen(latitude_deg, longitude_deg)
    if not seen:
        return Landmark("nothing")
    closest = min(seen, key=lambda one: one.km)
    if closest.km < AT_KM:
        return Landmark("at", (closest.name,), closest.km, (closest.bearing + 180) % 360)
    seen.sort(key=lambda one: (-one.weight, one.row))
    near = [one for one in seen if one.km <= BETWEEN_KM][:MOST]
    pairs = [
        (first.weight + second.weight, -first.row, -second.row, first, second)
        for number, first in enumerate(near)
        for second in near[number + 1 :]
        if _apart(first.bearing, second.bearing) >= APART_DEG
    ]
    if pairs:
        *_, first, second = max(pairs, key=lambda pair: pair[:3])
        return Landmark("between", (first.name, second.name), first.km, (first.bearing + 180) % 360)
    best = seen[0]
    return Landmark("from", (best.name,), best.km, (best.bearing + 180) % 360)


def _seen(latitude_deg: float, longitude_deg: float) -> list[_Seen]:
    names, latitudes, longitudes, people = large_cities()
    km = np.asarray(great_circle_km(latitude_deg, longitude_deg, latitudes, longitudes))
    found = []
    for row in np.flatnonzero(km <= FROM_KM).tolist():
        bearing = float(bearing_deg(latitude_deg, longitude_deg, latitudes[row], longitudes[row]))
        weight = math.log10(people[row]) - float(km[row]) / _KM_PER_TENFOLD
        found.append(_Seen(names[row], float(km[row]), bearing, weight, row))
    return found


def _apart(first_deg: float, second_deg: float) -> float:
    return abs((first_deg - second_deg + 180) % 360 - 180)
