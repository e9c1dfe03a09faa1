"""``python -m dashboard.sources.station_history VISITS.json CREW.json``: the station's whole life as tables.

Reads two collections made after GCAT and other lists (``visits``: ships, modules and logistics modules with
their stays at ports; ``stays``: people with the ships they came and left on) and writes the tables of
``dashboard/station/history``. A ship whose visit was checked by hand (``dashboard/station/visits``) is left
out, and so are the people who came on it: those files tell more. The order is that of the collections, so a
new edition of them is a small difference.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.errors import InputError
from dashboard.station.catalogue import FOLDER
from dashboard.station.history.tables import LIST, time_fields, time_text, write_rows
from dashboard.station.times import Instant

SHIPS = (
    *(
        "id",
        "class",
        "name",
        "kind",
        "spacecraft",
        "cospar",
        "norad",
        "launch",
        "launch_source",
        "end",
        "end_where",
    ),
    *(
        "up_kg",
        "scope",
        "dry_kg",
        "down_kg",
        "cargo_confidence",
        "cargo_source",
        "cargo_parts",
        "cargo_caution",
    ),
    *("other_masses", "brought", "brought_by", "notes", "sources", "pages"),
)
STAYS = ("what", "place", "method", "from", "to")
PEOPLE = ("name", "also_spelled", "wikidata", "agency", "country", "role", "came_on", "left_on", "sources")
MODULES = ("id", "name", "cospar", "launch", "launch_source", "brought_by", "end", "notes", "sources")

ADAPTER_CAME = "2017-03-26"
_METHODS = {"docked": "docked", "berthed": "berthed", "held-by-arm": "held"}
_SCOPES = {
    "all": "all",
    "all, propellant, water and gas included": "all",
    "goods moved into the station (cabin, MPLM, Spacehab); station elements not counted": "moved-in",
    "inside cargo with packing; trunk payload not counted": "inside-packed-no-trunk",
    "inside cargo with packing": "inside-packed",
    "inside cargo only": "inside",
    "all as printed by the source": "printed",
    "all as printed by the source (sum of the parts)": "printed-parts",
    "as GCAT": "unspecified",
}
_SOURCES = {
    "GCAT event catalogue": "gcat",
    "GCAT launch log": "gcat-launchlog",
    "GCAT auxiliary catalogue": "gcat-aux",
    "Stavnichuk and Corlett": "astronauts",
    "github corquaid": "tracker",
    "Wikidata + Wikipedia": "people",
    "launch list derived from GCAT": "launch-list",
    "Next Spaceflight": "next-spaceflight",
    "the product's own": "own",
}
_KEYS = {
    **{
        "gcat-ecat": "gcat",
        "gcat-aux": "gcat-aux",
        "gcat-launchlog": "gcat-launchlog",
        "tidytuesday": "astronauts",
    },
    **{"correction": "corrected", "bendsp": "people", "corquaid": "tracker", "product": "own"},
    **{"parsec": "launch-list", "rkachi1": "next-spaceflight"},
}
_COUNTRIES = {
    **{"U.S.": "United States", "U.K.": "United Kingdom", "U.K./U.S.": "United Kingdom and United States"},
    **{
        "UAE": "United Arab Emirates",
        "Netherland": "Netherlands",
        "Malysia": "Malaysia",
        "Korea": "South Korea",
    },
    "Republic of South Africa": "South Africa",
}
_ROLES = {"msp": "mission specialist", "other (space tourist)": "space tourist"}


def ship_rows(visits: list[dict[str, Any]]) -> Iterator[dict[str, object]]:
    """One row a ship or logistics module."""
    for visit in visits:
        cargo, end = visit.get("cargo", {}), visit.get("end") or {}
        keys, pages = _sources(visit["sources"])
        source = cargo.get("source")
        yield {
            "id": visit["id"],
            "class": _class(visit),
            "name": visit["name"],
            "kind": _kind(visit),
            "spacecraft": visit["serial"],
            "cospar": visit.get("cospar", ""),
            "norad": norad if (norad := visit.get("norad", "")).isdigit() else "",
            "launch": _time(visit["launch_utc"], visit["launch_precision"]),
            "launch_source": _KEYS[visit["launch_source"]],
            "end": _time(end["utc"], end["precision"], end.get("approx")) if end else "",
            "end_where": end.get("where", "").strip("-"),
            "up_kg": _number(cargo.get("up_kg")),
            "scope": _SCOPES[cargo["scope"]] if cargo else "",
            "dry_kg": _number(cargo.get("dry_kg")),
            "down_kg": _number(cargo.get("down_kg")),
            "cargo_confidence": cargo.get("confidence", ""),
            "cargo_source": _KEYS.get(source, source) if source else "",
            "cargo_parts": LIST.join(
                f"{kind}: {_number(kg)}" for kind, kg in cargo.get("breakdown_kg", {}).items()
            ),
            "cargo_caution": cargo.get("caution", ""),
            "other_masses": LIST.join(dict.fromkeys(_others(cargo))),
            "brought": LIST.join(_brought(visit)),
            "brought_by": visit.get("brought_by", ""),
            "notes": LIST.join(visit.get("notes", [])),
            "sources": " ".join(keys),
            "pages": LIST.join(pages),
        }


def stay_rows(visits: list[dict[str, Any]]) -> Iterator[dict[str, object]]:
    """One row a stay at one place, of ships and modules alike."""
    for visit in visits:
        before: dict[str, Any] = {}
        for stay in visit["ports"]:
            # One instant between two stays is marked doubtful if either row says so.
            joined = before.get("end_utc") == stay["start_utc"]
            start = stay.get("start_approx") or (joined and before.get("end_approx"))
            after: dict[str, Any] = next(
                (one for one in visit["ports"] if one["start_utc"] == stay["end_utc"]), {}
            )
            end = stay.get("end_approx") or after.get("start_approx")
            yield {
                "what": visit["id"],
                "place": _place(stay),
                "method": _METHODS[stay["method"]],
                "from": _time(stay["start_utc"], stay["start_precision"], start),
                "to": _time(stay["end_utc"], stay["end_precision"], end),
            }
            before = stay


def module_rows(visits: list[dict[str, Any]]) -> Iterator[dict[str, object]]:
    """One row a module of the station."""
    for visit in visits:
        end = visit.get("end") or {}
        yield {
            "id": visit["id"].removeprefix("module-"),
            "name": visit["name"],
            "cospar": visit.get("cospar", ""),
            "launch": _time(visit["launch_utc"], visit["launch_precision"]),
            "launch_source": _KEYS[visit["launch_source"]],
            "brought_by": visit.get("brought_by", ""),
            "end": _time(end["utc"], end["precision"], end.get("approx")) if end else "",
            "notes": LIST.join(visit.get("notes", [])),
            "sources": " ".join(_sources(visit["sources"])[0]),
        }


def people_rows(stays: list[dict[str, Any]]) -> Iterator[dict[str, object]]:
    """One row a stay of a person."""
    for stay in stays:
        spelled = stay["name_in_source"]
        yield {
            "name": stay["person"],
            "also_spelled": spelled if spelled != stay["person"] else "",
            "wikidata": stay["wikidata"] or "",
            "agency": stay["agency"],
            "country": _COUNTRIES.get(stay["nationality"], stay["nationality"]),
            "role": _ROLES.get(stay["role"], stay["role"] or ""),
            "came_on": stay["arrival"]["vehicle"],
            "left_on": stay["departure"]["vehicle"] if stay["departure"] else "",
            "sources": " ".join(_KEYS.get(key, key) for key in stay["sources"]),
        }


def write(visits_path: Path, crew_path: Path, folder: Path = FOLDER) -> None:
    """Write the four tables into ``folder``/history. Raises :class:`InputError` for other shapes."""
    visits, people = _read(visits_path, "visits"), _read(crew_path, "stays")
    checked = {path.stem for path in (folder / "visits").glob("*.toml")}
    modules = [one for one in visits if one["vehicle_class"] == "Module"]
    ships = [one for one in visits if one["vehicle_class"] != "Module" and one["id"] not in checked]
    named = [*ships, *({**one, "id": one["id"].removeprefix("module-")} for one in modules)]
    others = [one for one in people if one["arrival"]["vehicle"] not in checked]
    home = folder / "history"
    try:
        write_rows(home / "ships.csv", SHIPS, ship_rows(ships))
        write_rows(home / "modules.csv", MODULES, module_rows(modules))
        write_rows(home / "stays.csv", STAYS, stay_rows(named))
        write_rows(home / "people.csv", PEOPLE, people_rows(others))
    except KeyError as error:
        raise InputError(
            "file", visits_path.name, "the shape told in this module", f"has no or an unknown {error}"
        ) from None


def _read(path: Path, key: str) -> list[dict[str, Any]]:
    try:
        rows: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))[key]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError("file", path, f"JSON with a list of {key}", f"can't be read ({error})") from None
    return rows


def _place(stay: dict[str, Any]) -> str:
    """The port's id; Harmony's zenith port is another one since its adapter came."""
    before = stay["port"] == "harmony-zenith" and stay["start_utc"] < ADAPTER_CAME
    return "harmony-zenith-cbm" if before else str(stay["port"])


def _class(visit: dict[str, Any]) -> str:
    name: str = visit["vehicle_class"].lower()
    return "cygnus-standard" if visit["id"].startswith("cygnus-orb-") else name


def _kind(visit: dict[str, Any]) -> str:
    if visit["kind"] != "module":
        return str(visit["kind"])
    return "logistics" if visit["vehicle_class"] == "MPLM" else "assembly"


def _time(utc: str | None, precision: str, approx: bool | None = None) -> str:
    """As the tables have it; the collection prints a minute with its seconds."""
    if utc is None:
        return ""
    text = precision.removeprefix("range ") if precision.startswith("range") else utc
    fields = time_fields(f"{text[:16]}Z" if precision == "minute" else text)
    return time_text(Instant(**fields, about=bool(approx)))


def _sources(texts: list[str]) -> tuple[list[str], list[str]]:
    """Keys of ``sources.toml``, and single pages as they are."""
    keys: list[str] = []
    pages: list[str] = []
    for text in texts:
        key = next((key for start, key in _SOURCES.items() if text.startswith(start)), None)
        if key:
            keys.append(key)
        else:
            pages += text.split(" and ")
    return list(dict.fromkeys(keys)), pages


def _others(cargo: dict[str, Any]) -> Iterator[str]:
    """Masses that other sources print."""
    for other in cargo.get("other", []):
        if other["up_kg"] != cargo["up_kg"]:
            yield f"{_KEYS[other['source']]}: {_number(other['up_kg'])}"


def _brought(visit: dict[str, Any]) -> Iterator[str]:
    for part in visit.get("delivered_elements", []):
        yield f"{part['name']}: {_number(part['mass_kg'])}" if "mass_kg" in part else part["name"]


def _number(value: float | None) -> str:
    return f"{value:.6g}" if value else ""


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("python -m dashboard.sources.station_history VISITS.json CREW.json")
    try:
        write(Path(sys.argv[1]), Path(sys.argv[2]))
    except InputError as refused:
        sys.exit(str(refused))
