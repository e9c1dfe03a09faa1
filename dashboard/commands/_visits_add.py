"""``iss-dashboard visits add``: asks for a new visit's facts and writes its file, or refuses it.

Every answer is checked as it is given and asked again if it can't be used. The whole visit is then held
against all the others; one that contradicts them is not written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_args

from dashboard.errors import InputError
from dashboard.files.writing import cant_write, replace_files, sole_writer
from dashboard.station.catalogue import FOLDER, Station, read_station
from dashboard.station.check import contradictions
from dashboard.station.models import ARM, Craft, Visit
from dashboard.station.people import Person
from dashboard.station.shapes import shaped
from dashboard.station.times import Instant
from dashboard.station.writing import TYPED, read_when, visit_toml

Answer = TypeVar("Answer")


def add_visit(folder: str | None = None) -> int:
    """Ask, check and write; 0 when the file is written, 1 when the visit is refused."""
    home = Path(folder) if folder else FOLDER
    if not (home / "visits").is_dir():
        raise InputError("folder", home, "a folder that holds visits/, ports.toml and crew.toml")
    station = read_station(home)
    print("A new visit. An empty answer means: not known, or no more. Times are UTC:")
    print(f"  {TYPED}\n")
    tables, people = _ask_visit(station)
    path = home / "visits" / f"{tables['id']}.toml"
    try:
        visit = shaped(Visit, tables, path)
        persons = tuple(shaped(Person, person, home / "crew.toml") for person in people)
    except InputError as error:
        return _refuse([str(error)])
    try:
        return _write(home, path, visit, persons, {path: visit_toml(tables)}, people)
    except OSError as error:
        raise cant_write(home, error, "folder", "nothing was written") from None


def _write(
    home: Path,
    path: Path,
    visit: Visit,
    persons: tuple[Person, ...],
    texts: dict[Path, str],
    people: list[dict[str, Any]],
) -> int:
    """Hold the visit against all that is there by now, and write its file and the crew's, or neither."""
    crew = home / "crew.toml"
    with sole_writer(home, (crew.name, str(path.relative_to(home))), "folder"):
        station = read_station(home)  # another may have added a visit while the questions were answered
        if path.exists():
            return _refuse([f"{path} has been written in the meantime"])
        visits = (*station.visits, visit)
        visits = tuple(sorted(visits, key=lambda one: one.attachments[0].start.taken_as_utc))
        if found := contradictions(replace(station, visits=visits, people=(*station.people, *persons))):
            return _refuse(found)
        if people:
            texts = {crew: crew.read_text("utf-8") + visit_toml({"people": people}), **texts}
        replace_files(texts)
    print(f"\nWritten: {path}")
    return 0


def _refuse(reasons: list[str]) -> int:
    print("\nNot written, because:")
    for reason in reasons:
        print(f"  {reason}")
    return 1


def _ask(question: str, read: Callable[[str], Answer]) -> Answer:
    """Ask until the answer can be read; the end of the input stops the command."""
    while True:
        try:
            given = input(f"{question}: ").strip()
        except EOFError:
            raise InputError(question, "", "an answer", "was not answered") from None
        try:
            return read(given)
        except InputError as error:
            print(f"  {error}")


def _text(question: str) -> str:
    def read(given: str) -> str:
        if not given:
            raise InputError(question, given, "a few words", "is needed")
        return given

    return _ask(question, read)


def _maybe(question: str, read: Callable[[str], Answer]) -> Answer | None:
    return _ask(f"{question} (empty: not known)", lambda given: read(given) if given else None)


def _choice(question: str, allowed: tuple[str, ...]) -> str:
    def read(given: str) -> str:
        if given not in allowed:
            raise InputError(question, given, ", ".join(allowed))
        return given

    return _ask(f"{question} ({', '.join(allowed)})", read)


def _words(separator: str) -> Callable[[str], list[str]]:
    return lambda given: [part.strip() for part in given.split(separator) if part.strip()]


def _number(parameter: str) -> Callable[[str], float]:
    def read(given: str) -> float:
        try:
            value = float(given)
        except ValueError:
            value = -1
        if not 0 < value < 1e6:
            raise InputError(parameter, given, "a number above 0")
        return value

    return read


def _when(question: str) -> dict[str, Any]:
    def read(given: str) -> dict[str, Any]:
        fields = read_when(given, question)
        shaped(Instant, fields, Path(question))
        return fields

    return _ask(question, read)


def _day(given: str) -> date:
    fields = read_when(given, "last confirmed")
    if fields["precision"] != "day":
        raise InputError("last confirmed", given, "a day such as 2026-11-30")
    day: date = fields["at"]
    return day


def _new_id(station: Station) -> Callable[[str], str]:
    def read(given: str) -> str:
        if (
            given in station.visits_by_id
            or not given
            or set(given) - set("abcdefghijklmnopqrstuvwxyz0123456789-")
        ):
            raise InputError("id", given, "lower-case letters, digits and hyphens, not used yet")
        return given

    return read


def _ask_visit(station: Station) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    tables: dict[str, Any] = {"id": _ask("Id, such as crs-35", _new_id(station)), "name": _text("Name")}
    tables["kind"] = _choice("Kind", ("cargo", "crew"))
    tables["craft"] = _choice("Class of ship", get_args(Craft))
    for name in ("spacecraft", "operator", "agency", "country"):
        tables[name] = _text(name.capitalize())
    tables["aliases"] = _ask("Other names, with commas between", _words(","))
    if notes := _ask("Remarks", str):
        tables["notes"] = notes
    tables["launch"] = {"time": _when("Launch"), "rocket": _text("Rocket"), "site": _text("Launch site")}
    tables["attachments"] = stays = _ask_stays(station)
    if "to" in stays[-1]:
        landed = _maybe("Landed or re-entered", lambda given: read_when(given, "landed"))
        tables |= {"landed": landed} if landed else {}
    else:
        tables["last_confirmed_attached"] = _ask("Last confirmed attached on", _day)
    people = _ask_people(tables) if tables["kind"] == "crew" else []
    mass = _maybe("Cargo up, kg", _number("cargo"))
    items = _ask("Notable cargo, with semicolons between", _words(";"))
    if mass or items:
        tables["cargo"] = ({"up_kg": mass} if mass else {}) | {"items": items}
    like = next(visit for visit in reversed(station.visits) if visit.craft == tables["craft"])
    tables["dimensions"] = like.dimensions.model_dump(exclude_none=True)
    print(f"  Size and launch mass are taken from {like.name}, of the same class.")
    tables["sources"] = _ask_sources()
    return tables, people


def _ask_stays(station: Station) -> list[dict[str, Any]]:
    stays: list[dict[str, Any]] = []
    places = (*(port.id for port in station.ports if port.open_at(station.known_until)), ARM)
    start = None
    while True:
        place = _choice(
            "Attached to" if not stays else "Then attached to", places if not stays else (*places, "")
        )
        if not place:
            return stays
        method = (
            "held"
            if place == ARM
            else "docked"
            if station.ports_by_id[place].method == "docking"
            else "berthed"
        )
        start = start or _when("From")
        end = _maybe("Until", lambda given: read_when(given, "until"))
        stays.append({"place": place, "method": method, "from": start} | ({"to": end} if end else {}))
        stays[-1]["confidence"] = _choice("Confidence", ("high", "medium", "low"))
        if not end:
            return stays
        start = end


def _ask_people(tables: dict[str, Any]) -> list[dict[str, Any]]:
    people: list[dict[str, Any]] = []
    tables["crew"] = []
    while name := _ask("Crew member (empty: no more)", str):
        agency, country, role = _text("Agency"), _text("Country"), _text("Role")
        numbers = _ask("Expeditions, such as 75, 76", _expeditions)
        tables["crew"].append({"name": name, "agency": agency, "role": role})
        person = {"name": name, "agency": agency, "country": country, "came_on": tables["id"]}
        left = {"left_on": tables["id"]} if "to" in tables["attachments"][-1] else {}
        people.append(person | left | {"role": role, "expeditions": numbers})
    return people


def _expeditions(given: str) -> list[int]:
    try:
        return [int(part) for part in given.split(",")]
    except ValueError:
        raise InputError("expeditions", given, "whole numbers with commas between") from None


def _ask_sources() -> dict[str, dict[str, str]]:
    sources: dict[str, dict[str, str]] = {}
    while url := _ask("Source, its address (empty: no more)", str):
        note = _ask("What it bears (empty: all of it)", str)
        sources[f"source-{len(sources) + 1}"] = {"url": url} | ({"note": note} if note else {})
    return sources
