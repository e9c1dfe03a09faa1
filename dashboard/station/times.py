"""A time as the sources give it: to the second, the minute, the day, or somewhere in a range."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, model_validator

from dashboard.instants import format_utc

Precision = Literal["second", "minute", "day", "range"]
Confidence = Literal["high", "medium-high", "medium", "low-medium", "low"]
SourceKeys = tuple[str, ...]

NOON = time(12, tzinfo=UTC)


def _keep_dates_apart(value: object) -> datetime | date:
    """A TOML date stays a date: pydantic would take it for midnight, an hour nobody gave."""
    if isinstance(value, datetime):
        if value.utcoffset() != timedelta(0):
            raise ValueError("a clock time must be in UTC and say so (end it with Z)")
        return value.astimezone(UTC)
    if isinstance(value, date):
        return value
    raise ValueError("must be a date (2025-11-24) or a time in UTC (2025-11-24T12:00:00Z)")


When = Annotated[datetime | date, PlainValidator(_keep_dates_apart)]


def start_of(when: datetime | date) -> datetime:
    """First instant of a day, or the instant itself; aware, UTC."""
    return when if isinstance(when, datetime) else datetime.combine(when, time(0, tzinfo=UTC))


def end_of(when: datetime | date) -> datetime:
    """First instant after a day, or the instant itself; aware, UTC."""
    return when if isinstance(when, datetime) else start_of(when) + timedelta(days=1)


class Instant(BaseModel):
    """When something happened, no more precisely than it is known.

    ``second`` and ``minute`` have a clock time in ``at``; ``day`` has a date in ``at``; ``range`` lies
    between ``earliest`` and ``latest``, both included. ``taken_as`` is an assumption, not a fact: where
    inside the soft interval the drawing and the state switch (a day's noon unless told otherwise).
    ``about``: the source itself marks the value as doubtful, without saying by how much.
    ``sources`` are keys of the visit's sources; none given means that they all bear it together.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    precision: Precision
    at: When | None = None
    earliest: When | None = None
    latest: When | None = None
    taken_as: When | None = None
    about: bool = False
    confidence: Confidence = "high"
    note: str | None = None
    sources: Annotated[SourceKeys, Field(strict=False)] = ()

    @model_validator(mode="after")
    def _shape_fits_precision(self) -> Self:
        clock = isinstance(self.at, datetime)
        if self.precision in ("second", "minute") and not clock:
            raise ValueError(f"precision '{self.precision}' needs a clock time in 'at'")
        if self.precision == "day" and (self.at is None or clock):
            raise ValueError("precision 'day' needs a date without a clock time in 'at'")
        if self.precision == "range":
            if self.at is not None or self.earliest is None or self.latest is None:
                raise ValueError("precision 'range' needs 'earliest' and 'latest', and no 'at'")
        elif self.earliest is not None or self.latest is not None:
            raise ValueError("'earliest' and 'latest' belong to precision 'range' only")
        if self.earliest_utc > self.latest_utc:
            raise ValueError("'earliest' is after 'latest'")
        if self.taken_as is not None and (clock or not self._holds(self.taken_as)):
            raise ValueError("'taken_as' must lie in the interval in which the time is unknown")
        return self

    def _holds(self, when: datetime | date) -> bool:
        return self.earliest_utc <= start_of(when) and end_of(when) <= self.latest_utc

    @property
    def when(self) -> tuple[object, ...]:
        """The time alone, without what is said of it: equal for one instant, equally known."""
        return (self.precision, self.at, self.earliest, self.latest, self.taken_as)

    @property
    def earliest_utc(self) -> datetime:
        """First instant at which it can have happened."""
        first = self.at if self.precision != "range" else self.earliest
        assert first is not None
        return start_of(first)

    @property
    def latest_utc(self) -> datetime:
        """First instant by which it has certainly happened (equal to the earliest where it is exact)."""
        last = self.at if self.precision != "range" else self.latest
        assert last is not None
        return end_of(last)

    @property
    def taken_as_utc(self) -> datetime:
        """The instant at which drawing and state switch: assumed unless :attr:`exact`."""
        when = self.taken_as or self.at or self.latest
        assert when is not None
        return when if isinstance(when, datetime) else datetime.combine(when, NOON)

    @property
    def exact(self) -> bool:
        """Whether a clock time is known (to the second or the minute)."""
        return self.precision in ("second", "minute")

    @property
    def time_utc(self) -> str:
        """``2025-09-18T14:10:00Z``, or the bare date where no clock time is known."""
        return format_utc(self.taken_as_utc) if self.exact else self.taken_as_utc.date().isoformat()

    @property
    def text(self) -> str:
        """For people: ``2025-09-18 14:10 UTC``, or ``2025-11-24, time not known``, or ``between … and …``."""
        moment = self.taken_as_utc
        about = "about " if self.about else ""
        if self.precision == "second":
            return f"{about}{moment:%Y-%m-%d %H:%M:%S} UTC"
        if self.precision == "minute":
            return f"{about}{moment:%Y-%m-%d %H:%M} UTC"
        if self.precision == "day":
            return f"{about}{moment:%Y-%m-%d}, time not known"
        last = self.latest_utc - timedelta(seconds=1)
        return f"between {self.earliest_utc:%Y-%m-%d} and {last:%Y-%m-%d}"
