"""The station's facts as plain JSON values: the same words in the API, the terminal and the page."""

from __future__ import annotations

from typing import Any

from dashboard.instants import format_utc
from dashboard.station.catalogue import Station, load_station
from dashboard.station.changes import Change
from dashboard.station.models import Attachment, Visit
from dashboard.station.times import Instant

Answer = dict[str, Any]


def instant_answer(instant: Instant, visit: Visit | None = None) -> Answer:
    """A time with its precision, and with the bounds of the soft interval where no clock time is known."""
    answer: Answer = {"time_utc": instant.time_utc, "precision": instant.precision, "text": instant.text}
    if not instant.exact:
        answer["earliest_utc"] = format_utc(instant.earliest_utc)
        answer["latest_utc"] = format_utc(instant.latest_utc)
    answer["confidence"] = instant.confidence
    if instant.note:
        answer["note"] = instant.note
    if visit:
        answer["sources"] = list(visit.sources_of(instant))
    return answer


def _attachment_answer(stay: Attachment, visit: Visit, station: Station) -> Answer:
    return {
        "place": stay.place,
        "place_name": station.place_name(stay.place),
        "method": stay.method,
        "from": instant_answer(stay.start, visit),
        "to": instant_answer(stay.end, visit) if stay.end else None,
        "confidence": stay.confidence,
        "note": stay.note,
    }


def visit_answer(visit: Visit, station: Station | None = None) -> Answer:
    """All that is known of one visit; what isn't known is ``null``, never zero."""
    here = station or load_station()
    cargo = visit.cargo
    return {
        **visit.model_dump(mode="json", exclude={"launch", "attachments", "landed", "cargo", "sources"}),
        "launch": {
            **instant_answer(visit.launch.time, visit),
            "rocket": visit.launch.rocket,
            "site": visit.launch.site,
        },
        "attachments": [_attachment_answer(stay, visit, here) for stay in visit.attachments],
        "landed": instant_answer(visit.landed, visit) if visit.landed else None,
        "cargo": {**cargo.model_dump(mode="json"), "not_broken_down_kg": cargo.not_broken_down_kg},
        "sources": [
            {"id": key, **source.model_dump(mode="json", exclude_none=True)}
            for key, source in visit.sources.items()
        ],
    }


def change_answer(change: Change | None) -> Answer | None:
    """A docking event, or ``None``."""
    if change is None:
        return None
    return {
        "time_utc": change.instant.time_utc,
        "precision": change.instant.precision,
        "kind": change.kind,
        "visit": change.visit.id,
        "place": change.place,
        "sentence": change.sentence,
    }
