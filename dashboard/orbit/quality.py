"""How far a set can be trusted: by its age, by its sign, and by how its neighbours agree with it.

Everything here was measured on the archive: every set propagated to the epochs of the others of its
regime (no reboost between), compared with what those say of themselves there.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.orbit.archive import Archive
from dashboard.orbit.propagate import propagate

Floats = NDArray[np.float64]

# Typical disagreement at the epoch itself, and its growth with the days after and before it.
# A set is fitted to the tracking before its epoch, so it ages four times as fast after it.
FLOOR_KM = 0.5
AFTER_KM, AFTER_POWER = 1.05, 1.6
BEFORE_KM, BEFORE_POWER = 0.24, 2.0
# Each set's growth is scaled by its own disagreement with this many neighbours on either side.
NEIGHBOURS = 4
LEAST_QUALITY = 0.5
UNKNOWN_QUALITY = 4.0
_TOGETHER = 16


def usual_km(age_d: ArrayLike, growth: ArrayLike = 1.0) -> Floats:
    """Typical error of a set of usual quality at a signed age in days (after its epoch: positive)."""
    age = np.asarray(age_d, dtype=np.float64)
    size = np.abs(age)
    grown = np.where(age > 0, AFTER_KM * size**AFTER_POWER, BEFORE_KM * size**BEFORE_POWER)
    return np.asarray(np.hypot(FLOOR_KM, np.asarray(growth) * grown))


def qualities(archive: Archive, indices: NDArray[np.int64] | None = None) -> Floats:
    """For sets ``indices`` (k,), or all of them: their disagreement with their neighbours over the usual
    one at that age.

    The median over the neighbours, so that one bad neighbour spoils nobody's name. 1 is usual,
    10 a poor fit; a set without neighbours in its regime is taken for a bad one (four
    times the usual), so that its stated uncertainty still holds. Found for some sets at a time, so that
    one moment doesn't read a whole archive, and kept: a number a set.
    """
    wanted = np.arange(len(archive.sets)) if indices is None else indices
    kept = _kept.setdefault(archive, {})
    found = np.empty(len(wanted))
    blocks = wanted // _TOGETHER
    for block in np.unique(blocks).tolist():
        if block not in kept:
            kept[block] = _of_block(archive, block * _TOGETHER)
        here = blocks == block
        found[here] = kept[block][wanted[here] % _TOGETHER]
    return found


def _of_block(archive: Archive, first: int) -> Floats:
    """Qualities of the sets from ``first`` on, as many as are found together."""
    epochs, regimes, count = archive.epochs_unix_s, archive.regimes, len(archive.sets)
    stop = min(count, first + _TOGETHER)
    low, high = max(0, first - NEIGHBOURS), min(count, stop + NEIGHBOURS)
    sets = archive.sets[low:high]
    own = np.array([propagate(elements, elements.epoch_unix_s)[0][0] for elements in sets])
    found = np.full(stop - first, UNKNOWN_QUALITY)
    for i in range(first, stop):
        near = np.arange(max(0, i - NEIGHBOURS), min(count, i + NEIGHBOURS + 1))
        near = near[(near != i) & (regimes[near] == regimes[i])]
        if len(near):
            off = np.linalg.norm(propagate(sets[i - low], epochs[near])[0] - own[near - low], axis=1)
            usual = usual_km((epochs[near] - epochs[i]) / 86400.0)
            found[i - first] = max(LEAST_QUALITY, float(np.median(off / usual)))
    return found


_kept: WeakKeyDictionary[Archive, dict[int, Floats]] = WeakKeyDictionary()
