"""``iss-dashboard crew``: who was aboard, all in all or at one instant."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import TYPE_CHECKING, Any

from dashboard.instants import format_utc, parse_utc

if TYPE_CHECKING:
    from dashboard.commands import Subparsers
    from dashboard.station.people import Person


def add(subparsers: Subparsers) -> None:
    """Add ``crew`` with ``--at`` and ``--json``."""
    parser = subparsers.add_parser("crew", help="who was aboard, and when")
    parser.add_argument("--at", metavar="TIME", help="only those aboard at this UTC time")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the table or the JSON."""
    moment = parse_utc(arguments.at, "at") if arguments.at else None
    if arguments.json:
        import json

        print(json.dumps(_answer(moment), indent=2, ensure_ascii=False))
    else:
        print(_aboard_text(moment) if moment else _everybody_text())
    return 0


def stay_of(person: Person) -> tuple[Any, Any]:
    """First and last instant aboard (the last ``None`` where no end is known): those of the ships."""
    from dashboard.station.catalogue import load_station

    ships = load_station().visits_by_id
    home = ships[person.left_on] if person.left_on else None
    return ships[person.came_on].attachments[0].start, home.attachments[-1].end if home else None


def _answer(moment: datetime | None) -> dict[str, Any]:
    from dashboard.station.catalogue import load_station

    if moment is not None:
        from dashboard.answers.complement import complement_at

        whole = complement_at(moment).model_dump(mode="json")
        kept = ("crew", "complement_status", "complement_note")
        return {"time_utc": format_utc(moment), **{key: whole[key] for key in kept}}
    people = []
    for person in load_station().people:
        arrived, left = stay_of(person)
        people.append(
            {
                **person.model_dump(mode="json"),
                "arrived_utc": arrived.time_utc,
                "arrived_precision": arrived.precision,
                "left_utc": left.time_utc if left else None,
                "left_precision": left.precision if left else None,
            }
        )
    return {"people": people}


def _aboard_text(moment: datetime) -> str:
    from dashboard.commands._table import table
    from dashboard.station.complement import coverage_note, crew

    aboard = crew(moment)
    rows = [
        (
            one.person.name,
            one.person.agency,
            one.visit.name,
            f"day {one.day}",
            one.person.role or "",
            one.doubt or "",
        )
        for one in aboard
    ]
    head = f"{len(aboard)} aboard at {format_utc(moment)}"
    note = coverage_note(moment)
    lines = [
        head,
        *([note] if note else []),
        "",
        *table(("NAME", "AGENCY", "CAME ON", "ABOARD", "ROLE", ""), rows),
    ]
    return "\n".join(lines)


def _everybody_text() -> str:
    from dashboard.commands._table import table
    from dashboard.station.catalogue import load_station

    rows = []
    for person in load_station().people:
        arrived, left = stay_of(person)
        numbers = ", ".join(map(str, person.expeditions)) if person.expeditions else "not known"
        gone = left.text if left else "no departure found"
        rows.append((person.name, person.agency, arrived.text, gone, numbers))
    return "\n".join(table(("NAME", "AGENCY", "ARRIVED", "LEFT", "EXPEDITIONS"), rows))
