"""The place that a caption names, with the words that say how it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.errors import InputError
from dashboard.geo.places import read_place
from dashboard.photos.question.caption.clue import ReadClue, clue_at

# From the surest to the least: where the station was, what it looked at, where something is.
_MOVES = r"orbit\w*|soar\w*|fl(?:ew|ying|ies)|pass(?:ed|es|ing)?|travel\w*|cross\w*|was|were|station|it"
_LEADS = (
    r"\bfrom\s+(?=[A-Z][^.;!?]*\b(?:to|towards?)\s+(?:the\s+)?[A-Z])",
    r"(?:miles|mi|kilometers|kilometres|km|high|up)\)?\s+(?:above|over)\s+",
    rf"(?:{_MOVES})\s+(?:\w+\s+){{0,2}}?(?:above|over)\s+",
    r"(?:above|over|across)\s+",
    r"(?:lights of|(?:view|image|picture|photo|photograph) of|pictured?|coast of|lights? (?:up|across))\s+",
    r"(?:looking|facing|pointed)\s+(?:\w+\s+)?(?:toward|towards|across)\s+",
    r"(?:^|---?\s+|:\s+|—\s*|(?<=[a-z.\d)])[.!?]\s+|\n)(?=[A-Z])",
    r"\b(?:off|near|in|from|of|at|around|toward|towards)\s+",
)
_STOP = re.compile(
    r"[.;:!?()\n\"“”|]|,\s+(?:and|as|at|on|with|while|when|which|where|during|in\s+this|about)\b|"
    r"\s+(?:as|at|on|while|when|which|where|during|with|is|are|was|were|that|this|just|shortly|before|after|for|by|taken|"
    r"seen|into|below|under|beneath|in\s+the\s+(?:middle|early|background)|in\s+this|streak\w*|glow\w*|shin\w*|"
    r"photographed|pictured|captured|looking|docked|attached)\b",
)
# Names that aren't places here.
_NOT = re.compile(
    r"^(?:the\s+)?(?:Earth|International Space|Space Station|ISS|NASA|Milky|Moon|Sun|Expedition|Canadarm|"
    r"Cupola|"
    r"Station|Harmony|Unity|Zvezda|Poisk|Rassvet|Prichal|Nauka|Zarya|Dragon|Soyuz|Progress|Cygnus|HTV|Crew|SpaceX|"
    r"Northrop|Commander|Flight|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Photo|Image|Credit|Friday|"
    r"Monday|Tuesday|Wednesday|Thursday|Saturday|Sunday|Japan Aerospace|Russia['’]s|Kibo|Columbus|Destiny|"
    r"This|Here|What|When|While|City|Night|An?|Two|Three|Its?|He|She|They|Quest|Starliner|Starlink|Instagram|Twitter|X|UTC|GMT|Roscosmos|JAXA|ESA)\b",
)
_LEAD_WORD = re.compile(
    r"(?:above|over|across|off|near|toward|towards|of|in|from|at|around)\s+$", re.IGNORECASE
)
_MOST_WORDS = 12
_KINDS = "border coast coastline desert delta sea ocean island islands lake river mountains basin gulf strait"


def read_places(text: str) -> Iterator[ReadClue]:
    """The one place that the caption says the station was above, or that its picture is of."""
    for lead in _LEADS:
        for match in re.finditer(lead, text, re.IGNORECASE):
            if found := _named(text, match.end()):
                yield found
                return


def _named(text: str, start: int) -> ReadClue | None:
    """The longest name that begins at ``start`` and is known."""
    end = _STOP.search(text, start)
    phrase = text[start : end.start() if end else len(text)]
    if article := re.match(r"The\s+", phrase):  # a sentence begins with it
        start, phrase = start + article.end(), phrase[article.end() :]
    words = list(re.finditer(r"\S+", phrase))[:_MOST_WORDS]
    if not words or _NOT.match(phrase) or not any(word[0][:1].isupper() for word in words[:6]):
        return None
    before = _lead(text, start)
    for last in range(len(words), 0, -1):
        name = phrase[: words[last - 1].end()].rstrip(" ,'’-–")
        if not _ends_well(name):
            continue
        stop = start + len(name)
        name, said = _known(name, before)
        if not said:
            continue
        value = (
            f"{before} {name}" if before in ("above", "over", "off", "toward", "towards", "from") else name
        )
        begin = start - len(text[:start]) + len(text[:start].rstrip()) - len(before) if before else start
        return clue_at("place", value.replace("\n", " "), text, begin, stop)
    return None


def _known(name: str, before: str) -> tuple[str, str]:
    """The name as the place reader takes it, and the words that it reads; empty where it takes none."""
    for tried in (name, re.sub(r"\s+in\s+(?:the\s+)?", ", ", name)):
        said = f"{before} {tried}" if before in ("off", "near", "from") else tried
        try:
            read_place(said)
        except InputError:
            continue
        return tried, said
    return name, ""


def _lead(text: str, start: int) -> str:
    found = _LEAD_WORD.search(text, 0, start)
    found = re.search(r"(\w+)\s+$", text[:start]) if found is None else found
    word = found[0].strip().casefold() if found else ""
    return word if word in ("above", "over", "off", "toward", "towards", "from", "near") else ""


def _ends_well(name: str) -> bool:
    """Whether the last word can end a place's name: a capital, a number of degrees, a kind of place."""
    last = name.split()[-1]
    return last[:1].isupper() or last.strip(",.").casefold() in _KINDS.split() or last[:1].isdigit()
