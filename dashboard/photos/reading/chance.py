"""How likely a match of stars is an accident: the same star field, shifted, tells."""

from __future__ import annotations

from math import exp, lgamma, log, log1p

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SHIFTS = 24


def chance_of(places: Floats, seen: Floats, reach_px: float, matched: int) -> float:
    """Chance that ``matched`` or more of the places (n, 2) have a point (m, 2) within reach by accident.

    A star's chance of it is the share of matches that the star field gets when it is shifted ``SHIFTS``
    ways by some of its reach, clusters of points and all.
    """
    if not len(places) or not len(seen):
        return 1.0
    found = 0
    for i in range(SHIFTS):
        far = reach_px * (4.0 + 1.5 * (i // 8))
        angle = 2 * np.pi * (i % 8 + 0.3 * (i // 8)) / 8
        moved = places + far * np.array([np.cos(angle), np.sin(angle)])
        apart = np.sum((moved[:, None] - seen[None]) ** 2, axis=2)
        nearest = np.argmin(apart, axis=1)
        within = apart[np.arange(len(moved)), nearest] < reach_px**2
        found += len(np.unique(nearest[within]))
    share = (found + 1) / (SHIFTS * len(places) + 1)
    return binomial_tail(matched, len(places), min(share, 1.0))


def binomial_tail(least: int, of: int, share: float) -> float:
    """Chance of ``least`` or more successes in ``of`` trials that each succeed with ``share``."""
    if least <= 0 or share >= 1:
        return 1.0
    if share <= 0:
        return 0.0
    terms = [
        lgamma(of + 1) - lgamma(k + 1) - lgamma(of - k + 1) + k * log(share) + (of - k) * log1p(-share)
        for k in range(least, of + 1)
    ]
    top = max(terms, default=-np.inf)
    return min(1.0, exp(top) * sum(exp(term - top) for term in terms)) if terms else 0.0
