"""The Sun over a place, and whether the station is lit. All vectorised, all from JPL's DE421."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.orbit import frames
from dashboard.orbit.geodesy import (
    EQUATORIAL_RADIUS_KM,
    FLATTENING,
    geodetic,
    itrs_from_geodetic,
    up_vector,
)

Floats = NDArray[np.float64]

SUN_RADIUS_KM = 695_700.0
UMBRA, PENUMBRA, SUNLIT = 0, 1, 2


def sun_itrs_km(unix_s: ArrayLike) -> Floats:
    """Apparent places of the Sun (n, 3), Earth-fixed, in km (light time and aberration included)."""
    seconds = np.atleast_1d(np.asarray(unix_s, dtype=np.float64))
    teme = frames.daily("sun_teme", seconds)
    angle = frames.gmst_rad(seconds)
    cosine, sine = np.cos(angle), np.sin(angle)
    x, y, z = teme[:, 0], teme[:, 1], teme[:, 2]
    return np.stack([cosine * x + sine * y, cosine * y - sine * x, z], axis=1)


def subsolar_point(unix_s: ArrayLike) -> tuple[Floats, Floats]:
    """Latitudes and longitudes (n,) in degrees where the Sun stands in the zenith."""
    sun = sun_itrs_km(unix_s)
    # At the Sun's distance the direction is that of the ellipsoid's normal: declination = latitude.
    distance = np.linalg.norm(sun, axis=1)
    return np.degrees(np.arcsin(sun[:, 2] / distance)), np.degrees(np.arctan2(sun[:, 1], sun[:, 0]))


def sun_elevation_deg(latitude_deg: ArrayLike, longitude_deg: ArrayLike, unix_s: ArrayLike) -> Floats:
    """Elevation of the Sun's centre over the horizon of places on the ground, no refraction (n,)."""
    sun = sun_itrs_km(unix_s)
    ray = sun - itrs_from_geodetic(latitude_deg, longitude_deg)
    ray /= np.linalg.norm(ray, axis=-1, keepdims=True)
    sine = np.sum(ray * up_vector(latitude_deg, longitude_deg), axis=-1)
    return np.asarray(np.degrees(np.arcsin(np.clip(sine, -1.0, 1.0))))


def solar_time_h(longitude_deg: ArrayLike, unix_s: ArrayLike) -> Floats:
    """Apparent solar time in hours [0, 24): what a sundial at that longitude would show (n,)."""
    sun = sun_itrs_km(unix_s)
    sun_longitude = np.degrees(np.arctan2(sun[:, 1], sun[:, 0]))
    hours = (12.0 + (np.asarray(longitude_deg, dtype=np.float64) - sun_longitude) / 15.0) % 24.0
    return np.where(hours >= 24.0, 0.0, hours)


def illumination(position_itrs_km: ArrayLike, unix_s: ArrayLike) -> NDArray[np.int8]:
    """Sunlight at the station (n,): 0 in the umbra, 1 in the penumbra, 2 in full light.

    The disks of the Sun and of the Earth as seen from there, the Earth's flattening taken out by
    stretching the polar axis. The atmosphere, which bends and dims the light for some seconds of
    flight at either edge, is left out.
    """
    stretch = np.array([1.0, 1.0, 1.0 / (1.0 - FLATTENING)])
    station = np.atleast_2d(np.asarray(position_itrs_km, dtype=np.float64)) * stretch
    to_sun = sun_itrs_km(unix_s) * stretch - station
    distance = np.linalg.norm(station, axis=1)
    sun_distance = np.linalg.norm(to_sun, axis=1)
    cosine = -np.sum(station * to_sun, axis=1) / (distance * sun_distance)
    separation = np.arccos(np.clip(cosine, -1.0, 1.0))
    earth = np.arcsin(np.minimum(EQUATORIAL_RADIUS_KM / distance, 1.0))
    sun = np.arcsin(SUN_RADIUS_KM / sun_distance)
    lit = np.full(separation.shape, PENUMBRA, dtype=np.int8)
    lit[separation >= earth + sun] = SUNLIT
    lit[separation <= earth - sun] = UMBRA
    return lit


def sun_elevation_below_deg(position_itrs_km: ArrayLike, unix_s: ArrayLike) -> Floats:
    """Elevation of the Sun at the sub-satellite points of ITRS positions (n, 3)."""
    place = geodetic(position_itrs_km)
    return sun_elevation_deg(place.latitude_deg, place.longitude_deg, unix_s)
