"""The station's way past a place: states where it comes near, and everything clues ask of them.

Positions are propagated on a coarse grid once; only where the station can be near the place are they
propagated again every 20 s, and between those a cubic Hermite is exact to 0.03 m. Whatever is asked
afterwards, at any instant, costs no further propagation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dashboard.geo.regions import Region
from dashboard.geo.sphere import MEAN_RADIUS_KM, unit_vectors
from dashboard.orbit.archive import Archive, load_archive
from dashboard.orbit.geodesy import geodetic
from dashboard.orbit.states import states_at
from dashboard.orbit.sunlight import solar_time_h, sun_elevation_deg

Floats = NDArray[np.float64]

COARSE_STEP_S = 120.0
NODE_STEP_S = 20.0
GROUND_SPEED_KM_S = 7.5  # never reached by the sub-point, so nothing is stepped over
GEOCENTRIC_SLACK_KM = 25.0  # geodetic and geocentric latitude differ by up to 0.19 degrees


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


@dataclass(frozen=True)
class Approaches:
    """All approaches to a place: nodes every 20 s, from ``starts_unix_s`` to ``stops_unix_s`` each (m,)."""

    region: Region
    starts_unix_s: Floats
    stops_unix_s: Floats
    node_unix_s: Floats
    node_position_km: Floats
    node_velocity_km_s: Floats
    node_uncertainty_km: Floats
    propagated: int

    def grid(self, step_s: float) -> tuple[Floats, NDArray[np.int64]]:
        """Instants every ``step_s`` through all approaches, and the number of the approach of each."""
        counts = np.floor((self.stops_unix_s - self.starts_unix_s) / step_s).astype(np.int64) + 1
        number = np.repeat(np.arange(len(counts)), counts)
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return self.starts_unix_s[number] + within * step_s, number

    def at(self, unix_s: Floats) -> Samples:
        """Everything at any instants (n,) inside the approaches."""
        right = np.searchsorted(self.node_unix_s, unix_s, side="right").clip(1, len(self.node_unix_s) - 1)
        left = right - 1
        step = (self.node_unix_s[right] - self.node_unix_s[left])[:, None]
        x = (unix_s - self.node_unix_s[left])[:, None] / step
        position = (
            (2 * x**3 - 3 * x**2 + 1) * self.node_position_km[left]
            + (x**3 - 2 * x**2 + x) * step * self.node_velocity_km_s[left]
            + (3 * x**2 - 2 * x**3) * self.node_position_km[right]
            + (x**3 - x**2) * step * self.node_velocity_km_s[right]
        )
        below = geodetic(position)
        latitude, longitude = below.latitude_deg, below.longitude_deg
        return Samples(
            unix_s,
            latitude,
            longitude,
            below.altitude_km,
            self.region.distance_km(latitude, longitude),
            sun_elevation_deg(latitude, longitude, unix_s),
            solar_time_h(longitude, unix_s),
            np.maximum(self.node_uncertainty_km[left], self.node_uncertainty_km[right]),
        )


def approaches(
    region: Region,
    within_km: float,
    start_unix_s: float,
    stop_unix_s: float,
    archive: Archive | None = None,
    check: Callable[[float], None] | None = None,
) -> Approaches:
    """Every stretch of [start, stop] in which the station can come within a distance of a region.

    None is missed: between two coarse instants the sub-point goes no farther than its greatest speed
    allows, and that far is looked around each. ``check`` is told how many seconds that will be before
    they are looked at, and may refuse. Raises :class:`InputError` outside the archive.
    """
    # A window that reaches over a gap without positions is searched on either side of it.
    pieces = (archive or load_archive()).answered_within(start_unix_s, stop_unix_s)
    each = [_inclusive(low, high, COARSE_STEP_S) for low, high in pieces]
    coarse, piece = np.concatenate(each), np.repeat(np.arange(len(each)), [len(one) for one in each])
    low, high = np.array(pieces).T
    position = states_at(coarse, archive).position_itrs_km
    reach_km = within_km + GROUND_SPEED_KM_S * COARSE_STEP_S / 2 + GEOCENTRIC_SLACK_KM
    centre, radius_km = region_cap(region)
    cosine = position @ centre / np.linalg.norm(position, axis=1)
    near = cosine >= np.cos(min((radius_km + reach_km) / MEAN_RADIUS_KM, np.pi))
    same = near[1:] & near[:-1] & (piece[1:] == piece[:-1])
    first = np.flatnonzero(near & ~np.r_[False, same])
    last = np.flatnonzero(near & ~np.r_[same, False])
    starts = np.maximum(coarse[first] - COARSE_STEP_S / 2, low[piece[first]])
    stops = np.minimum(coarse[last] + COARSE_STEP_S / 2, high[piece[last]])
    if check is not None:
        check(float(np.sum(stops - starts)))
    nodes = [_inclusive(a, b, NODE_STEP_S) for a, b in zip(starts, stops, strict=True)]
    instants = np.concatenate(nodes) if nodes else np.empty(0)
    states = states_at(instants, archive) if nodes else None
    return Approaches(
        region,
        starts,
        stops,
        instants,
        states.position_itrs_km if states else np.empty((0, 3)),
        states.velocity_itrs_km_s if states else np.empty((0, 3)),
        states.uncertainty_km if states else np.empty(0),
        len(coarse) + len(instants),
    )


def region_cap(region: Region) -> tuple[Floats, float]:
    """Unit vector (3,) and radius in km of a circle on the ground that holds a whole region."""
    corners = np.concatenate([unit_vectors(line.latitude_deg, line.longitude_deg) for line in region.lines])
    centre = corners.mean(axis=0)
    length = float(np.linalg.norm(centre))
    if length < 1e-6:  # spread around the globe: the circle is all of it
        return np.array([0.0, 0.0, 1.0]), np.pi * MEAN_RADIUS_KM
    centre /= length
    radius_km = float(np.arccos(np.clip(corners @ centre, -1.0, 1.0)).max() * MEAN_RADIUS_KM)
    return centre, radius_km + region.reach_km


def _inclusive(start: float, stop: float, step: float) -> Floats:
    """From start to stop, both included, evenly and no farther apart than ``step``."""
    return np.linspace(start, stop, max(int(np.ceil((stop - start) / step)), 1) + 1)
