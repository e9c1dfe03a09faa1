"""Stays as intervals: when each switches on and off, and the soft stretches in which it isn't known.

Where a clock time isn't known the true instant lies in a soft interval ``[earliest, latest)``. The
neighbouring facts narrow it: a ship released at 11:05 left its port that day before 11:05.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from dashboard.station.catalogue import Station, load_station
from dashboard.station.models import ARM, Attachment, Visit
from dashboard.station.times import Instant, end_of


@dataclass(frozen=True)
class Boundary:
    """One end of a stay: ``switch`` is where the state changes, between ``earliest`` and ``latest``."""

    instant: Instant
    switch: datetime
    earliest: datetime
    latest: datetime

    def is_soft_at(self, t: datetime) -> bool:
        """Whether it may or may not have happened by ``t``."""
        return self.earliest <= t < self.latest


@dataclass(frozen=True)
class Span:
    """One attachment of one visit with its narrowed ends; ``end`` is ``None`` where none is known."""

    visit: Visit
    number: int
    attachment: Attachment
    start: Boundary
    end: Boundary | None
    confirmed_until: datetime | None

    @property
    def place(self) -> str:
        return self.attachment.place

    @property
    def at_port(self) -> bool:
        return self.place != ARM

    def holds_at(self, t: datetime) -> bool:
        """Whether the state at ``t`` counts it as attached here."""
        return self.start.switch <= t and (self.end is None or t < self.end.switch)

    def possible_at(self, t: datetime) -> bool:
        """Whether it can have been attached here at ``t``."""
        return self.start.earliest <= t and (self.end is None or t < max(self.end.latest, self.end.switch))

    def certain_at(self, t: datetime) -> bool:
        """Whether it certainly was attached here at ``t`` (a known end, or seen there later)."""
        until = self.end.earliest if self.end else self.confirmed_until
        return self.start.latest <= t and until is not None and t < until


def _instants(visit: Visit) -> tuple[list[Instant | None], list[tuple[int, int]]]:
    """The ends of all stays in order, and for each stay which two are its own.

    A ship that is moved has one instant between two stays, one that flies from port to port has two.
    """
    instants: list[Instant | None] = []
    ends = []
    for attachment in visit.attachments:
        before = instants[-1] if instants else None
        if before is None or before.when != attachment.start.when:
            instants.append(attachment.start)
        ends.append((len(instants) - 1, len(instants)))
        instants.append(attachment.end)
    return instants, ends


def _boundaries(visit: Visit, instants: list[Instant | None]) -> list[Boundary | None]:
    """The ends of stays in order, each interval cut by those before and after it."""
    earliest, latest = [], []
    floor = visit.launch.time.earliest_utc
    for instant in instants:
        if instant is not None:
            floor = max(floor, instant.earliest_utc)
        earliest.append(floor)
    ceiling = visit.landed.latest_utc if visit.landed else datetime.max.replace(tzinfo=floor.tzinfo)
    for instant in reversed(instants):
        if instant is not None:
            ceiling = min(ceiling, instant.latest_utc)
        latest.append(ceiling)
    latest.reverse()
    found: list[Boundary | None] = []
    for instant, lower, upper in zip(instants, earliest, latest, strict=True):
        if instant is None:
            found.append(None)
            continue
        taken = instant.taken_as_utc
        inside = lower <= taken <= upper and (instant.exact or taken < upper)
        switch = taken if inside else lower + (upper - lower) / 2
        found.append(Boundary(instant, switch, lower, upper))
    return found


def visit_spans(visit: Visit) -> tuple[Span, ...]:
    """The stays of one visit in order."""
    instants, ends = _instants(visit)
    edges = _boundaries(visit, instants)
    confirmed = visit.last_confirmed_attached
    spans = []
    for number, attachment in enumerate(visit.attachments):
        start, end = (edges[index] for index in ends[number])
        assert start is not None
        until = end_of(confirmed) if confirmed and end is None else None
        spans.append(Span(visit, number, attachment, start, end, until))
    return tuple(spans)


@lru_cache(maxsize=8)
def all_spans(station: Station) -> tuple[Span, ...]:
    """Every stay of every visit, by start; computed once a station."""
    spans = [span for visit in station.visits for span in visit_spans(visit)]
    return tuple(sorted(spans, key=lambda span: (span.start.switch, span.visit.id, span.number)))


@lru_cache(maxsize=8)
def spans_by_visit(station: Station) -> dict[str, tuple[Span, ...]]:
    """The stays of each visit in order, by the visit's id."""
    return {visit.id: visit_spans(visit) for visit in station.visits}


def spans_of(station: Station | None = None) -> tuple[Span, ...]:
    """Every stay by start; ``None`` means the product's own data."""
    return all_spans(station or load_station())


def day_of_stay(since: datetime, t: datetime) -> int:
    """1 on the first 24 hours, 2 on the next: "on day 154"."""
    return (t - since) // timedelta(days=1) + 1
