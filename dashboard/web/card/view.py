"""The card's map projection: azimuthal equidistant about the point below the station.

Distances and directions from the station are true, so its horizon is a circle and its track
leaves it in the right direction, anywhere on the Earth, poles and date line included.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dashboard.geo.sphere import directions, places_towards

Floats = NDArray[np.float64]


class View(Protocol):
    """What can be drawn on: a projection of the Earth into a frame of pixels."""

    @property
    def width(self) -> int:
        """Pixels."""

    @property
    def height(self) -> int:
        """Pixels."""

    @property
    def reach_deg(self) -> float:
        """Points whose distance as :meth:`to_pixels` tells it is below this can be in the frame."""

    def to_pixels(self, latitude_deg: Floats, longitude_deg: Floats) -> tuple[Floats, Floats, Floats]:
        """Pixels (x, y) of points, right and down, and their distance from the centre in degrees."""

    def grid(self) -> tuple[Floats, Floats]:
        """Latitude and longitude of every pixel's centre, each (height, width)."""


@dataclass(frozen=True)
class CardView:
    """``centre`` of the projection at pixel (``x``, ``y``); north is up there."""

    latitude_deg: float
    longitude_deg: float
    x: float = 800.0
    y: float = 315.0
    pixels_per_deg: float = 13.5
    width: int = 1200
    height: int = 630

    def to_pixels(self, latitude_deg: Floats, longitude_deg: Floats) -> tuple[Floats, Floats, Floats]:
        """Pixels (x, y) of points, and their distance from the centre in degrees of arc."""
        east, north, up = directions(latitude_deg, longitude_deg, self.latitude_deg, self.longitude_deg)
        sideways = np.hypot(east, north)
        distance_deg = np.degrees(np.arctan2(sideways, up))
        # At the centre itself there is no direction; any will do, its length is zero.
        scale = self.pixels_per_deg * distance_deg / np.where(sideways == 0.0, 1.0, sideways)
        return self.x + east * scale, self.y - north * scale, distance_deg

    def to_geographic(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Latitude and longitude in degrees of pixels, the inverse of :meth:`to_pixels`."""
        right, above = (x - self.x) / self.pixels_per_deg, (self.y - y) / self.pixels_per_deg
        distance_deg = np.hypot(right, above)
        arc = np.radians(distance_deg)
        unit = np.where(distance_deg == 0.0, 1.0, distance_deg)
        east, north = np.sin(arc) * right / unit, np.sin(arc) * above / unit
        return places_towards(east, north, np.cos(arc), self.latitude_deg, self.longitude_deg)

    def grid(self) -> tuple[Floats, Floats]:
        """Latitude and longitude of every pixel's centre, each (height, width)."""
        x, y = np.meshgrid(np.arange(self.width) + 0.5, np.arange(self.height) + 0.5)
        return self.to_geographic(x, y)

    @property
    def reach_deg(self) -> float:
        """Distance from the centre to the farthest corner of the card, in degrees of arc."""
        x = max(self.x, self.width - self.x)
        y = max(self.y, self.height - self.y)
        return float(np.hypot(x, y) / self.pixels_per_deg)
