"""A plate solved: which stars the points are, and so where the camera looked and how long its lens is."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dashboard.exposure.sky.bodies import stars
from dashboard.photos.reading.arc import Arc
from dashboard.photos.reading.chance import chance_of
from dashboard.photos.reading.lens import Lens
from dashboard.photos.reading.patterns import patterns, solver
from dashboard.photos.reading.points import Points, thinned

Floats = NDArray[np.float64]

# Points are kept where stars can be: over the layer, or in its lower part, through which they shine.
OVER_LAYER_DEG, LOWER_DEG = 0.5, (-1.9, -0.9)
MOST_CHANCE, MOST_RMS_PX = 1e-9, 1.0
LEAST_STARS = 8
LEAST_POINTS = 6
_SHORT_MM_DEG = 55.0  # lenses wider than this across have a distortion to be found
_MOST_K1 = 0.1
_MOST_STRETCH = 1.12  # of the focal length against what was supposed


@dataclass(frozen=True)
class Plate:
    """The camera among the stars.

    ``camera_from_gcrs`` (3, 3): rows right, down, ahead. ``star`` (n,) are rows of the product's stars,
    ``pixels`` (n, 2) where each was found, ``off_px`` (n,) how far from its place; ``chance`` that so many
    match by accident.
    """

    lens: Lens
    camera_from_gcrs: Floats
    star: NDArray[np.intp]
    pixels: Floats
    off_px: Floats
    chance: float

    @property
    def rms_px(self) -> float:
        """Root mean square of the distances."""
        return float(np.sqrt(np.mean(self.off_px**2)))

    @property
    def accepted(self) -> bool:
        """Whether accident is excluded and the stars lie where the lens shows them."""
        many = len(self.star) >= LEAST_STARS
        return many and self.chance < MOST_CHANCE and self.rms_px < MOST_RMS_PX


def sky_only(points: Points, lens: Lens, arc: Arc | None) -> Points:
    """The points that lie in the sky by an arc; all of them where there is none."""
    if arc is None:
        return points
    return points.where(in_sky(arc.over_deg(lens.rays(points.pixels))))


def in_sky(over_deg: Floats) -> NDArray[np.bool_]:
    """Whether stars can be seen at angles (n,) outside the layer's ring."""
    return (over_deg > OVER_LAYER_DEG) | ((over_deg > LOWER_DEG[0]) & (over_deg < LOWER_DEG[1]))


def solve(points: Points, lens: Lens, arc: Arc | None, error_share: float) -> Plate | None:
    """The plate of a picture behind about this lens, or None where no solution excludes accident."""
    sky = sky_only(points, lens, arc)
    tried: set[bytes] = set()
    for least in (8, 4, 15):
        few = thinned(sky, least * max(lens.width, lens.height) / 1000, 150)
        if len(few) < LEAST_POINTS or few.pixels.tobytes() in tried:
            continue
        tried.add(few.pixels.tobytes())
        first = _patterns_of(few, lens, error_share)
        if first is None:
            continue
        plate = refine(sky, first[0], first[1], arc)
        if plate is not None and plate.accepted and _alike(plate.lens, lens, error_share):
            return plate
    return None


def _alike(found: Lens, supposed: Lens, error_share: float) -> bool:
    ratio = found.focal_px / supposed.focal_px
    return 1 / (_MOST_STRETCH + error_share) < ratio < _MOST_STRETCH + error_share


def _patterns_of(points: Points, lens: Lens, error_share: float) -> tuple[Lens, Floats] | None:
    """The solver's lens and rotation, or None; a mirrored sky is none."""
    module = solver()
    flat = lens.tangents(points.pixels) * lens.focal_px
    field = np.column_stack([flat, points.strength])
    found = patterns().solve_from_centroids(
        field,
        fov_estimate_deg=lens.width_deg,
        image_width=lens.width,
        image_height=lens.height,
        fov_max_error_deg=max(2.5, error_share * lens.width_deg),
        match_radius=0.004,
        match_threshold=1e-3,
        pattern_checking_stars=24,
        solve_timeout_ms=1500,
        max_patterns_checked=200_000,
    )
    if not isinstance(found, module.SolveResult) or found.parity_flip:
        return None
    focal_px = lens.width / 2 / np.tan(np.radians(found.fov_deg) / 2)
    return replace(lens, focal_px=float(focal_px)), np.asarray(
        found.rotation_matrix_icrs_to_camera, np.float64
    )


def refine(points: Points, lens: Lens, camera_from_gcrs: Floats, arc: Arc | None) -> Plate | None:
    """The plate with the product's own stars matched to the points, the lens and the aim fitted to them."""
    from scipy.optimize import least_squares

    table = stars()
    curved = lens.width_deg > _SHORT_MM_DEG
    turn = camera_from_gcrs
    reach = 0.006 * max(lens.width, lens.height)
    least = 0.0022 * max(lens.width, lens.height) + 0.8
    rows = pairs = None
    for _ in range(6):
        rows, places = shown_stars(lens, turn, arc)
        pairs = _pairs(places, points.pixels, reach)
        if len(pairs) < 4:
            return None
        unit, seen = table.unit_gcrs[rows[pairs[:, 0]]], points.pixels[pairs[:, 1]]

        def off(
            x: Floats, unit: Floats = unit, seen: Floats = seen, start: Floats = turn, own: Lens = lens
        ) -> Floats:
            tried = replace(
                own, focal_px=own.focal_px * float(np.exp(x[3])), k1=float(x[4]) if curved else 0.0
            )
            shown = tried.pixels(unit @ (_turned(x[:3]) @ start).T)
            return np.nan_to_num(shown - seen, nan=1e3).ravel()

        first = np.array([0.0, 0.0, 0.0, 0.0, lens.k1] if curved else [0.0] * 4)
        best = least_squares(off, first, loss="soft_l1", f_scale=0.5).x
        turn = _turned(best[:3]) @ turn
        k1 = float(np.clip(best[4], -_MOST_K1, _MOST_K1)) if curved else 0.0
        lens = replace(lens, focal_px=lens.focal_px * float(np.exp(best[3])), k1=k1)
        reach = max(least, reach * 0.6)
    rows, places = shown_stars(lens, turn, arc)
    pairs = _pairs(places, points.pixels, least)
    if len(pairs) < 4:
        return None
    off_px = np.linalg.norm(places[pairs[:, 0]] - points.pixels[pairs[:, 1]], axis=1)
    chance = chance_of(places, points.pixels, least, len(pairs))
    return Plate(lens, turn, rows[pairs[:, 0]], points.pixels[pairs[:, 1]], off_px, chance)


def shown_stars(lens: Lens, camera_from_gcrs: Floats, arc: Arc | None) -> tuple[NDArray[np.intp], Floats]:
    """Rows (n,) of the stars that the picture holds in its sky, brightest first, and their pixels (n, 2)."""
    rays = stars().unit_gcrs @ camera_from_gcrs.T
    pixels = lens.pixels(rays)
    # Beyond the corner a strong distortion folds back.
    ahead = rays[:, 2] > np.cos(np.radians(min(lens.half_diagonal_deg + 3, 80.0)))
    held = ahead & lens.holds(pixels, 2.0)
    if arc is not None:
        held &= in_sky(arc.over_deg(rays))
    rows = np.flatnonzero(held)
    return rows, np.asarray(pixels[rows], dtype=np.float64)


def _pairs(places: Floats, seen: Floats, reach_px: float) -> NDArray[np.intp]:
    """Pairs (m, 2) of places and points that are each other's nearest, within reach."""
    if not len(places) or not len(seen):
        return np.empty((0, 2), dtype=np.intp)
    apart = np.sum((places[:, None] - seen[None]) ** 2, axis=2)
    nearest = np.argmin(apart, axis=1)
    mutual = np.argmin(apart, axis=0)[nearest] == np.arange(len(places))
    mutual &= apart[np.arange(len(places)), nearest] < reach_px**2
    first = np.flatnonzero(mutual)
    return np.stack([first, nearest[first]], axis=1)


def _turned(vector: Floats) -> Floats:
    """Rotation matrix (3, 3) about a vector by its length in radians."""
    angle = float(np.linalg.norm(vector))
    if angle < 1e-12:
        return np.eye(3)
    x, y, z = vector / angle
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.asarray(np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross)
