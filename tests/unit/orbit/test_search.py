"""Searches over time, on functions whose answers are known, and passes against a dense look."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from dashboard.errors import InputError
from dashboard.geo.regions import Region, border_between, point_region
from dashboard.instants import parse_unix
from dashboard.orbit.approaches import approaches
from dashboard.orbit.geodesy import geodetic
from dashboard.orbit.interpolate import hermite
from dashboard.orbit.passes import passes_inside, passes_over
from dashboard.orbit.search import intervals_within, minima_within
from dashboard.orbit.states import states_at

Floats = NDArray[np.float64]
START, STOP = parse_unix("2026-02-17"), parse_unix("2026-02-22")


def one(start: float, stop: float) -> Floats:
    return np.array([[start, stop]])


def above_half(unix_s: Floats) -> NDArray[np.bool_]:
    return np.asarray(np.sin(unix_s) > 0.5)


def test_intervals_of_a_sine() -> None:
    found = intervals_within(above_half, one(0.0, 19.0), 0.3, 1e-6)
    expected = [[np.pi / 6 + k * 2 * np.pi, np.pi * 5 / 6 + k * 2 * np.pi] for k in range(3)]
    assert found == pytest.approx(np.array(expected), abs=2e-6)
    assert np.all(above_half(found.ravel()))  # edges lie on the true side


def test_an_interval_that_runs_on_ends_with_the_window() -> None:
    found = intervals_within(above_half, one(1.0, 2.0), 0.3)
    assert found.tolist() == [[1.0, 2.0]]


def test_never_and_always() -> None:
    assert intervals_within(lambda t: t < 0, one(0.0, 10.0), 1.0).shape == (0, 2)
    assert intervals_within(lambda t: t >= 0, one(0.0, 10.0), 1.0).tolist() == [[0.0, 10.0]]


def test_nothing_shorter_than_the_step_is_promised() -> None:
    def narrow(unix_s: Floats) -> NDArray[np.bool_]:
        return np.asarray(np.abs(unix_s - 50.0) < 3.0)

    assert len(intervals_within(narrow, one(0.0, 100.0), 40.0)) == 0
    assert intervals_within(narrow, one(0.0, 100.0), 5.0, 0.01) == pytest.approx(one(47, 53), abs=0.02)


def test_windows_do_not_touch_one_another() -> None:
    windows = np.array([[0.0, 1.0], [5.0, 6.0]])
    found = intervals_within(lambda t: np.ones_like(t, dtype=bool), windows, 0.5)
    assert found.tolist() == windows.tolist()
    times, _ = minima_within(lambda t: t, windows, 0.25)
    assert times.tolist() == [0.0, 5.0]


def test_minima_of_a_cosine() -> None:
    times, values = minima_within(np.cos, one(1.0, 18.0), 0.5, 1e-4)
    assert times == pytest.approx(np.pi * np.array([1, 3, 5]), abs=1e-3)
    assert values == pytest.approx(-1.0, abs=1e-6)


def test_a_minimum_at_an_end_counts() -> None:
    assert minima_within(lambda t: t, one(3.0, 9.0), 1.0)[0] == pytest.approx([3.0])
    assert minima_within(lambda t: -t, one(3.0, 9.0), 1.0)[0] == pytest.approx([9.0])


@pytest.mark.parametrize(("start", "stop", "step"), [(5.0, 5.0, 1.0), (5.0, 4.0, 1.0), (0.0, 1.0, -1.0)])
def test_an_empty_window_is_refused(start: float, stop: float, step: float) -> None:
    with pytest.raises(InputError):
        intervals_within(above_half, one(start, stop), step)


def test_hermite_is_exact_for_cubics_and_their_rates() -> None:
    nodes = np.array([0.0, 2.0, 3.0, 7.0])

    def cubic(t: Floats) -> Floats:
        return np.stack([t**3 - 2 * t, 5 - t**2, 0 * t + 1], axis=1)

    def rate(t: Floats) -> Floats:
        return np.stack([3 * t**2 - 2, -2 * t, 0 * t], axis=1)

    t = np.linspace(0, 7, 50)
    position, velocity = hermite(nodes, cubic(nodes), rate(nodes), t)
    assert position == pytest.approx(cubic(t), abs=1e-10)
    assert velocity == pytest.approx(rate(t), abs=1e-10)


def test_passes_are_those_of_a_look_every_second() -> None:
    """Every pass of five days, a reboost interval among them, against brute force."""
    border = border_between("IN", "PK")
    instants = np.arange(START, STOP, 1.0)
    place = geodetic(states_at(instants).position_itrs_km)
    distance = border.distance_km(place.latitude_deg, place.longitude_deg)
    inside = np.concatenate([[False], distance <= 150.0, [False]])
    edges = np.flatnonzero(np.diff(inside.astype(int))).reshape(-1, 2)
    found = passes_over(border, START, STOP, 150.0)
    assert len(found) == len(edges) > 5
    for seen, (first, after) in zip(found, edges, strict=True):
        assert seen.start_unix_s == pytest.approx(instants[first], abs=1.2)
        assert seen.stop_unix_s == pytest.approx(instants[after - 1], abs=1.2)
        # A second is 7 km of flight: the least distance of such a look is up to 4 km too much.
        assert distance[first:after].min() - 4.0 < seen.distance_km <= distance[first:after].min() + 0.1
        assert seen.start_unix_s <= seen.best_unix_s <= seen.stop_unix_s


def test_a_graze_is_found() -> None:
    """A distance that dips below the limit for a second, between two looks."""

    def dips(unix_s: Floats) -> Floats:
        return 100.0 - 1.0 + np.abs(unix_s - 1003.0) * 2.0

    (found,) = passes_inside(dips, one(0.0, 5000.0), 100.0)
    assert found.distance_km == pytest.approx(99.0, abs=0.2)
    assert found.best_unix_s == pytest.approx(1003.0, abs=0.1)


def test_two_dips_without_leaving_are_one_pass() -> None:
    def twice(unix_s: Floats) -> Floats:
        return np.minimum(np.abs(unix_s - 1000.0), np.abs(unix_s - 1060.0)) + np.where(unix_s < 1030, 1, 0)

    (found,) = passes_inside(twice, one(0.0, 3000.0), 50.0)
    assert found.start_unix_s == pytest.approx(951, abs=0.2)
    assert found.best_unix_s == pytest.approx(1060, abs=0.1)
    assert found.stop_unix_s == pytest.approx(1110, abs=0.2)
    assert found.distance_km == pytest.approx(0, abs=0.1)


def test_a_place_never_crossed_has_no_pass() -> None:
    assert passes_over(point_region(80.0, 0.0), START, STOP, 500.0) == []


def test_a_distance_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match="within_km"):
        passes_over(point_region(30.0, 73.0), START, STOP, 0.0)


@pytest.mark.parametrize(
    "region",
    [border_between("IN", "PK"), point_region(-51.0, 179.9)],
)
def test_approaches_hold_every_instant_near_a_place_and_little_more(region: Region) -> None:
    """Against a look every 5 s with whole states; interpolated places are the propagated ones."""
    near = approaches(region, 200.0, START, STOP)
    instants = np.arange(START, STOP, 5.0)
    below = geodetic(states_at(instants).position_itrs_km)
    distance = region.distance_km(below.latitude_deg, below.longitude_deg)
    number = np.searchsorted(near.starts_unix_s, instants, side="right") - 1
    inside = (number >= 0) & (instants <= near.stops_unix_s[number])
    assert inside[distance <= 200.0].all()
    assert (distance[inside] < 200.0 + 2100.0).all()
    assert near.distance_km(instants[inside]) == pytest.approx(distance[inside], abs=0.02)
    grid, which = near.grid(10.0)
    assert np.all(np.diff(which) >= 0)
    assert np.all((grid >= near.starts_unix_s[which]) & (grid <= near.stops_unix_s[which]))


def test_approaches_ask_before_they_look() -> None:
    told: list[float] = []
    near = approaches(point_region(30.0, 73.0), 300.0, START, STOP, check=told.append)
    assert told[-1] == pytest.approx(float(np.sum(near.stops_unix_s - near.starts_unix_s)))

    def refuse(near_s: float) -> None:
        raise InputError("within_km", 300.0, "less", f"is near for {near_s} s")

    with pytest.raises(InputError, match="within_km"):
        approaches(point_region(30.0, 73.0), 300.0, START, STOP, check=refuse)
