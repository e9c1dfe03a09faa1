"""Proof that the station's data doesn't contradict itself across files.

The shapes of the single files (precision, sources, order within a visit) are held by the models; here is
what only shows between them: a port taken twice, a person without a ship, a state past the sources' end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from itertools import chain, combinations, pairwise

from dashboard.station.catalogue import Station
from dashboard.station.models import ARM
from dashboard.station.people import Person
from dashboard.station.spans import Span, all_spans, spans_by_visit

PORTS = 8  # of today


def contradictions(station: Station) -> list[str]:
    """Every contradiction as a sentence; an empty list is the proof."""
    return [
        *_ports(station),
        *_places(station),
        *_clashes(station),
        *_seats(station),
        *_twice_aboard(station),
        *_reach(station),
    ]


def _repeated(names: Iterable[str], what: str) -> list[str]:
    seen: set[str] = set()
    found = []
    for name in names:
        if name in seen:
            found.append(f"{what} {name} is there twice.")
        seen.add(name)
    return found


def _ports(station: Station) -> list[str]:
    found = _repeated((port.id for port in station.ports), "Port")
    today = [port for port in station.ports if port.open_at(station.known_until)]
    if len(today) != PORTS:
        found.append(f"There are {len(today)} ports; the station has {PORTS}.")
    return found + _repeated((visit.id for visit in station.visits), "Visit")


def _places(station: Station) -> list[str]:
    found = []
    for span in all_spans(station):
        if not span.at_port:
            continue
        port = station.ports_by_id.get(span.place)
        if port is None:
            found.append(f"{span.visit.id}: {span.place} is no port of the station.")
            continue
        last = span.end.switch - timedelta(microseconds=1) if span.end else span.start.switch
        if not any(one.holds_at(span.start.switch) and one.holds_at(last) for one in port.open):
            found.append(
                f"{span.visit.id}: {span.place} was not there to be used ({span.attachment.start.text})."
            )
    return found


def _overlap(a: Span, b: Span) -> bool:
    """Whether both count as attached at some instant (so also when they certainly were)."""
    return (a.end is None or b.start.switch < a.end.switch) and (
        b.end is None or a.start.switch < b.end.switch
    )


def _clashes(station: Station) -> list[str]:
    found = []
    by_place: defaultdict[str, list[Span]] = defaultdict(list)
    for span in all_spans(station):
        by_place[span.place].append(span)
    for a, b in chain.from_iterable(combinations(spans, 2) for spans in by_place.values()):
        if a.visit.id == b.visit.id or not _overlap(a, b):
            continue
        where = "Canadarm2" if a.place == ARM else a.place
        a_end = a.attachment.end.text if a.attachment.end else "no known end"
        found.append(
            f"{b.visit.id} takes {where} ({b.attachment.start.text}) while {a.visit.id} holds it "
            f"({a.attachment.start.text} to {a_end})."
        )
    return found


def _seats(station: Station) -> list[str]:
    found = []
    by_id = station.visits_by_id
    people = {(person.came_on, person.name): person for person in station.people}
    for person in station.people:
        ships = filter(None, (person.came_on, person.left_on))
        found += [f"{person.name}: {ship} is no visit." for ship in ships if ship not in by_id]
        came, left = by_id.get(person.came_on), by_id.get(person.left_on or "")
        if came and (person.name, person.agency) not in {(seat.name, seat.agency) for seat in came.crew}:
            found.append(f"{person.name} of {person.agency} is not among the crew of {came.id}.")
        if came and left:
            end = left.attachments[-1].end
            if end is None or end.latest_utc <= came.attachments[0].start.earliest_utc:
                found.append(f"{person.name} leaves on {left.id} before arriving on {came.id}.")
        if came and not left and came.attachments[-1].end is not None:
            found.append(f"{person.name} has no ship home, yet {came.id} has left.")
    for visit in station.visits:
        found += [
            f"{seat.name} came on {visit.id} but is not among the people of crew.toml."
            for seat in visit.crew
            if (visit.id, seat.name) not in people
        ]
    return found


def _twice_aboard(station: Station) -> list[str]:
    """People who came before they had left."""
    spans = spans_by_visit(station)
    stays: defaultdict[str, list[Person]] = defaultdict(list)
    for person in station.people:
        if person.came_on in spans and (person.left_on or person.came_on) in spans:
            stays[person.name].append(person)
    found = []
    for name, own in stays.items():
        own.sort(key=lambda one: spans[one.came_on][0].start.switch)
        for before, after in pairwise(own):
            end = spans[before.left_on][-1].end if before.left_on else None
            if end is None or end.switch > spans[after.came_on][0].start.switch:
                found.append(f"{name} comes on {after.came_on} while still aboard since {before.came_on}.")
    return found


def _reach(station: Station) -> list[str]:
    found = []
    for visit in station.visits:
        confirmed = visit.last_confirmed_attached
        last = station.coverage.last_known_day
        if confirmed and confirmed > last:
            found.append(
                f"{visit.id}: confirmed on {confirmed}, after the sources end ({last}, coverage.toml)."
            )
        if confirmed and confirmed < visit.attachments[-1].start.earliest_utc.date():
            found.append(f"{visit.id}: confirmed attached on {confirmed}, before it came.")
    for before, after in pairwise(station.expeditions):
        gap = before.end is None or abs(before.end.taken_as_utc - after.start.taken_as_utc) > timedelta(
            days=1
        )
        if gap or after.number != before.number + 1:
            found.append(f"Expedition {after.number} does not begin where {before.number} ends.")
    return found
