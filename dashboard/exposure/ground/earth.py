"""The Earth's ellipsoid from the station: what it hides, where a line of sight meets it, its limb.

Lengthening the polar axis turns WGS84 into a sphere; straight lines stay straight, so all of it is a
sphere's geometry in stretched coordinates.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.orbit.geodesy import EQUATORIAL_RADIUS_KM, FLATTENING

Floats = NDArray[np.float64]

STRETCH = np.array([1.0, 1.0, 1.0 / (1.0 - FLATTENING)])


def impact_height_km(position_itrs_km: Floats, directions_itrs: Floats) -> Floats:
    """How far above the Earth (km, below zero: through it) lines of sight (..., 3) pass at their lowest.

    ``position_itrs_km`` is one place (3,) or one for each line. Not a number for lines that climb from
    the station: they never come nearer than where they start.
    The height is that over the stretched sphere, within 0.34 % of the true one.
    """
    station = position_itrs_km * STRETCH
    ray = directions_itrs * STRETCH
    length_squared = np.sum(ray * ray, axis=-1)
    along = np.sum(ray * station, axis=-1)
    closest_squared = np.sum(station * station, axis=-1) - along**2 / length_squared
    return np.where(along < 0, np.sqrt(np.maximum(closest_squared, 0.0)) - EQUATORIAL_RADIUS_KM, np.nan)


def ground_point_km(position_itrs_km: Floats, directions_itrs: Floats) -> Floats:
    """Where lines of sight (..., 3) from the station meet the ground: ITRS (..., 3), else not a number."""
    station = position_itrs_km * STRETCH
    ray = directions_itrs * STRETCH
    a = np.sum(ray * ray, axis=-1)
    b = np.sum(ray * station, axis=-1)
    c = np.sum(station * station, axis=-1) - EQUATORIAL_RADIUS_KM**2
    with np.errstate(invalid="ignore"):
        distance = (-b - np.sqrt(b * b - a * c)) / a
    distance = np.where(distance > 0, distance, np.nan)
    return np.asarray(position_itrs_km + distance[..., None] * directions_itrs)


def limb_itrs(position_itrs_km: Floats, azimuths_rad: ArrayLike, height_km: float = 0.0) -> Floats:
    """Unit directions (n, 3) from the station to the limb (or a layer above it) all around.

    ``azimuths_rad`` run around the nadir; equal steps are not exactly equal angles.
    """
    station = position_itrs_km * STRETCH
    distance = np.linalg.norm(station)
    down = -station / distance
    aside = np.cross(down, [0.0, 0.0, 1.0])
    aside = aside / np.linalg.norm(aside)
    other = np.cross(down, aside)
    sine = (EQUATORIAL_RADIUS_KM + height_km) / distance
    azimuths = np.asarray(azimuths_rad, dtype=np.float64)[:, None]
    ring = np.cos(azimuths) * aside + np.sin(azimuths) * other
    rays = (np.sqrt(1 - sine**2) * down + sine * ring) / STRETCH
    return np.asarray(rays / np.linalg.norm(rays, axis=1, keepdims=True))
