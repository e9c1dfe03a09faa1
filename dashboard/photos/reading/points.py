"""Points of light in a picture: what may be stars, before anything is known of the sky."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.photos.reading.picture import Picture, Singles

Floats = NDArray[np.float64]

MEDIAN_PX, SMOOTH_PX, BLOCK_PX = 13, 0.8, 32
# Least noise in steps of 255: a black sky in a JPEG has none at all.
LEAST_NOISE = 0.12
SIGMA = 4.5
# Both curvatures of a star's image are alike; those of the airglow's edge or of an antenna aren't.
MOST_EDGE_RATIO = 3.0
MOST_POINTS = 800


@dataclass(frozen=True)
class Points:
    """n points, brightest first: pixels (n, 2) and strength over the noise (n,)."""

    pixels: Floats
    strength: Floats

    def __len__(self) -> int:
        return len(self.pixels)

    def where(self, kept: NDArray[np.bool_] | NDArray[np.intp]) -> Points:
        """Some of them, in that order."""
        return Points(self.pixels[kept], self.strength[kept])


def find_points(picture: Picture, sigma: float = SIGMA) -> Points:
    """Local maxima of a picture that stand ``sigma`` over the noise around them and are round."""
    from scipy import ndimage

    grey = picture.grey
    over = ndimage.gaussian_filter(grey - _floor(grey), SMOOTH_PX)
    clear = over / _noise(over)
    peak = (clear > sigma) & (over == ndimage.maximum_filter(over, size=3))
    peak[:2], peak[-2:], peak[:, :2], peak[:, -2:] = False, False, False, False
    row, column = np.nonzero(peak)
    if not len(row):
        return Points(np.empty((0, 2)), np.empty(0))
    around = [[over[row + dy, column + dx].astype(np.float64) for dx in (-1, 0, 1)] for dy in (-1, 0, 1)]
    across = around[1][0] - 2 * around[1][1] + around[1][2]
    down = around[0][1] - 2 * around[1][1] + around[2][1]
    slant = (around[2][2] - around[2][0] - around[0][2] + around[0][0]) / 4
    trace, determinant = across + down, across * down - slant**2
    ratio = MOST_EDGE_RATIO
    with np.errstate(divide="ignore", invalid="ignore"):
        round_enough = (determinant > 0) & (trace**2 / determinant < (ratio + 1) ** 2 / ratio)
        x = np.clip((around[1][0] - around[1][2]) / (2 * across), -0.6, 0.6)
        y = np.clip((around[0][1] - around[2][1]) / (2 * down), -0.6, 0.6)
    found = Points(
        np.stack([column + 0.5 + x, row + 0.5 + y], axis=1), clear[row, column].astype(np.float64)
    ).where(round_enough & (across < 0) & (down < 0))
    return found.where(np.argsort(-found.strength, kind="stable")[:MOST_POINTS])


def _floor(grey: Singles) -> Singles:
    """The light around each pixel (height, width) that is no point's: a median, at half the size for its
    cost.
    """
    from scipy import ndimage

    height, width = grey.shape
    half = np.pad(grey, ((0, height % 2), (0, width % 2)), mode="edge")
    half = half.reshape((height + 1) // 2, 2, (width + 1) // 2, 2).mean(axis=(1, 3))
    middle = ndimage.median_filter(half, size=MEDIAN_PX // 2 + 1, mode="nearest")
    grid = np.meshgrid((np.arange(height) - 0.5) / 2, (np.arange(width) - 0.5) / 2, indexing="ij")
    return np.asarray(ndimage.map_coordinates(middle, grid, order=1, mode="nearest"), dtype=np.float32)


def _noise(over: Singles) -> Singles:
    """One sigma (height, width) around each pixel, from the median deviation in blocks."""
    from scipy import ndimage

    height, width = over.shape
    rows, columns = max(1, height // BLOCK_PX), max(1, width // BLOCK_PX)
    blocks = np.array(
        [
            [np.median(np.abs(part - np.median(part))) for part in np.array_split(strip, columns, axis=1)]
            for strip in np.array_split(over, rows, axis=0)
        ],
        dtype=np.float32,
    )
    y = (np.arange(height) + 0.5) * rows / height - 0.5
    x = (np.arange(width) + 0.5) * columns / width - 0.5
    grid = np.meshgrid(y, x, indexing="ij")
    spread = ndimage.map_coordinates(1.4826 * blocks, grid, order=1, mode="nearest")
    return np.asarray(np.maximum(spread, LEAST_NOISE), dtype=np.float32)


def thinned(points: Points, least_px: float, most: int) -> Points:
    """The brightest points of which no two are nearer than ``least_px``, at most ``most``."""
    kept: list[int] = []
    for i, place in enumerate(points.pixels):
        if len(kept) == most:
            break
        if not kept or np.min(np.sum((points.pixels[kept] - place) ** 2, axis=1)) >= least_px**2:
            kept.append(i)
    return points.where(np.array(kept, dtype=np.intp))
