"""Where something stands in the sky of an observer: azimuth, elevation, distance. All vectorised."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.orbit.geodesy import itrs_from_geodetic

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Observer:
    """A place on the WGS84 ellipsoid, degrees north and east; ``height_km`` over the ellipsoid."""

    latitude_deg: float
    longitude_deg: float
    height_km: float = 0.0

    @property
    def position_itrs_km(self) -> Floats:
        """(3,)."""
        return itrs_from_geodetic(self.latitude_deg, self.longitude_deg, self.height_km).reshape(3)

    @property
    def axes(self) -> Floats:
        """Unit vectors (3, 3) east, north and up (the normal of the ellipsoid), Earth-fixed."""
        lat, lon = np.radians(self.latitude_deg), np.radians(self.longitude_deg)
        east = [-np.sin(lon), np.cos(lon), 0.0]
        north = [-np.sin(lat) * np.cos(lon), -np.sin(lat) * np.sin(lon), np.cos(lat)]
        up = [np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)]
        return np.array([east, north, up])


@dataclass(frozen=True)
class Seen:
    """Directions from an observer, arrays of shape (n,).

    No refraction, which lifts by 34' at the horizon and 5' at 10 degrees. ``azimuth_deg`` is clockwise from
    north, in [0, 360).
    """

    azimuth_deg: Floats
    elevation_deg: Floats
    distance_km: Floats


def seen_from(observer: Observer, position_itrs_km: Floats) -> Seen:
    """The directions to Earth-fixed positions (n, 3) in km."""
    ray = (np.atleast_2d(position_itrs_km) - observer.position_itrs_km) @ observer.axes.T
    distance = np.linalg.norm(ray, axis=1)
    azimuth = np.degrees(np.arctan2(ray[:, 0], ray[:, 1])) % 360.0
    elevation = np.degrees(np.arctan2(ray[:, 2], np.hypot(ray[:, 0], ray[:, 1])))
    return Seen(np.where(azimuth >= 360.0, 0.0, azimuth), elevation, distance)
