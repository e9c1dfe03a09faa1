"""Words around a place's name: "over", "near the", "off the coast of"."""

from __future__ import annotations

import re

from dashboard.errors import InputError

_BEFORE = re.compile(
    r"^(?:(?:passing|flying|orbiting|seen|taken|just|directly|almost|right)\s+)*"
    r"(?:over|above|near|around|at|in|from above|across|close to|beside|by|within)\s+(?=\S)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^the\s+(?=\S)", re.IGNORECASE)
_OFFSHORE = re.compile(
    r"^(?:just |far )?(?:off(?:shore)?(?: of| from)?(?: the)?(?: \w+ern)?(?: (?:coasts?|shores?)(?: of)?)?|"
    r"(?:the )?(?:\w+ern )?(?:coasts?|shores?|coastline) of)\s+(?:the )?(?P<name>.+?)(?: coasts?| shores?)?$",
    re.IGNORECASE,
)
_COAST = re.compile(r"^(?:the )?(?P<name>.+) (?:coasts?|shores?|coastline)$", re.IGNORECASE)
_SIDE = re.compile(
    r"^(?:just |far |(?P<km>[\d.,]+)\s*(?:km|mi|miles|kilomet\w+)\s+(?:to the )?)?"
    r"(?:(?:to the )?(?:north|south|east|west)[- ]?(?:east|west)?(?:ern)?(?: \w+)? of|"
    r"between\s+(?P<one>.+)\s+and)\s+(?P<name>.+)$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"^(?:(?:north|south|east|west)[- ]?(?:east|west)?(?:ern)?|central|upper|lower|inner|coastal)\s+"
    r"(?:the )?(?P<name>.+)$",
    re.IGNORECASE,
)


def bare_name(text: str) -> str:
    """A place's name without the words before it: ``Lahore`` of "flying over Lahore"."""
    return _ARTICLE.sub("", _BEFORE.sub("", text.strip())).strip()


def refuse_direction(text: str, parameter: str) -> None:
    """Raise :class:`InputError` for wording that names a place beside the one in it.

    The search knows places and distances from them, not sides: what to write instead is said.
    """
    plain = _ARTICLE.sub("", _BEFORE.sub("", text.strip()))
    if found := _OFFSHORE.match(plain) or _COAST.match(plain):
        name = found["name"]
        allowed = f"{name} itself with a distance (within_km, such as 300), or the sea there by its name"
        raise InputError(parameter, text, allowed, "is a coast, and coasts can't be searched by themselves")
    if (found := _SIDE.match(plain)) and "border" not in plain.casefold():
        name = " or ".join(part for part in (found["one"], found["name"]) if part)
        allowed = f"{name} itself with a distance (within_km, such as 500), or a point as latitude,longitude"
        raise InputError(parameter, text, allowed, "names a side of a place, which can't be searched")


def refuse_part(bare: str, given: str, parameter: str) -> None:
    """Raise :class:`InputError` for a part of a place that has no name of its own: "southern India"."""
    if found := _PART.match(bare):
        allowed = f"{found['name']} itself, a city there, or a point as latitude,longitude"
        raise InputError(parameter, given, allowed, "names a part of a place, which can't be searched")
