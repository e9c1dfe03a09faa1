"""From the parts of a written time to the instant meant, or to a sentence why there is none."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from dashboard.time_forms import match, plain

FIRST_YEAR, LAST_YEAR = 1900, 2200
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
_NAMED_MONTHS = calendar.month_name[1:]
_NAMED_DAYS = calendar.day_name
# Places whose clocks this product prints, minutes ahead of UTC; none of them has had summer time since 2010.
_PLACES = {"INDIA": 330, "PAKISTAN": 300, "PKT": 300}
_PLACES_FROM = 2010
_FURTHEST_MIN = 14 * 60


class NotATime(ValueError):  # noqa: N818 - read as a sentence
    """A text that is no time; the message completes the sentence that begins with the text."""


def read(text: str) -> datetime:
    """The instant (UTC, to the microsecond) that a text names. Raises :class:`NotATime`.

    A clock without a zone is UTC, a date without a clock its first instant, 24:00 the next day's.
    """
    known = plain(text)
    parts = match(known) if known is not None else None
    if parts is None:
        raise NotATime("is not a time")
    if "no_day" in parts:
        raise NotATime("names no day")
    day = _day(parts)
    if "weekday" in parts and parts["weekday"] != _WEEKDAYS[day.weekday()]:
        raise NotATime(f"names another weekday: {_said(day)} is a {_NAMED_DAYS[day.weekday()]}")
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    instant = midnight + _since_midnight(parts) - _ahead(parts, day.year)
    if not FIRST_YEAR <= instant.year <= LAST_YEAR:
        raise NotATime(f"is outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return instant


def precision(text: str) -> Literal["day", "hour", "minute", "second"] | None:
    """How much of a time was written; None where :func:`read` would not know its form."""
    parts = match(plain(text) or "")
    if parts is None or "no_day" in parts:
        return None
    if "second" in parts or "minute_fraction" in parts:
        return "second"
    return "minute" if "minute" in parts else "hour" if "hour" in parts else "day"


def _said(day: date) -> str:
    return f"{day.day} {_NAMED_MONTHS[day.month - 1]} {day.year}"


def _day(parts: dict[str, str]) -> date:
    if "year" not in parts:
        raise NotATime("has no year" if "name" in parts else "has no date")
    year = int(parts["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotATime(f"is outside the years {FIRST_YEAR} to {LAST_YEAR}")
    if "yearday" in parts:
        return _day_of_year(year, int(parts["yearday"]))
    if "week" in parts:
        return _day_of_week(year, int(parts["week"]), int(parts["weekday_number"]))
    if "first" in parts:
        return _day_or_month_first(year, int(parts["first"]), int(parts["other"]))
    month = _MONTHS.index(parts["name"][:3]) + 1 if "name" in parts else int(parts["month"])
    return _day_of_month(year, month, int(parts["day"]))


def _day_of_month(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise NotATime(f"names a day that does not exist: there is no month {month}")
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise NotATime(f"names a day that does not exist: {_NAMED_MONTHS[month - 1]} {year} has {days} days")
    return date(year, month, day)


def _day_of_year(year: int, number: int) -> date:
    days = 366 if calendar.isleap(year) else 365
    if not 1 <= number <= days:
        raise NotATime(f"names a day that does not exist: {year} has {days} days")
    return date(year, 1, 1) + timedelta(days=number - 1)


def _day_of_week(year: int, week: int, number: int) -> date:
    weeks = date(year, 12, 28).isocalendar().week  # that day is always in the last week
    if not 1 <= week <= weeks:
        raise NotATime(f"names a week that does not exist: {year} has {weeks} weeks")
    if not 1 <= number <= 7:
        raise NotATime("names a day that does not exist: the days of a week are 1 to 7")
    return date.fromisocalendar(year, week, number)


def _day_or_month_first(year: int, first: int, other: int) -> date:
    """``19/02/2026`` or ``02/19/2026``, but not ``02/03/2026``, which is written for either."""
    if first <= 12 and other <= 12 and first != other:
        day_first = f"{first} {_NAMED_MONTHS[other - 1]}" if other >= 1 else ""
        month_first = f"{other} {_NAMED_MONTHS[first - 1]}" if first >= 1 else ""
        if day_first and month_first:
            raise NotATime(f"can be {day_first} or {month_first} {year}: write the year first")
    return _day_of_month(year, other, first) if other <= 12 else _day_of_month(year, first, other)


def _since_midnight(parts: dict[str, str]) -> timedelta:
    if "hour_fraction" in parts:
        raise NotATime("has decimals after the hour, which can be meant as minutes: write 21:30")
    hour, minute, second = (int(parts.get(name, 0)) for name in ("hour", "minute", "second"))
    if "half" in parts:
        if not 1 <= hour <= 12:
            raise NotATime("has no such clock time: with am or pm, hours run from 1 to 12")
        hour = hour % 12 + (12 if parts["half"] == "P" else 0)
    if second == 60:
        raise NotATime(
            "has a second 60; leap seconds are not counted here: write 59, or 0 of the next minute"
        )
    micro = _micro(parts.get("fraction", ""), 1) + _micro(parts.get("minute_fraction", ""), 60)
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and (minute or second or micro)):
        raise NotATime(
            "has no such clock time: hours run to 23 (24:00 ends a day), minutes and seconds to 59"
        )
    return timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro)


def _micro(digits: str, seconds: int) -> int:
    """Microseconds of a decimal fraction of ``seconds``, rounded half up."""
    return (int((digits + "0" * 8)[:8]) * seconds + 50) // 100 if digits else 0


def _ahead(parts: dict[str, str], year: int) -> timedelta:
    if "zone" in parts or ("place" in parts and year < _PLACES_FROM):
        name = parts.get("zone") or parts["place"]
        raise NotATime(f"has a time zone by name, {name}: write its offset from UTC, such as +05:30")
    if "place" in parts:
        return timedelta(minutes=_PLACES[parts["place"]])
    if "blank" in parts and "blank_min" not in parts and "second" not in parts:
        raise NotATime("is not a time")
    sign = -1 if parts.get("sign") == "-" else 1
    hours = int(parts.get("ahead") or parts.get("blank") or 0)
    minutes = int(parts.get("ahead_min") or parts.get("blank_min") or 0)
    if minutes > 59 or hours * 60 + minutes > _FURTHEST_MIN:
        raise NotATime("has an offset that no clock has: they go to 14 hours from UTC")
    return timedelta(minutes=sign * (hours * 60 + minutes))
