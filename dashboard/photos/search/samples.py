"""What clues ask of the station's way past a place, at any instants of it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dashboard.orbit.approaches import Approaches
from dashboard.orbit.sunlight import solar_time_h, sun_elevation_deg

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Samples:
    """What is below the station at n instants, and how near the place that is; arrays (n,)."""

    unix_s: Floats
    latitude_deg: Floats
    longitude_deg: Floats
    altitude_km: Floats
    distance_km: Floats
    sun_elevation_deg: Floats
    solar_time_h: Floats
    uncertainty_km: Floats

    def __getitem__(self, where: NDArray[np.bool_] | NDArray[np.int64] | slice) -> Self:
        return type(self)(*(getattr(self, field.name)[where] for field in fields(self)))


def samples(near: Approaches, unix_s: Floats) -> Samples:
    """Everything at any instants (n,) inside the approaches, interpolated."""
    below = near.below(unix_s)
    latitude, longitude = below.latitude_deg, below.longitude_deg
    return Samples(
        unix_s,
        latitude,
        longitude,
        below.altitude_km,
        near.region.distance_km(latitude, longitude),
        sun_elevation_deg(latitude, longitude, unix_s),
        solar_time_h(longitude, unix_s),
        near.uncertainty_km(unix_s),
    )
