"""``iss-dashboard sightings``: when the station can be seen from a place."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.commands._names import named_as
from dashboard.errors import InputError
from dashboard.instants import parse_unix

if TYPE_CHECKING:
    from dashboard.answers.sightings import Sightings
    from dashboard.commands import Subparsers


def add(subparsers: Subparsers) -> None:
    """Add ``sightings`` with its options."""
    parser = subparsers.add_parser("sightings", help="when the station can be seen from a place")
    parser.add_argument("place", metavar="PLACE", help="Lahore, 'Mount Everest', 52.5,13.4")
    parser.add_argument("start", metavar="START", help="first instant, UTC")
    parser.add_argument("stop", metavar="STOP", nargs="?", help="last instant, UTC (default: ten days on)")
    parser.add_argument(
        "--above", default="10", metavar="DEGREES", help="least elevation, from 0 to 80 (default: 10)"
    )
    parser.add_argument("--every", action="store_true", help="also by day and in the Earth's shadow")
    parser.add_argument("--json", action="store_true", help="print the API's answer")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the passes."""
    from dashboard.answers.sightings import period, sightings_answer
    from dashboard.geo.places import read_place

    with named_as(place="PLACE", start="START", stop="STOP"):
        stop = None if arguments.stop is None else parse_unix(arguments.stop, "stop")
        first, last = period(parse_unix(arguments.start, "start"), stop)
        place = read_place(arguments.place)
        answer = sightings_answer(
            place, arguments.place, first, last, _above(arguments.above), arguments.every
        )
    print(answer.model_dump_json() if arguments.json else "\n".join(rows(answer)))
    return 0


def _above(text: str) -> float:
    from dashboard.answers.sightings import LEAST_ABOVE_DEG, MOST_ABOVE_DEG

    allowed = f"degrees from {LEAST_ABOVE_DEG:g} to {MOST_ABOVE_DEG:g}"
    try:
        above = float(text)
    except ValueError:
        raise InputError("--above", text, allowed, "is not a number") from None
    if not LEAST_ABOVE_DEG <= above <= MOST_ABOVE_DEG:
        raise InputError("--above", text, allowed)
    return above


def rows(answer: Sightings) -> Iterator[str]:
    """What was asked, then a block a pass."""
    from dashboard.answers.sightings import lines

    yield (
        f"{answer.place} ({answer.latitude_deg:.2f}, {answer.longitude_deg:.2f}), {answer.start_utc} to "
        f"{answer.stop_utc}, at least {answer.above_deg:g}° high; times are those of {answer.zone}"
    )
    if answer.place_note:
        yield answer.place_note
    if answer.place_also:
        yield f"Other places of that name: {'; '.join(answer.place_also)}"
    if not answer.sightings:
        yield f"None of the {answer.passes_total} passes can be seen: by day, or in the Earth's shadow."
    for one in answer.sightings:
        bright = (
            "in the Earth's shadow, or by day" if one.magnitude is None else f"magnitude {one.magnitude:.1f}"
        )
        first = one.path[0]
        yield ""
        yield f"{(first.time_local or first.time_utc)[:10]}  {bright}  ± {one.uncertainty_s:.1f} s"
        yield from (f"  {line}" for line in lines(one))
