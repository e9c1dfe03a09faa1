"""The projections of the page's own map: Mercator, and the Earth as a globe."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.geo.sphere import directions, places_towards
from dashboard.web.card.view import Floats

_FAR_DEG = 999.0  # the distance of what can't be in the frame
_SEAM_DEG = 2.0  # a line that comes so near to the flat map's other edge ends there
_MOST_LATITUDE_DEG = 89.0


def stretched_deg(latitude_deg: Floats | float) -> Floats:
    """Mercator's height of a latitude, in degrees of longitude at the same scale."""
    latitude = np.radians(np.clip(latitude_deg, -_MOST_LATITUDE_DEG, _MOST_LATITUDE_DEG))
    return np.asarray(np.degrees(np.arctanh(np.sin(latitude))))


def latitude_of(stretched: Floats | float) -> Floats:
    """The inverse of :func:`stretched_deg`."""
    return np.asarray(np.degrees(np.arcsin(np.tanh(np.radians(stretched)))))


def wrapped(longitude_deg: Floats) -> Floats:
    """Longitudes as -180 up to 180."""
    return np.asarray((longitude_deg + 180.0) % 360.0 - 180.0)


@dataclass(frozen=True)
class FlatView:
    """Mercator about a centre; the frame is ``span_deg`` of longitude wide."""

    latitude_deg: float
    longitude_deg: float
    span_deg: float
    width: int
    height: int

    @property
    def pixels_per_deg(self) -> float:
        """Pixels of a degree of longitude."""
        return self.width / self.span_deg

    @property
    def reach_deg(self) -> float:
        """Everything that isn't beyond the seam is drawn; Pillow cuts what is outside."""
        return 0.0

    def to_pixels(self, latitude_deg: Floats, longitude_deg: Floats) -> tuple[Floats, Floats, Floats]:
        """Pixels (x, y); the distance is 0 but for what lies at the map's seam or far off the frame."""
        east = wrapped(np.asarray(longitude_deg) - self.longitude_deg)
        x = self.width / 2 + east * self.pixels_per_deg
        north = stretched_deg(latitude_deg) - stretched_deg(self.latitude_deg)
        y = self.height / 2 - north * self.pixels_per_deg
        beyond = (np.abs(east) > 180.0 - _SEAM_DEG) | (np.abs(x - self.width / 2) > 3 * self.width)
        return x, y, np.where(beyond, _FAR_DEG, 0.0)

    def grid(self) -> tuple[Floats, Floats]:
        """Latitude and longitude of every pixel's centre, each (height, width)."""
        x, y = np.meshgrid(np.arange(self.width) + 0.5, np.arange(self.height) + 0.5)
        north = stretched_deg(self.latitude_deg) + (self.height / 2 - y) / self.pixels_per_deg
        east = (x - self.width / 2) / self.pixels_per_deg
        return latitude_of(north), wrapped(self.longitude_deg + east)


@dataclass(frozen=True)
class GlobeView:
    """The Earth from far away, turned so that a place is in the middle of the disc, which fills the frame."""

    latitude_deg: float
    longitude_deg: float
    width: int

    @property
    def height(self) -> int:
        """As wide as high."""
        return self.width

    @property
    def reach_deg(self) -> float:
        """The limb, less what the callers allow beyond a frame's edge."""
        return 87.0

    def to_pixels(self, latitude_deg: Floats, longitude_deg: Floats) -> tuple[Floats, Floats, Floats]:
        """Pixels (x, y) of points, and their distance from the middle of the disc in degrees of arc."""
        east, north, up = directions(latitude_deg, longitude_deg, self.latitude_deg, self.longitude_deg)
        radius = self.width / 2
        return radius * (1 + east), radius * (1 - north), np.degrees(np.arccos(np.clip(up, -1.0, 1.0)))

    def grid(self) -> tuple[Floats, Floats]:
        """Latitude and longitude of every pixel's centre; beyond the limb those of the limb."""
        place = (np.arange(self.width) + 0.5) / (self.width / 2) - 1
        east, north = np.meshgrid(place, -place)
        out = np.maximum(np.hypot(east, north), 1.0)
        east, north = east / out, north / out
        up = np.sqrt(np.maximum(0.0, 1 - east**2 - north**2))
        return places_towards(east, north, up, self.latitude_deg, self.longitude_deg)

    def inside(self) -> Floats:
        """1 on the disc, 0 beyond it, soft over a pixel at the limb: (height, width)."""
        place = np.arange(self.width) + 0.5 - self.width / 2
        away = np.hypot(*np.meshgrid(place, place))
        return np.asarray(np.clip(self.width / 2 - away + 0.5, 0.0, 1.0))
