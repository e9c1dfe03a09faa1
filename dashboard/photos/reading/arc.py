"""The airglow's arc, found blind: which way down is, with no time, place or aim known.

From the station the layer that glows at about 93 km is a ring around the nadir. Every nadir on a grid over
the sphere says where the ring would lie in the picture; the one whose ring is bright just inside and dark
just outside is taken. It works upside down and at any roll.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dashboard.orbit.geodesy import EQUATORIAL_RADIUS_KM
from dashboard.photos.reading.lens import Lens
from dashboard.photos.reading.picture import Picture, Singles

Floats = NDArray[np.float64]

LAYER_KM = 93.0
USUAL_ALTITUDE_KM = 415.0
_GRID_DEG, _FINE_DEG = 1.5, (0.5, 0.2)
_AZIMUTHS = 180
_INSIDE_DEG, _OUTSIDE_DEG = -0.35, (0.9, 1.8)
_SMOOTH_DEG = 0.2
_DARK = 2.0  # steps of 255 added before the logarithm: differences of a step in a black sky mean nothing
_LEAST_SHARE = 0.03  # of the ring in the picture
LEAST_SCORE = 0.25


@dataclass(frozen=True)
class Arc:
    """Nadir (3,) along the camera's axes, the ring's angle from it, and how well the ring fits."""

    nadir: Floats
    ring_deg: float
    score: float

    def over_deg(self, rays: NDArray[np.floating]) -> Floats:
        """How far outside the ring directions (..., 3) are."""
        return np.degrees(np.arccos(np.clip(rays @ self.nadir, -1, 1))) - self.ring_deg


def ring_deg(altitude_km: float = USUAL_ALTITUDE_KM, layer_km: float = LAYER_KM) -> float:
    """Angle between the nadir and a layer's limb from an altitude over a round Earth."""
    share = (EQUATORIAL_RADIUS_KM - 10 + layer_km) / (EQUATORIAL_RADIUS_KM - 10 + altitude_km)
    return float(np.degrees(np.arcsin(min(share, 1.0))))


def find_arcs(
    picture: Picture, lens: Lens, altitude_km: float = USUAL_ALTITUDE_KM, most: int = 3
) -> list[Arc]:
    """The best rings, best first, their nadirs at least 6 degrees apart; none where nothing fits."""
    light, ring = _light(picture, lens), ring_deg(altitude_km)
    nadirs = _sphere()
    off = np.degrees(np.arccos(np.clip(nadirs[:, 2], -1, 1)))
    near = np.abs(off - ring) < lens.half_diagonal_deg + 1
    nadirs = nadirs[near]
    scores = _scores(light, lens, nadirs, ring)
    found: list[Arc] = []
    for i in np.argsort(-scores):
        if scores[i] < LEAST_SCORE * 0.4 or len(found) == most:
            break
        if all(nadirs[i] @ arc.nadir < np.cos(np.radians(6.0)) for arc in found):
            found.append(_refined(light, lens, nadirs[i], ring))
    found.sort(key=lambda arc: -arc.score)
    return [arc for arc in found if arc.score >= LEAST_SCORE]


def best_of(picture: Picture, lens: Lens, nadirs: Floats, ring: float) -> Arc | None:
    """The best ring about one of some nadirs (n, 3), or None where none is like an airglow's."""
    scores = _scores(_light(picture, lens), lens, nadirs, ring)
    best = int(np.argmax(scores))
    return Arc(nadirs[best], ring, float(scores[best])) if scores[best] >= LEAST_SCORE else None


def _light(picture: Picture, lens: Lens) -> Singles:
    from scipy import ndimage

    smooth = max(0.8, _SMOOTH_DEG * lens.px_per_deg)
    return np.asarray(np.log(ndimage.gaussian_filter(picture.green, smooth) + np.float32(_DARK)))


def _refined(light: Singles, lens: Lens, nadir: NDArray[np.floating], ring: float) -> Arc:
    best, score = np.asarray(nadir, dtype=np.float64), -np.inf
    for step in _FINE_DEG:
        aside = np.cross(best, [0.0, 1.0, 0.0] if abs(best[1]) < 0.9 else [1.0, 0.0, 0.0])
        aside /= np.linalg.norm(aside)
        other = np.cross(best, aside)
        reach = np.radians(step) * np.arange(-3, 4)
        grid = best + reach[:, None, None] * aside + reach[None, :, None] * other
        grid = grid.reshape(-1, 3) / np.linalg.norm(grid.reshape(-1, 3), axis=1, keepdims=True)
        scores = _scores(light, lens, grid.astype(np.float32), ring)
        best, score = grid[np.argmax(scores)], float(scores.max())
    return Arc(best, ring, score)


def _scores(light: Singles, lens: Lens, nadirs: NDArray[np.floating], ring: float) -> Floats:
    """How ring-like the picture is about each nadir (n, 3): 20th percentile of the contrast, its spread,
    share.
    """
    found = np.zeros(len(nadirs))
    for start in range(0, len(nadirs), 2048):
        part = nadirs[start : start + 2048].astype(np.float32)
        inside = _sample(light, lens, part, ring + _INSIDE_DEG)
        outside = sum(_sample(light, lens, part, ring + angle) for angle in _OUTSIDE_DEG) / len(_OUTSIDE_DEG)
        contrast = inside - outside
        seen = np.isfinite(contrast)
        share = seen.mean(axis=1)
        rows = np.flatnonzero(share > _LEAST_SHARE)
        if len(rows):
            ordered = np.sort(contrast[rows], axis=1)  # not a number comes last
            count = seen[rows].sum(axis=1)
            low = _ranked(ordered, 0.2 * (count - 1))
            middle = _ranked(ordered, 0.5 * (count - 1))
            spread = np.sort(np.abs(ordered - middle[:, None]), axis=1)
            found[start + rows] = low / (0.06 + _ranked(spread, 0.5 * (count - 1))) * np.sqrt(share[rows])
    return found


def _ranked(ordered: NDArray[np.floating], rank: Floats) -> NDArray[np.floating]:
    return np.asarray(np.take_along_axis(ordered, np.round(rank).astype(np.intp)[:, None], axis=1)[:, 0])


def _sample(light: Singles, lens: Lens, nadirs: Singles, angle_deg: float) -> Singles:
    """The picture on rings (n, azimuths) about nadirs (n, 3); not a number outside it."""
    pole = np.where(np.abs(nadirs[:, 1:2]) < 0.9, *np.eye(3, dtype=np.float32)[[1, 0]])
    aside = np.cross(nadirs, pole)
    aside /= np.linalg.norm(aside, axis=1, keepdims=True)
    other = np.cross(nadirs, aside)
    azimuth = np.arange(_AZIMUTHS, dtype=np.float32) * np.float32(2 * np.pi / _AZIMUTHS)
    sine, cosine = np.float32(np.sin(np.radians(angle_deg))), np.float32(np.cos(np.radians(angle_deg)))
    around = np.cos(azimuth)[:, None] * aside[:, None] + np.sin(azimuth)[:, None] * other[:, None]
    pixels = lens.pixels(cosine * nadirs[:, None] + sine * around)
    inside = lens.holds(pixels, 1.0)
    where = pixels[inside].astype(np.int32)
    found = np.full(inside.shape, np.nan, dtype=np.float32)
    found[inside] = light[where[:, 1], where[:, 0]]
    return found


@lru_cache(maxsize=1)
def _sphere() -> Singles:
    """Directions (n, 3) evenly over the sphere."""
    count = round(4 * np.pi / np.radians(_GRID_DEG) ** 2)
    number = np.arange(count) + 0.5
    z, angle = 1 - 2 * number / count, number * 2.399963229728653
    flat = np.sqrt(1 - z * z)
    return np.stack([flat * np.cos(angle), flat * np.sin(angle), z], axis=1).astype(np.float32)
