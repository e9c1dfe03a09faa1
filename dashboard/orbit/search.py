"""When is something so, and when is something least: searches over time, in numpy.

After Skyfield's ``searchlib``: the function searched is pure and vectorised, and knows nothing of the
search. All events are refined together, so a search costs few calls whatever it finds.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from dashboard.errors import InputError

Floats = NDArray[np.float64]
Predicate = Callable[[Floats], NDArray[np.bool_]]
Measure = Callable[[Floats], Floats]

_FINER = 8  # instants between neighbours at each refinement of a minimum


def intervals_within(
    predicate: Predicate, windows: Floats, step_s: float, tolerance_s: float = 0.1
) -> Floats:
    """Intervals (k, 2) in which ``predicate`` holds, ascending, edges to the tolerance.

    They are looked for in many windows (m, 2) that don't overlap, all at once, every ``step_s``: nothing
    shorter than that is found. Edges lie on the true side; an interval that runs on past its window ends
    with it. Raises :class:`InputError` where a window is empty.
    """
    instants, first, last = _sample_all(windows, step_s)
    holds = np.asarray(predicate(instants), dtype=bool)
    turns = np.flatnonzero((holds[1:] != holds[:-1]) & ~last[:-1])
    edges = _bisect(predicate, instants[turns], instants[turns + 1], holds[turns], tolerance_s)
    return np.sort(np.concatenate([edges, instants[holds & first], instants[holds & last]])).reshape(-1, 2)


def minima_within(
    measure: Measure, windows: Floats, step_s: float, tolerance_s: float = 0.1
) -> tuple[Floats, Floats]:
    """Instants (k,) and values (k,) of the local minima of ``measure`` in windows (m, 2) that don't overlap.

    A minimum counts where the value at a step is below its neighbours', so one that lies at an end of a
    window counts as well. Raises :class:`InputError` where a window is empty.
    """
    instants, first, last = _sample_all(windows, step_s)
    values = np.asarray(measure(instants), dtype=np.float64)
    before, after = np.roll(values, 1), np.roll(values, -1)
    before[first], after[last] = np.inf, np.inf
    lowest = np.flatnonzero((values < before) & (values <= after))
    left = instants[lowest - ~first[lowest]]
    right = instants[lowest + ~last[lowest]]
    return _descend(measure, left, right, tolerance_s)


def sample(start_unix_s: float, stop_unix_s: float, step_s: float) -> Floats:
    """Evenly spaced instants from start to stop, both included, at most ``step_s`` apart.

    Raises :class:`InputError` where the window is empty.
    """
    if not stop_unix_s > start_unix_s:
        raise InputError("stop", stop_unix_s, f"after the start ({start_unix_s})", "leaves nothing to search")
    if not step_s > 0:
        raise InputError("step_s", step_s, "a positive number of seconds")
    return np.linspace(start_unix_s, stop_unix_s, int(np.ceil((stop_unix_s - start_unix_s) / step_s)) + 1)


def _sample_all(windows: Floats, step_s: float) -> tuple[Floats, NDArray[np.bool_], NDArray[np.bool_]]:
    """Instants of all windows (n,), and which of them are the first and the last of theirs."""
    each = [sample(float(start), float(stop), step_s) for start, stop in windows]
    sizes = np.array([len(one) for one in each], dtype=np.int64)
    first, last = np.zeros(sizes.sum(), dtype=bool), np.zeros(sizes.sum(), dtype=bool)
    ends = np.cumsum(sizes)
    first[ends - sizes] = True
    last[ends - 1] = True
    return np.concatenate([*each, np.empty(0)]), first, last


def _bisect(
    predicate: Predicate, left: Floats, right: Floats, at_left: NDArray[np.bool_], tolerance_s: float
) -> Floats:
    """The last true instant, to the tolerance, between each pair of which one side holds."""
    left, right = left.copy(), right.copy()
    while len(left) and float(np.max(right - left)) > tolerance_s:
        middle = (left + right) / 2
        same = np.asarray(predicate(middle), dtype=bool) == at_left
        left, right = np.where(same, middle, left), np.where(same, right, middle)
    return np.where(at_left, left, right)


def _descend(measure: Measure, left: Floats, right: Floats, tolerance_s: float) -> tuple[Floats, Floats]:
    """Narrow each bracket around its least value until it is within the tolerance."""
    if not len(left):
        return np.empty(0), np.empty(0)
    fractions = np.linspace(0.0, 1.0, _FINER + 1)
    while True:
        grid = left[:, None] + (right - left)[:, None] * fractions
        values = np.asarray(measure(grid.ravel()), dtype=np.float64).reshape(grid.shape)
        least = np.argmin(values, axis=1)
        rows = np.arange(len(left))
        if float(np.max(right - left)) <= tolerance_s:
            return grid[rows, least], values[rows, least]
        left = grid[rows, np.maximum(least - 1, 0)]
        right = grid[rows, np.minimum(least + 1, _FINER)]
