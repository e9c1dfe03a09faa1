"""Stars, planets and the Moon as moving points of light, with their colours."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dashboard.exposure.camera.poses import Poses
from dashboard.exposure.camera.sensor import Segments
from dashboard.exposure.camera.setup import Exposure
from dashboard.exposure.sky.bodies import Body, stars

Floats = NDArray[np.float64]

# Colours of the layers that starlight is kept in, from blue to red, and the B-V between them. Those
# of black bodies of such an index, a little more vivid, as film and cameras show them.
STAR_RGB = np.array(
    [[0.58, 0.72, 1.0], [0.78, 0.87, 1.0], [1.0, 0.98, 0.94], [1.0, 0.86, 0.66], [1.0, 0.70, 0.44]]
)
_COLOUR_EDGES = np.array([-0.02, 0.25, 0.65, 1.15])
# The Moon outshines a frame made for stars by far: flare and clipping are all a camera shows of it.
_BRIGHTEST = 4000.0
_MOON_POINTS = 60


def strength_of(magnitude: NDArray[np.floating] | float) -> NDArray[np.floating]:
    """Light of a magnitude, in units of a star of magnitude 0."""
    return np.asarray(10.0 ** (-0.4 * np.asarray(magnitude)))


def tint_of(colour_index: NDArray[np.floating] | float) -> NDArray[np.int64]:
    """Row of ``STAR_RGB`` for colour indices B-V."""
    return np.asarray(np.searchsorted(_COLOUR_EDGES, colour_index), dtype=np.int64)


def star_segments(exposure: Exposure, poses: Poses, moving: list[Body], first_tint: int) -> Segments:
    """The paths of all stars that cross the lens's cone, between each two poses; Earth or not before them."""
    table = stars()
    unit, strength = table.unit_gcrs, strength_of(table.magnitude)
    tint = tint_of(table.colour_index)
    for body in moving:
        points = _disc(body)
        unit = np.concatenate([unit, points])
        light = min(float(strength_of(body.magnitude)), _BRIGHTEST) / len(points)
        strength = np.concatenate([strength, np.full(len(points), light)])
        tint = np.concatenate([tint, np.full(len(points), tint_of(body.colour_index))])
    camera_from_gcrs = exposure.camera.camera_from_body @ poses.body_from_gcrs
    ahead = camera_from_gcrs[:, 2, :]
    inside = unit @ ahead.T > np.cos(np.radians(min(exposure.camera.half_diagonal_deg + 3.0, 180.0)))
    near = inside.any(axis=1)
    seen = (unit[near] @ np.swapaxes(camera_from_gcrs, 1, 2)).astype(np.float32)  # (poses, stars, 3)
    both = inside[near].T[:-1] & inside[near].T[1:]
    interval, star = np.nonzero(both)
    share = ((poses.unix_s - poses.unix_s[0]) / (poses.unix_s[-1] - poses.unix_s[0])).astype(np.float32)
    lasts_s = np.diff(poses.unix_s)
    return Segments(
        seen[interval, star],
        seen[interval + 1, star],
        (strength[near][star] * lasts_s[interval]).astype(np.float32),
        tint[near][star] + first_tint,
        share[interval],
        share[interval + 1],
    )


def _disc(body: Body) -> Floats:
    """Directions (n, 3) evenly over a body's disc; one for what is a point."""
    if body.radius_deg < 0.05:
        return body.unit_gcrs[None]
    number = np.arange(_MOON_POINTS) + 0.5
    radius = np.radians(body.radius_deg) * np.sqrt(number / _MOON_POINTS)
    angle = number * 2.399963
    aside = np.cross(body.unit_gcrs, [0.0, 0.0, 1.0])
    aside /= np.linalg.norm(aside)
    other = np.cross(body.unit_gcrs, aside)
    points = body.unit_gcrs + radius[:, None] * (
        np.cos(angle)[:, None] * aside + np.sin(angle)[:, None] * other
    )
    return np.asarray(points / np.linalg.norm(points, axis=1, keepdims=True))
