"""Reboosts: where between two element sets the orbit was raised, as far as the sets tell.

A burn of 0.15 m/s lowers the mean motion by 0.0008 revolutions a day at once; drag only ever raises
it. So a drop beyond that between neighbours is a burn (or several), at an unknown time in between.
Smaller burns are not found this way: they show as a disagreement of the sets around them.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from dashboard.errors import InputError
from dashboard.orbit.elements import ElementSet

MEAN_MOTION_DROP_REV_DAY = 0.0008
HEADER = "after_utc,before_utc"


@dataclass(frozen=True)
class Reboost:
    """A burn raised the orbit somewhere between two element sets; when exactly is not known."""

    after_unix_s: float
    before_unix_s: float


def infer_reboosts(sets: Sequence[ElementSet]) -> tuple[Reboost, ...]:
    """The intervals between neighbours (sorted by epoch) over which the mean motion dropped."""
    return tuple(
        Reboost(_to_minute(older.epoch_unix_s), _to_minute(newer.epoch_unix_s))
        for older, newer in pairwise(sets)
        if newer.mean_motion_rev_day - older.mean_motion_rev_day < -MEAN_MOTION_DROP_REV_DAY
    )


def read_reboosts(file: Path) -> tuple[Reboost, ...]:
    """Reboosts of a CSV file (``after_utc,before_utc``; ``#`` begins a comment), ascending.

    A file that isn't there lists none. Raises :class:`InputError` that names a line it can't read.
    """
    if not file.is_file():
        return ()
    rows = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found = []
    for row in csv.DictReader(rows):
        try:
            found.append(Reboost(_read_minute(row["after_utc"]), _read_minute(row["before_utc"])))
        except (KeyError, ValueError, AttributeError):
            raise InputError(file.name, row, f"rows of {HEADER}, to the minute", "can't be read") from None
    return tuple(sorted(found, key=lambda burn: burn.after_unix_s))


def format_reboosts(reboosts: Sequence[Reboost]) -> str:
    """CSV text of reboosts, to the minute: the inverse of :func:`read_reboosts`."""
    rows = [f"{_write_minute(burn.after_unix_s)},{_write_minute(burn.before_unix_s)}" for burn in reboosts]
    return "\n".join([HEADER, *rows]) + "\n"


def _to_minute(unix_s: float) -> float:
    return unix_s // 60 * 60


def _read_minute(text: str) -> float:
    return datetime.strptime(text.strip(), "%Y-%m-%dT%H:%MZ").replace(tzinfo=UTC).timestamp()


def _write_minute(unix_s: float) -> str:
    return datetime.fromtimestamp(unix_s, UTC).strftime("%Y-%m-%dT%H:%MZ")
