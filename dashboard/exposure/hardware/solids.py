"""Convex solids of the station's hardware: cylinders, cones, boxes, discs, as corners and faces.

Metres along station axes from Unity's nadir port. All solids are convex, so that the outline seen from
anywhere is the hull of their corners.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Vector = tuple[float, float, float]

_AROUND = 48  # corners of a circle
_LONGEST_FACE_M = 2.5  # long faces are cut, so that a fisheye bends them


@dataclass(frozen=True, eq=False)  # one solid is itself: pictures of it can be kept
class Solid:
    """``corners`` (n, 3) m, ``faces`` (m, 4) rows of corners; ``shine``: how light its skin is, 0 to 1."""

    corners: Floats
    faces: NDArray[np.int64]
    shine: float

    @cached_property
    def middles(self) -> Floats:
        """Middle of each face, (m, 3)."""
        return np.asarray(self.corners[self.faces].mean(axis=1))

    @cached_property
    def normals(self) -> Floats:
        """Outward unit normal of each face, (m, 3)."""
        a, b, c, d = (self.corners[self.faces[:, i]] for i in range(4))
        normal = np.cross(c - a, d - b)
        length = np.linalg.norm(normal, axis=1, keepdims=True)
        normal = normal / np.maximum(length, 1e-12)
        outward = np.sum(normal * (self.middles - self.corners.mean(axis=0)), axis=1, keepdims=True)
        return np.asarray(np.where(outward < 0, -normal, normal))


def turned(start: Vector, axis: Vector, profile: Sequence[tuple[float, float]], shine: float = 0.5) -> Solid:
    """A body of revolution from ``start`` along ``axis``: ``profile`` is (distance, radius) from end to end.

    Convex only if the profile is.
    """
    along, aside, other = _basis(axis)
    fine: list[tuple[float, float]] = [profile[0]]
    for (d1, r1), (d2, r2) in pairwise(profile):
        pieces = max(1, int(np.ceil((d2 - d1) / _LONGEST_FACE_M)))
        fine += [(d1 + (d2 - d1) * k / pieces, r1 + (r2 - r1) * k / pieces) for k in range(1, pieces + 1)]
    angles = np.arange(_AROUND) * 2 * np.pi / _AROUND
    ring = np.cos(angles)[:, None] * aside + np.sin(angles)[:, None] * other
    rings = [np.asarray(start) + d * along + r * ring for d, r in fine]
    ends = [np.asarray(start) + fine[0][0] * along, np.asarray(start) + fine[-1][0] * along]
    corners = np.concatenate([*rings, np.stack(ends)])
    here, after = np.arange(_AROUND), (np.arange(_AROUND) + 1) % _AROUND
    faces = [
        np.stack(
            [k * _AROUND + here, k * _AROUND + after, (k + 1) * _AROUND + after, (k + 1) * _AROUND + here], 1
        )
        for k in range(len(fine) - 1)
    ]
    first, last = len(corners) - 2, len(corners) - 1
    top = (len(fine) - 1) * _AROUND
    faces.append(np.stack([np.full(_AROUND, first), here, after, np.full(_AROUND, first)], 1))
    faces.append(np.stack([np.full(_AROUND, last), top + here, top + after, np.full(_AROUND, last)], 1))
    return Solid(corners, np.concatenate(faces), shine)


def cylinder(start: Vector, axis: Vector, length_m: float, radius_m: float, shine: float = 0.5) -> Solid:
    """A cylinder from ``start`` along ``axis``."""
    return turned(start, axis, [(0.0, radius_m), (length_m, radius_m)], shine)


def bar(start: Vector, stop: Vector, radius_m: float, shine: float = 0.6) -> Solid:
    """A thin cylinder between two points."""
    run = np.subtract(stop, start)
    length = float(np.linalg.norm(run))
    return cylinder(start, (run[0] / length, run[1] / length, run[2] / length), length, radius_m, shine)


def panel(
    middle: Vector, normal: Vector, along: Vector, length_m: float, width_m: float, shine: float = 0.3
) -> Solid:
    """A thin rectangular panel, ``along`` being its long side."""
    n = np.asarray(normal, dtype=np.float64) / np.linalg.norm(normal)
    u = np.asarray(along, dtype=np.float64) / np.linalg.norm(along)
    v = np.cross(n, u)
    return box(middle, u * length_m / 2, v * width_m / 2, n * 0.04, shine)


def box(middle: Vector, u: Floats, v: Floats, w: Floats, shine: float = 0.4) -> Solid:
    """A box around ``middle`` with half edges ``u``, ``v``, ``w`` (vectors)."""
    pieces = max(1, int(np.ceil(2 * float(np.linalg.norm(u)) / _LONGEST_FACE_M)))
    rings = []
    for k in range(pieces + 1):
        centre = np.asarray(middle) + u * (2 * k / pieces - 1)
        rings.append([centre + v + w, centre + v - w, centre - v - w, centre - v + w])
    corners = np.asarray(rings).reshape(-1, 3)
    faces = [[0, 1, 2, 3], [4 * pieces, 4 * pieces + 1, 4 * pieces + 2, 4 * pieces + 3]]
    for k in range(pieces):
        for side in range(4):
            after = (side + 1) % 4
            faces.append([4 * k + side, 4 * k + after, 4 * k + 4 + after, 4 * k + 4 + side])
    return Solid(corners, np.asarray(faces), shine)


def _basis(axis: Vector) -> tuple[Floats, Floats, Floats]:
    along = np.asarray(axis, dtype=np.float64) / np.linalg.norm(axis)
    helper = np.array([0.0, 0.0, 1.0]) if abs(along[2]) < 0.9 else np.array([1.0, 0.0, 0.0])
    aside = np.cross(along, helper)
    aside /= np.linalg.norm(aside)
    return along, aside, np.cross(along, aside)
