"""Small archives for tests: cut from the real one, never invented."""

from __future__ import annotations

from pathlib import Path

from dashboard.instants import parse_unix
from dashboard.orbit.archive import Archive, load_archive
from dashboard.orbit.elements import ElementSet, checksum

PHOTO_UNIX_S = parse_unix("2026-02-19T21:36:30Z")


def cut(start: str, stop: str) -> Archive:
    """The real archive between two times."""
    whole, low, high = load_archive(), parse_unix(start), parse_unix(stop)
    return Archive(tuple(one for one in whole.sets if low <= one.epoch_unix_s <= high), whole.reboosts)


def text_of(sets: tuple[ElementSet, ...] | list[ElementSet]) -> str:
    """Sets as the lines of a file."""
    return "".join(f"{one.line1}\n{one.line2}\n" for one in sets)


def write_sets(file: Path, sets: tuple[ElementSet, ...] | list[ElementSet]) -> Path:
    """Write a file of sets and give its path back."""
    file.write_text(text_of(sets), encoding="ascii")
    return file


def edited(line: str, column: int, text: str) -> str:
    """The line with ``text`` from a column (counted from 1) on, its checksum made right again."""
    changed = line[: column - 1] + text + line[column - 1 + len(text) :]
    return changed[:68] + str(checksum(changed))
