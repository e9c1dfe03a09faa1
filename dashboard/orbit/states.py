"""Where the station is at any instants: element sets chosen, propagated, blended, turned to the Earth."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.errors import InputError
from dashboard.instants import format_utc
from dashboard.orbit.archive import Archive, load_archive
from dashboard.orbit.blend import Bracket, bracket, expected_km, reboost_doubt, weights
from dashboard.orbit.frames import leap_seconds, teme_to_itrs
from dashboard.orbit.interpolate import hermite
from dashboard.orbit.propagate import propagate
from dashboard.orbit.uncertainty import floor_km

Floats = NDArray[np.float64]

NODE_S = 20.0


@dataclass(frozen=True)
class States:
    """The station at n instants, Earth-fixed (ITRS).

    ``velocity_itrs_km_s`` is the rate of the Earth-fixed position; ``uncertainty_km`` holds the true
    error in about 95 of 100 cases; ``set_index`` is the element set that weighs most;
    ``reboost_suspected`` marks instants between two sets with a burn at an unknown time in between.
    """

    unix_s: Floats
    position_itrs_km: Floats
    velocity_itrs_km_s: Floats
    uncertainty_km: Floats
    set_index: NDArray[np.int64]
    reboost_suspected: NDArray[np.bool_]


def states_at(unix_s: ArrayLike, archive: Archive | None = None) -> States:
    """States at any instants (n,), in any order, blended from the sets on both sides.

    Raises :class:`InputError` further than 14 days from any set.
    """
    chosen = archive or load_archive()
    seconds = np.atleast_1d(np.asarray(unix_s, dtype=np.float64))
    refuse_outside(seconds, chosen)
    n = len(seconds)
    position, velocity, uncertainty = np.empty((n, 3)), np.empty((n, 3)), np.empty(n)
    index, suspected = np.empty(n, dtype=np.int64), np.zeros(n, dtype=np.bool_)
    for left, where in _by_bracket(chosen, seconds):
        inside, around = seconds[where], bracket(chosen, left)
        suspected[where] = around.reboost
        nodes = _nodes(inside)
        at = inside if nodes is None else nodes
        r, v, error, heaviest = _blend(chosen, around, at)
        if nodes is not None:
            r, v = hermite(nodes, r, v, inside)
            nearest = np.clip(np.rint((inside - nodes[0]) / (nodes[1] - nodes[0])), 0, len(nodes) - 1)
            heaviest = heaviest[nearest.astype(np.int64)]
            error = np.interp(inside, nodes, error)
        position[where], velocity[where], uncertainty[where], index[where] = r, v, error, heaviest
    position, velocity = teme_to_itrs(seconds, position, velocity)
    return States(seconds, position, velocity, uncertainty, index, suspected)


def set_uncertainty_km(archive: Archive, index: int, unix_s: ArrayLike) -> Floats:
    """Uncertainty (n,) to state for one set of the archive carried alone to instants (n,), in km.

    From its age and from how its neighbours agree with it; only within its regime (no reboost).
    """
    seconds = np.atleast_1d(np.asarray(unix_s, dtype=np.float64))
    expected = expected_km(archive, np.array([index]), seconds, carried=True)[0]
    return np.asarray(np.hypot(floor_km(seconds), expected))


def rough_positions_itrs_km(unix_s: ArrayLike, archive: Archive | None = None) -> Floats:
    """Positions (n, 3) of the heaviest set alone, for searches that look again: a third of the cost.

    Within a few km of :func:`states_at`; blended as there where a reboost lies between the sets.
    """
    chosen = archive or load_archive()
    seconds = np.atleast_1d(np.asarray(unix_s, dtype=np.float64))
    refuse_outside(seconds, chosen)
    position = np.empty((len(seconds), 3))
    for left, where in _by_bracket(chosen, seconds):
        inside, around = seconds[where], bracket(chosen, left)
        if around.reboost:
            position[where] = _blend(chosen, around, inside)[0]
        else:
            heaviest = np.argmax(weights(chosen, around, inside.mean(keepdims=True))[:, 0])
            position[where] = propagate(chosen.sets[around.indices[heaviest]], inside)[0]
    return teme_to_itrs(seconds, position, np.zeros_like(position))[0]


def _by_bracket(archive: Archive, unix_s: Floats) -> list[tuple[int, NDArray[np.int64] | slice]]:
    """The instants of each bracket; slices where they come in order, as they nearly always do.

    A leap second parts them too: nothing is to be interpolated across it.
    """
    left = np.searchsorted(archive.epochs_unix_s, unix_s, side="right") - 1
    leaps = leap_seconds(unix_s)
    if len(left) and np.all(left[1:] >= left[:-1]):
        edges = np.flatnonzero((np.diff(left) != 0) | (np.diff(leaps) != 0)) + 1
        bounds = [0, *edges.tolist(), len(left)]
        return [(int(left[a]), slice(a, b)) for a, b in pairwise(bounds)]
    pairs = {(int(i), float(leap)) for i, leap in zip(left, leaps, strict=True)}
    return [(i, np.flatnonzero((left == i) & (leaps == leap))) for i, leap in sorted(pairs)]


def _nodes(unix_s: Floats) -> Floats | None:
    """Instants 20 s apart that span dense ones, or None where propagating each is no dearer."""
    first, last = float(unix_s.min()), float(unix_s.max())
    count = int(np.ceil((last - first) / NODE_S)) + 1
    return np.linspace(first, last, count) if 1 < count < len(unix_s) / 2 else None


def _blend(
    archive: Archive, around: Bracket, unix_s: Floats
) -> tuple[Floats, Floats, Floats, NDArray[np.int64]]:
    """TEME position and velocity (n, 3), uncertainty (n,) and heaviest set (n,) inside one bracket."""
    indices = around.indices
    w = weights(archive, around, unix_s)
    # The weights change in time, so the blended position moves by their change as well.
    rate = weights(archive, around, unix_s + 0.5) - weights(archive, around, unix_s - 0.5)
    each = [propagate(archive.sets[i], unix_s) for i in indices]
    position, velocity = np.zeros((len(unix_s), 3)), np.zeros((len(unix_s), 3))
    for (r, v), share, change in zip(each, w, rate, strict=True):
        position += share[:, None] * r
        velocity += share[:, None] * v + change[:, None] * r
    apart = np.array([np.sum((r - position) ** 2, axis=1) for r, _ in each])
    spread = np.sum(w * apart, axis=0)
    expected = np.sum(w * expected_km(archive, indices, unix_s, around.one_sided) ** 2, axis=0)
    # On top of what SGP4 leaves open: what the sets are known to gather, and what they disagree by.
    uncertainty = floor_km(unix_s) ** 2 + expected + spread
    if around.reboost:
        old, new = each[len(around.before) - 1][0], each[len(around.before)][0]
        apart_km2 = np.sum((new - old) ** 2, axis=1)
        uncertainty += apart_km2 * reboost_doubt(archive, around.left, unix_s) ** 2
    return position, velocity, np.sqrt(uncertainty), indices[np.argmax(w, axis=0)]


def refuse_outside(unix_s: Floats, archive: Archive) -> None:
    """Raise :class:`InputError` if an instant lies further than 14 days from every set."""
    bad = ~archive.answered(unix_s)
    if not bad.any():
        return
    given = float(unix_s[bad][0])
    try:
        text = format_utc(given)
    except (ValueError, OverflowError, OSError):
        text = str(given)
    raise InputError("t", text, archive.stretches_text(), "is further than 14 days from any element set")
