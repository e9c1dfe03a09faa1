"""The station's whole life as models: what the tables beside this module hold.

The tables are made by ``dashboard.sources.station_history``. Ships have what their class has
(``classes.toml``), and each fact the sources of its row (``sources.toml``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dashboard.errors import InputError
from dashboard.station.history.tables import LIST, Row, read_rows, time_fields
from dashboard.station.models import (
    Attachment,
    Cargo,
    CargoPart,
    Caveat,
    Dimensions,
    Launch,
    Seat,
    Source,
    Visit,
)
from dashboard.station.modules import Module, ModuleStay
from dashboard.station.people import Person
from dashboard.station.shapes import read_toml, reasons_of
from dashboard.station.times import Instant

_PARTS = {  # of a cargo, as the table names them: kind and words
    "propellant": ("propellant", "propellant"),
    "water": ("water", "water"),
    "gas": ("gas", "air and oxygen"),
    "dry": ("dry", "dry cargo"),
    "crew_supplies": ("crew-supplies", "crew supplies"),
    "science": ("science", "science"),
    "inside": ("dry", "inside, with packing"),
    "outside": ("hardware", "outside"),
}


@dataclass(frozen=True)
class History:
    """Visits, stays of people and modules, in the order of the tables; ``credit`` is to be told with them."""

    visits: tuple[Visit, ...]
    people: tuple[Person, ...]
    modules: tuple[Module, ...]
    sources: dict[str, Source]
    credit: str


def read_history(folder: Path) -> History:
    """Everything in ``folder``. Raises :class:`InputError` naming table and row for what breaks its shape."""
    told, classes = read_toml(folder / "sources.toml"), read_toml(folder / "classes.toml")
    sources = {key: Source.model_validate(table) for key, table in told["sources"].items()}
    stays: defaultdict[str, list[Row]] = defaultdict(list)
    for row in read_rows(folder / "stays.csv"):
        stays[row["what"]].append(row)
    people = tuple(_each(folder / "people.csv", "name", _person))
    seats: defaultdict[str, list[Seat]] = defaultdict(list)
    for one in people:
        seats[one.came_on].append(Seat(name=one.name, agency=one.agency, role=one.role))
    ships = _Ships(classes, told["scopes"], sources, stays, seats)
    modules = _each(folder / "modules.csv", "id", lambda row: _module(row, stays[row["id"]]))
    return History(
        visits=tuple(_each(folder / "ships.csv", "id", ships.visit)),
        people=people,
        modules=tuple(modules),
        sources=sources,
        credit=told["credit"],
    )


def _each(path: Path, name: str, make: Any) -> Iterator[Any]:  # noqa: ANN401 - a model for each table
    """Every row through ``make``; a row that doesn't fit is named with what is wrong with it."""
    for row in read_rows(path):
        try:
            yield make(row)
        except (ValueError, KeyError) as error:
            why = reasons_of(error) if isinstance(error, ValidationError) else str(error)
            raise InputError(
                "file", path.name, "rows that hang together", f"has a bad {row[name]} ({why})"
            ) from None


def _instant(text: str, **more: Any) -> Instant:  # noqa: ANN401 - the fields of an Instant
    return Instant(**time_fields(text), **more)


def _maybe(text: str, **more: Any) -> Instant | None:  # noqa: ANN401
    return _instant(text, **more) if text else None


def _ends(stay: Row) -> dict[str, Any]:
    return {"from": _instant(stay["from"]), "to": _maybe(stay["to"])}


def _person(row: Row) -> Person:
    return Person(
        name=row["name"],
        agency=row["agency"],
        country=row["country"],
        came_on=row["came_on"],
        left_on=row["left_on"] or None,
        role=row["role"] or None,
        also_spelled=(row["also_spelled"],) if row["also_spelled"] else (),
        sources=tuple(key for key in row["sources"].split() if ":" not in key),
    )


def _module(row: Row, stays: list[Row]) -> Module:
    return Module(
        id=row["id"],
        name=row["name"],
        cospar=row["cospar"] or None,
        launch=_instant(row["launch"]),
        brought_by=row["brought_by"] or None,
        ended=_maybe(row["end"]),
        notes=row["notes"] or None,
        stays=tuple(ModuleStay(place=one["place"], **_ends(one)) for one in stays),
        sources=tuple(row["sources"].split()),
    )


@dataclass(frozen=True)
class _Ships:
    """What a ship's row is read with."""

    classes: dict[str, Any]
    scopes: dict[str, str]
    sources: dict[str, Source]
    stays: dict[str, list[Row]]
    seats: dict[str, list[Seat]]

    def visit(self, row: Row) -> Visit:
        """One row of ``ships.csv``."""
        kind = self.classes["classes"][row["class"]]
        sizes = {key: value for key, value in kind.items() if key in Dimensions.model_fields}
        by_launch_list = "high" if row["launch_source"].startswith("gcat") else "medium"
        return Visit(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],  # type: ignore[arg-type]  # the model refuses what is no kind
            craft=kind["craft"],
            spacecraft=row["spacecraft"],
            cospar=row["cospar"] or None,
            norad=int(row["norad"]) if row["norad"] else None,
            operator=kind["operator"],
            agency=kind["agency"],
            country=kind["country"],
            notes="; ".join(self._notes(row)) or None,
            launch=Launch(time=_instant(row["launch"], confidence=by_launch_list)),
            attachments=tuple(self._attachments(row)),
            landed=_maybe(
                row["end"], note=f"at {row['end_where']}, as GCAT writes it" if row["end_where"] else None
            ),
            crew=tuple(self.seats.get(row["id"], ())),
            cargo=self._cargo(row),
            dimensions=Dimensions(**{"note": self.classes["note"]} | sizes),
            caveats=tuple(self._caveats(row)),
            sources=self._sources(row),
        )

    def _notes(self, row: Row) -> Iterator[str]:
        yield from (note for note in row["notes"].split(LIST) if note)
        parts = [part.partition(": ") for part in row["brought"].split(LIST) if part]
        if parts:
            brought = ", ".join(f"{name} ({mass} kg)" if mass else name for name, _, mass in parts)
            yield f"Brought {brought}"
        if row["brought_by"]:
            yield f"Came and went in the payload bay of {row['brought_by'].upper()}"

    def _attachments(self, row: Row) -> Iterator[Attachment]:
        """The stays; where only GCAT tells the times of a ship they are less sure."""
        single = "tracker" not in row["sources"] and row["kind"] == "cargo"
        for stay in self.stays[row["id"]]:
            yield Attachment(
                place=stay["place"],
                method=stay["method"],  # type: ignore[arg-type]  # the model refuses what is no method
                **_ends(stay),
                confidence="medium" if single else "medium-high",
            )

    def _cargo(self, row: Row) -> Cargo:
        if not row["up_kg"]:
            return Cargo()
        parts = [part.partition(": ") for part in row["cargo_parts"].split(LIST) if part]
        return Cargo(
            up_kg=float(row["up_kg"]),
            scope=self.scopes[row["scope"]],
            dry_kg=float(row["dry_kg"]) if row["dry_kg"] else None,
            down_kg=float(row["down_kg"]) if row["down_kg"] else None,
            breakdown=tuple(
                CargoPart(kind=_PARTS[name][0], label=_PARTS[name][1], mass_kg=float(mass))  # type: ignore[arg-type]
                for name, _, mass in parts
            ),
        )

    def _caveats(self, row: Row) -> Iterator[Caveat]:
        if not row["up_kg"]:
            return
        notes = [row["cargo_caution"]] if row["cargo_caution"] else []
        for other in filter(None, row["other_masses"].split(LIST)):
            key, _, mass = other.partition(": ")
            notes.append(f"{mass} kg in another source ({key})")
        yield Caveat(about="cargo.up_kg", confidence=row["cargo_confidence"], note="; ".join(notes) or None)  # type: ignore[arg-type]

    def _sources(self, row: Row) -> dict[str, Source]:
        keys = dict.fromkeys([*row["sources"].split(), row["launch_source"]])
        if row["cargo_source"] in self.sources:
            keys[row["cargo_source"]] = None
        found = {key: self.sources[key] for key in keys}
        pages = [page for page in row["pages"].split(LIST) if page]
        for number, page in enumerate(pages, 1):
            url, _, note = page.partition(" ")
            found[f"page-{number}"] = Source(url=url, note=note.strip("()") or None)
        return found
