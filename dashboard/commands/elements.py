"""``iss-dashboard elements``: the archive of element sets: import, update, check, list, show."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard import settings
from dashboard.commands._outcome import SHOWN, outcome_json, print_outcome
from dashboard.commands._progress import progress_line
from dashboard.instants import format_utc, parse_unix

if TYPE_CHECKING:
    from dashboard.commands import Subparsers
    from dashboard.orbit.elements import ElementSet


def add(subparsers: Subparsers) -> None:
    """Add ``elements`` with its own subcommands."""
    parser = subparsers.add_parser(
        "elements", help="the archive of element sets: import, update, check, list, show"
    )
    parser.add_argument(
        "--folder", type=Path, default=None, help="another archive (default: the product's own)"
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)

    importer = actions.add_parser(
        "import",
        help="check the sets of files and take them into the archive",
        description="Checks the element sets of files and takes those of the station into the archive. A "
        "file holds two-line sets, or OMM as CSV, JSON, XML or KVN; it may be packed by gzip or zip. The "
        "form is told from the content, whatever the name.",
    )
    importer.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="element sets; - reads standard input"
    )
    importer.set_defaults(run=run_import)

    updater = actions.add_parser(
        "update",
        help="fetch the current set and take it into the archive (asks another machine)",
        description="Fetches element sets and takes them into the archive, each one checked. This is the one "
        "command that asks another machine; nothing else of the product does.",
        epilog="CelesTrak gives the current set only, and not more often than every two hours. Space-Track "
        "gives all sets since the archive's last one, to your own account: its name and password in the "
        "environment variables SPACE_TRACK_IDENTITY and SPACE_TRACK_PASSWORD. Restart a server that is "
        "running: its page keeps the span it started with.",
    )
    updater.add_argument(
        "--from",
        dest="source",
        default="celestrak",
        metavar="SOURCE",
        help="celestrak (default), space-track, or the address of element sets in any form that import reads",
    )
    updater.set_defaults(run=run_update)

    check = actions.add_parser("check", help="prove the archive as it stands")
    check.set_defaults(run=run_check)

    listing = actions.add_parser("list", help="the sets of a stretch of time")
    listing.add_argument("--from", dest="start", metavar="TIME", help="first epoch (UTC)")
    listing.add_argument("--to", dest="stop", metavar="TIME", help="last epoch (UTC)")
    listing.set_defaults(run=run_list)

    show = actions.add_parser("show", help="the sets that speak for an instant")
    show.add_argument("time", metavar="TIME", help="UTC, such as 2026-02-19T21:36:30Z")
    show.set_defaults(run=run_show)

    for action in (importer, updater, check, listing, show):
        action.add_argument("--json", action="store_true", help="machine-readable")


def run_import(arguments: argparse.Namespace) -> int:
    """Import files; exit status 1 if anything in them was refused."""
    from dashboard.sources.element_archive import import_files

    outcome = import_files(arguments.files, _folder(arguments))
    if arguments.json:
        _print_json(outcome_json(outcome))
    else:
        print_outcome(outcome)
    return 1 if outcome.rejected else 0


def run_update(arguments: argparse.Namespace) -> int:
    """Fetch and import; exit status 1 if nothing came, or nothing of it could be taken."""
    from dashboard.sources.fetch import FetchError
    from dashboard.sources.fetch_elements import update_archive

    try:
        update = update_archive(arguments.source, _folder(arguments))
    except FetchError as error:
        print(f"iss-dashboard elements update: {error} The archive is as it was.", file=sys.stderr)
        return 1
    if arguments.json:
        _print_json({**update.as_json(), **outcome_json(update.outcome)})
    else:
        print_outcome(update.outcome)
        print(f"Its newest set is of {update.newest_epoch_utc}.")
        for gap in update.gaps:
            print(f"note: {gap}")
        if update.outcome.added:
            print("Restart a server that is running: its page keeps the span it started with.")
    return 0 if update.useful else 1


def run_check(arguments: argparse.Namespace) -> int:
    """Check the archive; exit status 1 if it fails."""
    from dashboard.sources.element_report import check_archive

    report = check_archive(_folder(arguments), progress=progress_line("comparing sets:"))
    if arguments.json:
        _print_json(report.as_json())
    else:
        print(f"{report.sets} element sets from {report.first_epoch_utc} to {report.last_epoch_utc}")
        print(f"longest gap {report.longest_gap_d} d, after {report.longest_gap_after_utc}")
        print(f"{report.reboosts} reboosts")
        for note in report.notes:
            print(f"note: {note}")
        if report.odd_revolutions:
            print(
                f"note: {len(report.odd_revolutions)} sets carry another revolution number than those around "
                "them; nothing is computed from it (--json lists them)"
            )
        if report.poor_fits:
            print(f"note: {len(report.poor_fits)} sets are poor fits and weigh little (--json lists them)")
        for failure in report.failures[:SHOWN]:
            print(failure, file=sys.stderr)
        if (more := len(report.failures) - SHOWN) > 0:
            print(f"and {more:,} more (--json lists them)", file=sys.stderr)
        print(f"{len(report.failures)} failures" if report.failures else "every set passes")
    return 1 if report.failures else 0


def run_list(arguments: argparse.Namespace) -> int:
    """List the sets whose epochs lie in a stretch of time."""
    from dashboard.orbit.archive import load_archive

    start = parse_unix(arguments.start, "--from") if arguments.start else float("-inf")
    stop = parse_unix(arguments.stop, "--to") if arguments.stop else float("inf")
    archive = load_archive(_folder(arguments))
    first, last = (
        archive.epochs_unix_s.searchsorted([start]),
        archive.epochs_unix_s.searchsorted([stop], "right"),
    )
    sets = archive.sets[int(first[0]) : int(last[0])]
    if arguments.json:
        _print_json([_as_json(one) for one in sets])
    else:
        for one in sets:
            print(_line(one))
        print(f"{len(sets)} element sets")
    return 0


def run_show(arguments: argparse.Namespace) -> int:
    """Show which sets speak for an instant, with which weight, and how sure the position is."""
    import numpy as np

    from dashboard.orbit.archive import load_archive
    from dashboard.orbit.blend import bracket, weights
    from dashboard.orbit.quality import qualities
    from dashboard.orbit.states import states_at

    archive = load_archive(_folder(arguments))
    unix_s = parse_unix(arguments.time, "TIME")
    states = states_at([unix_s], archive)
    left = int(np.searchsorted(archive.epochs_unix_s, unix_s, side="right")) - 1
    around = bracket(archive, left)
    shares = weights(archive, around, np.array([unix_s]))[:, 0]
    speaking = [
        {
            **_as_json(archive.sets[i]),
            "age_h": round((unix_s - archive.sets[i].epoch_unix_s) / 3600.0, 2),
            "weight": round(float(share), 4),
            "quality": round(float(quality), 2),
        }
        for i, share, quality in zip(
            around.indices.tolist(), shares, qualities(archive, around.indices), strict=True
        )
    ]
    answer = {
        "time_utc": format_utc(unix_s),
        "uncertainty_km": round(float(states.uncertainty_km[0]), 2),
        "reboost_suspected": bool(states.reboost_suspected[0]),
        "sets": speaking,
    }
    if arguments.json:
        _print_json(answer)
    else:
        doubt = ", a reboost in between at an unknown time" if answer["reboost_suspected"] else ""
        print(f"{answer['time_utc']}: known to {answer['uncertainty_km']} km{doubt}")
        for one in speaking:
            print(
                f"epoch {one['epoch_utc']}  age {one['age_h']:+.1f} h  weight {100 * one['weight']:.0f} %  "
                f"disagrees {one['quality']:.1f} times the usual"
            )
            print(f"  {one['line1']}\n  {one['line2']}")
    return 0


def _folder(arguments: argparse.Namespace) -> Path:
    return arguments.folder or settings.tle_folder()


def _as_json(elements: ElementSet) -> dict[str, Any]:
    return {"epoch_utc": format_utc(elements.epoch_unix_s), "line1": elements.line1, "line2": elements.line2}


def _line(elements: ElementSet) -> str:
    return (
        f"{format_utc(elements.epoch_unix_s):24}  {elements.mean_motion_rev_day:.8f} rev/day  "
        f"e {elements.eccentricity:.7f}  B* {elements.bstar:+.3e}  revolution {elements.revolution}"
    )


def _print_json(value: object) -> None:
    print(json.dumps(value, indent=1))
