"""What adds up over time: kilograms delivered, people aboard by agency, stays as pieces of a chart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from dashboard.station.catalogue import Station
from dashboard.station.models import Visit
from dashboard.station.spans import Span, visit_spans

UNKNOWN = "unknown"


@dataclass(frozen=True)
class Delivery:
    """A ship's cargo on its arrival (``at`` is assumed where no clock time is known)."""

    at: datetime
    visit: Visit
    kilograms_by_kind: dict[str, float]

    @property
    def total_kg(self) -> float:
        return sum(self.kilograms_by_kind.values())


@dataclass(frozen=True)
class Piece:
    """A stretch of a stay: ``sure``, or inside a soft end, or after the last confirmation."""

    span: Span
    start: datetime
    stop: datetime
    sure: bool


def deliveries(station: Station) -> list[Delivery]:
    """Every cargo of known mass by arrival; what no kind is known of is ``unknown``."""
    found = []
    for visit in station.visits:
        left = visit.cargo.not_broken_down_kg
        if left is None:
            continue
        masses: Counter[str] = Counter()
        for part in visit.cargo.breakdown:
            masses[part.kind] += part.mass_kg  # type: ignore[assignment]  # Counter counts floats as well
        if left > 0:
            masses[UNKNOWN] += left  # type: ignore[assignment]
        found.append(Delivery(visit_spans(visit)[0].start.switch, visit, dict(masses)))
    return sorted(found, key=lambda delivery: delivery.at)


def headcount(station: Station) -> tuple[list[datetime], dict[str, list[int]]]:
    """Instants at which somebody comes or goes, and from each on the number aboard by agency."""
    comings: list[tuple[datetime, str, int]] = []
    for person in station.people:
        ships = station.visits_by_id
        comings.append((visit_spans(ships[person.came_on])[0].start.switch, person.agency, 1))
        home = visit_spans(ships[person.left_on])[-1].end if person.left_on else None
        if home:
            comings.append((home.switch, person.agency, -1))
    times = sorted({when for when, _, _ in comings})
    agencies = Counter(person.agency for person in station.people)
    counts = {
        agency: [sum(step for when, whose, step in comings if whose == agency and when <= t) for t in times]
        for agency, _ in agencies.most_common()
    }
    return times, counts


def pieces(span: Span, until: datetime) -> list[Piece]:
    """The stay cut into sure and unsure stretches up to ``until`` (the end of the chart)."""
    end = span.end
    sure_from = span.start.latest
    sure_to = end.earliest if end else (span.confirmed_until or sure_from)
    last = end.latest if end else until
    found = []
    if sure_from < sure_to:
        found.append(Piece(span, sure_from, min(sure_to, until), True))
        edges = [(span.start.earliest, sure_from), (sure_to, last)]
    else:
        edges = [(span.start.earliest, last)]
    found += [Piece(span, a, min(b, until), False) for a, b in edges if a < min(b, until)]
    return sorted(found, key=lambda piece: piece.start)
