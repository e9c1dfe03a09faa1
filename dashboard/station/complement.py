"""What was attached, which ports were free and who was aboard at one instant.

The state at ``t`` follows from the switches of :mod:`dashboard.station.spans`. Each answer says how
sure it is: ``certain``, or ``uncertain`` with the reason in a sentence (``doubt``): the clock time of an
arrival, a move or a departure isn't known and ``t`` lies in the stretch where it can have happened, or
``t`` lies after the last confirmation or outside the time the sources cover.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dashboard.station.catalogue import Station, load_station
from dashboard.station.changes import next_change, previous_change
from dashboard.station.doubts import doubt_at
from dashboard.station.models import Attachment, Port, Visit
from dashboard.station.modules import Module
from dashboard.station.people import Person
from dashboard.station.spans import day_of_stay, spans_by_visit, spans_of
from dashboard.station.times import Instant, start_of

__all__ = [
    "Aboard",
    "AttachedShip",
    "FreePort",
    "attached",
    "coverage",
    "coverage_note",
    "crew",
    "free_ports",
    "modules",
    "next_change",
    "previous_change",
]

Certainty = Literal["certain", "uncertain"]
Coverage = Literal["complete", "partial", "last-known"]


@dataclass(frozen=True)
class AttachedShip:
    """A ship at its place. ``since``: at this place; ``arrived``: at the station; ``days`` since arrival."""

    visit: Visit
    place: str
    port: Port | None
    place_name: str
    stay: Attachment
    method: str
    since: Instant
    arrived: Instant
    days: float
    day: int
    certainty: Certainty
    doubt: str | None


@dataclass(frozen=True)
class FreePort:
    """A port without a ship."""

    port: Port
    certainty: Certainty
    doubt: str | None


@dataclass(frozen=True)
class Aboard:
    """Somebody aboard, on which ship they came and for how long by then."""

    person: Person
    visit: Visit
    since: Instant
    days: float
    day: int
    certainty: Certainty
    doubt: str | None


def coverage(t: datetime, station: Station | None = None) -> Coverage:
    """``complete`` inside the time the sources cover, ``partial`` before it, ``last-known`` after it."""
    here = station or load_station()
    if t < here.known_from:
        return "partial"
    return "complete" if t < here.known_until else "last-known"


def coverage_note(t: datetime, station: Station | None = None) -> str | None:
    """The sentence that goes with anything but complete coverage."""
    return coverage_notes(station or load_station()).get(coverage(t, station))


def coverage_notes(station: Station) -> dict[Coverage, str]:
    """The sentences for the time before and the time after what is known."""
    known = station.coverage
    before = f"The station began on {known.known_from}, with its first module."
    if station.part_from and station.part_from > start_of(known.known_from):
        before = f"What was there before {station.part_from:%Y-%m-%d} is not loaded."
    return {
        "partial": before,
        "last-known": f"Last known state: nothing after {known.last_known_day} could be verified.",
    }


def _sure(doubt: str | None) -> Certainty:
    return "certain" if doubt is None else "uncertain"


def attached(t: datetime, station: Station | None = None) -> list[AttachedShip]:
    """Ships at the station at ``t`` (aware, UTC), in the order of the ports; one on Canadarm2 comes last."""
    here = station or load_station()
    outside = coverage_note(t, here) if coverage(t, here) == "last-known" else None
    ships = []
    for span in spans_of(station):
        if not span.holds_at(t):
            continue
        arrived = span.visit.attachments[0].start
        first = arrived.taken_as_utc
        doubt = doubt_at(span, t, here) or outside
        ships.append(
            AttachedShip(
                visit=span.visit,
                place=span.place,
                port=here.ports_by_id.get(span.place),
                place_name=here.place_name(span.place),
                stay=span.attachment,
                method=span.attachment.method,
                since=span.attachment.start,
                arrived=arrived,
                days=(t - first).total_seconds() / 86_400,
                day=day_of_stay(first, t),
                certainty=_sure(doubt),
                doubt=doubt,
            )
        )
    order = {port.id: number for number, port in enumerate(here.ports)}
    return sorted(ships, key=lambda ship: (order.get(ship.place, len(order)), ship.arrived.taken_as_utc))


def free_ports(t: datetime, station: Station | None = None) -> list[FreePort]:
    """Ports of that time that no ship holds at ``t``, with the doubt of a ship that may have been there."""
    here = station or load_station()
    spans = spans_of(station)
    taken = {span.place for span in spans if span.holds_at(t)}
    free = []
    for port in here.ports:
        if port.id in taken or not port.open_at(t):
            continue
        maybe = (doubt_at(span, t, here) for span in spans if span.place == port.id and span.possible_at(t))
        doubt = coverage_note(t, here) or next(maybe, None)
        free.append(FreePort(port, _sure(doubt), doubt))
    return free


def crew(t: datetime, station: Station | None = None) -> list[Aboard]:
    """People aboard at ``t``, those longest there first; their times are those of their ships.

    Whoever flies their ship from one port to another for half an hour stays counted.
    """
    here = station or load_station()
    spans = spans_by_visit(here)
    outside = coverage_note(t, here) if coverage(t, here) == "last-known" else None
    aboard = []
    for person in here.people:
        came = spans[person.came_on][0]
        if t < came.start.switch:
            continue
        home = spans[person.left_on or person.came_on][-1]
        if person.left_on and home.end and t >= home.end.switch:
            continue
        doubt = doubt_at(came, t, here) if came.start.is_soft_at(t) else doubt_at(home, t, here)
        doubt = doubt or outside
        since = came.attachment.start
        first = since.taken_as_utc
        days = (t - first).total_seconds() / 86_400
        aboard.append(Aboard(person, came.visit, since, days, day_of_stay(first, t), _sure(doubt), doubt))
    return sorted(aboard, key=lambda one: one.since.taken_as_utc)  # else in the order of the files


def modules(t: datetime, station: Station | None = None) -> list[Module]:
    """The station's own parts at ``t``, in the order of their coming."""
    return [module for module in (station or load_station()).modules if module.part_at(t)]
