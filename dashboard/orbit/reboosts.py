"""Reboosts: where between two element sets the orbit was raised, as far as the sets tell.

A burn of 0.15 m/s lowers the mean motion by 0.0008 revolutions a day at once; drag only ever raises
it. So a drop beyond that between neighbours is a burn (or several), at an unknown time in between.
Smaller burns are not found this way: they show as a disagreement of the sets around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from dashboard.errors import InputError
from dashboard.files.plain import plain_text, quoted
from dashboard.files.reading import UnusableError, read_bytes, regular
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
    found = []
    rows = [(number, line) for number, line in enumerate(_lines(file), 1) if not line.startswith("#")]
    rows = [(number, line) for number, line in rows if line.strip()]
    names = [name.strip() for name in rows[0][1].split(",")] if rows else []
    if rows and names[:2] != HEADER.split(","):
        raise _unreadable(file, *rows[0])
    for number, line in rows[1:]:
        try:
            after, before = line.split(",")[:2]
            found.append(Reboost(_read_minute(after), _read_minute(before)))
        except ValueError:
            raise _unreadable(file, number, line) from None
        if found[-1].after_unix_s > found[-1].before_unix_s:
            raise _unreadable(file, number, line)
    return tuple(sorted(found, key=lambda burn: burn.after_unix_s))


def reboost_comments(file: Path) -> list[str]:
    """The comment lines of a file of reboosts: whoever writes it anew keeps them."""
    return [line.rstrip() for line in _lines(file) if line.startswith("#")]


def _lines(file: Path) -> list[str]:
    if not regular(file, "archive", f"a file of rows of {HEADER}"):
        return []
    try:
        return plain_text(read_bytes(file, "archive")).split("\n")
    except UnusableError as reason:
        raise InputError("archive", file, f"a file of rows of {HEADER}", str(reason)) from None


def _unreadable(file: Path, number: int, line: str) -> InputError:
    allowed = f"{HEADER} in the first row, then rows of times to the minute, such as 2026-02-15T13:40Z"
    return InputError("archive", f"{file.name} line {number}", allowed, f"can't be read: {quoted(line)}")


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
