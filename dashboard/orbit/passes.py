"""Passes of the station over a place: when it comes within a distance, and when it is nearest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.errors import InputError
from dashboard.orbit.archive import Archive, load_archive
from dashboard.orbit.geodesy import geodetic
from dashboard.orbit.interpolate import hermite
from dashboard.orbit.search import intervals_within, minima_within, sample
from dashboard.orbit.states import rough_positions_itrs_km, states_at

Floats = NDArray[np.float64]

COARSE_STEP_S = 120.0
NODE_STEP_S = 20.0
FINE_STEP_S = 10.0
# The sub-satellite point never moves faster than this, so a pass can't hide between coarse looks.
FASTEST_KM_S = 7.5
_FEW = 16
_MANY = 100_000
# A single set is this near to the blend; where it may not be (a reboost), the blend is used throughout.
ROUGH_SLACK_KM = 60.0


@dataclass(frozen=True)
class Pass:
    """One stay within the distance; ``distance_km`` is the least, at ``best_unix_s``."""

    start_unix_s: float
    best_unix_s: float
    stop_unix_s: float
    distance_km: float


class Place(Protocol):
    """Whatever can tell its distance in km from points on the ground."""

    def distance_km(self, latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> Floats: ...


def passes(
    distance_km_of: Callable[[Floats], Floats],
    start_unix_s: float,
    stop_unix_s: float,
    within_km: float,
    tolerance_s: float = 0.1,
) -> list[Pass]:
    """Every pass of [start, stop] within a distance, ascending; edges and best to the tolerance.

    ``distance_km_of`` takes instants (n,) and gives the distance (n,) of the point below the station,
    which must not change faster than the station moves. Raises :class:`InputError` for an empty window.
    """
    windows = _near(distance_km_of, start_unix_s, stop_unix_s, within_km)
    return _inside(distance_km_of, windows, within_km, tolerance_s)


def passes_over(
    place: Place,
    start_unix_s: float,
    stop_unix_s: float,
    within_km: float,
    archive: Archive | None = None,
    check: Callable[[float], None] | None = None,
) -> list[Pass]:
    """Every pass within a distance of a region, a line or a point (anything with ``distance_km``).

    The whole span is looked at with single sets, the neighbourhoods of passes in full; there states
    20 s apart are interpolated, so that the search itself propagates nothing. Where the archive has no
    positions inside the window no pass is found; a window without any raises :class:`InputError`.
    ``check`` is told how many seconds the station is near, before they are looked at, and may refuse.
    """
    chosen = archive or load_archive()
    pieces = chosen.answered_within(start_unix_s, stop_unix_s)

    def rough(unix_s: Floats) -> Floats:
        return _distance(place, _rough_positions(chosen, unix_s))

    if check is not None:
        check(sum(_roughly_near_s(rough, a, b, within_km) for a, b in pieces))
    windows = np.concatenate([_near(rough, a, b, within_km, ROUGH_SLACK_KM) for a, b in pieces])
    if not len(windows):
        return []
    if check is not None:
        check(float(np.sum(windows[:, 1] - windows[:, 0])))
    nodes = np.concatenate([sample(float(start), float(stop), NODE_STEP_S) for start, stop in windows])
    states = states_at(nodes, archive)

    def exact(unix_s: Floats) -> Floats:
        return _distance(place, hermite(nodes, states.position_itrs_km, states.velocity_itrs_km_s, unix_s)[0])

    return _inside(_remembering(exact), windows, within_km, 0.1)


def _roughly_near_s(rough: Callable[[Floats], Floats], start: float, stop: float, within_km: float) -> float:
    """How long the station is near, from a few looks and rather too little: the whole would be dear."""
    looks = sample(start, stop, COARSE_STEP_S)[::_FEW]
    return float(np.mean(rough(looks) <= within_km)) * (stop - start) * 0.9


def _rough_positions(archive: Archive, unix_s: Floats) -> Floats:
    """Of the stretch asked for last: every question about the whole archive looks at the same instants."""
    if len(unix_s) < _MANY:
        return rough_positions_itrs_km(unix_s, archive)
    kept = _rough.get(archive)
    if kept is None or not np.array_equal(kept[0], unix_s):
        kept = (unix_s, rough_positions_itrs_km(unix_s, archive).astype(np.float32))  # to half a metre
        _rough[archive] = kept
    return np.asarray(kept[1], dtype=np.float64)


_rough: WeakKeyDictionary[Archive, tuple[Floats, NDArray[np.float32]]] = WeakKeyDictionary()


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


def _distance(place: Place, position_itrs_km: Floats) -> Floats:
    below = geodetic(position_itrs_km)
    return np.asarray(place.distance_km(below.latitude_deg, below.longitude_deg))


def _near(
    distance_km_of: Callable[[Floats], Floats],
    start: float,
    stop: float,
    within_km: float,
    slack_km: float = 0,
) -> Floats:
    """Windows (m, 2), apart from one another, outside of which no pass can be."""
    if not within_km > 0:
        raise InputError("within_km", within_km, "a positive distance")
    coarse = sample(start, stop, COARSE_STEP_S)
    half_step = (coarse[1] - coarse[0]) / 2
    near = distance_km_of(coarse) <= within_km + FASTEST_KM_S * half_step + slack_km
    edges = np.flatnonzero(np.diff(np.concatenate([[False], near, [False]]).astype(np.int8)))
    first, last = edges.reshape(-1, 2).T
    return np.stack(
        [np.maximum(coarse[first] - half_step, start), np.minimum(coarse[last - 1] + half_step, stop)], axis=1
    )


def _inside(
    distance_km_of: Callable[[Floats], Floats], windows: Floats, within_km: float, tolerance_s: float
) -> list[Pass]:
    """The passes inside the windows. Two dips below the distance without leaving it are one pass."""
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
