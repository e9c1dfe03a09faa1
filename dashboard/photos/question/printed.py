"""Clocks, sunrises and whose words they are, as typed or printed.

What can't be read raises :class:`InputError` under the name of its field.
"""

from __future__ import annotations

import re

from dashboard.errors import InputError
from dashboard.photos.question.question import By, Clock, SunEvent

ALLOWED_CLOCK = "a clock time of the place's zone such as 21:09, 9:09 p.m., about 02:30, noon or midnight"
ALLOWED_SUN = "sunrise or sunset"
ALLOWED_BY = "nasa, press or crew (their own posts)"

# One standard deviation of the true zone time from a clock printed to the half hour, fitted to five; one
# printed to the minute is taken as rounded, no more.
HALF_HOUR_SPREAD_MIN, MINUTE_SPREAD_MIN = 4.2, 1.0

_CLOCK = re.compile(
    r"(?P<about>(?:about|around|near|nearly|just (?:before|after)|shortly (?:before|after)|c\.|~)\s*)?"
    r"(?:(?P<word>noon|midday|midnight)|(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?\s*(?P<half>[ap]\.?\s?m\b\.?)?)"
    r"(?:\s*(?:local time|local))?",
    re.IGNORECASE,
)


def read_clock(text: str) -> Clock:
    """A printed clock. Raises :class:`InputError`."""
    found = _CLOCK.fullmatch(text.strip())
    if not found or (found["hour"] and not found["minute"] and not found["half"]):
        raise InputError("clock", text, ALLOWED_CLOCK, "is no clock time")
    if found["word"]:
        hour, minute = (0 if found["word"].lower() == "midnight" else 12), 0
    else:
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            raise InputError("clock", text, ALLOWED_CLOCK, "is not on the clock")
        hour = hour % 12 + (12 if found["half"].lower().startswith("p") else 0)
    if hour > 23 or minute > 59:
        raise InputError("clock", text, ALLOWED_CLOCK, "is not on the clock")
    loose = bool(found["about"]) or minute % 30 == 0
    return Clock(hour + minute / 60.0, HALF_HOUR_SPREAD_MIN if loose else MINUTE_SPREAD_MIN)


def read_sun(text: str) -> SunEvent:
    """``sunrise`` or ``sunset``. Raises :class:`InputError`."""
    if (word := text.strip().lower()) == "sunrise":
        return "sunrise"
    if word == "sunset":
        return "sunset"
    raise InputError("sun", text, ALLOWED_SUN)


def read_by(text: str) -> By:
    """Whose words a caption is. Raises :class:`InputError`."""
    known: dict[str, By] = {"nasa": "nasa", "press": "press", "crew": "crew"}
    try:
        return known[text.strip().lower()]
    except KeyError:
        raise InputError("by", text, ALLOWED_BY) from None
