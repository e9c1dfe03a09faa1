"""One reader of places: what a form, a query, the command line or a photograph's file calls a place.

A city, with its country or state or without; a country or a state; a border; a sea, an island, a desert, a
range, a river; coordinates. Of several bearers of a name the best known is taken and the others are named.
What can't be read for certain raises :class:`InputError` with what to write instead.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dashboard.errors import InputError
from dashboard.geo.bearers import Named, country_bearer, named, qualifiers, subdivisions_named
from dashboard.geo.coordinates import looks_like_coordinates, read_coordinates
from dashboard.geo.countries import FORMER, codes_of_three, country_names, read_country
from dashboard.geo.fold import fold
from dashboard.geo.offers import nearest_names
from dashboard.geo.place import Place
from dashboard.geo.placeborders import read_border_words, try_border
from dashboard.geo.regions import point_region
from dashboard.geo.relations import read_relation
from dashboard.geo.where import Where, lying_in, where_of
from dashboard.geo.wording import bare_name, is_direction

ALLOWED_PLACE = (
    "a city (Lahore, or Lahore, Pakistan), a country or state (Japan, Texas), a border (France-Spain), "
    "a sea, island, desert, range or river (Red Sea), or latitude,longitude"
)
_MOST_OTHERS = 4
_ABOUT_AS_LARGE = 0.6  # a province weighs a sixth of its people
_WORTH_SAYING = 0.3  # of the taken one's weight, for bearers by a distant other name


@lru_cache(maxsize=64)
def read_place(text: str, parameter: str = "place") -> Place:
    """The place that a text names. Raises :class:`InputError`."""
    given = text.strip().strip("\"“”'").strip()
    if not fold(given):
        raise InputError(parameter, text, ALLOWED_PLACE, "names no place")
    if looks_like_coordinates(given) or given.lower().startswith("geo:"):
        return Place(point_region(*read_coordinates(given, parameter)))
    if (bare := bare_name(given)) != given and looks_like_coordinates(bare):  # "above 12.5, 40"
        return Place(point_region(*read_coordinates(bare, parameter)))
    kind, colon, rest = given.partition(":")
    if colon or given.lower() == "india-pakistan-border":
        return _of_kind(kind.strip().lower(), rest.strip(), given, parameter)
    bare = bare_name(given)
    if place := _plainly(bare, given, parameter):
        return place
    for found in (_by_letters, _qualified, _bordered, _by_last_words, _of_a_kind):
        if place := found(bare, given, parameter):
            return place
    if related := read_relation(bare, given, parameter, lambda name: read_place(name, parameter)):
        region, what = related
        return Place(region, note=f"“{given}” is taken as {what}.")
    raise _unknown(given, parameter)


def read_border(text: str, parameter: str = "border") -> Place:
    """A border, by its two countries' names or codes. Raises :class:`InputError`."""
    return Place(read_border_words(bare_name(text.strip()), text, parameter))


def _of_kind(kind: str, rest: str, given: str, parameter: str) -> Place:
    if kind in ("border", "india-pakistan-border"):
        return Place(read_border_words(rest or "IN-PK", given, parameter))
    if kind == "country":
        codes = read_country(rest)
        if not codes or codes[0] in FORMER:
            allowed = "a country by its name or ISO 3166 code, such as country:JP or country:Japan"
            raise InputError(parameter, given, allowed, "is no region known here")
        return _taken([country_bearer(code) for code in codes], rest, parameter)
    if kind in ("city", "state"):
        if place := _qualified(rest, given, parameter, kind) or _plainly(rest, given, parameter, kind):
            return place
        raise _unknown(given, parameter)
    allowed = "border:XX-YY, country:XX, state:NAME or city:NAME, or the name alone"
    raise InputError(parameter, given, allowed, "is no region known here")


def _plainly(text: str, given: str, parameter: str, kind: str | None = None) -> Place | None:
    """The whole text as one name."""
    found = [one for one in named(text) if kind in (None, one.kind)]
    if fold(text) in codes_of_three() and not any(one.plainly for one in found):
        return None
    return _taken(found, given, parameter) if found else None


def _by_letters(text: str, given: str, parameter: str) -> Place | None:
    """ISO 3166's two or three letters, where they can't be a state's."""
    wanted = fold(text)
    if three := codes_of_three().get(wanted):
        return _taken([country_bearer(three)], given, parameter)
    if len(wanted) != 2 or wanted.upper() not in country_names():
        return None
    country = country_names()[wanted.upper()]
    if states := subdivisions_named(wanted):
        choices = " or ".join(dict.fromkeys([country, *(one.name for one in states)]))
        raise InputError(parameter, given, f"the name: {choices}", "is the code of more than one place")
    return _taken([country_bearer(wanted.upper())], given, parameter)


def _qualified(text: str, given: str, parameter: str, kind: str | None = None) -> Place | None:
    """A name with its country, state, island or sea behind a comma or in brackets."""
    head, *behind = [part.strip() for part in re.split(r"(?:,(?!\d{3}\b)|[()])", text) if part.strip()] or [
        ""
    ]
    if not behind:
        return None
    wheres = [where_of(part, lambda name: read_place(name, parameter).region) for part in behind]
    bearers = [one for one in named(head) if kind in (None, one.kind)]
    if None in wheres:
        if (border := try_border(text)) is not None:
            return Place(border)
        unknown = behind[wheres.index(None)]
        alone = f"{bearers[0].label} alone, or " if bearers else ""
        allowed = f"{alone}a country or state behind the comma, such as Houston, Texas or Lahore, Pakistan"
        raise InputError(parameter, given, allowed, f"names no country or state with {unknown!r}")
    if found := lying_in([one for one in bearers if one.kind != "country"], [w for w in wheres if w]):
        return _taken(found, given, parameter)
    if (border := try_border(text)) is not None:
        return Place(border)
    offered = [one.label for one in bearers][:3] or nearest_names(head) or [ALLOWED_PLACE]
    raise InputError(parameter, given, "; ".join(offered), f"is no place known in {', '.join(behind)}")


def _bordered(text: str, given: str, parameter: str) -> Place | None:
    """Two countries with a dash, a stroke or "and" between them, or the word border."""
    if re.search(r"\bborder\b", text, re.IGNORECASE):
        return Place(read_border_words(text, given, parameter))
    border = try_border(text, refuse=(given, parameter))
    return Place(border) if border else None


def _by_last_words(text: str, given: str, parameter: str) -> Place | None:
    """ "Lahore Pakistan": a name and its country without a comma."""
    words = text.split()
    for i in range(1, len(words)):
        where = qualifiers(" ".join(words[i:]))
        if len(fold(words[i])) > 1 and where and not is_direction(" ".join(words[:i])):
            cities_there = [
                one for one in named(" ".join(words[:i])) if one.kind not in ("feature", "country")
            ]
            found = lying_in(cities_there, [Where(where, ())])
            if found:
                return _taken(found, given, parameter)
    return None


def _of_a_kind(text: str, given: str, parameter: str) -> Place | None:
    """ "New York state", "the city of Houston", "the island of Crete"."""
    found = re.fullmatch(r"(?:the )?(\w+) of (?:the )?(.+)|(.+?) (\w+)", text, re.IGNORECASE)
    if not found:
        return None
    kind, name = (found[1] or found[4]).casefold(), found[2] or found[3]
    kinds = {"city": "city", "town": "city", "state": "state", "country": "country", "republic": "country"}
    same = named(name)
    if kind in kinds:
        same = [one for one in same if one.kind == kinds[kind]]
    elif kind in ("region", "area", "province", "coast", "valley"):
        return None
    else:
        same = [one for one in same if one.kind == "feature" and kind in fold(one.label).split()]
    return _taken(same, given, parameter) if same else None


def _taken(found: list[Named], given: str, parameter: str) -> Place:
    """The first of the bearers, with the others that are worth a word."""
    best, *rest = found
    others = [
        one
        for one in rest
        if (one.plainly or one.weight >= _WORTH_SAYING * best.weight) and not _around(one, best)
    ]
    labels = [label for label in dict.fromkeys(one.label for one in others) if label != best.label]
    also = tuple(labels[:_MOST_OTHERS])
    try:
        region = best.region()
    except InputError:  # a country without an outline, and without a capital that is known
        allowed = "; ".join([*labels[:_MOST_OTHERS], "a point there, as latitude,longitude"])
        raise InputError(parameter, given, allowed, f"is {best.label}, which has no outline here") from None
    parts = []
    if also:
        more = f" and {len(labels) - len(also)} more" if len(labels) > len(also) else ""
        parts.append(f"“{given}” is taken as {_said(best)}; also {'; '.join(also)}{more}")
    elif not best.plainly or fold(best.name.partition(",")[0]) != fold(given.partition(",")[0]):
        parts.append(f"“{given}” is taken as {_said(best)}")
    if best.note:
        parts.append(best.note)
    return Place(region, also, ". ".join(parts) + "." if parts else None)


def _around(one: Named, city: Named) -> bool:
    """Whether one is hardly more than a city of its name: Tokyo's prefecture, Delhi's territory."""
    alike = (one.kind, city.kind, one.where[0]) == ("state", "city", city.where[0])
    return alike and one.weight <= _ABOUT_AS_LARGE * city.weight


def _said(one: Named) -> str:
    return {"country": f"{one.name} (the country)"}.get(one.kind, one.label)


def _unknown(given: str, parameter: str) -> InputError:
    if states := subdivisions_named(fold(given)):
        names = " or ".join(f"{one.name} ({country_names()[one.country]})" for one in states)
        return InputError(parameter, given, f"the name: {names}", "is a code")
    near = nearest_names(given)
    allowed = f"{' or '.join(near)}? Or {ALLOWED_PLACE}" if near else ALLOWED_PLACE
    return InputError(parameter, given, allowed, "is no place known here")
