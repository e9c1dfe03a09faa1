"""What any distance to a region obeys."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.geo import regions
from dashboard.geo.sphere import MEAN_RADIUS_KM, unit_vectors

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)
BORDERS = [("IN", "PK"), ("US", "CA"), ("RU", "KZ"), ("FJ",)]


def apart_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    a, b = unit_vectors(lat1, lon1), unit_vectors(lat2, lon2)
    return float(2 * MEAN_RADIUS_KM * np.arcsin(min(1.0, float(np.linalg.norm(a - b)) / 2)))


def region(index: int) -> regions.Region:
    codes = BORDERS[index]
    return regions.border_between(*codes) if len(codes) == 2 else regions.country_region(codes[0])


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 3), latitudes, longitudes, latitudes, longitudes)
def test_distance_changes_no_faster_than_one_moves(
    index: int, lat1: float, lon1: float, lat2: float, lon2: float
) -> None:
    first, second = region(index).distance_km([lat1, lat2], [lon1, lon2])
    # Far from the lines the nearest of vertices 4 km apart stands in for them: 0.05 km at most.
    assert abs(first - second) <= apart_km(lat1, lon1, lat2, lon2) + 0.1


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 3), latitudes, longitudes, st.integers(-1, 1))
def test_a_whole_turn_is_the_same_place(index: int, lat: float, lon: float, turns: int) -> None:
    here, there = region(index).distance_km([lat, lat], [lon, lon + 360 * turns])
    assert abs(here - there) < 1e-3


@settings(max_examples=100, deadline=None)
@given(latitudes, longitudes)
def test_a_point_on_a_line_is_at_no_distance(lat: float, lon: float) -> None:
    assert float(regions.point_region(lat, lon).distance_km(lat, lon)) < 1e-3


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3), st.lists(st.tuples(latitudes, longitudes), min_size=1, max_size=40))
def test_many_at_once_are_as_one_at_a_time(index: int, places: list[tuple[float, float]]) -> None:
    lat, lon = np.array(places).T
    together = region(index).distance_km(lat, lon)
    single = [float(region(index).distance_km(a, b)) for a, b in places]
    assert np.allclose(together, single, atol=0.05)
