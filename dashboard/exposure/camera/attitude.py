"""How the station stands: local vertical, local horizontal (LVLH), with a bias, forwards or backwards.

LVLH axes: +X along the flight (at a right angle to the radius, in the orbit's plane), +Y against the
orbit's normal (starboard), +Z to the Earth's centre. The station keeps them and so turns once an orbit
with respect to the stars, about its own Y axis: every star trail is a circle around that axis.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

# The attitude in which the torques on the station balance is near this; it drifts by about a degree.
USUAL_YAW_DEG, USUAL_PITCH_DEG, USUAL_ROLL_DEG = -4.0, -3.0, 0.0


@dataclass(frozen=True)
class Attitude:
    """Turn from LVLH to the station's axes: yaw, then pitch, then roll, in degrees.

    ``backwards``: half a turn of yaw more, Harmony's end trailing.
    """

    yaw_deg: float = USUAL_YAW_DEG
    pitch_deg: float = USUAL_PITCH_DEG
    roll_deg: float = USUAL_ROLL_DEG
    backwards: bool = False

    @property
    def body_from_lvlh(self) -> Floats:
        """Rotation matrix (3, 3)."""
        yaw = self.yaw_deg + (180.0 if self.backwards else 0.0)
        return _about_x(self.roll_deg) @ _about_y(self.pitch_deg) @ _about_z(yaw)


def lvlh_from_inertial(position_km: ArrayLike, velocity_km_s: ArrayLike) -> Floats:
    """Rotation matrices (n, 3, 3) to LVLH from the axes of positions and inertial velocities (n, 3)."""
    position = np.asarray(position_km, dtype=np.float64)
    normal = np.cross(position, np.asarray(velocity_km_s, dtype=np.float64))
    down = -position / np.linalg.norm(position, axis=-1, keepdims=True)
    starboard = -normal / np.linalg.norm(normal, axis=-1, keepdims=True)
    return np.stack([np.cross(starboard, down), starboard, down], axis=-2)


def _about_x(angle_deg: float) -> Floats:
    c, s = np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))
    return np.array([[1, 0, 0], [0, c, s], [0, -s, c]])


def _about_y(angle_deg: float) -> Floats:
    c, s = np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))
    return np.array([[c, 0, -s], [0, 1, 0], [s, 0, c]])


def _about_z(angle_deg: float) -> Floats:
    c, s = np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))
    return np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]])
