"""Passes of the station over a place: when it comes within a distance, and when it is nearest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.geo.regions import Region
from dashboard.orbit.approaches import Check, approaches
from dashboard.orbit.archive import Archive
from dashboard.orbit.search import intervals_within, minima_within

Floats = NDArray[np.float64]

FINE_STEP_S = 10.0


@dataclass(frozen=True)
class Pass:
    """One stay within the distance; ``distance_km`` is the least, at ``best_unix_s``."""

    start_unix_s: float
    best_unix_s: float
    stop_unix_s: float
    distance_km: float


def passes_over(
    region: Region,
    start_unix_s: float,
    stop_unix_s: float,
    within_km: float,
    archive: Archive | None = None,
    check: Check | None = None,
) -> list[Pass]:
    """Every pass within a distance of a region, a line or a point, ascending; edges and best to 0.1 s.

    Where the archive has no positions inside the window no pass is found; a window without any raises
    :class:`InputError`. ``check`` is told how many seconds the station is near, before they are looked at,
    and may refuse.
    """
    near = approaches(region, within_km, start_unix_s, stop_unix_s, archive, check)
    return passes_inside(_remembering(near.distance_km), near.windows, within_km)


def _remembering(distance_km_of: Callable[[Floats], Floats]) -> Callable[[Floats], Floats]:
    """Least distances and edges are looked for at the same instants: they are measured once."""
    kept: tuple[Floats, Floats] = np.empty(0), np.empty(0)

    def distance(unix_s: Floats) -> Floats:
        nonlocal kept
        if len(unix_s) == len(kept[0]) and np.array_equal(unix_s, kept[0]):
            return kept[1]
        found = distance_km_of(unix_s)
        if len(unix_s) > len(kept[0]):
            kept = unix_s, found
        return found

    return distance


def passes_inside(
    distance_km_of: Callable[[Floats], Floats], windows: Floats, within_km: float, tolerance_s: float = 0.1
) -> list[Pass]:
    """The passes inside windows (m, 2): where a distance (n,) at instants (n,) is small enough.

    Two dips below the distance without leaving it are one pass.
    """
    if not len(windows):
        return []
    times, values = minima_within(distance_km_of, windows, FINE_STEP_S, tolerance_s)
    times, values = times[values <= within_km], values[values <= within_km]
    intervals = intervals_within(
        lambda unix_s: distance_km_of(unix_s) <= within_km, windows, FINE_STEP_S, tolerance_s
    )
    found: dict[float, Pass] = {}
    owner = np.searchsorted(intervals[:, 0], times + tolerance_s, side="right") - 1
    for k, time, value in zip(owner, times.tolist(), values.tolist(), strict=True):
        # A graze shorter than the fine step has a least distance but no edges: it is that instant.
        low, high = (time, time)
        if k >= 0 and time <= intervals[k, 1] + tolerance_s:
            low, high = (float(edge) for edge in intervals[k])
        known = found.get(low)
        if known is None or value < known.distance_km:
            found[low] = Pass(low, min(max(time, low), high), high, value)
    return [found[low] for low in sorted(found)]
