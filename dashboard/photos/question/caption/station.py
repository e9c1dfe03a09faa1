"""Height, ships, people and whose words a caption is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dashboard.errors import InputError
from dashboard.photos.question.caption.clue import ReadClue, clue_at, sentence_around
from dashboard.photos.question.from_form import read_altitude, read_ship
from dashboard.photos.question.names import people_named
from dashboard.station.catalogue import load_station

_HEIGHT = re.compile(
    r"(?<![\dx×]\s)(?<!\d)(?P<number>[2-5]\d\d(?:\.\d)?)(?:-|\s*)(?:statute\s+)?(?P<unit>miles?|mi\b|kilomet\w+|km)",
    re.IGNORECASE,
)
_HEIGHT_AFTER = re.compile(
    r"^[^.;!?\n]{0,45}?\b(?:above|over|high|up|in altitude|overhead|altitude|aloft)\b", re.IGNORECASE
)
_HEIGHT_BEFORE = re.compile(
    r"(?:altitude|height|orbit(?:ed|ing|s)?|flying|flew|soar\w*)\b[^.;!?\n]{0,25}$", re.IGNORECASE
)
_AWAY = re.compile(
    r"^\s*(?:\(.{0,30}?\)\s*)?(?:off|north|south|east|west|from|away|wide|long|across|apart|per|by)\b",
    re.IGNORECASE,
)
# A ship of which this is said isn't, or isn't surely, in its place yet or any more.
_COMING = re.compile(
    r"\b(?:approach\w*|arriv(?:es|ing)|launch(?:es|ing)?|lift\w*|rendezvous\w*|scheduled|depart\w*|undock\w*|"
    r"nears|nearing|leav(?:es|ing)|will|before docking|prepares? to dock|splash\w*|moments? before|"
    r"released)\b",
    re.IGNORECASE,
)
_NAME = r"[A-ZÀ-Þ][\w’'.-]+"
_PEOPLE = re.compile(rf"\b{_NAME}(?:\s+(?:“[^”]+”|\"[^\"]+\"|{_NAME})){{1,2}}")
_SURNAME = re.compile(
    r"\b(?:[Aa]stronauts?|[Cc]osmonauts?|[Ff]light [Ee]ngineers?|[Cc]ommander)\s+(?P<name>" + _NAME + r")"
)
_POSTED = re.compile(
    r"\b(?:(?:posted|shared|tweeted|wrote|says?)\s+(?:it\s+|this\s+)?"
    r"(?:on|via|to)\s+(?:X|Twitter|Instagram|social media)|"
    r"in a (?:post|tweet)|posted by (?:astronaut|the crew))\b",
    re.IGNORECASE,
)
_PRESS = re.compile(r"\b(?:space photo of the day|Space\.com|UPI|Reuters|CNN|BBC|PetaPixel)\b", re.IGNORECASE)
_NASA = re.compile(
    r"\b(?:iss\d{3}e\d{5,7}|ISS\d{3}-E-\d+|(?:image |photo )?credit:?\s+NASA|NASA ID)\b", re.IGNORECASE
)
_PORT = re.compile(
    r"\b(?:at|to|on|from|of)\s+(?:the\s+)?(?P<port>(?:(?:station|space station)['’]s\s+)?"
    r"(?:Harmony|Unity|Zvezda|Poisk|Rassvet|Prichal|Nauka|Zarya|Node\s?[12])(?:\s+module)?(?:['’]s)?"
    r"(?:\s+(?:module['’]s\s+)?[\w-]+(?:\s+port)?)?|(?:Earth-facing|forward|space-facing|zenith|nadir|aft|rear)\s+port\s+of\s+"
    r"(?:the\s+)?(?:Harmony|Unity|Zvezda|Poisk|Rassvet|Prichal|Nauka)(?:\s+module)?)",
)
_DIRECTIONS = ("earth-facing", "forward", "space-facing", "zenith", "nadir", "aft", "rear")


def read_height(text: str) -> Iterator[ReadClue]:
    """The station's height, once."""
    for match in _HEIGHT.finditer(text):
        after, before = text[match.end() :], text[: match.start()]
        if re.search(r"\bx\s*$", before) or re.match(r"\s*(?:x|by)\s*\d", after) or _AWAY.match(after):
            continue
        if not (_HEIGHT_AFTER.match(after) or _HEIGHT_BEFORE.search(before)):
            continue
        unit = "mi" if match["unit"].lower().startswith("mi") else "km"
        value = f"{match['number']} {unit}"
        try:
            read_altitude(value)
        except InputError:
            continue
        yield clue_at("altitude", value, text, *match.span())
        return


def read_people(text: str) -> Iterator[ReadClue]:
    """Everybody named who was ever aboard; a surname alone where a title stands before it."""
    seen: set[str] = set()
    for match in [*_PEOPLE.finditer(text), *_SURNAME.finditer(text)]:
        group = "name" if "name" in match.groupdict() else 0
        start, words = match.start(group), match[group].rstrip(".,’'")
        words = re.sub(r"['’]s$", "", words)
        parts = list(re.finditer(r"\S+", words))
        tries = [(i, j) for i in range(len(parts)) for j in range(len(parts), i, -1) if group or j - i > 1]
        for i, j in tries:
            piece = words[parts[i].start() : parts[j - 1].end()]
            found = people_named(piece)
            if len(found) == 1 and found[0] not in seen:
                seen.add(found[0])
                at = start + parts[i].start()
                yield clue_at("aboard", found[0], text, at, at + len(piece))
                break


def read_ships(text: str) -> Iterator[ReadClue]:
    """Ships that are said to be there, with their port where it is said."""
    taken: list[tuple[int, int]] = []
    seen: set[str] = set()
    named: set[str] = set()
    for match in _ships().finditer(text):
        start, stop = match.span()
        if any(a < stop and start < b for a, b in taken):
            continue
        taken.append((start, stop))
        around = sentence_around(text, start, stop)
        if _COMING.search(around):
            continue
        try:
            ship = read_ship(match[0])
        except InputError:
            continue
        if set(ship.visits) & named:  # its class said again
            continue
        rest = text[stop : stop + 110]
        port = _PORT.search(rest.split(". ")[0])
        value = match[0] if ship.visits else ship.visit
        if port and (where := _port(port["port"], ship.visit if not ship.visits else None)):
            value += f"@{where}"
        if ship.visit not in seen:
            seen.add(ship.visit)
            named.update(() if ship.visits else (ship.visit,))
            yield clue_at("docked", value, text, start, stop)


def read_whose(text: str) -> Iterator[ReadClue]:
    """Whose words the caption is, where it says so."""
    for value, pattern in (("crew", _POSTED), ("press", _PRESS), ("nasa", _NASA)):
        if match := pattern.search(text):
            yield clue_at("by", value, text, *match.span())
            return


def _port(words: str, visit: str | None) -> str | None:
    """A port's id; of a module alone the port of it where the ship was."""
    plain = words.casefold().replace("’", "'")
    module = next(
        name for name in _modules() if name in plain.replace("node 1", "unity").replace("node 2", "harmony")
    )
    sides = {"earth-facing": "nadir", "space-facing": "zenith", "rear": "aft", "front": "forward"}
    side = next((sides.get(one, one) for one in _DIRECTIONS if one in plain), None)
    ports = load_station().ports_by_id
    if side is not None:
        return f"{module}-{side}" if f"{module}-{side}" in ports else None
    if visit is None:
        return None
    places = {stay.place for stay in load_station().visit(visit).attachments if stay.place.startswith(module)}
    return places.pop() if len(places) == 1 else None


def _modules() -> tuple[str, ...]:
    return ("harmony", "unity", "zvezda", "poisk", "rassvet", "prichal", "nauka", "zarya")


@lru_cache(maxsize=1)
def _ships() -> re.Pattern[str]:
    """Every ship's names, then the classes of ships; the longest first."""
    names = {
        name for v in load_station().visits for name in (v.name, *v.aliases) if re.search(r"\d|Dragon", name)
    }
    listed = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True))
    craft = r"(?:\s+(?:cargo|resupply|crew))?(?:\s+(?:craft|spacecraft|ship|capsule|freighter))?"
    kinds = (
        rf"(?:SpaceX\s+)?(?:Crew\s+Dragon|[Cc]argo\s+Dragon|Dragon){craft}|Cygnus\s+XL{craft}|"
        rf"(?:Northrop\s+Grumman(?:['’]s)?\s+)?Cygnus{craft}|Soyuz{craft}|Progress\s+(?:cargo|resupply)\s+\w+|"
        rf"HTV-X{craft}|SpaceX(?:['’]s)?\s+(?:cargo|resupply)\s+(?:craft|ship|spacecraft)|Starliner{craft}"
    )
    return re.compile(rf"(?<![\w-])(?:{listed}|{kinds})(?![\w-])")
