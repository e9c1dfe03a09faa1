"""The station's docking events in order: arrivals, moves and departures of ships."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Literal

from dashboard.station.catalogue import Station, load_station
from dashboard.station.models import Visit
from dashboard.station.spans import Span, spans_of
from dashboard.station.times import Instant

Kind = Literal["arrival", "move", "departure"]
VERB = {"docked": "docks at", "berthed": "is berthed at", "held": "is captured by"}


@dataclass(frozen=True)
class Change:
    """One change of what is attached where. ``at``: the state switches; assumed unless ``instant.exact``."""

    at: datetime
    instant: Instant
    kind: Kind
    visit: Visit
    place: str
    sentence: str


def _changes_of(span: Span, station: Station) -> list[Change]:
    visit, where = span.visit, station.place_name(span.place)
    kind: Kind = "move" if span.number else "arrival"
    stays = visit.attachments
    verb = VERB[span.attachment.method]
    if span.number and span.attachment.method == "held":
        verb = f"leaves {station.place_name(stays[span.number - 1].place)} and is held by"
    found = [
        Change(
            span.start.switch,
            span.start.instant,
            kind,
            visit,
            span.place,
            f"{visit.full_name} {verb} {where}",
        )
    ]
    following = stays[span.number + 1] if span.number + 1 < len(stays) else None
    if span.end and following and span.end.instant.when != following.start.when:
        sentence = f"{visit.full_name} leaves {where} to fly to {station.place_name(following.place)}"
        if following.place == span.place:
            sentence = f"{visit.full_name} leaves {where}, to come back"
        found.append(Change(span.end.switch, span.end.instant, "move", visit, span.place, sentence))
    if span.end and following is None:
        released = "is released by" if span.attachment.method == "held" else "leaves"
        sentence = f"{visit.full_name} {released} {where}"
        found.append(Change(span.end.switch, span.end.instant, "departure", visit, span.place, sentence))
    return found


def all_changes(station: Station | None = None) -> tuple[Change, ...]:
    """Every change, in time order."""
    return _order(station or load_station())


@lru_cache(maxsize=8)
def _order(station: Station) -> tuple[Change, ...]:
    found = [change for span in spans_of(station) for change in _changes_of(span, station)]
    return tuple(sorted(found, key=lambda change: (change.at, change.visit.id)))


def next_change(t: datetime, station: Station | None = None) -> Change | None:
    """The first change after ``t``; ``None`` where no later one is known."""
    changes = all_changes(station)
    index = bisect_right(changes, t, key=lambda change: change.at)
    return changes[index] if index < len(changes) else None


def previous_change(t: datetime, station: Station | None = None) -> Change | None:
    """The last change before ``t``; ``None`` where no earlier one is known."""
    changes = all_changes(station)
    index = bisect_left(changes, t, key=lambda change: change.at)
    return changes[index - 1] if index else None
