"""Times with a precision: what each kind holds, and what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from dashboard.station.times import Instant


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_clock_time_is_its_own_interval() -> None:
    instant = Instant(precision="minute", at=utc("2025-09-18T14:10"))
    assert instant.earliest_utc == instant.latest_utc == instant.taken_as_utc == utc("2025-09-18T14:10")
    assert instant.exact
    assert instant.time_utc == "2025-09-18T14:10:00Z"
    assert instant.text == "2025-09-18 14:10 UTC"


def test_a_day_is_a_whole_day_taken_as_noon_and_prints_no_hour() -> None:
    instant = Instant(precision="day", at=date(2025, 11, 24))
    assert instant.earliest_utc == utc("2025-11-24")
    assert instant.latest_utc == utc("2025-11-25")
    assert instant.taken_as_utc == utc("2025-11-24T12:00")
    assert not instant.exact
    assert instant.time_utc == "2025-11-24"
    assert "12:00" not in instant.text


def test_a_range_holds_its_last_day_to_the_end() -> None:
    instant = Instant(precision="range", earliest=date(2026, 4, 16), latest=date(2026, 4, 23))
    assert instant.earliest_utc == utc("2026-04-16")
    assert instant.latest_utc == utc("2026-04-24")
    assert instant.taken_as_utc == utc("2026-04-23T12:00")
    assert instant.text == "between 2026-04-16 and 2026-04-23"


def test_a_likely_day_inside_the_range_is_where_the_state_switches() -> None:
    instant = Instant(
        precision="range",
        earliest=date(2026, 9, 18),
        latest=date(2026, 9, 24),
        taken_as=date(2026, 9, 19),
    )
    assert instant.taken_as_utc == utc("2026-09-19T12:00")
    assert instant.time_utc == "2026-09-19"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"at": utc("2026-01-01T10:00")}, "precision"),
        ({"precision": "hour", "at": utc("2026-01-01T10:00")}, "'second', 'minute', 'day' or 'range'"),
        ({"precision": "minute", "at": date(2026, 1, 1)}, "needs a clock time"),
        ({"precision": "day", "at": utc("2026-01-01T10:00")}, "without a clock time"),
        ({"precision": "day"}, "needs a date"),
        ({"precision": "range", "earliest": date(2026, 1, 1)}, "'earliest' and 'latest'"),
        ({"precision": "minute", "at": utc("2026-01-01"), "latest": date(2026, 1, 2)}, "'range' only"),
        ({"precision": "range", "earliest": date(2026, 1, 3), "latest": date(2026, 1, 1)}, "after 'latest'"),
        ({"precision": "minute", "at": datetime(2026, 1, 1, 10)}, "in UTC"),
        ({"precision": "day", "at": date(2026, 1, 1), "taken_as": date(2026, 1, 2)}, "must lie in"),
        ({"precision": "day", "at": "2026-01-01"}, "must be a date"),
        ({"precision": "day", "at": date(2026, 1, 1), "hour": 3}, "Extra inputs"),
    ],
)
def test_what_does_not_fit_its_precision_is_refused(fields: dict[str, object], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        Instant.model_validate(fields)
