"""A time is read as its writer meant it, in every form this product and others print; or it is refused."""

from __future__ import annotations

import calendar
import contextlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import InputError
from dashboard.instants import format_utc, parse_utc
from dashboard.time_reading import precision

seconds = st.datetimes(datetime(1900, 1, 2), datetime(2200, 12, 30), timezones=st.just(UTC)).map(
    lambda instant: instant.replace(microsecond=0)
)
offsets = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))

PRINTED: dict[str, Callable[[datetime], str]] = {
    "API": format_utc,
    "Python": str,
    "basic": lambda t: f"{t:%Y%m%dT%H%M%SZ}",
    "14 digits": lambda t: f"{t:%Y%m%d%H%M%S}",
    "day of the year": lambda t: f"{t:%Y-%jT%H:%M:%SZ}",
    "week": lambda t: f"{t:%G-W%V-%uT%H:%M:%SZ}",
    "the page's clock": lambda t: f"{t:%-d %b %Y, %H:%M:%S} UTC",
    "the card's": lambda t: f"{t:%-d %B %Y, %H:%M:%S} UTC",
    "a table": lambda t: f"{t:%Y-%m-%d %H:%M:%S}",
    "EXIF": lambda t: f"{t:%Y:%m:%d %H:%M:%S}",
    "mail": format_datetime,
    "date": lambda t: f"{t:%a %b %e %H:%M:%S} UTC {t:%Y}",
    "date, 12 hours": lambda t: f"{t:%a %d %b %Y %I:%M:%S %p} UTC",
    "slashes": lambda t: f"{t:%Y/%m/%d %H:%M:%S}",
    "American words": lambda t: f"{t:%B %-d, %Y at %-I:%M:%S %p}",
}


@pytest.mark.parametrize("form", PRINTED)
@given(seconds)
def test_what_is_printed_is_read_back(form: str, instant: datetime) -> None:
    text = PRINTED[form](instant)
    assert parse_utc(text) == instant
    assert precision(text) == "second"


@pytest.mark.parametrize("form", ["Python", "ISO", "EXIF", "mail"])
@given(seconds, offsets)
def test_an_offset_is_kept(form: str, instant: datetime, offset: timezone) -> None:
    there = instant.astimezone(offset)
    printed = {
        "Python": str(there),
        "ISO": there.isoformat(),
        "EXIF": f"{there:%Y:%m:%d %H:%M:%S}{there.isoformat()[-6:]}",
        "mail": format_datetime(there),
    }
    assert parse_utc(printed[form]) == instant
    # A + in a query arrives as a blank.
    assert parse_utc(printed[form].replace("+", " ")) == instant


@given(seconds, st.integers(0, 999_999))
def test_fractions_are_kept_to_the_microsecond(instant: datetime, micro: int) -> None:
    exact = instant.replace(microsecond=micro)
    assert parse_utc(exact.isoformat()) == exact
    assert parse_utc(f"{exact:%Y:%m:%d %H:%M:%S}.{micro:06d}") == exact


@given(seconds)
def test_decimal_minutes_are_minutes(instant: datetime) -> None:
    tenths = instant.replace(second=instant.second // 6 * 6)
    assert parse_utc(f"{tenths:%Y-%m-%dT%H:%M}.{tenths.second // 6}Z") == tenths


@given(st.integers(1900, 2200), st.integers(0, 99), st.integers(0, 99))
def test_a_day_is_read_only_where_it_exists(year: int, month: int, day: int) -> None:
    text = f"{year}-{month:02d}-{day:02d}"
    days = calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0
    if 1 <= day <= days:
        assert parse_utc(text) == datetime(year, month, day, tzinfo=UTC)
        assert precision(text) == "day"
    else:
        with pytest.raises(InputError, match="does not exist"):
            parse_utc(text)


@given(st.one_of(st.text(max_size=60), st.text(alphabet="0123456789TZ:-+ .,/WFEB", max_size=30)))
def test_any_text_is_a_time_of_these_years_or_refused(text: str) -> None:
    with contextlib.suppress(InputError):
        instant = parse_utc(text)
        assert 1900 <= instant.year <= 2200
        assert parse_utc(format_utc(instant)) == datetime.fromisoformat(format_utc(instant))
