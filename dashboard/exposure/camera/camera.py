"""A camera: sensor, lens and aim. It turns directions in the station's axes into pixels, and back.

Station axes ("body"): +X forward (Harmony's end), +Y starboard, +Z to the Earth. Aim is an azimuth to
the right of forward and an elevation above the plane of X and Y. Pixels count from the top left corner
of the frame, x to the right and y down; the middle of the first pixel is at (0.5, 0.5).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Lens = Literal["rectilinear", "fisheye"]

SENSOR_WIDTH_MM, SENSOR_HEIGHT_MM = 35.9, 23.9  # Nikon Z9 and D5
# A hair more than the sensor's own height, so that every frame of 2 by 3 shows its whole width.
_TALLEST_MM = 24.0
# A plane can't hold what stands at a right angle to the lens's axis: stop a little before it.
RECTILINEAR_LEAST_COSINE = 0.02


@dataclass(frozen=True)
class Camera:
    """Frame of ``width`` x ``height`` pixels behind a lens of ``focal_mm``, aimed and rolled.

    ``fisheye`` is the equidistant one (radius = focal length x angle). ``roll_deg`` turns the camera
    clockwise as its user sees it; at 0 it stands upright, zenith up (straight down: forward up).
    """

    width: int
    height: int
    focal_mm: float
    lens: Lens
    azimuth_deg: float
    elevation_deg: float
    roll_deg: float = 0.0

    @property
    def focal_px(self) -> float:
        """Focal length in pixels. The frame is as wide as the sensor, or cut from it if it is taller."""
        pixels_per_mm = max(self.width / SENSOR_WIDTH_MM, self.height / _TALLEST_MM)
        return self.focal_mm * pixels_per_mm

    @property
    def camera_from_body(self) -> Floats:
        """Rotation (3, 3): its rows are right, down and ahead of the camera, in station axes."""
        azimuth, elevation, roll = np.radians((self.azimuth_deg, self.elevation_deg, self.roll_deg))
        ahead = direction_body(self.azimuth_deg, self.elevation_deg)
        right = np.array([-np.sin(azimuth), np.cos(azimuth), 0.0])
        up = np.array(
            [-np.sin(elevation) * np.cos(azimuth), -np.sin(elevation) * np.sin(azimuth), -np.cos(elevation)]
        )
        rolled_right = right * np.cos(roll) - up * np.sin(roll)
        rolled_up = up * np.cos(roll) + right * np.sin(roll)
        return np.stack([rolled_right, -rolled_up, ahead])

    def project(self, in_camera: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.bool_]]:
        """Pixels (..., 2) of vectors (..., 3) along the camera's axes, and whether the lens can show them.

        Any length of vector but zero; single precision stays single. Where the lens can't (behind it, or
        beyond 89 degrees for a rectilinear one) the pixel is not a number.
        """
        x, y, z = in_camera[..., 0], in_camera[..., 1], in_camera[..., 2]
        sideways = np.hypot(x, y)
        with np.errstate(divide="ignore", invalid="ignore"):
            if self.lens == "rectilinear":
                shown = z > RECTILINEAR_LEAST_COSINE * np.hypot(sideways, z)
                scale = np.where(shown, 1.0, np.nan).astype(z.dtype) / z
            else:
                shown = (sideways > 0) | (z > 0)
                ratio = np.arctan2(sideways, z) / sideways
                scale = np.where(sideways > 0, ratio, np.where(z > 0, 1.0 / z, np.nan)).astype(z.dtype)
        pixels = np.empty((*x.shape, 2), dtype=in_camera.dtype)
        pixels[..., 0] = self.width / 2 + self.focal_px * (x * scale)
        pixels[..., 1] = self.height / 2 + self.focal_px * (y * scale)
        return pixels, shown

    def pixel_of_body(self, directions: ArrayLike) -> tuple[Floats, NDArray[np.bool_]]:
        """Pixels (..., 2) of directions (..., 3) in station axes, and whether they fall inside the frame."""
        vectors = np.asarray(directions, dtype=np.float64) @ self.camera_from_body.T
        pixels, shown = self.project(vectors)
        return pixels, shown & self.holds(pixels)

    def holds(self, pixels: NDArray[Any], margin_px: float = 0.0) -> NDArray[np.bool_]:
        """Whether pixels (..., 2) lie inside the frame, or at most ``margin_px`` outside."""
        x, y = pixels[..., 0], pixels[..., 1]
        with np.errstate(invalid="ignore"):
            return np.asarray(
                (x >= -margin_px)
                & (x <= self.width + margin_px)
                & (y >= -margin_px)
                & (y <= self.height + margin_px)
            )

    def ray_body(self, pixels: ArrayLike) -> Floats:
        """Unit directions (..., 3) in station axes of pixels (..., 2): the inverse of :meth:`project`.

        Not a number where a fisheye frame is larger than the whole sphere's image.
        """
        centred = np.asarray(pixels, dtype=np.float64) - (self.width / 2, self.height / 2)
        radius = np.hypot(centred[..., 0], centred[..., 1]) / self.focal_px
        with np.errstate(divide="ignore", invalid="ignore"):
            if self.lens == "rectilinear":
                angle = np.arctan(radius)
            else:
                angle = np.where(radius <= np.pi, radius, np.nan)
            share = np.where(radius > 0, np.sin(angle) / (radius * self.focal_px), 1.0 / self.focal_px)
        vector = np.stack([centred[..., 0] * share, centred[..., 1] * share, np.cos(angle)], axis=-1)
        return np.asarray(vector @ self.camera_from_body)

    @property
    def half_diagonal_deg(self) -> float:
        """Angle from the middle of the frame to its corner."""
        radius = np.hypot(self.width, self.height) / 2 / self.focal_px
        angle = np.arctan(radius) if self.lens == "rectilinear" else min(radius, np.pi)
        return float(np.degrees(angle))

    @property
    def field_deg(self) -> tuple[float, float]:
        """Angle of view across and down the middle of the frame."""
        half = np.array([self.width, self.height]) / 2 / self.focal_px
        angle = 2 * (np.arctan(half) if self.lens == "rectilinear" else np.minimum(half, np.pi))
        across, down = np.degrees(angle)
        return float(across), float(down)


def direction_body(azimuth_deg: ArrayLike, elevation_deg: ArrayLike) -> Floats:
    """Unit vectors (..., 3) in station axes of azimuths (right of forward) and elevations."""
    azimuth, elevation = np.radians(azimuth_deg), np.radians(elevation_deg)
    return np.stack(
        np.broadcast_arrays(
            np.cos(elevation) * np.cos(azimuth), np.cos(elevation) * np.sin(azimuth), -np.sin(elevation)
        ),
        axis=-1,
    )


def aim_of(directions: ArrayLike) -> tuple[Floats, Floats]:
    """Azimuths in [0, 360) and elevations of directions (..., 3) in station axes, in degrees."""
    x, y, z = np.moveaxis(np.asarray(directions, dtype=np.float64), -1, 0)
    return np.degrees(np.arctan2(y, x)) % 360.0, np.degrees(np.arctan2(-z, np.hypot(x, y)))
