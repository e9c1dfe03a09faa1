"""The files of an archive: element sets a file a year, or all in one, and the reboosts.

A folder holds ``1998.tle``, ``1999.tle``, … and ``reboosts.csv``. One with ``iss.tle`` and no file of a
year is an archive in a single file, and stays one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from dashboard.errors import InputError
from dashboard.files.reading import UnusableError, read_bytes, regular
from dashboard.orbit.archive.rows import SetRows, plain_rows, rows_of
from dashboard.orbit.elementfiles import Reading, read_file
from dashboard.orbit.elements import SAME_ELEMENTS_S, ElementSet, same_observation
from dashboard.orbit.reboosts import Reboost, read_reboosts

SINGLE_FILE = "iss.tle"
REBOOSTS_FILE = "reboosts.csv"
_YEAR_FILE = re.compile(r"(?:19|20)\d\d\.tle")
_A_FOLDER = "a folder of element sets, a file a year (1998.tle, …) or all in iss.tle"
Stamp = tuple[int, ...]  # when written, how large, which; empty: not there


@dataclass(frozen=True)
class SetFile:
    """The element sets of one file, or the reboosts of theirs."""

    name: str
    sets: SetRows | None = None
    reboosts: tuple[Reboost, ...] = ()


def set_files(folder: Path) -> list[Path]:
    """The files of a folder that hold its sets, in the order of time; none where there is no archive.

    What is called as one of them counts, also a link that leads nowhere. Raises :class:`InputError` for a
    folder that can't be looked at.
    """
    try:
        names = sorted(one.name for one in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise InputError("archive", folder, _A_FOLDER, f"can't be read ({error.strerror})") from None
    years = [name for name in names if _YEAR_FILE.fullmatch(name)]
    return [folder / name for name in years or [name for name in names if name == SINGLE_FILE]]


def require_files(folder: Path) -> list[Path]:
    """As :func:`set_files`. Raises :class:`InputError` where there are none."""
    files = set_files(folder)
    if not files:
        raise InputError("archive", folder, _A_FOLDER, "holds no element sets")
    return files


def file_for(folder: Path, year: int) -> Path:
    """Where the sets of a year belong in the archive of a folder: a file of their own, or the single one."""
    files = set_files(folder)
    if [file.name for file in files] == [SINGLE_FILE]:
        return files[0]
    return folder / f"{year}.tle"


def stamp(file: Path) -> Stamp:
    """What changes when a file does."""
    try:
        state = file.stat()
    except OSError:
        return ()
    return state.st_mtime_ns, state.st_size, state.st_ino


def read_set_file(file: Path) -> SetFile:
    """One file of an archive, read and proved. Raises :class:`InputError` where it is damaged."""
    if file.name == REBOOSTS_FILE:
        return SetFile(file.name, reboosts=read_reboosts(file))
    if regular(file, "archive", "a file of element sets") and (rows := _as_rows(file)) is not None:
        return SetFile(file.name, rows)
    reading = read_sets_of(file)
    if reading.refused:
        first = reading.refused[0]
        where = f"{file.name} line {first.line}" if first.line else file.name
        raise InputError("archive", where, "an archive that passes `elements check`", _damaged(first.reason))
    ordered = sorted((one.elements for one in reading.found), key=lambda one: one.epoch_unix_s)
    return SetFile(file.name, rows_of(observations(ordered)))


def _as_rows(file: Path) -> SetRows | None:
    try:
        return plain_rows(read_bytes(file, "archive"))
    except UnusableError:
        return None


def _damaged(reason: str) -> str:
    inner, _, allowed = reason.rstrip(".").partition("; allowed: ")
    return f"can't be read: {inner}" + (f" (allowed: {allowed})" if allowed else "")


def read_sets(folder: Path) -> dict[Path, Reading]:
    """All that the files of an archive hold, line by line, by file in the order of time.

    The check and the importer read through this. Raises :class:`InputError` where there is no archive, or
    a file of it holds no set.
    """
    return {file: read_sets_of(file) for file in require_files(folder)}


def read_sets_of(file: Path) -> Reading:
    """All that one file holds, sets of other objects among what is refused. Raises as :func:`read_sets`."""
    if not regular(file, "archive", "a file of element sets"):
        raise InputError("archive", file, _A_FOLDER, "isn't there any more")
    reading = read_file(file, "archive")
    if reading.others:
        reading.refuse(str(file), 0, f"holds sets {reading.others_text}")
    if not reading.found and not any(one.line for one in reading.refused):
        reason = reading.refused[0].reason if reading.refused else "holds none"
        raise InputError("archive", file, "at least one element set", reason)
    return reading


def observations(sets: Sequence[ElementSet]) -> list[ElementSet]:
    """Sets (sorted by epoch) without those that were issued again: the first of each observation."""
    kept: list[ElementSet] = []
    for one in sets:
        if not kept or not same_observation(kept[-1], one):
            kept.append(one)
    return kept


def joined(files: Sequence[SetFile]) -> SetRows:
    """The sets of several files as one, sorted. At least one file has some."""
    parts = [one.sets for one in files if one.sets is not None]
    if len(parts) == 1:
        return parts[0]
    meet = [after.epochs_unix_s[0] - before.epochs_unix_s[-1] for before, after in pairwise(parts)]
    if min(meet) >= SAME_ELEMENTS_S:
        epochs = np.concatenate([part.epochs_unix_s for part in parts])
        return SetRows(b"".join(part.content for part in parts), epochs)
    ordered = sorted((one for part in parts for one in part), key=lambda one: one.epoch_unix_s)
    return rows_of(observations(ordered))
