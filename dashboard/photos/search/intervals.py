"""Where along a track something holds: found to a tolerance, none missed.

What is searched is a *slack* in seconds: how long, at the very least, what holds will go on holding
(zero or more), or what fails will go on failing (negative). A condition's margin divided by the
fastest it can change is such a slack. So a step between two instants whose slacks together outlast it
hides nothing and is left alone; every other step is halved until it is as short as the tolerance.

Several slacks are searched at once: they are mostly asked at the same instants, and it is the asking
that costs.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
Slacks = Callable[[Floats], Floats]


def holding_intervals(
    slacks_s: Slacks, unix_s: Floats, track: Indices, tolerance_s: float = 0.1, bridge_s: float = 0.0
) -> list[tuple[Floats, Floats]]:
    """For each of k slacks the starts and stops (m,) of the intervals in which it is zero or more.

    ``slacks_s`` answers (k, n) for instants (n,). ``unix_s`` (n,) are the instants to begin with,
    ascending within each ``track`` (n,); between two tracks nothing is known and no interval passes.
    Ends are right to ``tolerance_s``; what holds for less than that may be missed. Gaps up to
    ``bridge_s`` do not divide an interval.
    """
    slack = slacks_s(unix_s)
    while unix_s.size > 1:
        left, right = slack[:, :-1], slack[:, 1:]
        width = np.diff(unix_s)
        same = (left >= 0) == (right >= 0)
        doubtful = np.where(same, np.abs(left) + np.abs(right) < width, True).any(axis=0)
        split = np.flatnonzero(doubtful & (width > tolerance_s) & (track[1:] == track[:-1]))
        if split.size == 0:
            break
        middle = (unix_s[split] + unix_s[split + 1]) / 2
        slack = np.insert(slack, split + 1, slacks_s(middle), axis=1)
        track = np.insert(track, split + 1, track[split])
        unix_s = np.insert(unix_s, split + 1, middle)
    return [_bridged(row >= 0, unix_s, track, bridge_s) for row in slack]


def run_edges(holds: NDArray[np.bool_], track: Indices) -> tuple[Indices, Indices]:
    """First and last index (m,) of every unbroken run of ``holds`` within one track."""
    if holds.size == 0:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    new = np.r_[True, track[1:] != track[:-1]]
    old = np.r_[new[1:], True]
    first = np.flatnonzero(holds & (new | ~np.r_[False, holds[:-1]]))
    last = np.flatnonzero(holds & (old | ~np.r_[holds[1:], False]))
    return first, last


def _bridged(
    holds: NDArray[np.bool_], unix_s: Floats, track: Indices, bridge_s: float
) -> tuple[Floats, Floats]:
    first, last = run_edges(holds, track)
    if first.size < 2:
        return unix_s[first], unix_s[last]
    apart = (track[first[1:]] != track[last[:-1]]) | (unix_s[first[1:]] - unix_s[last[:-1]] > bridge_s)
    return unix_s[first[np.r_[True, apart]]], unix_s[last[np.r_[apart, True]]]
