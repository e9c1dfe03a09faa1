"""The passes of the station through an observer's sky, and what of them can be seen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.orbit import sunlight
from dashboard.orbit.archive import load_archive
from dashboard.orbit.interpolate import hermite
from dashboard.orbit.search import intervals_within, minima_within, sample
from dashboard.orbit.sightings.sky import Floats, Observer, seen_from
from dashboard.orbit.states import rough_positions_itrs_km, states_at

DARK_BELOW_DEG = -6.0  # of the Sun: the end of civil twilight
_COARSE_S, _NODE_S, _FINE_S = 60.0, 20.0, 5.0
_AROUND_S = 720.0  # from the highest to a rise or a set, at any height the station flies at
_ROUGH_DEG = 3.0  # what 60 km of a single set's slack make of an elevation near ten degrees
_TOLERANCE_S = 0.05


@dataclass(frozen=True)
class SkyPass:
    """One pass above a least elevation; POSIX seconds.

    ``seen`` holds the intervals in which it is lit, above and against a dark sky, ascending; empty where it
    can't be seen.
    """

    rise_unix_s: float
    highest_unix_s: float
    set_unix_s: float
    highest_deg: float
    seen: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class _Flight:
    """Exact states at nodes 20 s apart, interpolated between them to millimetres."""

    node_s: Floats
    position_km: Floats
    velocity_km_s: Floats

    def positions(self, unix_s: Floats) -> Floats:
        return hermite(self.node_s, self.position_km, self.velocity_km_s, unix_s)[0]


def passes_seen_from(
    observer: Observer, start_unix_s: float, stop_unix_s: float, above_deg: float = 10.0
) -> list[SkyPass]:
    """Every pass whose highest point lies in [start, stop] and reaches ``above_deg``, ascending.

    Times to 0.1 s of the states themselves; geometric, as Skyfield's ``find_events``. Where the archive has
    no positions there are none; a window without any raises :class:`InputError`.
    """
    archive = load_archive()
    found: list[SkyPass] = []
    for first, last in archive.answered_within(start_unix_s - _AROUND_S, stop_unix_s + _AROUND_S):
        highest = _roughly_highest(observer, first, last, above_deg)
        windows = [(max(first, one - _AROUND_S), min(last, one + _AROUND_S)) for one in highest.tolist()]
        if windows:
            whole = _within(observer, _joined(windows), above_deg)
            # One that is cut by the end of what is known has no rise, or no set.
            found += [one for one in whole if first < one.rise_unix_s and one.set_unix_s < last]
    return [one for one in found if start_unix_s <= one.highest_unix_s <= stop_unix_s]


def _roughly_highest(observer: Observer, first: float, last: float, above_deg: float) -> Floats:
    def depth(unix_s: Floats) -> Floats:
        return -seen_from(observer, rough_positions_itrs_km(unix_s)).elevation_deg

    instants, depths = minima_within(depth, np.array([[first, last]]), _COARSE_S, 1.0)
    return np.asarray(instants[-depths >= above_deg - _ROUGH_DEG])


def _joined(windows: list[tuple[float, float]]) -> Floats:
    """Windows (m, 2) that don't overlap; near the poles of the orbit passes follow one another closely."""
    joined: list[list[float]] = []
    for start, stop in windows:
        if joined and start <= joined[-1][1]:
            joined[-1][1] = stop
        else:
            joined.append([start, stop])
    return np.array(joined)


def _within(observer: Observer, windows: Floats, above_deg: float) -> list[SkyPass]:
    nodes = np.concatenate([sample(float(start), float(stop), _NODE_S) for start, stop in windows])
    states = states_at(nodes)
    flight = _Flight(nodes, states.position_itrs_km, states.velocity_itrs_km_s)

    def elevation(unix_s: Floats) -> Floats:
        return seen_from(observer, flight.positions(unix_s)).elevation_deg

    def visible(unix_s: Floats) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        position = flight.positions(unix_s)
        lit = sunlight.illumination(position, unix_s) > sunlight.UMBRA
        sun = sunlight.sun_elevation_deg(observer.latitude_deg, observer.longitude_deg, unix_s)
        return np.asarray(
            (seen_from(observer, position).elevation_deg >= above_deg) & lit & (sun < DARK_BELOW_DEG)
        )

    highest, depths = minima_within(lambda at: -elevation(at), windows, _FINE_S, _TOLERANCE_S)
    up = intervals_within(lambda at: elevation(at) >= above_deg, windows, _FINE_S, _TOLERANCE_S)
    seen = intervals_within(visible, windows, _FINE_S, _TOLERANCE_S)
    found = []
    for rise, down in up.tolist():
        inside = np.flatnonzero((highest >= rise) & (highest <= down))
        if not len(inside):
            continue
        best = inside[np.argmin(depths[inside])]
        parts = tuple((a, b) for a, b in seen.tolist() if a >= rise - 1.0 and b <= down + 1.0 and b > a)
        found.append(SkyPass(rise, float(highest[best]), down, float(-depths[best]), parts))
    return found
