"""The Earth's ellipsoid from the station: what it hides, where a line of sight meets it, its limb.

Lengthening the polar axis turns WGS84 into a sphere; straight lines stay straight, so all of it is a
sphere's geometry in stretched coordinates.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.exposure.poses import Poses
from dashboard.orbit.geodesy import EQUATORIAL_RADIUS_KM, FLATTENING

Floats = NDArray[np.float64]

STRETCH = np.array([1.0, 1.0, 1.0 / (1.0 - FLATTENING)])


def impact_height_km(position_itrs_km: Floats, directions_itrs: Floats) -> Floats:
    """How far above the Earth (km, below zero: through it) lines of sight (..., 3) pass at their lowest.

    Not a number for lines that climb from the station: they never come nearer than where they start.
    The height is that over the stretched sphere, within 0.34 % of the true one.
    """
    station = position_itrs_km * STRETCH
    ray = directions_itrs * STRETCH
    length_squared = np.sum(ray * ray, axis=-1)
    along = ray @ station
    closest_squared = station @ station - along**2 / length_squared
    return np.where(along < 0, np.sqrt(np.maximum(closest_squared, 0.0)) - EQUATORIAL_RADIUS_KM, np.nan)


def ground_point_km(position_itrs_km: Floats, directions_itrs: Floats) -> Floats:
    """Where lines of sight (..., 3) from the station meet the ground: ITRS (..., 3), else not a number."""
    station = position_itrs_km * STRETCH
    ray = directions_itrs * STRETCH
    a = np.sum(ray * ray, axis=-1)
    b = ray @ station
    c = station @ station - EQUATORIAL_RADIUS_KM**2
    with np.errstate(invalid="ignore"):
        distance = (-b - np.sqrt(b * b - a * c)) / a
    distance = np.where(distance > 0, distance, np.nan)
    return np.asarray(position_itrs_km + distance[..., None] * directions_itrs)


def hidden_by_earth(poses: Poses, unit_gcrs: Floats) -> NDArray[np.bool_]:
    """Which of m directions among the stars (m, 3) the Earth hides at each of n poses: (n, m)."""
    itrs_from_gcrs = np.swapaxes(poses.body_from_itrs, 1, 2) @ poses.body_from_gcrs
    hidden = np.empty((len(poses.unix_s), len(unit_gcrs)), dtype=bool)
    for row, (turn, station) in enumerate(zip(itrs_from_gcrs, poses.position_itrs_km, strict=True)):
        hidden[row] = impact_height_km(station, unit_gcrs @ turn.T) < 0
    return hidden


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
