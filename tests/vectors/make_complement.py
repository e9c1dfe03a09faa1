"""Write ``complement.json``, the station's complement: ``python -m tests.vectors.make_complement``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from dashboard.station.catalogue import load_station
from dashboard.station.complement import attached, coverage, crew, free_ports
from dashboard.station.spans import all_spans
from dashboard.web.page.station_payload import visits_payload
from tests.vectors import write_cases

# The first crew flies its Soyuz to another port, and adapters move; Shuttle, ATV and HTV together; Pirs goes,
# Nauka and Prichal come; ships whose clock times aren't known, and the end of what is.
WINDOWS = (
    ("2001-02-01", "2001-05-01"),
    ("2011-02-20", "2011-03-12"),
    ("2021-07-20", "2021-12-01"),
    ("2026-08-20", "2026-10-20"),
)


def utc(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


def state(t: datetime) -> dict[str, Any]:
    """What the server answers at ``t``."""
    return {
        "coverage": coverage(t),
        "ships": [[ship.visit.id, ship.place, ship.doubt] for ship in attached(t)],
        "free": [[free.port.id, free.doubt] for free in free_ports(t)],
        "crew": [[one.person.name, one.doubt] for one in crew(t)],
    }


def instants(first: datetime, last: datetime) -> list[datetime]:
    """The window's start and every instant in it at which something switches or begins to be in doubt."""
    station = load_station().between(first, last)
    edges = {
        when
        for span in all_spans(station)
        for edge in (span.start, span.end)
        if edge
        for when in (edge.switch, edge.earliest, edge.latest)
    }
    ports = {
        when.taken_as_utc
        for port in station.ports
        for one in port.open
        for when in (one.start, one.end)
        if when
    }
    confirmed = {span.confirmed_until for span in all_spans(station) if span.confirmed_until}
    edges |= ports | confirmed | {station.known_until}
    return sorted({first, *(when for when in edges if first <= when < last)})


def main() -> None:
    cases = []
    for window in WINDOWS:
        first, last = map(utc, window)
        moments = instants(first, last)
        given = {
            "payload": visits_payload(load_station().between(first, last)),
            "instants_ms": [round(t.timestamp() * 1000) for t in moments],
        }
        cases.append({"given": given, "expected": [state(t) for t in moments]})
    write_cases("complement", "ships, free ports and people at an instant", cases)


if __name__ == "__main__":
    main()
