"""TopoJSON in and out: arcs as arrays, arcs thinned to a tolerance, topologies written compactly.

A topology keeps every line once: two countries that touch share the arc between them, so thinning the
arcs (and never their ends) keeps neighbours together. Positions are (longitude, latitude) in degrees.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Line = NDArray[np.float64]  # (n, 2): longitude, latitude in degrees
Geometry = dict[str, Any]

KM_PER_DEGREE = 111.195


@dataclass(frozen=True)
class Topology:
    """Decoded arcs and the geometries that refer to them by index (``~i`` is arc ``i`` backwards)."""

    arcs: tuple[Line, ...]
    objects: dict[str, list[Geometry]]


def decode(topology: dict[str, Any]) -> Topology:
    """Arcs of a quantised TopoJSON document in degrees, and its objects as lists of geometries."""
    scale = np.array(topology["transform"]["scale"])
    origin = np.array(topology["transform"]["translate"])
    arcs = tuple(np.cumsum(np.array(arc, float), axis=0) * scale + origin for arc in topology["arcs"])
    objects = {
        name: item["geometries"] if item["type"] == "GeometryCollection" else [item]
        for name, item in topology["objects"].items()
    }
    return Topology(arcs, objects)


def arc_numbers(geometry: Geometry) -> Iterator[int]:
    """Every arc a geometry refers to, without direction."""
    stack: list[Any] = [geometry.get("arcs", [])]
    while stack:
        item = stack.pop()
        if isinstance(item, int):
            yield item if item >= 0 else ~item
        else:
            stack.extend(reversed(item))


def polygons(geometry: Geometry) -> list[list[list[int]]]:
    """Polygons of a geometry, each a list of rings, each a list of arc numbers."""
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    return list(geometry["arcs"]) if geometry["type"] == "MultiPolygon" else []


def ring_points(arcs: tuple[Line, ...] | list[Line], ring: list[int]) -> Line:
    """The closed ring (first point repeated at the end)."""
    parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in ring]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def ring_area_km2(ring: Line) -> float:
    """Area within a small closed ring, without sign (equal-area cylinder)."""
    x = np.radians(ring[:, 0])
    y = np.sin(np.radians(ring[:, 1]))
    return float(abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2 * 6371.0**2)


def thin(line: Line, tolerance_km: Callable[[float, float], float]) -> Line:
    """Douglas and Peucker's thinning; ``tolerance_km(lon, lat)`` may differ from place to place.

    Ends stay. A closed line is cut at the point farthest from its start, so that a ring stays a ring.
    """
    if len(line) <= 2:
        return line
    allowed = np.array([tolerance_km(lon, lat) for lon, lat in line.tolist()])
    keep = np.zeros(len(line), bool)
    keep[[0, -1]] = True
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        excess = _offsets_km(line[first : last + 1])[1:-1] / allowed[first + 1 : last]
        middle = first + 1 + int(np.argmax(excess))
        if excess[middle - first - 1] > 1:
            keep[middle] = True
            spans += [(first, middle), (middle, last)]
    return line[keep]


def straight_on_the_map(line: Line, step_deg: float) -> Line:
    """Points at most ``step_deg`` apart in longitude: a map's software joins points by great circles, but
    the sources mean parallels. A step from 180 to -180 degrees is none."""

    def pieces(start: Line, end: Line) -> int:
        across = abs(end[0] - start[0])
        return 1 if across > 180 else max(1, int(np.ceil(across / step_deg)))

    parts = [np.linspace(start, end, 1 + pieces(start, end))[:-1] for start, end in pairwise(line)]
    return np.concatenate([*parts, line[-1:]])


def _offsets_km(part: Line) -> NDArray[np.float64]:
    """Distance of each point from the chord of ``part``, or from its start where it is closed."""
    stretch = math.cos(math.radians(float(part[:, 1].mean())))
    xy = (part - part[0]) * np.array([stretch, 1.0]) * KM_PER_DEGREE
    chord = xy[-1]
    length = float(np.hypot(*chord))
    along = np.clip(xy @ chord / length**2, 0, 1) if length > 1e-9 else np.zeros(len(xy))
    return np.asarray(np.hypot(xy[:, 0] - along * chord[0], xy[:, 1] - along * chord[1]))


def renumbered(numbers: list[Any], place: Callable[[int], int]) -> list[Any]:
    """Nested arc numbers, each put through ``place`` without its direction."""

    def one(number: int) -> int:
        return place(number) if number >= 0 else ~place(~number)

    return [one(each) if isinstance(each, int) else renumbered(each, place) for each in numbers]


def encode(topology: Topology, step_deg: float) -> dict[str, Any]:
    """A quantised TopoJSON document that holds only the arcs in use; grid of ``step_deg``."""
    used = sorted({i for items in topology.objects.values() for g in items for i in arc_numbers(g)})
    place = {old: new for new, old in enumerate(used)}

    return {
        "type": "Topology",
        "transform": {"scale": [step_deg, step_deg], "translate": [-180, -90]},
        "arcs": [_deltas(topology.arcs[i], step_deg) for i in used],
        "objects": {
            name: {
                "type": "GeometryCollection",
                "geometries": [{**g, "arcs": renumbered(g["arcs"], place.__getitem__)} for g in items],
            }
            for name, items in topology.objects.items()
        },
    }


def _deltas(line: Line, step_deg: float) -> list[list[int]]:
    """Quantised differences; repeated points go, but a line keeps at least two."""
    grid = np.rint((line + np.array([180, 90])) / step_deg).astype(int)
    moved = np.concatenate([[True], np.any(np.diff(grid, axis=0) != 0, axis=1)])
    moved[-1] |= int(moved.sum()) < 2
    grid = grid[moved]
    steps: list[list[int]] = np.diff(grid, axis=0, prepend=np.zeros((1, 2), int)).tolist()
    return steps


def dump(document: dict[str, Any]) -> str:
    """Compact JSON with a newline at its end."""
    return json.dumps(document, separators=(",", ":"), ensure_ascii=False) + "\n"


def points_in(arcs: Iterable[Line]) -> int:
    """How many points the arcs have."""
    return sum(len(arc) for arc in arcs)
