"""A lens as the stars show it: focal length in pixels and one term of distortion.

Camera axes: right, down, ahead. Pixels count from the top left corner, x to the right and y down; the
middle of the first pixel is at (0.5, 0.5).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

_ROUNDS = 6  # of the distortion's inversion: enough for |k1| up to 0.1 at the corner of a 14 mm lens
_LEAST_COSINE = 0.05


@dataclass(frozen=True)
class Lens:
    """A rectilinear lens over a picture of ``width`` x ``height`` pixels, its axis in the middle.

    A point at tangent q from the axis is shown ``focal_px`` x q x (1 + ``k1`` x q^2) away from the middle.
    """

    width: int
    height: int
    focal_px: float
    k1: float = 0.0

    @property
    def width_deg(self) -> float:
        """Angle of view across the middle of the picture, without distortion."""
        return float(2 * np.degrees(np.arctan(self.width / 2 / self.focal_px)))

    @property
    def half_diagonal_deg(self) -> float:
        """Angle from the middle to a corner, without distortion."""
        return float(np.degrees(np.arctan(np.hypot(self.width, self.height) / 2 / self.focal_px)))

    @property
    def px_per_deg(self) -> float:
        """Pixels a degree in the middle of the picture."""
        return float(np.radians(self.focal_px))

    def tangents(self, pixels: ArrayLike) -> Floats:
        """Tangents (..., 2) to the right and down of pixels (..., 2), the distortion taken out."""
        seen = (np.asarray(pixels, dtype=np.float64) - (self.width / 2, self.height / 2)) / self.focal_px
        true = seen
        if self.k1:
            for _ in range(_ROUNDS):
                true = seen / (1 + self.k1 * np.sum(true**2, axis=-1, keepdims=True))
        return true

    def rays(self, pixels: ArrayLike) -> Floats:
        """Unit directions (..., 3) along the camera's axes of pixels (..., 2)."""
        tangents = self.tangents(pixels)
        rays = np.concatenate([tangents, np.ones((*tangents.shape[:-1], 1))], axis=-1)
        return np.asarray(rays / np.linalg.norm(rays, axis=-1, keepdims=True))

    def pixels(self, rays: NDArray[np.floating]) -> NDArray[np.floating]:
        """Pixels (..., 2) of unit directions (..., 3); not a number for what is not ahead."""
        ahead = rays[..., 2:]
        with np.errstate(divide="ignore", invalid="ignore"):
            tangents = np.where(ahead > _LEAST_COSINE, rays[..., :2] / ahead, np.nan)
        if self.k1:
            tangents = tangents * (1 + self.k1 * np.sum(tangents**2, axis=-1, keepdims=True))
        middle = np.array([self.width / 2, self.height / 2], dtype=rays.dtype)
        return np.asarray(middle + tangents * rays.dtype.type(self.focal_px))

    def holds(self, pixels: NDArray[np.floating], margin_px: float = 0.0) -> NDArray[np.bool_]:
        """Whether pixels (..., 2) lie in the picture, at least ``margin_px`` from its edges."""
        with np.errstate(invalid="ignore"):
            inside = (pixels >= margin_px) & (pixels <= np.array([self.width, self.height]) - margin_px)
        return np.asarray(inside.all(axis=-1))
