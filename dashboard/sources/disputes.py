"""Where Natural Earth's lines, drawn as they are in effect, are disputed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dashboard.sources.topology import Geometry, Line, Topology, arc_numbers, polygons, ring_points


@dataclass(frozen=True)
class DisputedArea:
    """An area the UN draws outside the countries that claim it (ISO 3166 two-letter codes)."""

    name: str
    claims: tuple[str, ...]


DISPUTED_AREAS = {
    "XJK": DisputedArea("Jammu and Kashmir", ("IN", "PK")),
    "XAC": DisputedArea("Aksai Chin", ("CN", "IN")),
    "XAP": DisputedArea("Arunachal Pradesh", ("CN", "IN")),
}
_PARTIES = {"IN", "PK", "CN", "Siachen Glacier"}
_UNSETTLED = {"XK", "EH", "Somaliland", "N. Cyprus", "Cyprus U.N. Buffer Zone", "Siachen Glacier"}
NEAR_KM = 25.0  # Natural Earth's and the UN's lines lie up to this far apart for one and the same line


def hand_over_crimea(topology: Topology) -> Topology:
    """Natural Earth 4.1 draws Crimea with Russia; the UN (General Assembly 68/262) with Ukraine."""
    countries = [dict(g) for g in topology.objects["countries"]]
    by_code = {g["id"]: g for g in countries}
    russia, ukraine = by_code["RU"], by_code["UA"]
    crimea = [p for p in polygons(russia) if holds(ring_points(topology.arcs, p[0]), 34.1, 45.0)]
    russia["arcs"] = [p for p in polygons(russia) if p not in crimea]
    ukraine.update(type="MultiPolygon", arcs=polygons(ukraine) + crimea)
    return replace(topology, objects=topology.objects | {"countries": countries})


def holds(ring: Line, lon: float, lat: float) -> bool:
    """Whether a closed ring holds a point (crossings of the parallel east of it)."""
    start, end = ring[:-1], ring[1:]
    crosses = (start[:, 1] > lat) != (end[:, 1] > lat)
    start, end = start[crosses], end[crosses]
    meets = start[:, 0] + (lat - start[:, 1]) / (end[:, 1] - start[:, 1]) * (end[:, 0] - start[:, 0])
    return int(np.count_nonzero(meets > lon)) % 2 == 1


def flag_disputed(topology: Topology, by_arc: dict[int, list[str]]) -> Topology:
    """Cuts the borders where their standing changes; object ``disputed`` holds the disputed arcs.

    A border is disputed where it runs in or along a disputed area, and wherever one of its sides is
    not generally recognised.
    """
    areas = [ring_points(topology.arcs, part[0]) for g in topology.objects["areas"] for part in polygons(g)]
    arcs = list(topology.arcs)
    cuts: dict[int, list[int]] = {}
    disputed: list[int] = []
    for arc, pair in by_arc.items():
        if len(pair) != 2:
            continue
        if _UNSETTLED & set(pair):
            disputed.append(arc)
        elif set(pair) <= _PARTIES:
            pieces = _runs(_along(topology.arcs[arc], areas))
            numbers = [arc, *range(len(arcs), len(arcs) + len(pieces) - 1)]
            line = topology.arcs[arc]
            arcs += [line[first : last + 1] for first, last, _ in pieces[1:]]
            arcs[arc] = line[pieces[0][0] : pieces[0][1] + 1]
            cuts[arc] = numbers
            disputed += [n for n, (_, _, flag) in zip(numbers, pieces, strict=True) if flag]
    objects = {name: [_recut(g, cuts) for g in items] for name, items in topology.objects.items()}
    objects["disputed"] = [{"type": "MultiLineString", "arcs": [[i] for i in disputed]}]
    return Topology(tuple(arcs), objects)


def _along(line: Line, areas: list[Line]) -> NDArray[np.bool_]:
    """For each point: is it in a disputed area or within NEAR_KM of its edge?"""
    edges = np.concatenate([_dense(area) for area in areas])
    cosine = np.max(_unit(line) @ _unit(edges).T, axis=1)
    near = cosine > np.cos(NEAR_KM / 6371.0)
    inside = [any(holds(area, float(lon), float(lat)) for area in areas) for lon, lat in line]
    along: NDArray[np.bool_] = near | np.array(inside)
    return along


def _runs(flags: NDArray[np.bool_], shortest: int = 8) -> list[tuple[int, int, bool]]:
    """(first, last, flag) of the stretches of equal flags; neighbours share a point, slivers join."""
    changes = [0, *(np.flatnonzero(np.diff(flags)) + 1).tolist(), len(flags)]
    stretches = [(a, b, bool(flags[a])) for a, b in pairwise(changes)]
    joined: list[tuple[int, int, bool]] = []
    for first, stop, flag in stretches:
        if joined and (stop - first < shortest or joined[-1][2] == flag):
            joined[-1] = (joined[-1][0], stop, joined[-1][2])
        else:
            joined.append((first, stop, flag))
    return [(first, min(stop, len(flags) - 1), flag) for first, stop, flag in joined]


def _recut(geometry: Geometry, cuts: dict[int, list[int]]) -> Geometry:
    """The geometry with every cut arc replaced by its pieces, in the right order and direction."""
    if not cuts.keys() & set(arc_numbers(geometry)):
        return geometry

    def ring(numbers: list[int]) -> list[int]:
        out: list[int] = []
        for number in numbers:
            pieces = cuts.get(number if number >= 0 else ~number, [number if number >= 0 else ~number])
            out += pieces if number >= 0 else [~piece for piece in reversed(pieces)]
        return out

    return {**geometry, "type": "MultiPolygon", "arcs": [[ring(r) for r in p] for p in polygons(geometry)]}


def _dense(line: Line, step_deg: float = 0.02) -> Line:
    """Points every ``step_deg`` or closer along the line."""
    parts = [np.linspace(a, b, max(2, int(np.hypot(*(b - a)) / step_deg) + 2)) for a, b in pairwise(line)]
    return np.concatenate(parts)


def _unit(points: Line) -> Line:
    lon, lat = np.radians(points[:, 0]), np.radians(points[:, 1])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
