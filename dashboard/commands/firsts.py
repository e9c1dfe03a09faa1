"""``iss-dashboard firsts``: firsts and records of the station's life, or the anniversaries of a day."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from dashboard.instants import parse_utc

if TYPE_CHECKING:
    from dashboard.commands import Subparsers


def add(subparsers: Subparsers) -> None:
    """Add ``firsts`` with ``--day`` and ``--json``."""
    parser = subparsers.add_parser("firsts", help="firsts and records of the station's life, anniversaries")
    parser.add_argument("--day", metavar="DAY", help="only the anniversaries of this day")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the table or the JSON."""
    from dashboard.answers.firsts import firsts
    from dashboard.commands._table import table

    day = parse_utc(arguments.day, "day").date() if arguments.day else None
    found = firsts(day)
    if arguments.json:
        print(found.model_dump_json(indent=2))
        return 0
    if not found.firsts:
        print(f"No anniversary on {day:%-d %B}." if day else "Nothing is known.")
        return 0
    rows = [(one.text, f"{one.title}: {one.sentence}") for one in found.firsts]
    print("\n".join(table(("WHEN", "WHAT"), rows)))
    return 0
