"""Regions made of others: a part of one, the sea off its coast, one side of it, several together.

Each keeps the bargain of :class:`~dashboard.geo.regions.Region`: ``distance_km`` is zero exactly inside, and
never changes by more than the way gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.geo import polyline
from dashboard.geo.borderdata import Line, border_data
from dashboard.geo.regions import Floats, Region, odd_crossings
from dashboard.geo.sphere import unit_vectors

_MOST_INLAND_KM = 2700.0  # no place is farther from the sea


@dataclass(frozen=True, eq=False)
class Offshore(Region):
    """The sea within ``reach_km`` of lines. On land the distance is that to the nearest shore, anybody's."""

    def contains(self, latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> NDArray[np.bool_]:
        """Whether each position is on the sea and near enough. Shape follows the input."""
        return np.asarray(self.distance_km(latitude_deg, longitude_deg) <= 0)

    def distance_km(self, latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> Floats:
        """Distance from each position. Shape follows the input."""
        points = unit_vectors(latitude_deg, longitude_deg)
        flat = points.reshape(-1, 3)
        beyond = (polyline.distance_km(self._prepared, flat) - self.reach_km).clip(0)
        inland = np.flatnonzero(on_land(latitude_deg, longitude_deg).reshape(-1) & (beyond < _MOST_INLAND_KM))
        if len(inland):
            ashore = polyline.distance_km(_shores(), flat[inland])
            beyond[inland] = np.maximum(beyond[inland], ashore)
        return np.asarray(beyond.reshape(points.shape[:-1]))


@dataclass(frozen=True, eq=False)
class Both(Region):
    """Where two regions overlap; ``lines`` are the second's. Outside, the distance to the farther."""

    parts: tuple[Region, ...] = ()

    def contains(self, latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> NDArray[np.bool_]:
        """Whether each position lies in both. Shape follows the input."""
        inside = [one.contains(latitude_deg, longitude_deg) for one in self.parts]
        return np.asarray(np.all(inside, axis=0))

    def distance_km(self, latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> Floats:
        """The distance to the farther one. Shape follows the input."""
        return np.asarray(
            np.max([one.distance_km(latitude_deg, longitude_deg) for one in self.parts], axis=0)
        )


@dataclass(frozen=True, eq=False)
class AnyOf(Region):
    """Several regions together."""

    parts: tuple[Region, ...] = ()

    def contains(self, latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> NDArray[np.bool_]:
        """Whether each position lies in one of them. Shape follows the input."""
        inside = [one.contains(latitude_deg, longitude_deg) for one in self.parts]
        return np.asarray(np.any(inside, axis=0))

    def distance_km(self, latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> Floats:
        """The distance to the nearest one. Shape follows the input."""
        return np.asarray(
            np.min([one.distance_km(latitude_deg, longitude_deg) for one in self.parts], axis=0)
        )


def any_of(name: str, parts: list[Region]) -> Region:
    """Several regions together, under one name."""
    lines = tuple(line for one in parts for line in one.lines)
    rings = tuple(ring for one in parts for ring in one.rings)
    return AnyOf(name, lines, rings, max(one.reach_km for one in parts), tuple(parts))


def overlap(name: str, wide: Region, narrow: Region) -> Region:
    """Where two regions overlap: the part of ``wide`` (an ocean) that ``narrow`` (off a coast) says."""
    return Both(name, narrow.lines, narrow.rings, narrow.reach_km, (wide, narrow))


def offshore(name: str, base: Region, reach_km: float) -> Region:
    """The sea off a region's coast; off the whole of it where it has none of its own (a town, a line)."""
    return Offshore(name, coast(base) or base.lines, (), reach_km)


def coast(base: Region) -> tuple[Line, ...]:
    """The pieces of an area's outline that are no border of land."""
    inland = _border_points()
    found = []
    for ring in base.rings:
        points = zip(ring.latitude_deg.round(3).tolist(), ring.longitude_deg.round(3).tolist(), strict=True)
        shore = np.array([point not in inland for point in points])
        if not any(ring is known for known in _land_rings()):
            shore &= _near_shore(ring)
        cuts = np.flatnonzero(np.diff(shore.astype(int))) + 1
        for first, last in zip([0, *cuts], [*cuts, len(shore)], strict=True):
            if shore[first] and last - first > 1:
                found.append(Line(ring.latitude_deg[first:last], ring.longitude_deg[first:last]))
    return tuple(found)


def on_land(latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> NDArray[np.bool_]:
    """Whether each position lies in a country (coasts to 3 km). Shape follows the input."""
    lat, lon = np.broadcast_arrays(np.asarray(latitude_deg, float), np.asarray(longitude_deg, float))
    inside = odd_crossings(_land_rings(), lat.reshape(-1), (lon.reshape(-1) + 180) % 360 - 180)
    return inside.reshape(lat.shape)


@cache
def _land_rings() -> tuple[Line, ...]:
    return tuple(ring for area in border_data().countries for ring in area.rings)


@cache
def _shores() -> polyline.Polyline:
    """All coasts, for distances from land."""
    areas = [Region(area.code, area.rings, area.rings) for area in border_data().countries]
    shores = [line for area in areas for line in coast(area)]
    return polyline.prepare([(line.latitude_deg, line.longitude_deg) for line in shores])


@cache
def _border_points() -> frozenset[tuple[float, float]]:
    lines = [line for border in border_data().borders for line in border.lines]
    lat = np.concatenate([line.latitude_deg for line in lines]).round(3).tolist()
    lon = np.concatenate([line.longitude_deg for line in lines]).round(3).tolist()
    return frozenset(zip(lat, lon, strict=True))


def _near_shore(ring: Line, near_deg: float = 0.15) -> NDArray[np.bool_]:
    """Whether open sea lies next to each point of an outline that the countries' data doesn't have."""
    open_sea = np.zeros(len(ring.latitude_deg), bool)
    for turn in np.radians(np.arange(0, 360, 45)):
        lat = (ring.latitude_deg + near_deg * np.cos(turn)).clip(-90, 90)
        lon = ring.longitude_deg + near_deg * np.sin(turn) / np.cos(np.radians(lat)).clip(0.05)
        open_sea |= ~on_land(lat, lon)
    return open_sea
