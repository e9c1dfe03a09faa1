"""An independent search for passes: brute force, Skyfield's own positions and Sun, plain spherical distances.

Nothing of the product is used but the element sets and the region's vertices. The set nearest in time
stands for the orbit. Where the station can be near, positions are Skyfield's ``sat.at(t)`` every 5 s;
elsewhere raw SGP4 every 30 s with nothing but the mean sidereal angle says that it is far away.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import skyfield.api
from numpy.typing import NDArray
from skyfield import framelib

from dashboard.geo.regions import Region
from dashboard.orbit.archive import load_archive
from dashboard.orbit.frames import ephemeris

Floats = NDArray[np.float64]

COARSE_S, FINE_S = 30.0, 5.0
EARTH_KM = 6371.0088


@dataclass(frozen=True)
class Reference:
    """One contiguous stretch in which everything asked of it held."""

    start_unix_s: float
    stop_unix_s: float


def brute_force(
    region: Region, within_km: float, sun_below_deg: float | None, start: float, stop: float
) -> list[Reference]:
    """Every stretch within a distance of a region's lines (and, if asked, with the Sun that low)."""
    vertices = _dense_vertices(region)
    coarse = np.arange(start, stop, COARSE_S)
    near_km = within_km + 8.0 * COARSE_S + 30.0
    near = _distance_km(_unit_coarse(coarse), vertices) < near_km
    fine = (coarse[near][:, None] + np.arange(0.0, COARSE_S, FINE_S)).ravel()
    position, latitude, sun_deg = _skyfield(fine)
    holds = _distance_km(position, vertices) <= within_km
    holds &= fine <= stop
    if sun_below_deg is not None:
        holds &= sun_deg <= sun_below_deg
    assert np.all(np.abs(latitude) < 52.0)
    first = np.flatnonzero(holds & np.r_[True, ~holds[:-1] | (np.diff(fine) > FINE_S * 1.5)])
    last = np.flatnonzero(holds & np.r_[~holds[1:] | (np.diff(fine) > FINE_S * 1.5), True])
    return [Reference(float(fine[a]), float(fine[b])) for a, b in zip(first, last, strict=True)]


def _satellites(unix_s: Floats) -> list[tuple[Any, NDArray[np.bool_]]]:
    """The set nearest in time for each instant."""
    sky: Any = skyfield.api
    scale = sky.load.timescale(builtin=True)
    archive = load_archive()
    epochs = archive.epochs_unix_s
    right = np.searchsorted(epochs, unix_s).clip(1, len(epochs) - 1)
    index = np.where(epochs[right] - unix_s < unix_s - epochs[right - 1], right, right - 1)
    return [
        (sky.EarthSatellite(archive.sets[i].line1, archive.sets[i].line2, ts=scale), index == i)
        for i in np.unique(index)
    ]


def _unit_coarse(unix_s: Floats) -> Floats:
    """Geocentric directions of the sub-points, good to a kilometre or two."""
    days = unix_s / 86400.0 + 2440587.5
    angle = np.radians(280.46061837 + 360.98564736629 * (days - 2451545.0))
    found = np.empty((len(unix_s), 3))
    for satellite, mine in _satellites(unix_s):
        whole = np.floor(days[mine])
        _, position, _ = satellite.model.sgp4_array(whole, days[mine] - whole)
        x, y, z = position.T
        cosine, sine = np.cos(angle[mine]), np.sin(angle[mine])
        found[mine] = np.stack([cosine * x + sine * y, cosine * y - sine * x, z], axis=1)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True))


def _skyfield(unix_s: Floats) -> tuple[Floats, Floats, Floats]:
    """Directions of the sub-points by geodetic latitude (n, 3), latitudes, the Sun's elevation there."""
    sky: Any = skyfield.api
    scale = sky.load.timescale(builtin=True)
    bodies = ephemeris()
    itrs: Any = framelib
    direction, latitude, sun_deg = np.empty((len(unix_s), 3)), np.empty(len(unix_s)), np.empty(len(unix_s))
    for satellite, mine in _satellites(unix_s):
        # Whole days apart: seconds since 1970 counted on by Skyfield would count leap seconds too.
        day = np.floor(unix_s[mine] / 86400.0)
        t = scale.utc(1970, 1, 1 + day, 0, 0, unix_s[mine] - day * 86400.0)
        below = sky.wgs84.geographic_position_of(satellite.at(t))
        lat, lon = below.latitude.radians, below.longitude.radians
        up = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
        sun = bodies["earth"].at(t).observe(bodies["sun"]).apparent().frame_xyz(itrs.itrs).km.T
        ray = sun / np.linalg.norm(sun, axis=1, keepdims=True)  # parallax: 9 arc seconds
        direction[mine], latitude[mine] = up, below.latitude.degrees
        sun_deg[mine] = np.degrees(np.arcsin(np.sum(ray * up, axis=1)))
    return direction, latitude, sun_deg


def _dense_vertices(region: Region, every_km: float = 5.0) -> Floats:
    """Unit vectors along the region's lines, straight chords cut into short pieces."""
    found = []
    for line in region.lines:
        lat, lon = np.radians(line.latitude_deg), np.radians(line.longitude_deg)
        unit = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
        for a, b in pairwise(unit):
            pieces = max(int(np.linalg.norm(b - a) * EARTH_KM / every_km), 1)
            share = np.linspace(0.0, 1.0, pieces, endpoint=False)[:, None]
            found.append(a + share * (b - a))
        found.append(unit[-1:])
    points = np.concatenate(found)
    return np.asarray(points / np.linalg.norm(points, axis=1, keepdims=True))


def _distance_km(directions: Floats, vertices: Floats) -> Floats:
    best = np.full(len(directions), -1.0)
    for start in range(0, len(directions), 4096):
        best[start : start + 4096] = (directions[start : start + 4096] @ vertices.T).max(axis=1)
    return np.asarray(np.arccos(np.clip(best, -1.0, 1.0)) * EARTH_KM)
