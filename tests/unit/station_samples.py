"""Small made-up visits for tests: a file's tables, and a station of a few visits."""

from __future__ import annotations

import copy
from datetime import UTC, date, datetime, timedelta
from typing import Any

from dashboard.station.catalogue import Coverage, Station, load_station
from dashboard.station.models import Visit

Fields = dict[str, Any]

START = datetime(2026, 1, 1, 12, tzinfo=UTC)


def minute(days: float) -> Fields:
    """A time to the minute, that many days after the sample's start."""
    at = START + timedelta(days=days)
    return {"at": at.replace(second=0, microsecond=0), "precision": "minute"}


def day(days: int) -> Fields:
    """A time of which only the day is known."""
    return {"at": (START + timedelta(days=days)).date(), "precision": "day"}


def days_range(first: int, last: int) -> Fields:
    """A time somewhere in a range of days."""
    origin = START.date()
    return {
        "precision": "range",
        "earliest": origin + timedelta(days=first),
        "latest": origin + timedelta(days=last),
    }


def tables(
    name: str = "progress-x",
    place: str = "zvezda-aft",
    start: Fields | None = None,
    end: Fields | None = None,
) -> Fields:
    """The tables of a good cargo visit; change them to make a bad one."""
    start = start or minute(2)
    stay = {"place": place, "method": "docked", "from": start, "confidence": "high"}
    visit: Fields = {
        "id": name,
        "name": name.title(),
        "kind": "cargo",
        "craft": "progress",
        "spacecraft": "made up",
        "operator": "nobody",
        "agency": "none",
        "country": "nowhere",
        "launch": {"time": minute(-5), "rocket": "none", "site": "nowhere"},
        "attachments": [stay | ({"to": end} if end else {})],
        "cargo": {"up_kg": 1000},
        "dimensions": {"length_m": 7.4, "diameter_m": 2.7, "note": "made up"},
        "sources": {"page": {"url": "https://example.org/page"}},
    }
    if end is None:
        visit["last_confirmed_attached"] = date(2026, 3, 1)
    return copy.deepcopy(visit)


def visit(
    name: str = "progress-x",
    place: str = "zvezda-aft",
    start: Fields | None = None,
    end: Fields | None = None,
) -> Visit:
    """The same as a model."""
    return Visit.model_validate(tables(name, place, start, end))


def station(*visits: Visit) -> Station:
    """A station with the real ports and only these visits."""
    ordered = sorted(visits, key=lambda one: one.attachments[0].start.taken_as_utc)
    return Station(
        ports=load_station().ports,
        visits=tuple(ordered),
        people=(),
        expeditions=(),
        planned=(),
        sources={},
        coverage=Coverage(
            known_from=date(2026, 1, 1), last_known_day=date(2026, 3, 31), read=date(2026, 4, 1)
        ),
    )
