"""What must hold of any input."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.errors import InputError
from dashboard.geo.sphere import great_circle_km
from dashboard.instants import parse_unix
from dashboard.orbit.archive import load_archive
from dashboard.orbit.elements import checksum, parse_element_set
from dashboard.orbit.geodesy import geodetic, itrs_from_geodetic
from dashboard.orbit.search import intervals_within, minima_within
from dashboard.orbit.states import states_at

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180, exclude_max=True)
inside = st.floats(*load_archive().span())
numbers = st.integers(0, len(load_archive().sets) - 1)


@given(latitudes, longitudes, st.floats(-5, 2000))
def test_coordinates_there_and_back(latitude: float, longitude: float, altitude: float) -> None:
    position = itrs_from_geodetic(latitude, longitude, altitude)
    place = geodetic(position)
    assert float(place.latitude_deg) == pytest.approx(latitude, abs=1e-8)
    assert float(place.altitude_km) == pytest.approx(altitude, abs=1e-6)
    again = itrs_from_geodetic(place.latitude_deg, place.longitude_deg, place.altitude_km)
    assert np.linalg.norm(again - position) < 1e-6


@given(latitudes, longitudes, latitudes, longitudes)
def test_distance_is_the_same_both_ways(a: float, b: float, c: float, d: float) -> None:
    there, back = float(great_circle_km(a, b, c, d)), float(great_circle_km(c, d, a, b))
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= np.pi * 6371.01


@given(numbers, st.integers(0, 1), st.integers(0, 67), st.sampled_from("0123456789"))
def test_no_digit_of_a_set_can_change_unnoticed(number: int, which: int, column: int, digit: str) -> None:
    lines = [load_archive().sets[number].line1, load_archive().sets[number].line2]
    old = lines[which][column]
    lines[which] = lines[which][:column] + digit + lines[which][column + 1 :]
    if checksum(lines[which]) == int(lines[which][68]) and (old == digit or old in " .+UA"):
        return  # unchanged, or a blank that became a nought: the same number
    with pytest.raises(InputError):
        parse_element_set(lines[0], lines[1])


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_a_set_or_refused(line1: str, line2: str) -> None:
    with pytest.raises(InputError):
        parse_element_set(line1, line2)


@given(st.lists(inside, min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_the_station_is_always_where_it_can_be(instants: list[float]) -> None:
    states = states_at(instants)
    radius = np.linalg.norm(states.position_itrs_km, axis=1)
    # Zarya was launched into 176 by 343 km.
    assert np.all((radius > 6378 + 165) & (radius < 6378 + 480))
    assert np.all(np.abs(geodetic(states.position_itrs_km).latitude_deg) < 51.9)
    # SGP4 itself is no nearer to the truth than that.
    assert np.all(states.uncertainty_km > 0.44)
    assert np.all((states.set_index >= 0) & (states.set_index < len(load_archive().sets)))


@given(st.floats(parse_unix("2025-12-01"), parse_unix("2026-02-14")), st.floats(0.001, 30))
@settings(max_examples=60, deadline=None)
def test_the_station_moves_without_a_jump(instant: float, step_s: float) -> None:
    states = states_at([instant, instant + step_s])
    if states.reboost_suspected.any():
        return
    moved = np.linalg.norm(states.position_itrs_km[1] - states.position_itrs_km[0])
    assert moved == pytest.approx(7.36 * step_s, rel=0.02, abs=0.003)


edges = st.lists(st.floats(1, 999), min_size=2, max_size=12, unique=True).map(sorted)


@given(edges)
def test_intervals_are_found_as_they_are(places: list[float]) -> None:
    """Any pattern of on and off whose stretches are longer than the step."""
    spaced = [place for k, place in enumerate(places) if k == 0 or place - places[k - 1] > 3]
    bounds = np.array(spaced[: len(spaced) // 2 * 2])
    assume(not len(bounds) or np.min(np.diff(np.concatenate([[0.0], bounds, [1000.0]]))) > 2)

    def on(t: np.ndarray[tuple[int], np.dtype[np.float64]]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        return np.asarray(np.searchsorted(bounds, t, side="right") % 2 == 1)

    found = intervals_within(on, np.array([[0.0, 1000.0]]), 2.0, 1e-3)
    assert found.ravel() == pytest.approx(bounds, abs=2e-3)


@given(st.floats(5, 95), st.floats(0.5, 50))
def test_the_bottom_of_a_valley_is_found(bottom: float, steepness: float) -> None:
    times, values = minima_within(
        lambda t: steepness * (t - bottom) ** 2, np.array([[0.0, 100.0]]), 4.0, 1e-4
    )
    assert times == pytest.approx([bottom], abs=1e-3)
    assert values == pytest.approx([0.0], abs=1e-4)
