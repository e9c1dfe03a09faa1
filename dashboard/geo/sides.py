"""The sides and parts of a region: "north of Karachi", "southern Italy", "between Lahore and Delhi".

Sides are drawn on a plane around the region's main part (azimuthal equidistant, km); parts are cut at
parallels and meridians.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dashboard.geo.borderdata import Line
from dashboard.geo.regions import Floats, Region
from dashboard.geo.sphere import MEAN_RADIUS_KM, unit_vectors

_NEAR_DEG = 3.0  # islands nearer than this to the main part are taken with it
_LEAST_SHARE = 0.01
_ALONG = 24  # points a side


def main_part(region: Region) -> Region:
    """The largest ring and those beside it: France without Guiana, the United States without Alaska."""
    if not region.rings:
        return region
    sizes = [_size(ring) for ring in region.rings]
    main = region.rings[int(np.argmax(sizes))]
    kept = []
    for ring, size in zip(region.rings, sizes, strict=True):
        turned = _beside(ring, main)
        south, west, north, east = turned.bounds_deg
        low, left, high, right = main.bounds_deg
        apart = max(south - high, low - north, west - right, left - east)
        if apart < _NEAR_DEG and size >= _LEAST_SHARE * max(sizes):
            kept.append(turned)
    return Region(region.name, tuple(kept), tuple(kept))


def middle(region: Region) -> tuple[float, float]:
    """Latitude and longitude of the middle of the main part's extent, degrees."""
    south, west, north, east = main_part(region).bounds_deg()
    return (south + north) / 2, ((west + east) / 2 + 180) % 360 - 180


def part_of(name: str, region: Region, axes: list[tuple[int, float, float]]) -> Region:
    """The part of a region within shares of its main part's extent.

    ``axes`` are (0 for latitude or 1 for longitude, from, to), shares from south or west.
    """
    found = main_part(region)
    south, west, north, east = found.bounds_deg()
    for axis, first, last in axes:
        low, high = ((south, north), (west, east))[axis]
        for share, sign in ((first, 1), (last, -1)):
            if 0 < share < 1:
                found = _cut(found, axis, low + share * (high - low), sign)
    return Region(name, found.lines, found.rings)


def side_of(name: str, region: Region, bearing_deg: float, reach_km: float) -> Region:
    """What lies beyond a region in a direction, to 45 degrees on either hand, out to ``reach_km``."""
    centre = middle(region)
    along, across = _turned(region, centre, bearing_deg)
    near, left, right = along.max(), across.min(), across.max()
    reach = (
        min(reach_km, (90 - abs(centre[0])) * 111 - float(abs(near)) - 200) if _poleward(region) else reach_km
    )
    reach = max(reach, 50.0)
    corners = [(near, left), (near, right), (near + reach, right + reach), (near + reach, left - reach)]
    ring = _on_the_globe(corners, centre, bearing_deg)
    return Region(name, (ring,), (ring,))


def beside(name: str, region: Region, bearing_deg: float, distance_km: float) -> Region:
    """The point or line so far beyond a region in a direction."""
    centre = middle(region)
    along, across = _turned(region, centre, bearing_deg)
    at = along.max() + distance_km
    ends = [(at, across.min()), (at, across.max())]
    line = _on_the_globe(ends if ends[0] != ends[1] else ends[:1], centre, bearing_deg, closed=False)
    return Region(name, (line,))


def line_between(name: str, first: Region, second: Region) -> Region:
    """The great circle from middle to middle, without what of it lies in either."""
    ends = unit_vectors(*zip(middle(first), middle(second), strict=True))
    angle = float(np.arccos(np.clip(ends[0] @ ends[1], -1, 1)))
    share = np.linspace(0, 1, 2 + int(angle * MEAN_RADIUS_KM / 20))[:, None]
    if angle < 1e-9:
        points = ends[:1]
    else:
        points = (np.sin((1 - share) * angle) * ends[0] + np.sin(share * angle) * ends[1]) / np.sin(angle)
    line = _line(points)
    outside = ~(first.contains(*_degrees(line)) | second.contains(*_degrees(line)))
    if outside.any():
        line = Line(line.latitude_deg[outside], line.longitude_deg[outside])
    return Region(name, (line,))


def _degrees(line: Line) -> tuple[Floats, Floats]:
    return line.latitude_deg, line.longitude_deg


def _line(points: Floats) -> Line:
    longitudes = np.unwrap(np.degrees(np.arctan2(points[:, 1], points[:, 0])), period=360)
    return Line(np.degrees(np.arcsin(np.clip(points[:, 2], -1, 1))), longitudes)


def _size(ring: Line) -> float:
    x, y = np.radians(ring.longitude_deg), np.sin(np.radians(ring.latitude_deg))
    return float(abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])))


def _beside(ring: Line, main: Line) -> Line:
    """The ring turned by whole circles to where it is nearest to another."""
    apart = ring.longitude_deg.mean() - main.longitude_deg.mean()
    turn = 360 * round(float(apart) / 360)
    return Line(ring.latitude_deg, ring.longitude_deg - turn) if turn else ring


def _poleward(region: Region) -> bool:
    return abs(middle(region)[0]) > 55


def _turned(region: Region, centre: tuple[float, float], bearing_deg: float) -> tuple[Floats, Floats]:
    """Every corner in km: along the bearing, and to its right."""
    part = main_part(region)
    points = np.concatenate([unit_vectors(line.latitude_deg, line.longitude_deg) for line in part.lines])
    north, east, up = _axes(centre)
    angle = np.arccos(np.clip(points @ up, -1, 1))
    flat = np.hypot(points @ north, points @ east)
    scale = np.where(flat > 1e-12, angle / np.where(flat > 1e-12, flat, 1), 1.0) * MEAN_RADIUS_KM
    x, y = points @ north * scale, points @ east * scale
    turn = np.radians(bearing_deg)
    return x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)


def _on_the_globe(
    corners: list[tuple[float, float]], centre: tuple[float, float], bearing_deg: float, closed: bool = True
) -> Line:
    """Corners on the plane of :func:`_turned` back on the globe, the sides between them sampled."""
    path = np.array([*corners, corners[0]] if closed else corners, float)
    if len(path) > 1:
        share = np.linspace(0, 1, _ALONG, endpoint=False)[:, None]
        sides = [a + share * (b - a) for a, b in pairwise(path)]
        path = np.concatenate([*sides, path[-1:]])
    turn = np.radians(bearing_deg)
    x = path[:, 0] * np.cos(turn) - path[:, 1] * np.sin(turn)
    y = path[:, 0] * np.sin(turn) + path[:, 1] * np.cos(turn)
    north, east, up = _axes(centre)
    angle, way = np.hypot(x, y) / MEAN_RADIUS_KM, np.arctan2(y, x)
    flat = np.cos(way)[:, None] * north + np.sin(way)[:, None] * east
    return _line(np.cos(angle)[:, None] * up + np.sin(angle)[:, None] * flat)


def _axes(centre: tuple[float, float]) -> tuple[Floats, Floats, Floats]:
    lat, lon = np.radians(centre)
    up = np.array([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    north = np.array([-np.sin(lat) * np.cos(lon), -np.sin(lat) * np.sin(lon), np.cos(lat)])
    return north, np.array([-np.sin(lon), np.cos(lon), 0.0]), up


def _cut(region: Region, axis: int, at: float, sign: int) -> Region:
    """What of a region lies above (``sign`` 1) or below a parallel (``axis`` 0) or meridian (1)."""
    lines: list[Line] = []
    for line in region.lines:
        lines += _pieces(line, axis, at, sign)
    met = sorted(float(value) for ring in region.rings for value in _crossings(ring, axis, at))
    lines += [_straight(axis, at, a, b) for a, b in zip(met[::2], met[1::2], strict=False) if b > a]
    rings = tuple(_closed(ring, axis, at, sign) for ring in region.rings)
    rings = tuple(ring for ring in rings if len(ring.latitude_deg) > 3)
    return Region(region.name, tuple(line for line in lines if len(line.latitude_deg)), rings)


def _points(line: Line, axis: int) -> NDArray[np.float64]:
    """(n, 2): the coordinate that is cut, then the other."""
    both = (line.latitude_deg, line.longitude_deg)
    return np.column_stack([both[axis], both[1 - axis]])


def _back(points: NDArray[np.float64], axis: int) -> Line:
    return Line(points[:, axis], points[:, 1 - axis])


def _straight(axis: int, at: float, first: float, last: float) -> Line:
    other = np.linspace(first, last, 2 + int(abs(last - first) / 0.5))
    return _back(np.column_stack([np.full(len(other), at), other]), axis)


def _crossings(ring: Line, axis: int, at: float) -> Floats:
    points = _points(ring, axis)
    above = points[:, 0] > at
    edges = np.flatnonzero(above[:-1] != above[1:])
    start, end = points[edges], points[edges + 1]
    return np.asarray(
        start[:, 1] + (at - start[:, 0]) / (end[:, 0] - start[:, 0]) * (end[:, 1] - start[:, 1])
    )


def _pieces(line: Line, axis: int, at: float, sign: int) -> list[Line]:
    """The pieces of a line on one side, each up to the cut."""
    with_cuts, inside = _with_cuts(line, axis, at, sign)
    edges = np.flatnonzero(np.diff(inside.astype(int))) + 1
    bounds = [0, *edges.tolist(), len(inside)]
    runs = [with_cuts[a:b] for a, b in pairwise(bounds) if inside[a]]
    return [_back(run, axis) for run in runs]


def _closed(ring: Line, axis: int, at: float, sign: int) -> Line:
    """Sutherland and Hodgman's cut: under the even-odd rule the edges it runs back on cancel."""
    with_cuts, inside = _with_cuts(ring, axis, at, sign)
    kept = with_cuts[inside]
    return _back(np.concatenate([kept, kept[:1]]), axis)


def _with_cuts(line: Line, axis: int, at: float, sign: int) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The line's points with the points on the cut put in, and which of them lie on the side kept."""
    points = _points(line, axis)
    above = points[:, 0] > at
    edges = np.flatnonzero(above[:-1] != above[1:])
    cuts = np.column_stack([np.full(len(edges), at), _crossings(line, axis, at)])
    inside = np.insert((points[:, 0] > at) == (sign > 0), edges + 1, True)
    return np.insert(points, edges + 1, cuts, axis=0), inside
