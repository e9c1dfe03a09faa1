"""Where the station comes near a place: the one search behind passes and the finder.

The whole span is looked at every 120 s with single element sets, the neighbourhoods of the place in full:
states every 20 s, between which a cubic Hermite is exact to 5 mm. Whatever is asked afterwards, at any
instant inside an approach, costs no further propagation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from dashboard.errors import InputError
from dashboard.geo.regions import Region
from dashboard.geo.sphere import MEAN_RADIUS_KM
from dashboard.orbit.archive import Archive, load_archive
from dashboard.orbit.geodesy import Geodetic, geodetic
from dashboard.orbit.interpolate import hermite
from dashboard.orbit.search import sample
from dashboard.orbit.states import States, rough_positions_itrs_km, states_at

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
Check = Callable[[float], None]

COARSE_STEP_S = 120.0
NODE_STEP_S = 20.0
# The sub-satellite point never moves faster than this, so nothing can hide between coarse looks.
FASTEST_KM_S = 7.5
# A single set is this near to the blend; where it may not be (a reboost), the blend is used throughout.
ROUGH_SLACK_KM = 60.0
GEOCENTRIC_SLACK_KM = 25.0  # geodetic and geocentric latitude differ by up to 0.19 degrees
_FEW = 16
_MANY = 100_000


@dataclass(frozen=True)
class Approaches:
    """Stretches (m,) outside of which the station can't be within the distance asked for, ascending.

    ``nodes`` are states every 20 s through all of them; ``propagated`` counts the instants computed.
    """

    region: Region
    starts_unix_s: Floats
    stops_unix_s: Floats
    nodes: States | None
    propagated: int

    @cached_property
    def windows(self) -> Floats:
        """Starts and stops (m, 2), POSIX seconds."""
        return np.stack([self.starts_unix_s, self.stops_unix_s], axis=1)

    def grid(self, step_s: float) -> tuple[Floats, Indices]:
        """Instants every ``step_s`` through all approaches, and the number of the approach of each."""
        counts = np.floor((self.stops_unix_s - self.starts_unix_s) / step_s).astype(np.int64) + 1
        number = np.repeat(np.arange(len(counts)), counts)
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return self.starts_unix_s[number] + within * step_s, number

    def below(self, unix_s: Floats) -> Geodetic:
        """The sub-satellite points at any instants (n,) inside the approaches."""
        if self.nodes is None:
            return geodetic(np.empty((0, 3)))
        at = self.nodes.unix_s, self.nodes.position_itrs_km, self.nodes.velocity_itrs_km_s
        return geodetic(hermite(*at, unix_s)[0])

    def distance_km(self, unix_s: Floats) -> Floats:
        """How far from the place those points are (n,)."""
        below = self.below(unix_s)
        return self.region.distance_km(below.latitude_deg, below.longitude_deg)

    def uncertainty_km(self, unix_s: Floats) -> Floats:
        """The larger of the uncertainties of the two nodes around each instant (n,)."""
        if self.nodes is None:
            return np.empty(0)
        right = np.searchsorted(self.nodes.unix_s, unix_s, side="right").clip(1, len(self.nodes.unix_s) - 1)
        each = self.nodes.uncertainty_km
        return np.asarray(np.maximum(each[right - 1], each[right]))


def approaches(
    region: Region,
    within_km: float,
    start_unix_s: float,
    stop_unix_s: float,
    archive: Archive | None = None,
    check: Check | None = None,
) -> Approaches:
    """Every stretch of [start, stop] in which the station can be within a distance of a region.

    None is missed: between two coarse looks the sub-satellite point goes no farther than its greatest speed
    allows, and that far is looked around each. A span that reaches over a gap without positions is searched
    on either side of it. ``check`` is told how many seconds the station is near, before they are looked at,
    and may refuse. Raises :class:`InputError` for a distance that is none, an empty span, or one without
    positions.
    """
    if not within_km > 0:
        raise InputError("within_km", within_km, "a positive distance")
    chosen = archive or load_archive()
    pieces = chosen.answered_within(start_unix_s, stop_unix_s)

    def near(unix_s: Floats, reach_km: float) -> NDArray[np.bool_]:
        return _within(region, _rough_positions(chosen, unix_s), reach_km)

    if check is not None:
        # From a few looks and rather too little: the whole would be dear.
        check(sum(_share_near(near, a, b, within_km) * (b - a) * 0.9 for a, b in pieces))
    looked, windows = 0, []
    for start, stop in pieces:
        coarse = sample(start, stop, COARSE_STEP_S)
        half_step = (coarse[1] - coarse[0]) / 2
        holds = near(coarse, within_km + FASTEST_KM_S * half_step + ROUGH_SLACK_KM)
        edges = np.flatnonzero(np.diff(np.concatenate([[False], holds, [False]]).astype(np.int8)))
        first, last = edges.reshape(-1, 2).T
        low, high = coarse[first] - half_step, coarse[last - 1] + half_step
        windows.append(np.stack([np.maximum(low, start), np.minimum(high, stop)], axis=1))
        looked += len(coarse)
    found = np.concatenate(windows)
    if check is not None:
        check(float(np.sum(found[:, 1] - found[:, 0])))
    nodes = [sample(float(start), float(stop), NODE_STEP_S) for start, stop in found]
    states = states_at(np.concatenate(nodes), chosen) if nodes else None
    propagated = looked + (len(states.unix_s) if states else 0)
    return Approaches(region, found[:, 0], found[:, 1], states, propagated)


def _share_near(
    near: Callable[[Floats, float], NDArray[np.bool_]], start: float, stop: float, within_km: float
) -> float:
    return float(np.mean(near(sample(start, stop, COARSE_STEP_S)[::_FEW], within_km)))


def _within(region: Region, position_itrs_km: Floats, reach_km: float) -> NDArray[np.bool_]:
    """Whether the points below positions (n, 3) are near: looked at in full where a circle allows it."""
    centre, radius_km = region.cap
    cosine = position_itrs_km @ centre / np.linalg.norm(position_itrs_km, axis=1)
    around = min((radius_km + reach_km + GEOCENTRIC_SLACK_KM) / MEAN_RADIUS_KM, np.pi)
    near: NDArray[np.bool_] = cosine >= np.cos(around)
    below = geodetic(position_itrs_km[near])
    near[near] = region.distance_km(below.latitude_deg, below.longitude_deg) <= reach_km
    return near


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
