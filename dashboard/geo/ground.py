"""What lies below a position: the country, the disputed area or the sea.

By the file that the page reads too (``assets/maps/ground.json``: borders to 1 km, coasts to 5.5 km), so that
both name the same ground. See ``assets/maps/README.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from dashboard import settings
from dashboard.geo.borderdata import Area, Floats, GroundAreas, read_areas
from dashboard.geo.regions import odd_crossings

GROUND = "maps/ground.json"


@dataclass(frozen=True)
class Ground:
    """What lies below a position. ``text`` reads well after "over"."""

    country_code: str | None
    country: str | None
    disputed_area: str | None
    text: str


@cache
def ground_areas() -> GroundAreas:
    """The areas and countries that ground is named by (read once, 30 ms)."""
    return read_areas(settings.assets_folder() / GROUND)


def ground_below(latitude_deg: float, longitude_deg: float) -> Ground:
    """Country or sea below one position; a disputed area by its name, and by whom it is held.

    Which sea it is isn't in the data: "the open sea" then. Lakes count as their country. Told in
    JavaScript too (``assets/app/geo/place.js``; held by ``tests/vectors/ground.json``).
    """
    return grounds_below([latitude_deg], [longitude_deg])[0]


def grounds_below(latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> list[Ground]:
    """What lies below each of n positions."""
    lat = np.asarray(latitude_deg, float)
    lon = (np.asarray(longitude_deg, float) + 180) % 360 - 180
    countries = _first_holding(ground_areas().countries, lat, lon)
    areas = _first_holding(ground_areas().disputed_areas, lat, lon)
    return [_ground(country, area) for country, area in zip(countries, areas, strict=True)]


def _ground(country: Area | None, area: Area | None) -> Ground:
    if country is None and area is None:
        return Ground(None, None, None, "the open sea")
    code, name = (country.code, country.name) if country else (None, None)
    if area is None:
        return Ground(code, name, None, name or "")
    if country is None or len(country.code) != 2:  # Siachen: held by both sides' troops
        return Ground(None, None, area.name, f"{area.name} (disputed)")
    return Ground(code, name, area.name, f"{area.name} (disputed, held by {name})")


def _first_holding(areas: Sequence[Area], lat: Floats, lon: Floats) -> list[Area | None]:
    found: list[Area | None] = [None] * len(lat)
    # All boxes at once: for one position most of the time would go into asking each area by itself.
    south, west, north, east = np.array([area.bounds_deg for area in areas]).T[..., None]
    beside = np.any([(lon + turn >= west) & (lon + turn <= east) for turn in (-360, 0, 360)], axis=0)
    boxed = (lat >= south) & (lat <= north) & beside  # (areas, positions)
    for index in np.flatnonzero(boxed.any(axis=1)).tolist():
        area, near = areas[index], np.flatnonzero(boxed[index])
        for i in near[odd_crossings(area.rings, lat[near], lon[near])].tolist():
            found[i] = found[i] or area
    return found
