"""TopoJSON in and out, and thinning, on shapes small enough to know the answer."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from dashboard.sources import topology
from dashboard.sources.disputes import holds
from dashboard.sources.topology import Topology

# Two squares that share the side from (1, 0) to (1, 1); the left one has a hole.
DOCUMENT: dict[str, Any] = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.25], "translate": [0, 0]},
    "arcs": [
        [[2, 0], [0, 4]],  # the shared side, northwards
        [[2, 4], [-2, 0], [0, -4], [2, 0]],  # round the left
        [[2, 0], [2, 0], [0, 4], [-2, 0]],  # round the right
        [[1, 1], [0, 2], [1, 0], [-1, -2]],  # the hole
        [[0, 0], [9, 9]],  # not in use
    ],
    "objects": {
        "countries": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1], [3]], "id": "left"},
                {"type": "MultiPolygon", "arcs": [[[2, -1]]], "id": "right"},
            ],
        }
    },
}


def test_decoding_adds_up_the_differences() -> None:
    read = topology.decode(DOCUMENT)
    assert read.arcs[1].tolist() == [[1, 1], [0, 1], [0, 0], [1, 0]]
    assert sorted(topology.arc_numbers(read.objects["countries"][0])) == [0, 1, 3]
    assert sorted(topology.arc_numbers(read.objects["countries"][1])) == [0, 2]


def test_rings_join_their_arcs_in_either_direction() -> None:
    read = topology.decode(DOCUMENT)
    ring = topology.ring_points(read.arcs, [2, -1])
    assert ring.tolist() == [[1, 0], [2, 0], [2, 1], [1, 1], [1, 0]]


def test_encoding_keeps_every_place_and_drops_what_is_not_used() -> None:
    read = topology.decode(DOCUMENT)
    again = topology.decode(topology.encode(read, 0.001))
    assert len(again.arcs) == 4
    for before, after in zip(read.objects["countries"], again.objects["countries"], strict=True):
        for part, other in zip(topology.polygons(before), topology.polygons(after), strict=True):
            for ring, same in zip(part, other, strict=True):
                first = topology.ring_points(read.arcs, ring)
                assert topology.ring_points(again.arcs, same) == pytest.approx(first, abs=0.0006)


def test_encoding_never_leaves_a_line_of_one_point() -> None:
    speck = np.array([[10.0, 10.0], [10.00001, 10.0]])
    line = Topology((speck,), {"lines": [{"type": "LineString", "arcs": [0]}]})
    assert [len(arc) for arc in topology.encode(line, 0.01)["arcs"]] == [2]


def test_thinning_keeps_ends_and_stays_within_the_tolerance() -> None:
    lon = np.linspace(0, 10, 2001)
    wave = np.stack([lon, 0.3 * np.sin(3 * lon)], axis=1)
    thin = topology.thin(wave, lambda lon, lat: 2.0)
    assert thin[0].tolist() == wave[0].tolist()
    assert thin[-1].tolist() == wave[-1].tolist()
    assert len(thin) < 100
    off_km = np.abs(wave[:, 1] - np.interp(lon, thin[:, 0], thin[:, 1])) * 111.2
    assert off_km.max() < 2.0 / math.cos(math.atan(0.9)) + 0.05  # measured upwards, not across


def test_thinning_keeps_a_ring_a_ring() -> None:
    turn = np.linspace(0, 2 * np.pi, 500)
    ring = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    ring[-1] = ring[0]
    thin = topology.thin(ring, lambda lon, lat: 3.0)
    assert thin[0].tolist() == thin[-1].tolist()
    assert topology.ring_area_km2(thin) == pytest.approx(topology.ring_area_km2(ring), rel=0.06)


def test_thinning_may_differ_from_place_to_place() -> None:
    lon = np.linspace(-20, 20, 4001)
    wave = np.stack([lon, 0.05 * np.sin(10 * lon)], axis=1)
    thin = topology.thin(wave, lambda lon, lat: 0.2 if lon > 0 else 50.0)
    assert np.count_nonzero(thin[:, 0] < -0.5) < 5 < 100 < np.count_nonzero(thin[:, 0] > 0)


def test_area_of_a_degree_at_the_equator() -> None:
    square = np.array([[0, -0.5], [1, -0.5], [1, 0.5], [0, 0.5], [0, -0.5]])
    assert topology.ring_area_km2(square) == pytest.approx(111.195**2, rel=1e-3)


def test_straight_on_the_map_stays_on_the_parallel() -> None:
    parallel = np.array([[-123.0, 49.0], [-95.0, 49.0]])
    line = topology.straight_on_the_map(parallel, 2.0)
    assert np.all(line[:, 1] == 49.0)
    assert np.max(np.diff(line[:, 0])) <= 2.0
    assert line[[0, -1]].tolist() == parallel.tolist()


def test_straight_on_the_map_leaves_the_antimeridian_alone() -> None:
    across = np.array([[179.0, 70.0], [180.0, 70.5], [-180.0, 70.5], [-179.0, 71.0]])
    assert topology.straight_on_the_map(across, 2.0).tolist() == across.tolist()


@pytest.mark.parametrize(
    ("lon", "lat", "inside"), [(0.5, 0.5, True), (1.5, 0.5, False), (0.5, 1.5, False), (-0.1, 0.2, False)]
)
def test_a_ring_holds_what_lies_in_it(lon: float, lat: float, inside: bool) -> None:
    assert holds(np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 1.0], [1.0, 0.0], [0.0, 0.0]]), lon, lat) is inside
