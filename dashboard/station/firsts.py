"""Firsts and records of the station's life, each worked out from the visits, people and modules.

A count holds from one switch to the next; a record stands at the first instant at which it was reached, and
its stretch ends when it is left. Logistics modules are no ships.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from dashboard.station.catalogue import Station, load_station
from dashboard.station.spans import Boundary, Span, all_spans, spans_by_visit
from dashboard.station.times import Instant
from dashboard.station.words import CRAFT

DAY = timedelta(days=1)
VERB = {"docked": "docked at", "berthed": "was berthed at", "held": "was captured by"}
_NAMES = set(CRAFT.values()) - {CRAFT["mplm"], CRAFT["module-tug"]}  # the others are words


@dataclass(frozen=True)
class First:
    """One entry: when it began and, where it is a stretch, when it ended; the ships that it is about."""

    id: str
    title: str
    sentence: str
    start: Instant
    stop: Instant | None = None
    ships: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Stretch:
    """The state between two switches of ships or people; the last goes on."""

    start: Boundary
    stop: Boundary | None
    here: tuple[Span, ...]


@lru_cache(maxsize=2)
def all_firsts(station: Station | None = None) -> tuple[First, ...]:
    """Every entry, by its beginning."""
    here = station or load_station()
    found = [
        *_of_classes(here),
        *_of_modules(here),
        *_records_of_ships(here),
        *_of_people(here),
    ]
    return tuple(sorted(found, key=lambda first: (first.start.taken_as_utc, first.id)))


def _switches(pairs: list[tuple[Span, Boundary, Boundary | None]]) -> list[_Stretch]:
    """The stretches between all starts and ends of some spans, with the spans that hold in each."""
    starts: dict[datetime, list[Span]] = {}
    ends: dict[datetime, list[Span]] = {}
    edges: dict[datetime, Boundary] = {}
    for span, start, end in pairs:
        starts.setdefault(start.switch, []).append(span)
        edges[start.switch] = start
        if end:
            ends.setdefault(end.switch, []).append(span)
            edges.setdefault(end.switch, end)
    times = sorted(edges)
    held: list[Span] = []
    found = []
    for number, t in enumerate(times):
        gone = ends.get(t, [])
        held = [span for span in held if span not in gone] + starts.get(t, [])
        after = edges[times[number + 1]] if number + 1 < len(times) else None
        found.append(_Stretch(edges[t], after, tuple(held)))
    return found


def _ships(station: Station) -> list[_Stretch]:
    spans = [span for span in all_spans(station) if span.visit.kind != "logistics"]
    return _switches([(span, span.start, span.end) for span in spans])


def _while(
    stretches: list[_Stretch], holds: Callable[[_Stretch], bool]
) -> Iterator[tuple[_Stretch, _Stretch]]:
    """First and last of the neighbouring stretches in which something holds."""
    run: list[_Stretch] = []
    for stretch in stretches:
        if holds(stretch):
            run.append(stretch)
        elif run:
            yield run[0], run[-1]
            run = []
    if run:
        yield run[0], run[-1]


def _of_classes(station: Station) -> Iterator[First]:
    """The first ship of each class, and the last of those that have stopped coming."""
    first: dict[str, Span] = {}
    last: dict[str, Span] = {}
    for span in all_spans(station):
        word = CRAFT[span.visit.craft]
        first.setdefault(word, span)
        last[word] = span
    for word, span in first.items():
        yield First(
            id=f"first-{word.lower().replace(' ', '-')}",
            title=f"The first {word if word in _NAMES else word.lower()}",
            sentence=f"{span.visit.full_name} {VERB[span.attachment.method]} {_place(span, station)}.",
            start=span.start.instant,
            ships=(span.visit.id,),
        )
    shuttle = last.get(CRAFT["shuttle"])
    if shuttle and shuttle.end:
        yield First(
            id="last-shuttle-left",
            title="The last Shuttle leaves",
            sentence=f"{shuttle.visit.full_name} left {_place(shuttle, station)}.",
            start=shuttle.end.instant,
            ships=(shuttle.visit.id,),
        )


def _place(span: Span, station: Station) -> str:
    return station.place_name(span.place)


def _of_modules(station: Station) -> Iterator[First]:
    for module in station.modules:
        start = module.stays[0].start if module.stays else module.launch
        came = "was launched" if not module.stays else "became part of the station"
        brought = (module.brought_by,) if module.brought_by in station.visits_by_id else ()
        yield First(
            f"module-{module.id}", f"{module.name} comes", f"{module.name} {came}.", start, ships=brought
        )
        if module.stays and (end := module.stays[-1].end):
            yield First(f"module-{module.id}-left", f"{module.name} leaves", f"{module.name} left.", end)


def _records_of_ships(station: Station) -> Iterator[First]:
    stretches = _ships(station)
    if not stretches:
        return
    together = {"shuttle", "atv", "htv"}
    for start, stop in _while(stretches, lambda one: together <= {span.visit.craft for span in one.here}):
        sentence = f"At the station: {_named(start)}."
        yield _held("shuttle-atv-htv", "A Shuttle, an ATV and an HTV together", sentence, start, stop)
        break
    most = max(len(one.here) for one in stretches)
    start, stop = next(_while(stretches, lambda one: len(one.here) == most))
    yield _held("most-ships", "The most ships at once", f"{most} ships: {_named(start)}.", start, stop)


def _named(stretch: _Stretch) -> str:
    return ", ".join(span.visit.full_name for span in stretch.here)


def _held(name: str, title: str, sentence: str, start: _Stretch, stop: _Stretch) -> First:
    """What held from the beginning of one stretch to the end of another, about the ships there at first."""
    return First(
        id=name,
        title=title,
        sentence=sentence,
        start=start.start.instant,
        stop=stop.stop.instant if stop.stop else None,
        ships=tuple(span.visit.id for span in start.here),
    )


def _of_people(station: Station) -> Iterator[First]:
    spans = spans_by_visit(station)
    pairs = [
        (
            spans[one.came_on][0],
            spans[one.came_on][0].start,
            spans[one.left_on][-1].end if one.left_on else None,
        )
        for one in station.people
    ]
    if not pairs:
        return
    # One count a person: a ship's span stands once for each who came on it.
    counts = _counts(pairs)
    first = counts[0][0]
    yield First(
        id="first-people",
        title="The first people aboard",
        sentence=f"{counts[0][1]} people came.",
        start=first.instant,
        ships=tuple(dict.fromkeys(span.visit.id for span, start, _ in pairs if start.switch == first.switch)),
    )
    since = max((i for i, (_, count) in enumerate(counts) if count == 0), default=-1) + 1
    if since < len(counts):
        edge, _ = counts[since]
        came = [
            one.name for one, pair in zip(station.people, pairs, strict=True) if pair[1].switch == edge.switch
        ]
        yield First(
            id="never-empty-since",
            title="The first crew that stays",
            sentence=f"{', '.join(came)} came; somebody has been aboard ever since.",
            start=edge.instant,
            ships=tuple(
                dict.fromkeys(span.visit.id for span, start, _ in pairs if start.switch == edge.switch)
            ),
        )
    most = max(count for _, count in counts)
    at = next(i for i, (_, count) in enumerate(counts) if count == most)
    yield First(
        id="most-people",
        title="The most people at once",
        sentence=f"{most} people were aboard, for the first time.",
        start=counts[at][0].instant,
        stop=counts[at + 1][0].instant if at + 1 < len(counts) else None,
    )
    yield from _longest(station, pairs)


def _counts(pairs: list[tuple[Span, Boundary, Boundary | None]]) -> list[tuple[Boundary, int]]:
    """How many were aboard from each switch on."""
    steps: dict[datetime, int] = {}
    edges: dict[datetime, Boundary] = {}
    for _, start, end in pairs:
        for edge, step in ((start, 1), (end, -1)):
            if edge:
                steps[edge.switch] = steps.get(edge.switch, 0) + step
                edges.setdefault(edge.switch, edge)
    found, count = [], 0
    for t in sorted(steps):
        count += steps[t]
        found.append((edges[t], count))
    return found


def _longest(station: Station, pairs: list[tuple[Span, Boundary, Boundary | None]]) -> Iterator[First]:
    """The longest stay that has ended."""
    ended = [(one, start, end) for one, (_, start, end) in zip(station.people, pairs, strict=True) if end]
    if not ended:
        return
    longest = max(end.switch - start.switch for _, start, end in ended)
    who = [(one, start, end) for one, start, end in ended if end.switch - start.switch == longest]
    names = " and ".join(one.name for one, _, _ in who)
    yield First(
        id="longest-stay",
        title="The longest stay begins",
        sentence=f"{names} came, to stay {longest // DAY} days.",
        start=who[0][1].instant,
        stop=who[0][2].instant,
        ships=tuple(dict.fromkeys(ship for one, _, _ in who for ship in (one.came_on, one.left_on) if ship)),
    )
