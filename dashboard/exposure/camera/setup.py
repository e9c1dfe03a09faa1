"""What is exposed: when, for how long, with which camera, through which window. Checked once, here."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.errors import InputError
from dashboard.exposure.camera.attitude import USUAL_PITCH_DEG, USUAL_ROLL_DEG, USUAL_YAW_DEG, Attitude
from dashboard.exposure.camera.camera import Camera

Floats = NDArray[np.float64]

SHORTEST_S, LONGEST_S = 1.0, 1860.0
SMALLEST_PX, LARGEST_WIDTH_PX, LARGEST_HEIGHT_PX = 64, 2560, 1707
SHORTEST_MM, LONGEST_MM = 6.0, 800.0
LARGEST_BIAS_DEG = 30.0
LENSES = ("rectilinear", "fisheye")
DEFAULT_SIZE_PX = (1280, 854)
SWITCH = ("on", "off")
FLIGHTS = ("forwards", "backwards")


@dataclass(frozen=True)
class Window:
    """A place the camera looks from: in metres along station axes from Unity's nadir port."""

    key: str
    name: str
    place_m: tuple[float, float, float]
    hardware: bool
    note: str


WINDOWS = {
    window.key: window
    for window in (
        Window("cupola", "Cupola", (0.0, -7.0, 3.3), True, "Place good to a metre; its frames aren't drawn."),
        Window(
            "destiny",
            "Destiny's nadir window",
            (7.3, 0.0, 0.4),
            True,
            "Place good to about a metre; the real window shows only what is near the nadir.",
        ),
        Window("none", "No station in the way", (0.0, 0.0, 0.0), False, "As if the camera flew alone."),
    )
}


@dataclass(frozen=True)
class Exposure:
    """One exposure. It begins at ``start_unix_s`` and lasts ``exposure_s``."""

    start_unix_s: float
    exposure_s: float
    camera: Camera
    attitude: Attitude
    window: Window
    border_lights: bool = True

    @property
    def stop_unix_s(self) -> float:
        return self.start_unix_s + self.exposure_s

    def instants(self, step_s: float) -> Floats:
        """Evenly spaced instants (POSIX seconds) from beginning to end, at most ``step_s`` apart."""
        count = max(1, math.ceil(self.exposure_s / step_s - 1e-9))
        return self.start_unix_s + self.exposure_s * np.arange(count + 1) / count


def build_exposure(
    start_unix_s: float,
    *,
    exposure_s: float,
    lens_mm: float,
    lens: str,
    azimuth_deg: float,
    elevation_deg: float,
    roll_deg: float,
    window: str,
    flight: str,
    border_lights: str,
    width: int = DEFAULT_SIZE_PX[0],
    height: int = DEFAULT_SIZE_PX[1],
    yaw_bias_deg: float = USUAL_YAW_DEG,
    pitch_bias_deg: float = USUAL_PITCH_DEG,
    roll_bias_deg: float = USUAL_ROLL_DEG,
) -> Exposure:
    """An exposure whose every number is inside what can be computed; else :class:`InputError` names it.

    What has no default here comes from a preset: see :mod:`dashboard.exposure.camera.presets`.
    """
    _between("exposure_s", exposure_s, SHORTEST_S, LONGEST_S, "seconds (31 minutes at most)")
    _between("width", width, SMALLEST_PX, LARGEST_WIDTH_PX, "pixels")
    _between("height", height, SMALLEST_PX, LARGEST_HEIGHT_PX, "pixels")
    _between("lens_mm", lens_mm, SHORTEST_MM, LONGEST_MM, "millimetres")
    _between("azimuth_deg", azimuth_deg, -360, 360, "degrees to the right of forward")
    _between("elevation_deg", elevation_deg, -90, 90, "degrees above the station's horizontal")
    _between("roll_deg", roll_deg, -180, 180, "degrees, clockwise")
    for name, value in (
        ("yaw_bias_deg", yaw_bias_deg),
        ("pitch_bias_deg", pitch_bias_deg),
        ("roll_bias_deg", roll_bias_deg),
    ):
        _between(name, value, -LARGEST_BIAS_DEG, LARGEST_BIAS_DEG, "degrees")
    _one_of("lens", lens, LENSES)
    _one_of("window", window, tuple(WINDOWS))
    _one_of("flight", flight, FLIGHTS)
    _one_of("border_lights", border_lights, SWITCH)
    camera = Camera(
        width=width,
        height=height,
        focal_mm=lens_mm,
        lens="fisheye" if lens == "fisheye" else "rectilinear",
        azimuth_deg=azimuth_deg % 360.0 % 360.0,  # a hair below zero gives 360 at first
        elevation_deg=elevation_deg,
        roll_deg=roll_deg,
    )
    attitude = Attitude(yaw_bias_deg, pitch_bias_deg, roll_bias_deg, backwards=flight == "backwards")
    return Exposure(start_unix_s, exposure_s, camera, attitude, WINDOWS[window], border_lights == "on")


def _between(name: str, value: float, low: float, high: float, unit: str) -> None:
    if not low <= value <= high:  # also refuses what is not a number
        raise InputError(name, f"{value:g}", f"{low:g} to {high:g} {unit}", "is out of range")


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise InputError(name, value, ", ".join(allowed), "is not known")
