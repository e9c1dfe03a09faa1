"""Do element sets agree with their neighbours? A set of another orbit, or a misread one, doesn't.

Two sets are compared in space: each is carried to the epoch of the other by SGP4, and the better of
the two is taken (a set fitted across a reboost can be wild after its epoch and still good before it).
Where the mean motion dropped a reboost lies between: it moves the station along its track, by
hundreds of km in a day, but hardly out of its plane or to another height. After two days without a
set drag can have taken back what a burn gave, so there a reboost may lie between without a drop. And
further than 14 days from any set only the plane can be compared: it turns as the Earth's flattening
says, whatever burns there were.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dashboard.orbit.archive import REACH_S
from dashboard.orbit.elements import SAME_EPOCH_S, ElementSet
from dashboard.orbit.propagate import propagate
from dashboard.orbit.reboosts import MEAN_MOTION_DROP_REV_DAY

NEIGHBOURS_EACH_SIDE = 2
# In height, along and across the track: km at once, and km more for each day between the epochs.
# Every real set of two years keeps a fifth of this with its best neighbour.
ALLOWED_KM = np.array([5.0, 20.0, 3.0])
ALLOWED_KM_PER_DAY = np.array([5.0, 30.0, 2.0])
ALLOWED_ALONG_REBOOST_KM = 100.0
ALLOWED_ALONG_REBOOST_KM_PER_DAY = 700.0
BURN_MAY_HIDE_S = 2 * 86400.0  # nearer to each other no two real sets ask for the allowance of a burn
# Between the planes, in degrees, days apart and days apart squared: twice what real sets ever ask for.
PLANE_REACH_S = 180 * 86400.0
ALLOWED_PLANE_DEG = np.array([0.2, 0.02, 3e-4])


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


@lru_cache(maxsize=4096)
def compare(one: ElementSet, other: ElementSet, burn_may_hide: bool = False) -> Disagreement:
    """The lesser of the disagreements at the epoch of either set."""
    older, newer = sorted((one, other), key=lambda elements: elements.epoch_unix_s)
    days = (newer.epoch_unix_s - older.epoch_unix_s) / 86400.0
    allowed = ALLOWED_KM + ALLOWED_KM_PER_DAY * days
    dropped = newer.mean_motion_rev_day - older.mean_motion_rev_day < -MEAN_MOTION_DROP_REV_DAY
    if dropped or burn_may_hide:
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

    A set of the same epoch, to a second, is not among its neighbours: it is the same, issued again.
    """
    epoch = elements.epoch_unix_s
    below = bisect_right(others, epoch - SAME_EPOCH_S, key=_epoch)
    above = bisect_left(others, epoch + SAME_EPOCH_S, key=_epoch)
    near = [
        *others[max(0, below - NEIGHBOURS_EACH_SIDE) : below],
        *others[above : above + NEIGHBOURS_EACH_SIDE],
    ]
    near = [other for other in near if abs(other.epoch_unix_s - epoch) <= REACH_S]
    alone = all(abs(other.epoch_unix_s - epoch) > BURN_MAY_HIDE_S for other in near)
    compared = [compare(elements, other, burn_may_hide=alone) for other in near]
    best = min(compared, key=lambda one: one.ratio, default=None)
    # Along the track much is allowed then, so the plane has to hold wherever in it the station is.
    plane = plane_agreement(elements, near) if alone else None
    return max(filter(None, (best, plane)), key=lambda one: one.ratio, default=None)


def plane_agreement(elements: ElementSet, others: Sequence[ElementSet]) -> Disagreement | None:
    """Agreement in the plane of the orbit alone with the nearest of ``others``, none within 180 days: None.

    ``distance_km`` is how far apart the two orbits are where they are furthest apart.
    """
    apart = [one for one in others if abs(one.epoch_unix_s - elements.epoch_unix_s) >= SAME_EPOCH_S]
    if not apart:
        return None
    nearest = min(apart, key=lambda one: abs(one.epoch_unix_s - elements.epoch_unix_s))
    days = abs(nearest.epoch_unix_s - elements.epoch_unix_s) / 86400.0
    if days * 86400.0 > PLANE_REACH_S:
        return None
    pairs = ((elements, nearest), (nearest, elements))
    angle_deg = min(_between_planes_deg(carried, fixed) for carried, fixed in pairs)
    radius = float(np.linalg.norm(propagate(nearest, nearest.epoch_unix_s)[0][0]))
    allowed = float(ALLOWED_PLANE_DEG @ [1.0, days, days**2])
    return Disagreement(float(np.radians(angle_deg)) * radius, days, angle_deg / allowed)


def _between_planes_deg(carried: ElementSet, fixed: ElementSet) -> float:
    """Angle between two orbits at the epoch of the fixed one; infinite where one of them is no orbit."""
    normals = []
    for one in (carried, fixed):
        position, velocity = propagate(one, fixed.epoch_unix_s)
        normal = np.cross(position[0], velocity[0])
        normals.append(normal / np.linalg.norm(normal))
    angle = float(np.degrees(np.arctan2(np.linalg.norm(np.cross(*normals)), normals[0] @ normals[1])))
    return angle if np.isfinite(angle) else float("inf")


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
