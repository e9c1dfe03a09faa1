"""On and above the WGS84 ellipsoid: coordinates, headings, speeds. All vectorised.

Positions are Earth-fixed (ITRS) kilometres with shape (n, 3); latitudes are geodetic.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.geo.sphere import MEAN_RADIUS_KM

Floats = NDArray[np.float64]

EQUATORIAL_RADIUS_KM = 6378.137
FLATTENING = 1 / 298.257223563
POLAR_RADIUS_KM = EQUATORIAL_RADIUS_KM * (1 - FLATTENING)
EARTH_ROTATION_RAD_S = 7.292115146706979e-5  # with respect to the mean equinox of date

_E2 = FLATTENING * (2 - FLATTENING)
_EP2 = _E2 / (1 - _E2)


@dataclass(frozen=True)
class Geodetic:
    """Geodetic coordinates, arrays of shape (n,): degrees north, degrees east in [-180, 180), km."""

    latitude_deg: Floats
    longitude_deg: Floats
    altitude_km: Floats


def geodetic(position_itrs_km: ArrayLike) -> Geodetic:
    """Latitude, longitude and altitude over WGS84 of ITRS positions (n, 3).

    Bowring's formula with one more round: exact to below a millimetre from the ground to 2,000 km.
    """
    x, y, z = np.moveaxis(np.asarray(position_itrs_km, dtype=np.float64), -1, 0)
    p = np.hypot(x, y)
    tan_reduced = z * EQUATORIAL_RADIUS_KM / np.maximum(p * POLAR_RADIUS_KM, 1e-12)
    for _ in range(2):
        cosine = 1.0 / np.sqrt(1.0 + tan_reduced**2)
        sine = tan_reduced * cosine
        up = z + _EP2 * POLAR_RADIUS_KM * sine**3
        out = np.maximum(p - _E2 * EQUATORIAL_RADIUS_KM * cosine**3, 1e-12)
        tan_reduced = (1 - FLATTENING) * up / out
    latitude = np.arctan2(up, out)
    sin_latitude, cos_latitude = np.sin(latitude), np.cos(latitude)
    # Distance along the normal: this form is well conditioned at the poles and at the equator alike.
    altitude = (
        p * cos_latitude + z * sin_latitude - EQUATORIAL_RADIUS_KM * np.sqrt(1.0 - _E2 * sin_latitude**2)
    )
    longitude = np.degrees(np.arctan2(y, x))
    return Geodetic(np.degrees(latitude), np.where(longitude >= 180.0, -180.0, longitude), altitude)


def itrs_from_geodetic(
    latitude_deg: ArrayLike, longitude_deg: ArrayLike, altitude_km: ArrayLike = 0.0
) -> Floats:
    """ITRS positions (n, 3) in km of geodetic coordinates; the inverse of :func:`geodetic`."""
    latitude, longitude = np.radians(latitude_deg), np.radians(longitude_deg)
    height = np.asarray(altitude_km, dtype=np.float64)
    normal = EQUATORIAL_RADIUS_KM / np.sqrt(1 - _E2 * np.sin(latitude) ** 2)
    out = (normal + height) * np.cos(latitude)
    up = (normal * (1 - _E2) + height) * np.sin(latitude)
    return np.stack(np.broadcast_arrays(out * np.cos(longitude), out * np.sin(longitude), up), axis=-1)


def up_vector(latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> Floats:
    """The ellipsoid's outward normal (n, 3), unit length: a geodetic zenith."""
    latitude, longitude = np.radians(latitude_deg), np.radians(longitude_deg)
    flat = np.cos(latitude)
    return np.stack(
        np.broadcast_arrays(flat * np.cos(longitude), flat * np.sin(longitude), np.sin(latitude)), axis=-1
    )


def heading_deg(position_itrs_km: ArrayLike, velocity_itrs_km_s: ArrayLike) -> Floats:
    """Direction of travel over the ground (n,): degrees from north through east, 0 to 360."""
    east, north = _east_north(position_itrs_km, velocity_itrs_km_s)
    return np.degrees(np.arctan2(east, north)) % 360.0


def ground_speed_km_s(position_itrs_km: ArrayLike, velocity_itrs_km_s: ArrayLike) -> Floats:
    """Speed of the sub-satellite point over the ellipsoid (n,), in km/s."""
    place = geodetic(position_itrs_km)
    east, north = _east_north(position_itrs_km, velocity_itrs_km_s)
    curvature = 1 - _E2 * np.sin(np.radians(place.latitude_deg)) ** 2
    normal = EQUATORIAL_RADIUS_KM / np.sqrt(curvature)
    meridian = normal * (1 - _E2) / curvature
    height = place.altitude_km
    return np.hypot(east * normal / (normal + height), north * meridian / (meridian + height))


def inertial_velocity_km_s(position_itrs_km: ArrayLike, velocity_itrs_km_s: ArrayLike) -> Floats:
    """Velocity (n, 3) with respect to the stars, along the ITRS axes of that instant, in km/s."""
    position = np.asarray(position_itrs_km, dtype=np.float64)
    velocity = np.array(velocity_itrs_km_s, dtype=np.float64)
    velocity[..., 0] -= EARTH_ROTATION_RAD_S * position[..., 1]
    velocity[..., 1] += EARTH_ROTATION_RAD_S * position[..., 0]
    return velocity


def inertial_speed_km_s(position_itrs_km: ArrayLike, velocity_itrs_km_s: ArrayLike) -> Floats:
    """Speed with respect to the stars (n,), in km/s: the "17,500 mph" of captions."""
    return np.asarray(np.linalg.norm(inertial_velocity_km_s(position_itrs_km, velocity_itrs_km_s), axis=-1))


def horizon_radius_km(altitude_km: ArrayLike) -> Floats:
    """Distance over the ground from below the station to its horizon, no refraction, in km."""
    return np.asarray(MEAN_RADIUS_KM * np.arccos(MEAN_RADIUS_KM / (MEAN_RADIUS_KM + np.asarray(altitude_km))))


def _east_north(position_itrs_km: ArrayLike, velocity_itrs_km_s: ArrayLike) -> tuple[Floats, Floats]:
    position = np.asarray(position_itrs_km, dtype=np.float64)
    velocity = np.asarray(velocity_itrs_km_s, dtype=np.float64)
    place = geodetic(position)
    latitude, longitude = np.radians(place.latitude_deg), np.radians(place.longitude_deg)
    outward = velocity[..., 0] * np.cos(longitude) + velocity[..., 1] * np.sin(longitude)
    east = -velocity[..., 0] * np.sin(longitude) + velocity[..., 1] * np.cos(longitude)
    return east, -outward * np.sin(latitude) + velocity[..., 2] * np.cos(latitude)
