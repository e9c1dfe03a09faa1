"""The station's traffic as sent once with the page: the browser answers every instant from it.

Instants are milliseconds since 1970 (UTC). A stay holds from ``from`` to ``to``; ``*_lo``/``*_hi`` bound
the soft stretch in which the switch may have been; the sentences are those of the server.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from dashboard.station.catalogue import Station
from dashboard.station.changes import all_changes
from dashboard.station.complement import coverage_notes
from dashboard.station.doubts import doubts_of
from dashboard.station.models import Visit
from dashboard.station.spans import Boundary, Span, spans_of
from dashboard.station.times import Instant
from dashboard.station.words import METHOD, capital, end_text, port_words, stay_story


def visits_payload(station: Station) -> dict[str, Any]:
    """Compact JSON of all stays, ships, ports, people and changes."""
    return {
        "known_from": _ms(station.known_from),
        "known_until": _ms(station.known_until),
        "notes": coverage_notes(station),
        "ports": [
            {
                "id": port.id,
                "name": port.name,
                "words": capital(port_words(port)),
                "module": port.module,
                "open": [
                    [_ms(one.start.taken_as_utc), _ms(one.end.taken_as_utc) if one.end else None]
                    for one in port.open
                ],
            }
            for port in station.ports
        ],
        "arm": {"id": "canadarm2", "name": "Canadarm2", "words": "Held by the robotic arm Canadarm2"},
        "visits": {visit.id: _ship(visit) for visit in station.visits},
        "spans": [_span(span, station) for span in spans_of(station)],
        "people": [
            person.model_dump(include={"name", "agency", "country", "role", "came_on", "left_on"})
            for person in station.people
        ],
        "changes": [
            {
                "at": _ms(change.at),
                "visit": change.visit.id,
                "place": change.place,
                "kind": change.kind,
                "sentence": change.sentence,
                "when": change.instant.text,
                "exact": change.instant.exact,
            }
            for change in all_changes(station)
        ],
    }


def _ship(visit: Visit) -> dict[str, Any]:
    dimensions = visit.dimensions
    return {
        "name": visit.full_name,
        "short_name": visit.short_name,
        "kind": visit.kind,
        "craft": visit.craft,
        "operator": visit.operator,
        "cargo_up_kg": visit.cargo.up_kg,
        "length_m": dimensions.length_m,
        "diameter_m": dimensions.diameter_m,
        "span_m": dimensions.solar_span_m,
        "arrived": _when(visit.attachments[0].start),
    }


def _span(span: Span, station: Station) -> dict[str, Any]:
    doubts = doubts_of(span, station)
    until = span.confirmed_until
    return {
        "visit": span.visit.id,
        "place": span.place,
        "method": METHOD[span.attachment.method],
        "since": _when(span.attachment.start),
        "story": stay_story(span.visit, span.attachment),
        "ended": end_text(span.attachment),
        **_edge("from", span.start),
        **(_edge("to", span.end) if span.end else {"to": None}),
        "confirmed": _ms(until) if until else None,
        "doubt_from": doubts.start,
        "doubt_to": doubts.end,
        "doubt_open": doubts.unconfirmed,
    }


def _edge(name: str, boundary: Boundary) -> dict[str, int]:
    return {
        name: _ms(boundary.switch),
        f"{name}_lo": _ms(boundary.earliest),
        f"{name}_hi": _ms(boundary.latest),
    }


def _when(instant: Instant) -> dict[str, Any]:
    return {"ms": _ms(instant.taken_as_utc), "text": instant.text, "exact": instant.exact}


def _ms(instant: datetime) -> int:
    return round(instant.timestamp() * 1000)
