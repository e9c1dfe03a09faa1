"""``iss-dashboard visits``: the ships that came, one of them in full, the proof of the data."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import TYPE_CHECKING

from dashboard.errors import InputError
from dashboard.instants import format_utc, parse_utc

if TYPE_CHECKING:
    from dashboard.commands import Subparsers

ACTIONS = ("check", "add")


def add(subparsers: Subparsers) -> None:
    """Add ``visits`` with its actions."""
    parser = subparsers.add_parser(
        "visits",
        help="ships at the station, their ports, times and cargo",
        description="Without arguments: all visits. With a visit's id, name or alias: that one in full. "
        "'check' proves the data; 'add' guides through a new visit's file.",
    )
    parser.add_argument("what", nargs="?", metavar="ID|check|add", help="a visit, or an action")
    parser.add_argument("--at", metavar="TIME", help="only what was attached at this UTC time")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--folder", metavar="FOLDER", help="with 'add': where to write the file")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Dispatch; 1 when ``check`` finds a contradiction."""
    if arguments.what in ACTIONS and arguments.at:
        raise InputError(
            "at", arguments.at, "a visit or nothing before it", f"can't go with '{arguments.what}'"
        )
    if arguments.what == "check":
        return _check()
    if arguments.what == "add":
        from dashboard.commands._visits_add import add_visit

        return add_visit(arguments.folder)
    moment = parse_utc(arguments.at, "at") if arguments.at else None
    print(_json(arguments.what, moment) if arguments.json else _text(arguments.what, moment))
    return 0


def _check() -> int:
    from dashboard.station.catalogue import load_station
    from dashboard.station.check import contradictions

    station = load_station()
    found = contradictions(station)
    for sentence in found:
        print(sentence)
    times = [instant for visit in station.visits for _, instant in visit.instants()]
    vague = sum(not instant.exact for instant in times)
    print(
        f"{len(station.visits)} visits, {len(station.ports)} ports, "
        f"{len({person.name for person in station.people})} people in {len(station.people)} stays, "
        f"{len(times)} times ({vague} to the day or a range only): "
        + (f"{len(found)} contradictions" if found else "no contradiction")
    )
    return 1 if found else 0


def _json(what: str | None, moment: datetime | None) -> str:
    import json

    from dashboard.answers.complement import complement_at
    from dashboard.answers.visits import all_visits, visit_answer
    from dashboard.station.catalogue import load_station

    if moment is not None:
        whole = complement_at(moment).model_dump(mode="json", exclude={"crew"})
        if what:
            wanted = load_station().visit(what).id
            whole["attached"] = [ship for ship in whole["attached"] if ship["id"] == wanted]
        return json.dumps({"time_utc": format_utc(moment), **whole}, indent=2, ensure_ascii=False)
    station = load_station()
    answer = visit_answer(station.visit(what), station) if what else all_visits()
    return answer.model_dump_json(by_alias=True, indent=2)


def _text(what: str | None, moment: datetime | None) -> str:
    from dashboard.commands._visits_text import all_text, attached_text, visit_text

    if moment is not None:
        return attached_text(moment, what)
    return visit_text(what) if what else all_text()
