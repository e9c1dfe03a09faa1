"""Why a stay may not have been as the state says: one sentence for each of its soft ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dashboard.station.catalogue import Station
from dashboard.station.spans import Span
from dashboard.station.times import Instant


@dataclass(frozen=True)
class Doubts:
    """What to say inside the soft start, inside the soft end, and after the last confirmation."""

    start: str
    end: str | None
    unconfirmed: str | None


def doubts_of(span: Span, station: Station) -> Doubts:
    """The three sentences of a stay; ``None`` where there is no such end."""
    stays, name, where = span.visit.attachments, span.visit.name, station.place_name(span.place)
    if span.number:
        came = f"moved from {station.place_name(stays[span.number - 1].place)} to {where}"
    else:
        came = f"arrived at {where}"
    start = f"{name} {came} {_when(span.start.instant)}."
    if span.end is None:
        confirmed = span.visit.last_confirmed_attached
        return Doubts(start, None, f"Last confirmed attached on {confirmed}; no end found.")
    if span.number + 1 < len(stays):
        left = f"moved from {where} to {station.place_name(stays[span.number + 1].place)}"
    else:
        left = f"left {where}"
    return Doubts(start, f"{name} {left} {_when(span.end.instant)}.", None)


def doubt_at(span: Span, t: datetime, station: Station) -> str | None:
    """The sentence that belongs to ``t``, or ``None`` where nothing is in doubt."""
    doubts = doubts_of(span, station)
    if span.start.is_soft_at(t):
        return doubts.start
    if span.end is not None:
        return doubts.end if span.end.is_soft_at(t) else None
    return doubts.unconfirmed if span.confirmed_until is None or t >= span.confirmed_until else None


def _when(instant: Instant) -> str:
    if instant.precision == "day":
        return f"on {instant.time_utc}; the clock time isn't known"
    if instant.precision == "range":
        return f"{instant.text}; the day isn't known"
    return f"at {instant.text}"
