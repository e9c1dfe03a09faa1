"""The forms in which a time may be written.

A text is matched as a whole against a table of dates, clocks and zones before anything reads it, so that what
is none of them is refused and never read as another time. The browser has the same table
(``assets/app/lib/timeforms.js``); ``tests/vectors/times.json`` holds the two together.
"""

from __future__ import annotations

import re

LONGEST = 80

_GAPS = re.compile("[ \\t\\n\\r\\f\\v\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe63\uff0d]")
_QUOTES = "\"'`\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb"

_YEAR = r"(?P<year>\d{4})"
_MONTH = (
    r"(?P<name>JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEP(?:T|TEMBER)?|"
    r"OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\.?"
)
_DAY = r"(?P<day>\d\d?)(?:ST|ND|RD|TH)?"
_WEEKDAY = re.compile(
    r"(?P<weekday>MON(?:DAY)?|TUE(?:S|SDAY)?|WED(?:NESDAY)?|THU(?:R|RS|RSDAY)?|FRI(?:DAY)?|SAT(?:URDAY)?|"
    r"SUN(?:DAY)?)\.?,? "
)
# Half a day's clock: "9:36 PM", "9:36 p.m.".
_HALF = r"(?: ?(?P<half>[AP])\.?M\.?)?"

# A date and what may stand between it and a clock.
_T = r"(?:T|,? AT |, ?| )"
_DATES = tuple(
    (re.compile(date, re.ASCII), re.compile(between, re.ASCII))
    for date, between in (
        (rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)", _T),
        (rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)", rf"(?:{_T}|(?=\d{{4}}))"),
        (rf"{_YEAR}:(?P<month>\d\d):(?P<day>\d\d)", _T),  # EXIF
        (rf"{_YEAR}/(?!0\d/\d(?!\d))(?P<month>\d\d?)/(?P<day>\d\d?)", _T),
        (rf"{_YEAR}\.(?!0\d\.\d(?!\d))(?P<month>\d\d?)\.(?P<day>\d\d?)", _T),
        (rf"{_YEAR}[-/](?P<yearday>\d{{3}})", _T),
        (rf"{_YEAR}:(?P<yearday>\d{{3}})(?=:)", ":"),  # NASA's
        (rf"{_YEAR}-W(?P<week>\d\d)-(?P<weekday_number>\d)", _T),
        (rf"{_YEAR}W(?P<week>\d\d)(?P<weekday_number>\d)", _T),
        (rf"(?P<first>\d\d?)(?P<mark>[-/.])(?P<other>\d\d?)(?P=mark){_YEAR}", _T),
        (rf"{_DAY}[ -]?{_MONTH}(?:, |[ -])?{_YEAR}", _T),
        (rf"{_MONTH} {_DAY},? {_YEAR}", _T),
        (rf"{_YEAR}[ -]{_MONTH}[ -]{_DAY}", _T),
        (rf"{_DAY} {_MONTH}", _T),  # no year: of use beside a moment only
        (rf"{_MONTH} {_DAY}", _T),
    )
)
_SECONDS = r"(?P<second>\d\d)(?:[.,](?P<fraction>\d+))?"
_ZONE = (
    r"(?P<utc> ?(?:Z|UTC|GMT|UT))"
    r"| ?(?:UTC|GMT|UT)?(?P<sign>[+-])(?P<ahead>\d\d)(?::?(?P<ahead_min>\d\d))?"
    r"| (?P<blank>\d\d)(?::?(?P<blank_min>\d\d))?"  # a + that a query turned into a blank
    r"|,? (?:IN )?(?P<place>INDIA|PAKISTAN|PKT)"
    r"| ?(?P<zone>[A-Z]{1,5})"
)
# What programs put behind an offset: "(Coordinated Universal Time)", "[Asia/Kolkata]".
_REMARK = r"(?: ?\([A-Z .+0-9:-]+\)|\[[A-Z0-9_/+-]+\])?"
_CLOCKS = tuple(
    re.compile(rf"{clock}(?:(?:{_ZONE}){_REMARK})?", re.ASCII)
    for clock in (
        rf"(?P<hour>\d\d?):(?P<minute>\d\d)(?::{_SECONDS}|[.,](?P<minute_fraction>\d+))?{_HALF}",
        rf"(?P<hour>\d\d)(?P<minute>\d\d)(?:{_SECONDS}|[.,](?P<minute_fraction>\d+))?",
        r"(?P<hour>\d\d)(?:[.,](?P<hour_fraction>\d+))?",
        r"(?P<hour>\d\d?) ?(?P<half>[AP])\.?M\.?",
    )
)
_UTC_DAY = re.compile(r" ?(?:Z|UTC|GMT|UT)")
# "Feb 19 21:36:30 UTC 2026", as `date` prints it.
_YEAR_LAST = re.compile(r"([A-Z]{3,9}\.? \d\d?|\d\d? [A-Z]{3,9}\.?),? (\d\d?:.*) (\d{4})", re.ASCII)
_SHORT_OFFSET = re.compile(r"((?:UTC|GMT)[+-])(\d)(?!\d)", re.ASCII)
# "03:06:30 India (20 Feb)", as the page's clock prints it.
_DAY_BEHIND = re.compile(r"(\d.*) \((\d\d? [A-Z]{3,9})\)", re.ASCII)
_NO_DAY = re.compile(rf"\d{{4}}[-/](?:\d\d|W\d\d)|{_MONTH} \d{{4}}", re.ASCII)


def plain(text: str) -> str | None:
    """The text in capitals with plain blanks and hyphens, unquoted; None where other letters remain."""
    if len(text) > 4 * LONGEST:
        return None
    text = _DASHES.sub("-", _UNSEEN.sub("", _GAPS.sub(" ", text)))
    text = text.strip(" " + _QUOTES)
    return text.upper() if text.isascii() and len(text) <= LONGEST else None


def match(text: str) -> dict[str, str] | None:
    """The parts of a whole :func:`plain` text by name, or None where it is none of the forms."""
    weekday = _WEEKDAY.match(text)
    text = text[weekday.end() :] if weekday else text
    text = _SHORT_OFFSET.sub(r"\g<1>0\2", text)
    text = _YEAR_LAST.sub(r"\1 \3 \2", text) if _YEAR_LAST.fullmatch(text) else text
    text = _DAY_BEHIND.sub(r"\2 \1", text) if _DAY_BEHIND.fullmatch(text) else text
    parts = _dated(text) or _clock_alone(text)
    if parts is None:
        return {"no_day": text} if _NO_DAY.fullmatch(text) else None
    return parts | ({"weekday": weekday["weekday"][:3]} if weekday else {})


def _dated(text: str) -> dict[str, str] | None:
    for pattern, between in _DATES:
        date = pattern.match(text)
        if date is None:
            continue
        rest = text[date.end() :]
        if not rest or _UTC_DAY.fullmatch(rest):
            return _named(date)
        gap = between.match(rest)
        clock = _clock(rest[gap.end() :]) if gap else None
        if clock is not None:
            return _named(date) | clock
    return None


def _clock_alone(text: str) -> dict[str, str] | None:
    """A clock that can't be taken for a year or a number: with a colon, with am or pm, or behind a T."""
    if text.startswith("T"):
        return _clock(text[1:])
    return _clock(text) if re.match(r"\d\d?(?::| ?[AP]\.?M)", text) else None


def _clock(text: str) -> dict[str, str] | None:
    found = next(filter(None, (pattern.fullmatch(text) for pattern in _CLOCKS)), None)
    return _named(found) if found else None


def _named(found: re.Match[str]) -> dict[str, str]:
    return {name: part for name, part in found.groupdict().items() if part is not None}
