"""Do element sets agree with their neighbours? A set of another orbit, or a misread one, doesn't.

Two sets are compared in space: each is carried to the epoch of the other by SGP4, and the better of
the two is taken (a set fitted across a reboost can be wild after its epoch and still good before it).
Where the mean motion dropped a reboost lies between: it moves the station along its track, by
hundreds of km in a day, but hardly out of its plane or to another height.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.orbit.archive import REACH_S
from dashboard.orbit.elements import ElementSet
from dashboard.orbit.quality import propagate
from dashboard.orbit.reboosts import MEAN_MOTION_DROP_REV_DAY

NEIGHBOURS_EACH_SIDE = 2
# In height, along and across the track: km at once, and km more for each day between the epochs.
# Every real set of two years keeps a fifth of this with its best neighbour.
ALLOWED_KM = np.array([5.0, 20.0, 3.0])
ALLOWED_KM_PER_DAY = np.array([5.0, 30.0, 2.0])
ALLOWED_ALONG_REBOOST_KM = 100.0
ALLOWED_ALONG_REBOOST_KM_PER_DAY = 700.0


@dataclass(frozen=True)
class Disagreement:
    """How far a set is from its best neighbour: km apart, days between them, over what is allowed."""

    distance_km: float
    days: float
    ratio: float

    def __str__(self) -> str:
        return (
            f"disagrees with its neighbours: {self.distance_km:,.1f} km from the best of them, "
            f"{self.days:.2f} days away ({self.ratio:,.1f} times what is allowed)"
        )


def compare(one: ElementSet, other: ElementSet) -> Disagreement:
    """The lesser of the disagreements at the epoch of either set."""
    older, newer = sorted((one, other), key=lambda elements: elements.epoch_unix_s)
    days = (newer.epoch_unix_s - older.epoch_unix_s) / 86400.0
    allowed = ALLOWED_KM + ALLOWED_KM_PER_DAY * days
    if newer.mean_motion_rev_day - older.mean_motion_rev_day < -MEAN_MOTION_DROP_REV_DAY:
        allowed[1] = ALLOWED_ALONG_REBOOST_KM + ALLOWED_ALONG_REBOOST_KM_PER_DAY * days
    return min(
        (_carried(older, newer, days, allowed), _carried(newer, older, days, allowed)),
        key=lambda found: found.ratio,
    )


def _carried(
    carried: ElementSet, fixed: ElementSet, days: float, allowed_km: NDArray[np.float64]
) -> Disagreement:
    at, velocity = (vector[0] for vector in propagate(fixed, fixed.epoch_unix_s))
    there = propagate(carried, fixed.epoch_unix_s)[0][0]
    radius = float(np.linalg.norm(at))
    up = at / radius
    across = np.cross(at, velocity)
    across /= np.linalg.norm(across)
    ahead = np.arctan2(there @ np.cross(across, up), there @ up)
    parts = np.abs([np.linalg.norm(there) - radius, ahead * radius, there @ across])
    ratio = float(np.max(parts / allowed_km))
    # SGP4 gives up (not a number) on elements that make no orbit: the worst of disagreements.
    ratio = ratio if np.isfinite(ratio) else float("inf")
    return Disagreement(float(np.linalg.norm(there - at)), days, ratio)


def best_agreement(elements: ElementSet, others: Sequence[ElementSet]) -> Disagreement | None:
    """Agreement with the best of the nearest of ``others`` (sorted by epoch), none within 14 days: None.

    A set of the same epoch is not among its neighbours.
    """
    epoch = elements.epoch_unix_s
    below = bisect_left(others, epoch, key=_epoch)
    above = bisect_right(others, epoch, key=_epoch)
    near = [
        *others[max(0, below - NEIGHBOURS_EACH_SIDE) : below],
        *others[above : above + NEIGHBOURS_EACH_SIDE],
    ]
    compared = [compare(elements, other) for other in near if abs(other.epoch_unix_s - epoch) <= REACH_S]
    return min(compared, key=lambda one: one.ratio) if compared else None


def _epoch(elements: ElementSet) -> float:
    return elements.epoch_unix_s


def wrong_revolutions(sets: Sequence[ElementSet]) -> list[tuple[ElementSet, int]]:
    """Sets (sorted by epoch) whose revolution number is not the one counted from the sets around.

    Orbits are counted from the mean motions and from the place in the orbit at each epoch. SGP4
    doesn't use the number, so such a set is as good as any other.
    """
    if len(sets) < 3:
        return []
    epochs = np.array([s.epoch_unix_s for s in sets]) / 86400.0
    motion = np.array([s.mean_motion_rev_day for s in sets])
    through = np.array([(s.argument_of_perigee_deg + s.mean_anomaly_deg) / 360.0 % 1.0 for s in sets])
    flown = np.concatenate([[0.0], np.cumsum(np.diff(epochs) * (motion[1:] + motion[:-1]) / 2)])
    offset = np.array([s.revolution for s in sets]) + through - flown
    found = []
    for k, elements in enumerate(sets):
        usual = float(np.median(offset[max(0, k - 7) : k + 8]))
        if abs(offset[k] - usual) > 0.75:
            found.append((elements, round(usual + flown[k] - through[k])))
    return found
