"""Edges of airglow and Earth, measured all along the arc: where the light falls off most steeply.

The picture is unrolled about the nadir; each azimuth gives a profile of light by the angle from the nadir,
and in it the steepest fall near where a layer of that height is seen. A cone through all of them refines
the nadir.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dashboard.photos.reading.arc import Arc
from dashboard.photos.reading.lens import Lens
from dashboard.photos.reading.picture import Picture, Singles

Floats = NDArray[np.float64]
Kind = Literal["airglow", "limb"]

# Where each edge can be, in degrees from the ring of the layer that the arc was found by.
_WINDOWS: dict[Kind, tuple[float, float]] = {"airglow": (-0.9, 1.7), "limb": (-3.6, -1.25)}
_STEP_DEG, _SMOOTH_DEG, _AZIMUTH_DEG = 0.02, 0.08, 0.5
_ROUNDS = 3
_LEAST_AZIMUTHS, _LEAST_SHARE = 16, 0.35
MOST_SPREAD_DEG = 0.12
_CLIP = 3.0
_HOLD_ANGLE_DEG, _HOLD_TILT_DEG = 0.5, 1.5


@dataclass(frozen=True)
class Edge:
    """One edge: directions (n, 3) along the camera's axes, the spread about a cone, the span along the arc.

    ``nadir`` and ``angle_deg`` are the cone's; ``share`` of the azimuths in the picture gave the edge.
    """

    kind: Kind
    rays: Floats
    nadir: Floats
    angle_deg: float
    spread_deg: float
    span_deg: float
    share: float


def find_edges(picture: Picture, lens: Lens, arc: Arc) -> list[Edge]:
    """The edges that a smooth cone goes through; none where clouds, hardware or dusk spoil them."""
    from scipy import ndimage

    light = ndimage.gaussian_filter(picture.green, 0.7)
    found = []
    for kind, window in _WINDOWS.items():
        edge = _edge(light, lens, arc, kind, window)
        if edge is not None and edge.spread_deg < MOST_SPREAD_DEG and edge.share > _LEAST_SHARE:
            found.append(edge)
    return found


def _edge(light: Singles, lens: Lens, arc: Arc, kind: Kind, window: tuple[float, float]) -> Edge | None:
    nadir, angle = arc.nadir, arc.ring_deg + (window[0] + window[1]) / 2
    usual, half = angle, (window[1] - window[0]) / 2
    edge, reach = None, half
    for _ in range(_ROUNDS):
        rays, of = _steepest(light, lens, nadir, angle, half, reach)
        if len(rays) < _LEAST_AZIMUTHS:
            return None
        nadir, angle, kept = _cone(rays, nadir, usual)
        if kept.sum() < _LEAST_AZIMUTHS:
            return None
        off = np.degrees(np.arccos(np.clip(rays @ nadir, -1, 1))) - angle
        spread = float(1.4826 * np.median(np.abs(off[kept])))
        span = np.degrees(_span(rays[kept], nadir))
        edge = Edge(kind, rays[kept], nadir, angle, spread, float(span), float(kept.sum() / of))
        reach = max(0.3, min(reach, 5 * spread))
    return edge


def _steepest(
    light: Singles, lens: Lens, nadir: Floats, middle_deg: float, half_deg: float, reach_deg: float
) -> tuple[Floats, int]:
    """Directions (n, 3) of the steepest fall of light outwards by azimuth, and how many azimuths were
    looked at.

    Profiles are as long as ``half_deg`` to both sides of ``middle_deg``; the fall is within ``reach_deg``
    of it.
    """
    from scipy import ndimage

    aside = np.cross(nadir, [0.0, 1.0, 0.0] if abs(nadir[1]) < 0.9 else [1.0, 0.0, 0.0])
    aside /= np.linalg.norm(aside)
    other = np.cross(nadir, aside)
    azimuth = np.radians(np.arange(0, 360, _AZIMUTH_DEG))
    angles = middle_deg + np.arange(-half_deg - 0.2, half_deg + 0.2 + _STEP_DEG / 2, _STEP_DEG)
    around = np.cos(azimuth)[:, None] * aside + np.sin(azimuth)[:, None] * other
    across = np.radians(angles)
    rays = np.cos(across)[None, :, None] * nadir + np.sin(across)[None, :, None] * around[:, None]
    pixels = lens.pixels(rays)
    whole = lens.holds(pixels, 1.5).all(axis=1)
    if not whole.any():
        return np.empty((0, 3)), 0
    where = pixels[whole] - 0.5
    profile = ndimage.map_coordinates(light, [where[..., 1], where[..., 0]], order=1, mode="nearest")
    # Neighbours along the arc share their edge: the noise of one azimuth is more than its fall of light.
    profile = ndimage.gaussian_filter1d(profile, max(0.5, 0.6 / _AZIMUTH_DEG), axis=0, mode="nearest")
    smooth = max(_SMOOTH_DEG, 0.6 / lens.px_per_deg) / _STEP_DEG
    fall = -ndimage.gaussian_filter1d(profile, smooth, axis=1, order=1, mode="nearest")
    margin = round(0.2 / _STEP_DEG)
    inner = fall[:, margin : fall.shape[1] - margin]
    near = np.abs(angles[margin : len(angles) - margin] - middle_deg) <= reach_deg
    best = np.argmax(np.where(near, inner, -np.inf), axis=1)
    row = np.arange(len(inner))
    noise = 1.4826 * np.median(np.abs(inner - np.median(inner, axis=1, keepdims=True)), axis=1) + 1e-4
    clear = (best > 0) & (best < inner.shape[1] - 1) & (inner[row, best] > 2.5 * noise)
    row, best = row[clear], best[clear]
    left, peak, right = inner[row, best - 1], inner[row, best], inner[row, best + 1]
    bend = left - 2 * peak + right
    shift = np.where(bend < 0, 0.5 * (left - right) / np.where(bend < 0, bend, -1.0), 0.0)
    found = np.radians(angles[margin] + (best + np.clip(shift, -0.5, 0.5)) * _STEP_DEG)
    round_ = around[whole][row]
    return np.cos(found)[:, None] * nadir + np.sin(found)[:, None] * round_, int(whole.sum())


def _cone(rays: Floats, nadir: Floats, usual_deg: float) -> tuple[Floats, float, NDArray[np.bool_]]:
    """Axis (3,), half angle and kept rays (n,) of the cone through directions (n, 3), outliers clipped.

    Axis and angle are held near the given ones: a short arc hardly tells a tilt from another angle.
    """
    aside = np.cross(nadir, [0.0, 1.0, 0.0] if abs(nadir[1]) < 0.9 else [1.0, 0.0, 0.0])
    aside /= np.linalg.norm(aside)
    other = np.cross(nadir, aside)
    angles = np.degrees(np.arccos(np.clip(rays @ nadir, -1, 1))) - usual_deg
    flat = np.stack([rays @ aside, rays @ other], axis=1)
    flat /= np.linalg.norm(flat, axis=1, keepdims=True)
    # From a nadir nearer to it a ray has a smaller angle.
    system = np.column_stack([np.ones(len(rays)), flat])
    kept = np.ones(len(rays), dtype=bool)
    for _ in range(10):
        count = kept.sum()
        hold = np.diag([0.03 / _HOLD_ANGLE_DEG, 0.03 / _HOLD_TILT_DEG, 0.03 / _HOLD_TILT_DEG]) * np.sqrt(
            count / 20
        )
        left, right = np.concatenate([system[kept], hold]), np.concatenate([angles[kept], np.zeros(3)])
        found = np.linalg.lstsq(left, right, rcond=None)[0]
        off = angles - system @ found
        spread = max(1.4826 * float(np.median(np.abs(off))), 0.006)
        now = np.abs(off) < _CLIP * spread
        if now.sum() < _LEAST_AZIMUTHS or np.array_equal(now, kept):
            break
        kept = now
    axis = nadir + np.radians(found[1]) * aside + np.radians(found[2]) * other
    return axis / np.linalg.norm(axis), usual_deg + float(found[0]), kept


def _span(rays: Floats, axis: Floats) -> float:
    """Azimuth that rays (n, 3) cover about an axis, in radians."""
    aside = np.cross(axis, [0.0, 1.0, 0.0] if abs(axis[1]) < 0.9 else [1.0, 0.0, 0.0])
    aside /= np.linalg.norm(aside)
    turn = np.sort(np.arctan2(rays @ np.cross(axis, aside), rays @ aside))
    gaps = np.diff(np.append(turn, turn[0] + 2 * np.pi))
    return float(2 * np.pi - gaps.max())
