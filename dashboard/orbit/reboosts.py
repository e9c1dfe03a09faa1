"""Reboosts: where between two element sets the orbit was raised, as far as the sets tell.

A burn of 0.15 m/s lowers the mean motion by 0.0008 revolutions a day at once; drag only ever raises
it. So a drop beyond that between neighbours is a burn (or several), at an unknown time in between.
Smaller burns are not found this way: they show as a disagreement of the sets around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from dashboard.errors import InputError
from dashboard.files.plain import plain_text, quoted
from dashboard.files.reading import UnusableError, read_bytes, regular
from dashboard.instants import format_utc
from dashboard.orbit.elements import ElementSet

MEAN_MOTION_DROP_REV_DAY = 0.0008
HEADER = "after_utc,before_utc"
COLUMNS = f"{HEADER},ignition_utc,delta_v_m_s,source"
INFERRED = "inferred: the mean motion fell between two sets"


@dataclass(frozen=True)
class Reboost:
    """A burn raised the orbit between two element sets; when exactly is known where it was announced.

    Two are the same if their intervals are, whatever else is known.
    """

    after_unix_s: float
    before_unix_s: float
    ignition_unix_s: float | None = field(default=None, compare=False)
    delta_v_m_s: float | None = field(default=None, compare=False)
    source: str = field(default=INFERRED, compare=False)


def infer_reboosts(sets: Sequence[ElementSet]) -> tuple[Reboost, ...]:
    """The intervals between neighbours (sorted by epoch) over which the mean motion dropped."""
    return tuple(
        Reboost(_to_minute(older.epoch_unix_s), _to_minute(newer.epoch_unix_s))
        for older, newer in pairwise(sets)
        if newer.mean_motion_rev_day - older.mean_motion_rev_day < -MEAN_MOTION_DROP_REV_DAY
    )


def read_reboosts(file: Path) -> tuple[Reboost, ...]:
    """Reboosts of a CSV file (:data:`COLUMNS`, the last three optional; ``#`` begins a comment), ascending.

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
            found.append(_read_row(line))
        except ValueError:
            raise _unreadable(file, number, line) from None
        if found[-1].after_unix_s > found[-1].before_unix_s:
            raise _unreadable(file, number, line)
    return tuple(sorted(found, key=lambda burn: burn.after_unix_s))


def _read_row(line: str) -> Reboost:
    after, before, *more = (part.strip() for part in line.split(",", 4))
    ignition, delta_v, source = (*more, "", "", "")[:3]
    return Reboost(
        _read_minute(after),
        _read_minute(before),
        _read_second(ignition) if ignition else None,
        float(delta_v) if delta_v else None,
        source or INFERRED,
    )


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
    return "\n".join([COLUMNS, *map(_row, reboosts)]) + "\n"


def _row(burn: Reboost) -> str:
    ignition = "" if burn.ignition_unix_s is None else f"{format_utc(burn.ignition_unix_s)}"
    delta_v = "" if burn.delta_v_m_s is None else f"{burn.delta_v_m_s:g}"
    interval = f"{_write_minute(burn.after_unix_s)},{_write_minute(burn.before_unix_s)}"
    return f"{interval},{ignition},{delta_v},{burn.source}"


def _to_minute(unix_s: float) -> float:
    return unix_s // 60 * 60


def _read_minute(text: str) -> float:
    return datetime.strptime(text.strip(), "%Y-%m-%dT%H:%MZ").replace(tzinfo=UTC).timestamp()


def _read_second(text: str) -> float:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).timestamp()


def _write_minute(unix_s: float) -> str:
    return datetime.fromtimestamp(unix_s, UTC).strftime("%Y-%m-%dT%H:%MZ")
