"""``iss-dashboard track``: states of the station at equal steps."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.commands._names import named_as, seconds
from dashboard.instants import format_utc, parse_unix

if TYPE_CHECKING:
    from dashboard.commands import Subparsers


def add(subparsers: Subparsers) -> None:
    """Add ``track`` with its options."""
    parser = subparsers.add_parser("track", help="positions at equal steps")
    parser.add_argument("start", metavar="START", help="first instant, UTC")
    parser.add_argument("stop", metavar="STOP", help="last instant, UTC")
    parser.add_argument("--step", default="60", metavar="SECONDS", help="from 1 to 600 (default: 60)")
    parser.add_argument("--json", action="store_true", help="print the API's answer: Earth-fixed vectors")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the track."""
    from dashboard.answers.track import track_json

    with named_as(start="START", stop="STOP", step_s="--step"):
        start, stop = parse_unix(arguments.start, "start"), parse_unix(arguments.stop, "stop")
        step_s = seconds(arguments.step)
        if arguments.json:
            print(track_json(start, stop, step_s).decode())
            return 0
        for line in rows(start, stop, step_s):
            print(line)
    return 0


def rows(start_unix_s: float, stop_unix_s: float, step_s: float) -> Iterator[str]:
    """The states as a table, a header first."""
    from dashboard.answers.position import ILLUMINATION
    from dashboard.answers.track import track_states
    from dashboard.orbit import geodesy, sunlight

    states = track_states(start_unix_s, stop_unix_s, step_s)
    place = geodesy.geodetic(states.position_itrs_km)
    heading = geodesy.heading_deg(states.position_itrs_km, states.velocity_itrs_km_s)
    lit = sunlight.illumination(states.position_itrs_km, states.unix_s)
    yield f"{'UTC':24} {'latitude':>9} {'longitude':>10} {'km up':>7} {'heading':>7} {'± km':>6}  light"
    for i, unix_s in enumerate(states.unix_s):
        yield (
            f"{format_utc(float(unix_s)):24} {place.latitude_deg[i]:9.3f} {place.longitude_deg[i]:10.3f} "
            f"{place.altitude_km[i]:7.1f} {heading[i]:7.1f} {states.uncertainty_km[i]:6.1f}  "
            f"{ILLUMINATION[lit[i]]}"
        )
