"""What stands behind a place's comma - a country, a state, an island, a sea -, and who lies in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dashboard.errors import InputError
from dashboard.geo.bearers import Named, qualifiers
from dashboard.geo.borderdata import state_areas
from dashboard.geo.countries import has_outline
from dashboard.geo.features import features_named
from dashboard.geo.fold import fold
from dashboard.geo.provinces import provinces_named
from dashboard.geo.regions import Region, country_region
from dashboard.geo.wording import bare_name

_CITY_KM = 30.0  # outlines are thinned, and harbours stand on piers
_FEATURE_KM = 150.0  # outlines by hand are good to about 100 km
_POINTS = 200


@dataclass(frozen=True)
class Where:
    """One qualifier: codes of (country, state; empty for the whole), and outlines by the same name."""

    codes: list[tuple[str, str]]
    regions: tuple[Region, ...]


def where_of(text: str, read: Callable[[str], Region]) -> Where | None:
    """What a qualifier means, or nothing. ``read`` reads other words for an area: "eastern Canada"."""
    bare = bare_name(text)
    codes = qualifiers(bare)
    outlines = [one.region() for one in provinces_named(fold(bare))]
    outlines += [one.region() for one in features_named(fold(bare))]
    if codes or outlines:
        return Where(codes, tuple(outlines))
    try:
        region = read(bare)
    except InputError:
        return None
    return Where([], (region,)) if region.rings else None


def lying_in(found: list[Named], wheres: list[Where]) -> list[Named]:
    """The bearers of a name that lie in every place said behind it."""
    return [one for one in found if all(_lies(one, where) for where in wheres)]


def _lies(one: Named, where: Where) -> bool:
    if any(one.where[0] == country and state in ("", one.where[1]) for country, state in where.codes):
        return True
    regions = list(where.regions)
    if not one.where[0]:  # a feature has no codes
        regions += [region for code in where.codes if (region := _outline(*code)) is not None]
    return any(_near(one, region) for region in regions)


def _outline(country: str, state: str) -> Region | None:
    if country == "US" and state:
        area = next((area for area in state_areas() if area.code == state), None)
        return Region(area.name, area.rings, area.rings) if area else None
    return country_region(country) if has_outline(country) and not state else None


def _near(one: Named, region: Region) -> bool:
    lines = one.region().lines
    lat = np.concatenate([line.latitude_deg for line in lines])
    lon = np.concatenate([line.longitude_deg for line in lines])
    step = max(1, len(lat) // _POINTS)
    least = float(region.distance_km(lat[::step], lon[::step]).min())
    return least <= (_FEATURE_KM if one.kind == "feature" and len(lat) > 1 else _CITY_KM)
