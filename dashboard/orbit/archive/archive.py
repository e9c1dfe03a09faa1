"""The archive of element sets: what is in ``tle/``, sorted, with the reboosts that divide it.

An archive is a snapshot: the bytes of its files and all epochs are held (3 MB for the station's whole
life), sets become objects when a moment comes near them (:mod:`dashboard.orbit.archive.rows`).
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.instants import format_utc
from dashboard.orbit.archive.rows import SetRows, rows_of
from dashboard.orbit.elements import IN_ORBIT_UNIX_S, ElementSet
from dashboard.orbit.reboosts import Reboost

Floats = NDArray[np.float64]

REACH_S = 14 * 86400.0  # further from any set there is no position
# The orbit is raised twice a month: after so long without a set it has to be taken for another one.
# The archive as delivered has no gap of this length.
LONG_GAP_S = 9 * 86400.0


@dataclass(frozen=True, eq=False)
class Archive:
    """Element sets by epoch, and the reboosts between them. Compared by identity, so cheap to cache by."""

    sets: Sequence[ElementSet]
    reboosts: tuple[Reboost, ...] = field(default=())

    @cached_property
    def epochs_unix_s(self) -> Floats:
        """Epochs of the sets (n,), ascending."""
        if isinstance(self.sets, SetRows):
            return self.sets.epochs_unix_s
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
        rows = self.sets if isinstance(self.sets, SetRows) else rows_of(self.sets)
        burns = "\n".join(repr(burn) for burn in self.reboosts)
        return hashlib.sha256(rows.content + burns.encode()).hexdigest()

    def span(self) -> tuple[float, float]:
        """First and last instant (POSIX seconds) at which positions are answered."""
        return self.stretches[0][0], self.stretches[-1][1]

    @cached_property
    def stretches(self) -> tuple[tuple[float, float], ...]:
        """The stretches of the span (POSIX seconds) in which positions are answered, ascending.

        One, unless there is a gap of more than 28 days between two sets; none begins before the station
        was in orbit. Rounded inwards to the millisecond they are printed with, so that a printed limit
        is answered.
        """
        epochs = self.epochs_unix_s
        gaps = np.flatnonzero(np.diff(epochs) > 2 * REACH_S)
        starts = [epochs[0], *epochs[gaps + 1]]
        stops = [*epochs[gaps], epochs[-1]]
        pairs = zip(starts, stops, strict=True)
        return tuple(
            (
                math.ceil(max(start - REACH_S, IN_ORBIT_UNIX_S) * 1000) / 1000,
                math.floor((stop + REACH_S) * 1000) / 1000,
            )
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
