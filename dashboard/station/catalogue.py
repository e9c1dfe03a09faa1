"""All that is known of the station's traffic, read once from the TOML files beside this module."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches
from functools import cached_property, lru_cache
from pathlib import Path

from dashboard.errors import InputError
from dashboard.station.history.read import read_history
from dashboard.station.models import ARM, Fact, Port, Source, Text, Visit
from dashboard.station.modules import Module
from dashboard.station.people import Expedition, Person, PlannedFlight
from dashboard.station.shapes import read_toml, shaped
from dashboard.station.times import end_of, start_of

FOLDER = Path(__file__).resolve().parent


class Stretch(Fact):
    """What is known of one thing between two days, both included, and how well; the last may go on."""

    what: Text
    first: date
    last: date | None = None
    known: Text


class Coverage(Fact):
    """The stretch of time that the files tell of, the day of reading, how well each is known."""

    known_from: date
    last_known_day: date
    read: date
    stretches: tuple[Stretch, ...] = ()


# Compared by identity: what is worked out of a station is kept by it.
@dataclass(frozen=True, eq=False)
class Station:
    """Ports, visits (by arrival), people, modules, expeditions and planned flights."""

    ports: tuple[Port, ...]
    visits: tuple[Visit, ...]
    people: tuple[Person, ...]
    expeditions: tuple[Expedition, ...]
    planned: tuple[PlannedFlight, ...]
    sources: Mapping[str, Source]
    coverage: Coverage
    modules: tuple[Module, ...] = ()
    credit: str | None = None
    part_from: datetime | None = None

    @property
    def known_from(self) -> datetime:
        """First instant of which everything is known (or told here, of a part of its life)."""
        return self.part_from or start_of(self.coverage.known_from)

    @property
    def known_until(self) -> datetime:
        """First instant of which nothing can be verified."""
        return end_of(self.coverage.last_known_day)

    @cached_property
    def visits_by_id(self) -> dict[str, Visit]:
        return {visit.id: visit for visit in self.visits}

    @cached_property
    def ports_by_id(self) -> dict[str, Port]:
        return {port.id: port for port in self.ports}

    def visit(self, name: str) -> Visit:
        """The visit of that id, name or alias, in any case. Raises :class:`InputError`."""
        if found := self.visits_by_id.get(name):
            return found
        wanted = name.strip().casefold()
        named = [v for v in self.visits if wanted in {n.casefold() for n in (v.id, v.name, *v.aliases)}]
        if len(named) == 1:
            return named[0]
        problem = "is the name of several visits" if named else "is no visit"
        allowed = ", ".join(v.id for v in named) or nearest(wanted, [v.id for v in self.visits])
        raise InputError("visit", name, allowed, problem)

    def between(self, start: datetime, stop: datetime | None = None) -> Station:
        """The same station with only the ships, people and ports that were there between two instants.

        Whoever was aboard keeps the ships that brought and took them, though not there in that time.
        """
        ships = self.visits_by_id
        there = tuple(
            one
            for one in self.people
            if overlaps(ships[one.came_on], ships[one.left_on or one.came_on], start, stop)
        )
        kept = {ship for one in there for ship in (one.came_on, one.left_on)}
        visits = tuple(one for one in self.visits if one.id in kept or overlaps(one, one, start, stop))
        used = {stay.place for visit in visits for stay in visit.attachments}
        return replace(
            self,
            part_from=max(start, self.known_from),
            visits=visits,
            people=there,
            ports=tuple(port for port in self.ports if port.id in used or port.open_between(start, stop)),
        )

    def place_name(self, place: str) -> str:
        """``Unity nadir`` or ``Canadarm2``."""
        return "Canadarm2" if place == ARM else self.ports_by_id[place].name


def overlaps(came: Visit, left: Visit, start: datetime, stop: datetime | None) -> bool:
    """Whether a stay from one visit's beginning to another's end can touch the time between two instants."""
    end = left.attachments[-1].end
    begun = stop is None or came.attachments[0].start.earliest_utc < stop
    return begun and (end is None or end.latest_utc > start)


def nearest(name: str, names: Sequence[str], few: int = 24) -> str:
    """``names`` for a sentence of refusal: all of a few, else those like ``name``, or the last."""
    if len(names) <= few:
        return ", ".join(names)
    like = get_close_matches(name, names, n=5) or names[-few:]
    return f"{', '.join(like)} or another of {len(names)}"


def read_visit(path: Path) -> Visit:
    """One visit's file, named after its id. Raises :class:`InputError`."""
    visit = shaped(Visit, read_toml(path), path)
    if visit.id != path.stem:
        raise InputError("file", path.name, f"{visit.id}.toml", f"holds the visit {visit.id}")
    return visit


def read_station(folder: Path) -> Station:
    """Everything in ``folder``, each file by its shape; what contradicts across files is for ``check``.

    The visits that were checked one by one have a file each; all others are in the tables of ``history``.
    """
    ports, crew, planned = (read_toml(folder / f"{name}.toml") for name in ("ports", "crew", "planned"))
    history = read_history(folder / "history")
    checked = [read_visit(path) for path in sorted((folder / "visits").glob("*.toml"))]
    people = [shaped(Person, table, folder / "crew.toml") for table in crew["people"]]
    visits = [*history.visits, *checked]
    return Station(
        ports=tuple(shaped(Port, table, folder / "ports.toml") for table in ports["ports"]),
        visits=tuple(sorted(visits, key=lambda visit: visit.attachments[0].start.taken_as_utc)),
        people=(*history.people, *people),
        expeditions=tuple(shaped(Expedition, table, folder / "crew.toml") for table in crew["expeditions"]),
        planned=tuple(shaped(PlannedFlight, table, folder / "planned.toml") for table in planned["flights"]),
        sources=history.sources
        | {
            key: shaped(Source, table, folder / name)
            for name, tables in (("ports.toml", ports), ("crew.toml", crew))
            for key, table in tables["sources"].items()
        },
        modules=history.modules,
        credit=history.credit,
        coverage=shaped(Coverage, read_toml(folder / "coverage.toml"), folder / "coverage.toml"),
    )


@lru_cache(maxsize=1)
def load_station() -> Station:
    """The product's own station data, read and shaped once."""
    return read_station(FOLDER)
