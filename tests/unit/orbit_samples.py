"""Small archives for tests: cut from the real one, never invented."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from dashboard.instants import parse_unix
from dashboard.orbit.archive import Archive, load_archive
from dashboard.orbit.elements import ElementSet, checksum

PHOTO_UNIX_S = parse_unix("2026-02-19T21:36:30Z")


@lru_cache(maxsize=1)
def recent_archive() -> Archive:
    """The sets since 15 September 2024, for tests that go through every one of an archive's."""
    return cut("2024-09-15", "2100-01-01")


def cut(start: str, stop: str) -> Archive:
    """The real archive between two times."""
    whole, low, high = load_archive(), parse_unix(start), parse_unix(stop)
    begin, end = whole.epochs_unix_s.searchsorted(low), whole.epochs_unix_s.searchsorted(high, "right")
    return Archive(whole.sets[int(begin) : int(end)], whole.reboosts)


def text_of(sets: Sequence[ElementSet]) -> str:
    """Sets as the lines of a file."""
    return "".join(f"{one.line1}\n{one.line2}\n" for one in sets)


def write_sets(file: Path, sets: Sequence[ElementSet]) -> Path:
    """Write a file of sets and give its path back."""
    file.write_text(text_of(sets), encoding="ascii")
    return file


def edited(line: str, column: int, text: str) -> str:
    """The line with ``text`` from a column (counted from 1) on, its checksum made right again."""
    changed = line[: column - 1] + text + line[column - 1 + len(text) :]
    return changed[:68] + str(checksum(changed))
