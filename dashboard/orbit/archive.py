"""The archive of element sets: what is in ``tle/``, sorted, with the reboosts that divide it."""

from __future__ import annotations

import hashlib
import logging
import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard import settings
from dashboard.errors import InputError
from dashboard.files.reading import regular
from dashboard.instants import format_utc
from dashboard.orbit.elementfiles import Reading, read_file
from dashboard.orbit.elements import ElementSet, same_observation
from dashboard.orbit.reboosts import Reboost, read_reboosts

Floats = NDArray[np.float64]
_log = logging.getLogger(__name__)

SETS_FILE = "iss.tle"
REBOOSTS_FILE = "reboosts.csv"
REACH_S = 14 * 86400.0  # further from any set there is no position
# The orbit is raised twice a month: after so long without a set it has to be taken for another one.
# The archive as delivered has no gap of this length.
LONG_GAP_S = 9 * 86400.0
Stamps = tuple[tuple[int, ...], ...]  # of the two files: when written, how large, which


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
        """For each set (n,) the reboosts and long gaps before it: sets of one number share an orbit."""
        middles = np.array([(burn.after_unix_s + burn.before_unix_s) / 2 for burn in self.reboosts])
        burns = np.searchsorted(middles, self.epochs_unix_s)
        gaps = np.diff(self.epochs_unix_s, prepend=self.epochs_unix_s[:1]) > LONG_GAP_S
        return np.asarray(burns + np.cumsum(gaps), dtype=np.int64)

    @cached_property
    def digest(self) -> str:
        """A name of what the archive holds: equal sets and reboosts have an equal one, on any machine."""
        lines = [line for one in self.sets for line in (one.line1, one.line2)]
        burns = [f"{burn.after_unix_s:.0f} {burn.before_unix_s:.0f}" for burn in self.reboosts]
        return hashlib.sha256("\n".join([*lines, *burns]).encode()).hexdigest()

    def span(self) -> tuple[float, float]:
        """First and last instant (POSIX seconds) at which positions are answered."""
        return self.stretches[0][0], self.stretches[-1][1]

    @cached_property
    def stretches(self) -> tuple[tuple[float, float], ...]:
        """The stretches of the span (POSIX seconds) in which positions are answered, ascending.

        One, unless there is a gap of more than 28 days between two sets. Rounded inwards to the
        millisecond they are printed with, so that a printed limit is answered.
        """
        epochs = self.epochs_unix_s
        gaps = np.flatnonzero(np.diff(epochs) > 2 * REACH_S)
        starts = [epochs[0], *epochs[gaps + 1]]
        stops = [*epochs[gaps], epochs[-1]]
        pairs = zip(starts, stops, strict=True)
        return tuple(
            (math.ceil((start - REACH_S) * 1000) / 1000, math.floor((stop + REACH_S) * 1000) / 1000)
            for start, stop in pairs
        )

    def answered(self, unix_s: ArrayLike) -> NDArray[np.bool_]:
        """Whether a position is answered at instants (n,); not at what is not a number."""
        seconds = np.atleast_1d(np.asarray(unix_s, dtype=np.float64))
        inside = np.zeros(seconds.shape, dtype=np.bool_)
        for start, stop in self.stretches:
            inside |= (seconds >= start) & (seconds <= stop)
        return inside

    def answered_within(self, start_unix_s: float, stop_unix_s: float) -> list[tuple[float, float]]:
        """The parts of [start, stop] in which positions are answered; the whole of it if there are none,
        so that whoever asks for states there is told why there are none."""
        cut = [(max(start, start_unix_s), min(stop, stop_unix_s)) for start, stop in self.stretches]
        return [part for part in cut if part[0] < part[1]] or [(start_unix_s, stop_unix_s)]

    def stretches_text(self) -> str:
        """The stretches in words, for a sentence that says which times are allowed."""
        return " or ".join(f"{format_utc(start)} to {format_utc(stop)}" for start, stop in self.stretches)


def load_archive(folder: Path | None = None) -> Archive:
    """The archive of a folder (the product's own unless one is given), read once per change of its files.

    Raises :class:`InputError` when the folder holds none or a line of it is damaged; of the product's own,
    what this process read before goes on being answered then (:func:`held_archive`).
    """
    return held_archive().archive if folder is None else _load(*_as_it_is(folder))


@dataclass(frozen=True)
class Held:
    """The archive that is answered from; ``trouble``: why it isn't the one on disk, if it isn't."""

    archive: Archive
    trouble: str | None = None


_held: dict[Path, tuple[Stamps, Held]] = {}
_holding = threading.Lock()


def held_archive() -> Held:
    """The product's own archive, or where it can't be read any more the last that could.

    Raises :class:`InputError` where this process has read none yet.
    """
    folder, stamps = _as_it_is(settings.tle_folder())
    with _holding:
        before = _held.get(folder)
        if before is not None and before[0] == stamps:
            return before[1]
        try:
            now = Held(_load(folder, stamps))
        except (InputError, OSError) as error:
            if before is None:
                raise
            _log.error("the archive can't be read, the last good one is served: %s", error)
            now = Held(before[1].archive, _without_folder(str(error), folder))
        else:
            if before is not None and before[1].archive.digest == now.archive.digest:
                now = Held(before[1].archive)  # what was computed from it stays
            if before is not None and before[1].trouble:
                _log.warning("the archive can be read again: %d sets", len(now.archive.sets))
        _held[folder] = stamps, now
        return now


def _without_folder(sentence: str, folder: Path) -> str:
    """For visitors, who need not know where on the server the archive is."""
    chosen = settings.tle_folder()
    for path in (folder, chosen):
        sentence = sentence.replace(f"{path}/", "").replace(str(path), "its folder")
    return sentence


def _as_it_is(folder: Path) -> tuple[Path, Stamps]:
    resolved = folder.resolve()
    return resolved, tuple(_stamp(resolved / name) for name in (SETS_FILE, REBOOSTS_FILE))


def _stamp(file: Path) -> tuple[int, ...]:
    try:
        state = file.stat()
    except OSError:
        return ()
    return state.st_mtime_ns, state.st_size, state.st_ino


@lru_cache(maxsize=4)
def _load(folder: Path, _stamps: Stamps) -> Archive:
    reading = read_sets(folder)
    if reading.refused:
        first = reading.refused[0]
        where = f"{SETS_FILE} line {first.line}" if first.line else SETS_FILE
        raise InputError("archive", where, "an archive that passes `elements check`", _damaged(first.reason))
    ordered = sorted((one.elements for one in reading.found), key=lambda one: one.epoch_unix_s)
    return Archive(tuple(observations(ordered)), read_reboosts(folder / REBOOSTS_FILE))


def _damaged(reason: str) -> str:
    inner, _, allowed = reason.rstrip(".").partition("; allowed: ")
    return f"can't be read: {inner}" + (f" (allowed: {allowed})" if allowed else "")


def read_sets(folder: Path) -> Reading:
    """All that the file of an archive holds, sets of other objects among what is refused.

    The check, the importer and :func:`load_archive` read through this. Raises :class:`InputError` where
    there is no archive or no set in it.
    """
    file = folder / SETS_FILE
    if not regular(file, "archive", "a file of element sets"):
        raise InputError("archive", folder, f"a folder with {SETS_FILE}", "holds no element sets")
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
