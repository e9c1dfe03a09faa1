"""``iss-dashboard export``: a stretch of the track as a file for other programs."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.commands._names import named_as, seconds
from dashboard.instants import parse_unix

if TYPE_CHECKING:
    from dashboard.commands import Subparsers

_FORMS = ("csv", "geojson", "gpx", "kml", "czml", "oem")


def add(subparsers: Subparsers) -> None:
    """Add ``export`` with its options."""
    parser = subparsers.add_parser("export", help="a stretch of the track as a file for other programs")
    parser.add_argument("form", metavar="FORM", choices=_FORMS, help=", ".join(_FORMS))
    parser.add_argument("start", metavar="START", help="first instant, UTC")
    parser.add_argument("stop", metavar="STOP", help="last instant, UTC")
    parser.add_argument("--step", default="60", metavar="SECONDS", help="from 1 to 600 (default: 60)")
    parser.add_argument("--output", type=Path, metavar="FILE", help="where to write (default: the terminal)")
    parser.add_argument(
        "--page",
        default="http://127.0.0.1:8050/",
        metavar="URL",
        help="the page that links in the file lead to",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the file."""
    from dashboard.exports.forms import FORMS
    from dashboard.exports.stretch import stretch_of

    with named_as(start="START", stop="STOP", step_s="--step"):
        start, stop = parse_unix(arguments.start, "start"), parse_unix(arguments.stop, "stop")
        stretch = stretch_of(start, stop, seconds(arguments.step), arguments.page)
    text = FORMS[arguments.form].write(stretch)
    if arguments.output is None:
        print(text.replace("\r\n", "\n"), end="")
    else:
        arguments.output.write_text(text, encoding="utf-8", newline="")
        print(f"{arguments.output}: {len(stretch.times):,} states")
    return 0
