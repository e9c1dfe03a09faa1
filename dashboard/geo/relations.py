"""Places that captions name by others: "off the coast of Chile", "north of Karachi", "southern Italy".

Each is made a region, and the answer says how it was understood. Standard limits where a caption gives
none: the sea within 500 km of a coast; a side out to 300 km of a town or point and 1,000 km of an area
(2,000 km where an ocean is named too); a half by parallels or meridians through the middle.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from dashboard.errors import InputError
from dashboard.geo import shapes, sides
from dashboard.geo.place import Place
from dashboard.geo.placeborders import try_border
from dashboard.geo.regions import Region
from dashboard.geo.wording import (
    BETWEEN,
    BOTH,
    COAST,
    OFFSHORE,
    PART,
    PART_BEHIND,
    PART_OF,
    SIDE,
    STEPS,
    STRETCH,
    WITHIN,
    bare_name,
    bearing_of,
    kilometres,
    way_words,
)

Read = Callable[[str], Place]
Found = tuple[Region, str] | None

OFF_KM = 500.0
BESIDE_TOWN_KM, BESIDE_AREA_KM, BESIDE_AT_SEA_KM = 300.0, 1000.0, 2000.0
MOST_KM = 3000.0


def read_relation(text: str, given: str, parameter: str, read: Read) -> Found:
    """The region of such words and a sentence about it, or nothing where they are no relation.

    ``read`` reads the names in it. Raises :class:`InputError` where one of them can't be used.
    """

    def inner(name: str) -> Place:
        try:
            return read(name)
        except InputError as error:
            said = f"can't be read at {name!r}" if name != given else "is no place known here"
            raise InputError(parameter, given, error.allowed, said) from None

    if found := WITHIN.match(text):
        allowed = f"{found['name']} alone, with {found['km']} as the distance (within_km)"
        raise InputError(parameter, given, allowed, "states a distance, which has a field of its own")
    if "border" in text.casefold():
        return None
    if found := PART_OF.match(given):
        return _piece(found, given, parameter, inner)
    for reader in (_stretch, _between, _off, _side, _coast, _part, _together):
        if (region := reader(text, given, parameter, inner)) is not None:
            return region
    return None


def _off(text: str, given: str, parameter: str, read: Read) -> Found:
    """ "off the coast of Chile", "the Pacific 200 km off Peru"."""
    found = OFFSHORE.match(text)
    if not found:
        return None
    base, name = read(found["name"]).region, found["name"]
    if found["way"] and base.rings:
        base = _half(base, bearing_of(found["way"]))
    reach = _stated(found, given, parameter) or OFF_KM
    region = shapes.offshore(given, base, reach)
    if found["sea"]:
        region = shapes.overlap(given, _sea(found["sea"], given, parameter, read), region)
    where = f"the {_quarter(bearing_of(found['way']))} of {_the(name)}" if found["way"] else _the(name)
    return region, f"the {_named_sea(found['sea'])} within {reach:,.0f} km of {where}"


def _side(text: str, given: str, parameter: str, read: Read) -> Found:
    """ "north of Karachi", "100 km south of Paris", "the Atlantic east of Newfoundland"."""
    found = SIDE.match(text)
    if not found:
        return None
    base, bearing = read(found["name"]).region, bearing_of(found["way"])
    way, name = way_words(bearing), _the(found["name"])
    if far := _stated(found, given, parameter):
        region: Region = sides.beside(given, base, bearing, far)
        what = f"what lies {far:,.0f} km {way} of {name}"
    else:
        reach = BESIDE_AT_SEA_KM if found["sea"] else BESIDE_AREA_KM if base.rings else BESIDE_TOWN_KM
        region = sides.side_of(given, base, bearing, reach)
        what = f"what lies {way} of {name}, out to {reach:,.0f} km"
    if found["sea"]:
        sea = _sea(found["sea"], given, parameter, read)
        region = shapes.overlap(given, sea, region)
        what = f"the part of {_the(sea.name)} that lies {way} of {name}"
    return region, what


def _coast(text: str, given: str, parameter: str, read: Read) -> Found:
    """ "the west coast of Africa", "the California coast"."""
    found = COAST.match(text)
    if not found:
        return None
    base, name = read(found["name"] or found["other"]).region, found["name"] or found["other"]
    if found["way"] and base.rings:
        base = _half(base, bearing_of(found["way"]))
    lines = shapes.coast(base)
    if not lines:
        raise InputError(
            parameter, given, f"{name} itself, or the sea there", "names a coast where none is known"
        )
    of = f"the {_quarter(bearing_of(found['way']))} of {_the(name)}" if found["way"] else _the(name)
    return Region(given, lines), f"the coast of {of}"


def _part(text: str, given: str, parameter: str, read: Read) -> Found:
    """ "southern Italy", "central Brazil", "the north of France"."""
    found = PART.match(text) or PART_BEHIND.match(text)
    return _piece(found, given, parameter, read) if found else None


def _piece(found: re.Match[str], given: str, parameter: str, read: Read) -> Found:
    base, name = read(found["name"]).region, found["name"]
    if not base.rings:
        allowed = f"{name} itself, or a point as latitude,longitude"
        raise InputError(parameter, given, allowed, "names a part of what has no area here")
    if not found["way"]:
        axes = [(0, 0.25, 0.75), (1, 0.25, 0.75)]
        return sides.part_of(given, base, axes), f"the middle half of {_the(name)} each way"
    bearing = bearing_of(found["way"])
    return _half(base, bearing, given), f"the {_quarter(bearing)} of {_the(name)}, cut through its middle"


def _half(base: Region, bearing_deg: float, name: str | None = None) -> Region:
    """The half, or for a bearing between the four the quarter, that lies in a direction."""
    axes = []
    if bearing_deg % 180 != 90:
        axes.append((0, 0.5, 1.0) if bearing_deg < 90 or bearing_deg > 270 else (0, 0.0, 0.5))
    if bearing_deg % 180 != 0:
        axes.append((1, 0.5, 1.0) if bearing_deg < 180 else (1, 0.0, 0.5))
    return sides.part_of(name or base.name, base, axes)


def _quarter(bearing_deg: float) -> str:
    return f"{way_words(bearing_deg)}ern {'half' if bearing_deg % 90 == 0 else 'quarter'}"


def _between(text: str, given: str, parameter: str, read: Read) -> Found:
    """ "between Multan and Bikaner": the line between them; of two countries that touch, their border."""
    found = BETWEEN.match(text)
    if not found:
        return None
    if border := try_border(f"{found['one']} and {found['name']}"):
        return border, f"the {border.name}"
    first, second = read(found["one"]), read(found["name"])
    region = sides.line_between(given, first.region, second.region)
    return region, f"the line between {_the(found['one'])} and {_the(found['name'])}"


def _stretch(text: str, given: str, parameter: str, read: Read) -> Found:
    """ "from Denmark over Germany to Poland": the places and the straight way between them."""
    found = STRETCH.match(text)
    if not found:
        return None
    names = [part for part in STEPS.split(found["rest"] or found["plain"]) if part]
    try:
        places = [read(name).region for name in names]
    except InputError:
        if found["rest"]:
            raise
        return None
    ways = [sides.line_between(given, a, b) for a, b in pairwise(places)]
    region = shapes.any_of(given, [*places, *ways])
    return region, f"{', '.join(_the(name) for name in names)} and the straight way between them"


def _together(text: str, given: str, parameter: str, read: Read) -> Found:
    """ "Manitoba and Saskatchewan", where they aren't two countries with a border."""
    names = [part for part in BOTH.split(text) if part]
    if not 2 <= len(names) <= 4 or try_border(text, refuse=(given, parameter)) is not None:
        return None
    try:
        places = [read(name).region for name in names]
    except InputError:
        return None
    return shapes.any_of(given, places), f"{' and '.join(_the(name) for name in names)} together"


def _sea(name: str, given: str, parameter: str, read: Read) -> Region:
    region = read(name).region
    if not region.rings:
        rest = given[given.find(name) + len(name) :].strip(" ,") or given
        allowed = f"the rest alone ({rest}), or {name} alone"
        raise InputError(
            parameter, given, allowed, f"names {name!r} as a sea or an area, which it isn't here"
        )
    return region


def _named_sea(name: str | None) -> str:
    return bare_name(name) if name else "sea"


def _stated(found: re.Match[str], given: str, parameter: str) -> float | None:
    if not found["far"]:
        return None
    km = kilometres(found["far"], found["unit"])
    if not 1 <= km <= MOST_KM:
        raise InputError(parameter, given, f"a distance from 1 to {MOST_KM:,.0f} km", f"states {km:,.0f} km")
    return km


def _the(name: str) -> str:
    return name.strip()
