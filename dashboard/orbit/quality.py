"""How far a set can be trusted: by its age, by its sign, and by how its neighbours agree with it.

Everything here was measured on the archive: every set propagated to the epochs of the others of its
regime (no reboost between), compared with what those say of themselves there.
"""

from __future__ import annotations

from functools import lru_cache

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


def usual_km(age_d: ArrayLike, growth: ArrayLike = 1.0) -> Floats:
    """Typical error of a set of usual quality at a signed age in days (after its epoch: positive)."""
    age = np.asarray(age_d, dtype=np.float64)
    size = np.abs(age)
    grown = np.where(age > 0, AFTER_KM * size**AFTER_POWER, BEFORE_KM * size**BEFORE_POWER)
    return np.asarray(np.hypot(FLOOR_KM, np.asarray(growth) * grown))


@lru_cache(maxsize=8)
def qualities(archive: Archive) -> Floats:
    """For each set (n,): its disagreement with its neighbours over the usual one at that age.

    The median over the neighbours, so that one bad neighbour spoils nobody's name. 1 is usual,
    10 a poor fit; a set without neighbours in its regime is taken for a bad one (four
    times the usual), so that its stated uncertainty still holds.
    """
    sets, epochs, regimes = archive.sets, archive.epochs_unix_s, archive.regimes
    own = np.array([propagate(elements, elements.epoch_unix_s)[0][0] for elements in sets])
    found = np.full(len(sets), UNKNOWN_QUALITY)
    for i, elements in enumerate(sets):
        near = np.arange(max(0, i - NEIGHBOURS), min(len(sets), i + NEIGHBOURS + 1))
        near = near[(near != i) & (regimes[near] == regimes[i])]
        if len(near):
            off = np.linalg.norm(propagate(elements, epochs[near])[0] - own[near], axis=1)
            usual = usual_km((epochs[near] - epochs[i]) / 86400.0)
            found[i] = max(LEAST_QUALITY, float(np.median(off / usual)))
    return found
