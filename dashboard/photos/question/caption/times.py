"""Days, clocks, light and sunrises in a caption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dashboard.errors import InputError
from dashboard.photos.question.caption.clue import ReadClue, clue_at
from dashboard.photos.question.printed import read_clock

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATES = (
    re.compile(rf"\b{_MONTH}\s+{_DAY}(?:,?\s+(?P<year>(?:19|20)\d\d))?\b", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?(?:\s+(?P<year>(?:19|20)\d\d))?\b", re.IGNORECASE),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b"),
)
_PUBLISHED = re.compile(
    r"(?:publish|posted|released|updated|photo of the day|image of the day|picture of the day|blog)"
    r"[^.;!?\n]{0,40}$",
    re.IGNORECASE,
)
# A date of something else: of a ship's coming and going, of a person's, of what is planned.
_OTHERS = re.compile(
    r"\b(?:arriv|dock|undock|launch|lift|blast|install|berth|captur|releas|depart|schedul|since|until|return|"
    r"land|splash|began|begin|join|reach|set to|targeted|planned|built|moved|relocat|attached)[^,;.]{0,40}$",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"\b(?:tak(?:en|e|ing)|captured? (?:on|this)|photograph\w*|dated|snapped|seen|pictured|shot|imaged)\b"
    r"[^;.]{0,120}$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?P<about>(?:about|around|near|nearly|approximately|roughly|(?:just|shortly) (?:before|after))\s+)?"
    r"(?P<time>\d{1,2}(?::\d{2})?\s*[ap]\.?\s?m\b\.?|\d{1,2}:\d{2}|midnight|noon)"
    r"(?P<zone>\s*(?:\(?(?:UTC|GMT|Z|E[SD]T|C[SD]T|M[SD]T|P[SD]T|CET|CEST|MSK|JST|Eastern|Moscow)\b\)?))?",
    re.IGNORECASE,
)
_NIGHT = re.compile(
    r"\b(?:at night|by night|night[- ]?time|(?:middle|dead) of the night|nocturnal|"
    r"night|city lights|lights of|aurora\w*|airglow|star trails?|starry|stars|milky way|moonlit|"
    r"long[- ]exposure|lightning|sprites?|gigantic jet|bioluminescen\w+|fishing boats)\b",
    re.IGNORECASE,
)
_DAYLIGHT = re.compile(
    r"\b(?:day(?:time|light)|by day|in the (?:morning|afternoon)|midday|sun ?glint|sunlit)\b", re.IGNORECASE
)
_SUN = re.compile(r"\b(?:orbital\s+)?(?P<event>sunrises?|sunsets?)\b", re.IGNORECASE)
_MIDDLE = re.compile(r"\b(?:middle|dead) of the night\b", re.IGNORECASE)
MIDDLE_OF_THE_NIGHT = "21-5"
"""Two hours are one standard deviation about one o'clock: two of them either side."""


def read_times(text: str) -> Iterator[ReadClue]:
    """The day printed, that of publication, the clock, the light, a sunrise or sunset; once each at most."""
    yield from _days(text)
    yield from _clock(text)
    sun = _SUN.search(text)
    if sun:
        yield clue_at("sun", sun["event"].lower().rstrip("s"), text, *sun.span())
    if middle := _MIDDLE.search(text):
        yield clue_at("hours", MIDDLE_OF_THE_NIGHT, text, *middle.span())
    night, day = _NIGHT.search(text), _DAYLIGHT.search(text)
    if night:
        yield clue_at("light", "night", text, *night.span())
    elif day and not sun:
        yield clue_at("light", "day", text, *day.span())


def _days(text: str) -> Iterator[ReadClue]:
    found = sorted((m for pattern in _DATES for m in pattern.finditer(text)), key=lambda m: m.start())
    years = [int(m["year"]) for m in found if m["year"]]
    seen: dict[str, ReadClue] = {}
    for match in found:
        before = text[max(0, match.start() - 160) : match.start()]
        before = re.split(r"(?<=[a-z\d)])[.;!?]\s|\n", before)[-1]
        clue = "published" if _PUBLISHED.search(before) else "dated"
        if clue == "dated" and _OTHERS.search(before) and not _TAKEN.search(before):
            continue
        day = _day(match, years)
        if day is not None and clue not in seen:
            seen[clue] = clue_at(clue, day.isoformat(), text, *match.span())
    yield from seen.values()


def _day(match: re.Match[str], years: list[int]) -> date | None:
    """The date of a match; a year that isn't printed is the only one that the text has."""
    parts = match.groupdict()
    if parts.get("year"):
        year = int(parts["year"])
    elif len(set(years)) == 1:
        year = years[0]
    else:
        return None
    month = int(parts["number"]) if parts.get("number") else _month(parts["month"])
    try:
        return date(year, month, int(parts["day"]))
    except ValueError:
        return None


def _month(word: str) -> int:
    return next((i for i, name in enumerate(_MONTHS, 1) if name.startswith(word.lower()[:3])), 0)


def _clock(text: str) -> Iterator[ReadClue]:
    for match in _CLOCK.finditer(text):
        bare = match["time"][0].isdigit() and not re.search(r"[ap]\.?\s?m", match["time"], re.IGNORECASE)
        local = re.match(r"\s*\(?(?:local|in the (?:morning|evening))", text[match.end() :], re.IGNORECASE)
        if match["zone"] or (bare and not local):
            continue
        value = f"{'about ' if match['about'] else ''}{match['time'].strip().rstrip('.')}"
        value = re.sub(r"([ap])\.?\s?m\b", r"\1.m.", value, flags=re.IGNORECASE)
        try:
            read_clock(value)
        except InputError:
            continue
        start = match.start()
        yield clue_at("clock", value, text, start, start + len(match[0].rstrip()))
        return
