"""Words around a place's name - "over", "near the", "off the coast of" -, and the patterns of relations."""

from __future__ import annotations

import re
from typing import Literal

_HEIGHT = r"(?:(?:some|about|around|nearly)\s+)?\d[\d.,]*\s*(?:km|kilomet\w+|mi|miles?)\s+(?:high\s+)?"
_BEFORE = re.compile(
    r"^(?:(?:(?:passing|flying|orbiting|soaring|crossing|seen|as seen|taken|photographed|just|directly|"
    r"almost|right|high|while|from|looking down on|in the skies?|the skies?|in the sky)\s+)*"
    rf"(?:(?:{_HEIGHT})?(?:above|over)|near|nearby|around|at|in|across|close to|beside|by|of|on)|"
    r"(?:the )?(?:city |night )*lights of|(?:crossing|approaching|passing)|"
    r"(?:(?:looking|facing)\s+)?(?:towards?)|looking\s+(?:out\s+)?(?:across|over))\s+(?=\S)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^the\s+(?=\S)", re.IGNORECASE)

_DIRECTIONS = {"north": 0, "east": 90, "south": 180, "west": 270}
_WORD = r"(?:north|south)[- ]?(?:east|west)|north|south|east|west"
_LETTERS = r"(?-i:NE|NW|SE|SW|N\.?|S\.?|E\.?|W\.?)"
_WHICH = rf"(?P<way>{_WORD}|{_LETTERS})"
_FAR = r"(?:(?:some|about|around)\s+)?(?P<far>\d[\d.,]*)\s*(?P<unit>km|kilomet\w+|mi|miles?)\s+"
_SEA = r"(?P<sea>(?!\d|to the\b|just\b|far\b|well\b|some\b|about\b)\S.*?),?\s+"

SIDE = re.compile(
    rf"^(?:{_SEA})?(?:{_FAR}|(?:just|far|well)\s+)?(?:to the\s+)?{_WHICH}(?:ern)?\s+(?:side\s+)?"
    r"(?:of|from)\s+(?P<name>.+)$",
    re.IGNORECASE,
)
OFFSHORE = re.compile(
    rf"^(?:{_SEA})?(?:{_FAR}|(?:just|far|well)\s+)?off(?:shore)?(?:\s+(?:of|from))?\s+(?:the\s+)?"
    rf"(?:(?P<way>{_WORD})(?:ern)?\s+)?(?:(?:coast|shore)(?:s|line)?\s+of\s+)?(?P<name>.+?)"
    r"(?:\s+(?:coast|shore)(?:s|line)?)?$",
    re.IGNORECASE,
)
COAST = re.compile(
    rf"^(?:along\s+)?(?:the\s+)?(?:(?:(?P<way>{_WORD})(?:ern)?\s+)?(?:coast|shore)(?:s|line)?\s+of\s+(?P<name>.+)|"
    r"(?P<other>.+)\s+(?:coast|shore)(?:s|line)?)$",
    re.IGNORECASE,
)
PART = re.compile(
    rf"^(?:{_WHICH}(?:ern)?(?:most)?|(?P<middle>central|mid))[- ]?(?:(?:part|half|end|tip)\s+of\s+|\s+of\s+)?"
    r"\s*(?:the\s+)?(?P<name>(?<=[\s-])\S.*)$",
    re.IGNORECASE,
)
PART_OF = re.compile(
    rf"^(?:(?:over|above|in|across)\s+)?the\s+(?P<way>{_WORD})(?:ern(?:most)?\s+(?:part|half|end|tip))?\s+of\s+"
    r"(?:the\s+)?(?P<name>.+)$",
    re.IGNORECASE,
)
PART_BEHIND = re.compile(
    rf"^(?P<name>.+?)(?:'s|’s)?[,\s]+(?P<way>{_WORD})\s+(?:edge|part|half|end)$", re.IGNORECASE
)
BETWEEN = re.compile(
    r"^(?:somewhere\s+)?(?:in\s+)?between\s+(?P<one>.+)\s+and\s+(?P<name>.+)$", re.IGNORECASE
)
WITHIN = re.compile(
    r"^within\s+(?P<km>\d[\d.,]*\s*(?:km|kilomet\w+|mi|miles?))\s+of\s+(?P<name>.+)$", re.IGNORECASE
)
STRETCH = re.compile(
    r"^from\s+(?P<rest>.+\s(?:to|towards?|into)\s.+)$|^(?P<plain>.+\sto\s.+)$", re.IGNORECASE
)
STEPS = re.compile(r"\s+(?:and on to|to|towards?|into|over|across|via|through)\s+", re.IGNORECASE)
BOTH = re.compile(r"\s*(?:,\s*and\b|\band\b|&|[-–—/;])\s*", re.IGNORECASE)


_ABOVE = re.compile(r"\b(?:above|over|overhead|crossing|passing|orbiting|flying over)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:towards?|looking (?:toward|towards|across|to|out)|facing|ahead|horizon|in the distance|oblique)\b",
    re.IGNORECASE,
)


def wording_of(text: str) -> Literal["above", "of", "ahead"]:
    """How words mean a place: the station was above it, it lies ahead, or the picture is of it.

    An ocean's part that is named by its coast ("the Pacific off Chile") is what the station was above.
    """
    if _AHEAD.search(text):
        return "ahead"
    sea_by_land = OFFSHORE.match(text.strip()) or SIDE.match(text.strip())
    return "above" if _ABOVE.search(text) or sea_by_land else "of"


def is_direction(text: str) -> bool:
    """Whether a text is a direction and nothing else: no town's name, whatever bears it."""
    return re.fullmatch(rf"(?:{_WORD})(?:ern)?|central|mid", text.strip(), re.IGNORECASE) is not None


def bare_name(text: str) -> str:
    """A place's name without the words before it: ``Lahore`` of "flying over Lahore"."""
    return _ARTICLE.sub("", _BEFORE.sub("", text.strip())).strip()


def bearing_of(way: str) -> float:
    """Degrees from north of "north", "south-western" or "SE"."""
    letters = way.replace(".", "")
    if letters.isupper() and len(letters) <= 2:
        names = {"N": "north", "E": "east", "S": "south", "W": "west"}
        found = [_DIRECTIONS[names[letter]] for letter in letters]
    else:
        found = [angle for word, angle in _DIRECTIONS.items() if word in letters.casefold()]
    if len(found) == 1:
        return float(found[0])
    return 315.0 if sorted(found) == [0, 270] else sum(found) / 2


def way_words(bearing_deg: float) -> str:
    """ "north-east" for 45."""
    names = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
    return names[round(bearing_deg / 45) % 8]


def kilometres(number: str, unit: str) -> float:
    """ "1,200" "miles" as kilometres; a comma before three digits parts thousands."""
    plain = re.sub(r",(?=\d{3}\b)", "", number).replace(",", ".").rstrip(".")
    return float(plain) * (1.609344 if unit.casefold().startswith("mi") else 1.0)
