"""Visits, cargo and crew as flat rows, for tables that leave the product (CSV, JSON)."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.station.catalogue import Station
from dashboard.station.times import Instant

Row = dict[str, str | float | None]


def visit_rows(station: Station) -> list[Row]:
    """One row a stay: ship, place, method, both ends with their precision and bounds."""
    rows: list[Row] = []
    for visit in station.visits:
        for number, stay in enumerate(visit.attachments, 1):
            rows.append(
                {
                    "visit": visit.id,
                    "name": visit.name,
                    "kind": visit.kind,
                    "craft": visit.craft,
                    "cospar": visit.cospar,
                    "norad": visit.norad,
                    "operator": visit.operator,
                    "agency": visit.agency,
                    "country": visit.country,
                    "spacecraft": visit.spacecraft,
                    "rocket": visit.launch.rocket,
                    "launch_site": visit.launch.site,
                    **_time("launch", visit.launch.time),
                    "stay": number,
                    "place": station.place_name(stay.place),
                    "method": stay.method,
                    **_time("from", stay.start),
                    **_time("to", stay.end),
                    **_time("landed", visit.landed),
                    "last_confirmed_attached": _text(visit.last_confirmed_attached),
                    "confidence": stay.confidence,
                    "sources": " ".join(source.url for source in visit.sources.values() if source.url),
                }
            )
    return rows


def cargo_rows(station: Station) -> list[Row]:
    """One row a known part of a cargo, and one a whole; masses that aren't known are empty, not zero."""
    rows: list[Row] = []
    for visit in station.visits:
        cargo = visit.cargo
        if cargo.up_kg is None and not cargo.items:
            continue
        ship: Row = {"visit": visit.id, "name": visit.name, "operator": visit.operator}
        whole: Row = {"part": "whole cargo", "kind": None, "mass_kg": cargo.up_kg, "by_subtraction": None}
        rows.append(ship | whole | {"items": "; ".join(cargo.items), "counted": cargo.scope})
        for label, mass in (("pressurised", cargo.pressurised_kg), ("unpressurised", cargo.unpressurised_kg)):
            if mass is not None:
                rows.append(ship | {"part": label, "kind": None, "mass_kg": mass} | _NO_MORE)
        for part in cargo.breakdown:
            how = "yes" if part.by_subtraction else "no"
            line: Row = {
                "part": part.label,
                "kind": part.kind,
                "mass_kg": part.mass_kg,
                "by_subtraction": how,
            }
            rows.append(ship | line | {"items": None, "counted": None})
    return rows


_NO_MORE: Row = {"by_subtraction": None, "items": None, "counted": None}


def crew_rows(station: Station) -> list[Row]:
    """One row a person, with the times of their ships."""
    rows: list[Row] = []
    ships = station.visits_by_id
    for person in station.people:
        home = ships[person.left_on].attachments[-1].end if person.left_on else None
        rows.append(
            {
                "name": person.name,
                "agency": person.agency,
                "country": person.country,
                "role": person.role,
                "expeditions": " ".join(map(str, person.expeditions or ())) or None,
                "came_on": person.came_on,
                **_time("arrived", ships[person.came_on].attachments[0].start),
                "left_on": person.left_on,
                **_time("left", home),
                "note": person.note,
            }
        )
    return rows


EXPORTS: dict[str, Callable[[Station], list[Row]]] = {
    "visits": visit_rows,
    "cargo": cargo_rows,
    "crew": crew_rows,
}


def _time(name: str, instant: Instant | None) -> Row:
    return {
        f"{name}_utc": instant.time_utc if instant else None,
        f"{name}_precision": instant.precision if instant else None,
        f"{name}_earliest_utc": instant.earliest_utc.isoformat().replace("+00:00", "Z") if instant else None,
        f"{name}_latest_utc": instant.latest_utc.isoformat().replace("+00:00", "Z") if instant else None,
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)
