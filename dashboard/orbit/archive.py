"""The archive of element sets: what is in ``tle/``, sorted, with the reboosts that divide it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dashboard import settings
from dashboard.errors import InputError
from dashboard.orbit.elements import ElementSet, parse_element_set
from dashboard.orbit.reboosts import Reboost, read_reboosts

Floats = NDArray[np.float64]

SETS_FILE = "iss.tle"
REBOOSTS_FILE = "reboosts.csv"
REACH_S = 14 * 86400.0  # further from any set there is no position


@dataclass(frozen=True, eq=False)
class Archive:
    """Element sets by epoch, and the reboosts between them. Compared by identity, so cheap to cache by."""

    sets: tuple[ElementSet, ...]
    reboosts: tuple[Reboost, ...] = field(default=())

    @cached_property
    def epochs_unix_s(self) -> Floats:
        """Epochs of the sets (n,), ascending."""
        return np.array([elements.epoch_unix_s for elements in self.sets], dtype=np.float64)

    @cached_property
    def regimes(self) -> NDArray[np.int64]:
        """For each set (n,) the number of reboosts before it: sets of one number share an orbit."""
        middles = [(burn.after_unix_s + burn.before_unix_s) / 2 for burn in self.reboosts]
        return np.searchsorted(np.array(middles), self.epochs_unix_s).astype(np.int64)

    def span(self) -> tuple[float, float]:
        """First and last instant (POSIX seconds) at which positions are answered."""
        return self.sets[0].epoch_unix_s - REACH_S, self.sets[-1].epoch_unix_s + REACH_S


def load_archive(folder: Path | None = None) -> Archive:
    """The archive of a folder (the product's own unless one is given), read once per change of its files.

    Raises :class:`InputError` when the folder holds none or a line of it is damaged.
    """
    chosen = (folder or settings.tle_folder()).resolve()
    files = [chosen / SETS_FILE, chosen / REBOOSTS_FILE]
    return _load(chosen, tuple(file.stat().st_mtime_ns if file.is_file() else 0 for file in files))


@lru_cache(maxsize=4)
def _load(folder: Path, _stamps: tuple[int, ...]) -> Archive:
    file = folder / SETS_FILE
    if not file.is_file():
        raise InputError("archive", folder, f"a folder with {SETS_FILE}", "holds no element sets")
    sets = read_sets(file.read_text(encoding="ascii"), SETS_FILE)
    if not sets:
        raise InputError("archive", file, "at least one element set", "is empty")
    return Archive(tuple(sorted(sets, key=lambda s: s.epoch_unix_s)), read_reboosts(folder / REBOOSTS_FILE))


def read_sets(text: str, name: str) -> list[ElementSet]:
    """All element sets of a text, in its order. Raises :class:`InputError` that names file and line."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(lines) % 2:
        raise InputError("archive", f"{name} line {lines[-1][0]}", "pairs of lines", "has no second line")
    sets = []
    for (number, line1), (_, line2) in zip(lines[::2], lines[1::2], strict=True):
        try:
            sets.append(parse_element_set(line1, line2))
        except InputError as error:
            raise InputError("archive", f"{name} line {number}", error.allowed, str(error)) from error
    return sets
