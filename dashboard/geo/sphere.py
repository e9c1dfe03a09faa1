"""Distances, directions and unit vectors on a sphere of the Earth's mean radius. All vectorised."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

MEAN_RADIUS_KM = 6371.0088  # a great-circle distance is then within 0.6 % of the ellipsoid's


def unit_vectors(latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> Floats:
    """(n, 3) unit vectors of positions in degrees."""
    lat, lon = np.radians(np.asarray(latitude_deg, float)), np.radians(np.asarray(longitude_deg, float))
    lat, lon = np.broadcast_arrays(lat, lon)
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=-1)


def great_circle_km(
    latitude1_deg: ArrayLike, longitude1_deg: ArrayLike, latitude2_deg: ArrayLike, longitude2_deg: ArrayLike
) -> Floats:
    """Distance over a sphere of the mean radius, in km: within 0.6 % of the ellipsoid's. Broadcasts."""
    latitude1, longitude1 = np.radians(latitude1_deg), np.radians(longitude1_deg)
    latitude2, longitude2 = np.radians(latitude2_deg), np.radians(longitude2_deg)
    half = (
        np.sin((latitude2 - latitude1) / 2) ** 2
        + np.cos(latitude1) * np.cos(latitude2) * np.sin((longitude2 - longitude1) / 2) ** 2
    )
    return np.asarray(2 * MEAN_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0))))


def bearing_deg(
    latitude1_deg: ArrayLike, longitude1_deg: ArrayLike, latitude2_deg: ArrayLike, longitude2_deg: ArrayLike
) -> Floats:
    """Direction in which point 2 lies from point 1: degrees from north through east, 0 to 360."""
    latitude1, latitude2 = np.radians(latitude1_deg), np.radians(latitude2_deg)
    turn = np.radians(np.asarray(longitude2_deg, dtype=np.float64) - np.asarray(longitude1_deg))
    east = np.sin(turn) * np.cos(latitude2)
    north = np.cos(latitude1) * np.sin(latitude2) - np.sin(latitude1) * np.cos(latitude2) * np.cos(turn)
    return np.asarray(np.degrees(np.arctan2(east, north)) % 360.0)


def directions(
    latitude_deg: ArrayLike, longitude_deg: ArrayLike, centre_latitude_deg: float, centre_longitude_deg: float
) -> tuple[Floats, Floats, Floats]:
    """Unit vectors of positions from the Earth's centre: east, north, up at a place on the ground."""
    latitude, centre = np.radians(latitude_deg), np.radians(centre_latitude_deg)
    longitude = np.radians(np.asarray(longitude_deg) - centre_longitude_deg)
    east = np.cos(latitude) * np.sin(longitude)
    north = np.cos(centre) * np.sin(latitude) - np.sin(centre) * np.cos(latitude) * np.cos(longitude)
    up = np.sin(centre) * np.sin(latitude) + np.cos(centre) * np.cos(latitude) * np.cos(longitude)
    return np.asarray(east), np.asarray(north), np.asarray(up)


def places_towards(
    east: Floats, north: Floats, up: Floats, centre_latitude_deg: float, centre_longitude_deg: float
) -> tuple[Floats, Floats]:
    """Latitude and longitude (-180 up to 180) of such vectors: the inverse of :func:`directions`."""
    centre = np.radians(centre_latitude_deg)
    sine = np.clip(up * np.sin(centre) + north * np.cos(centre), -1.0, 1.0)
    turn = np.degrees(np.arctan2(east, up * np.cos(centre) - north * np.sin(centre)))
    longitude = (centre_longitude_deg + turn + 180.0) % 360.0 - 180.0
    return np.asarray(np.degrees(np.arcsin(sine))), np.asarray(longitude)
