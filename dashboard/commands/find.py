"""``iss-dashboard find``: when a photograph can have been taken."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.commands._names import named_as
from dashboard.commands._table import table
from dashboard.errors import InputError
from dashboard.instants import parse_utc

if TYPE_CHECKING:
    from dashboard.answers.candidates import CandidateAnswer, CandidatesAnswer
    from dashboard.commands import Subparsers
    from dashboard.photos.finder import Findings

KM_PER_MILE = 1.609344


def add(subparsers: Subparsers) -> None:
    """Add ``find`` with its options: those of ``/api/v1/find``, and a photograph's id or file."""
    parser = subparsers.add_parser("find", help="when a photograph can have been taken")
    parser.add_argument("--photo", help="an id of the catalogue, or a photograph's TOML file")
    where = parser.add_argument_group("where the station was")
    where.add_argument("--place", help="'Lahore, Pakistan', Texas, Japan, 'Red Sea', 'France-Spain'")
    where.add_argument("--point", help="latitude,longitude, or as maps print it")
    where.add_argument("--border", help="two countries: India-Pakistan, IN-PK")
    where.add_argument(
        "--within-km", type=float, metavar="KM", help="no farther than this (default: as the place is said)"
    )
    when = parser.add_argument_group("when")
    when.add_argument("--from", dest="start", metavar="DATE", help="not before, UTC")
    when.add_argument("--to", dest="stop", metavar="DATE", help="not after, UTC; a date includes its day")
    when.add_argument("--light", metavar="WHAT", help="night, day or any")
    when.add_argument("--hours", metavar="FROM-TO", help="hours by the Sun: 22-4")
    when.add_argument("--dated", metavar="DATE", help="the day printed for the picture, GMT")
    when.add_argument("--clock", metavar="TIME", help="the clock printed: the zone's time there, 21:09")
    when.add_argument("--sun", metavar="WHAT", help="sunrise or sunset, for the station or below")
    when.add_argument("--published", metavar="DATE", help="the day it was published")
    what = parser.add_argument_group("what is said of the station")
    what.add_argument("--by", metavar="WHOSE", help="whose words: nasa, press or crew (their own posts)")
    what.add_argument("--altitude", metavar="HEIGHT", help="as printed: '261 mi', '420 km', '250±25 mi'")
    what.add_argument(
        "--aboard", action="append", default=[], metavar="NAME", help="who was aboard; repeat it"
    )
    what.add_argument("--docked", action="append", default=[], metavar="SHIP[@PORT]", help="repeat it")
    parser.add_argument("--weights", metavar="CLUE:N,...", help="weights of the clues: hour:2,evidence:0")
    parser.add_argument("--most", type=int, default=10, metavar="N", help="candidates at most (default: 10)")
    parser.add_argument("--json", action="store_true", help="print the API's answer")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the candidates, the likeliest first."""
    from dashboard.answers.candidates import candidates_answer
    from dashboard.photos.question.from_form import read_weights

    if arguments.most < 1:
        raise InputError("--most", arguments.most, "a whole number from 1")
    names = {key: f"--{key}" for key in ("photo", "place", "point", "border", "from", "to", "light", "hours")}
    names |= {key: f"--{key}" for key in ("altitude", "aboard", "docked", "published", "weights")}
    names |= {key: f"--{key}" for key in ("dated", "clock", "sun", "by")}
    with named_as(**names, within_km="--within-km"):
        weights = read_weights(arguments.weights)
        answer = candidates_answer(_findings(arguments), weights, arguments.most)
    print(answer.model_dump_json() if arguments.json else "\n".join(lines(answer)))
    return 0


def _findings(arguments: argparse.Namespace) -> Findings:
    from dashboard.photos.catalogue.files import MISSION_PHOTO, load_photo_file, photo_by_id
    from dashboard.photos.finder import find
    from dashboard.photos.question import from_form as ask
    from dashboard.photos.question.from_photo import question_of

    asked = ask.Asked(
        **{
            name: getattr(arguments, name)
            for name in ("place", "point", "border", "within_km", "start", "stop", "light", "hours")
        },
        altitude=arguments.altitude,
        aboard=tuple(arguments.aboard),
        docked=tuple(arguments.docked),
        published=arguments.published,
        dated=arguments.dated,
        clock=arguments.clock,
        sun=arguments.sun,
        by=arguments.by,
    )
    if asked == ask.Asked():
        given = arguments.photo or MISSION_PHOTO
        is_file = given.endswith(".toml") or Path(given).is_file()
        return find(question_of(load_photo_file(Path(given)) if is_file else photo_by_id(given)))
    if arguments.photo is not None:
        allowed = "a photograph or clues of your own, not both"
        raise InputError("photo", arguments.photo, allowed, "comes with clues of its own")
    return find(ask.question_from(asked))


def lines(answer: CandidatesAnswer) -> Iterator[str]:
    """The answer for people, line by line."""
    start, stop = answer.start_utc[:10], answer.stop_utc[:10]
    listed = len(answer.candidates)
    best = f"; the best {listed} are listed" if listed < answer.total else ""
    fit = "1 pass fits" if answer.total == 1 else f"{answer.total} passes fit{best}"
    yield f"Passes within {answer.within_km:g} km of {answer.place}, {start} to {stop}: {fit}"
    if answer.place_note:
        yield f"  {answer.place_note}"
    if answer.widened_from_km is not None:
        yield f"  Nothing fits within {answer.widened_from_km:g} km, so it was asked again, wider"
    yield f"  {answer.verdict}"
    yield "  " + "; ".join(f"{clue.words}: {clue.passes}" for clue in answer.clues)
    yield ""
    head = ("", "UTC", "local", "place", "altitude", "distance", "by the Sun", "score")
    rows = [_row(rank, found) for rank, found in enumerate(answer.candidates, 1)]
    yield from table(head, rows, right=(0, 4, 5, 7))
    yield ""
    likeliest = answer.candidates[0]
    yield f"Why {likeliest.best_utc}:"
    for reason in likeliest.reasons:
        sign = {"for": "+", "against": "-", "neither": "="}[reason.side]
        yield f"  {sign} {reason.text} (x{reason.factor:.2g})"
    if answer.near_misses:
        yield ""
        yield f"Near misses ({len(answer.near_misses)}):"
        for miss in answer.near_misses[:8]:
            yield f"  {parse_utc(miss.best_utc):%Y-%m-%d %H:%M:%S}  {miss.text}"


def _row(rank: int, found: CandidateAnswer) -> tuple[str, ...]:
    north, east = "NS"[found.latitude_deg < 0], "EW"[found.longitude_deg < 0]
    hours, minutes = divmod(round(found.solar_time_h * 60) % 1440, 60)
    return (
        str(rank),
        f"{parse_utc(found.best_utc):%Y-%m-%d %H:%M:%S}",
        f"{found.local_time[11:16]} {found.time_zone}" if found.local_time else found.time_zone,
        f"{abs(found.latitude_deg):.1f}° {north} {abs(found.longitude_deg):.1f}° {east}",
        f"{found.altitude_km:.1f} km ({found.altitude_km / KM_PER_MILE:.1f} mi)",
        f"{found.closest_km:.0f} km",
        f"{hours:02d}:{minutes:02d}",
        f"{found.score:.1%}",
    )
