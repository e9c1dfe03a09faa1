"""The interval finder against roots that are known."""

from __future__ import annotations

from math import pi

import numpy as np
import pytest

from dashboard.photos.search.intervals import Floats, holding_intervals, run_edges

RATE = 1.0 / 7.0  # a sine of period 44 s has slope at most 1/7 per second


def sine(unix_s: Floats) -> Floats:
    """Holds for 22 s in 44; in seconds of slack."""
    return np.asarray([np.sin(unix_s / 7.0) / RATE])


def test_intervals_of_a_sine_end_at_its_roots() -> None:
    grid = np.arange(1.0, 200.0, 10.0)
    [(starts, stops)] = holding_intervals(sine, grid, np.zeros(len(grid), dtype=np.int64), 0.01)
    roots = 7.0 * pi * np.arange(10)
    assert starts == pytest.approx([1.0, *roots[2::2][: len(starts) - 1]], abs=0.02)
    assert stops[:-1] == pytest.approx(roots[1::2][: len(stops) - 1], abs=0.02)


@pytest.mark.parametrize("width_s", [0.4, 1.0, 3.0])
def test_a_blip_far_shorter_than_the_grid_is_found(width_s: float) -> None:
    def blip(unix_s: Floats) -> Floats:
        return np.asarray([width_s / 2 - np.abs(unix_s - 44.4)])

    grid = np.arange(0.0, 100.0, 10.0)
    [(starts, stops)] = holding_intervals(blip, grid, np.zeros(10, dtype=np.int64), 0.05)
    assert starts == pytest.approx([44.4 - width_s / 2], abs=0.06)
    assert stops == pytest.approx([44.4 + width_s / 2], abs=0.06)


def test_a_gap_far_shorter_than_the_grid_divides_unless_it_is_bridged() -> None:
    def dip(unix_s: Floats) -> Floats:
        return np.asarray([np.abs(unix_s - 33.3) - 1.0])

    grid, track = np.arange(0.0, 100.0, 10.0), np.zeros(10, dtype=np.int64)
    [(starts, stops)] = holding_intervals(dip, grid, track, 0.01)
    assert starts == pytest.approx([0.0, 34.3], abs=0.02)
    assert stops == pytest.approx([32.3, 90.0], abs=0.02)
    [(starts, stops)] = holding_intervals(dip, grid, track, 0.01, bridge_s=5.0)
    assert (list(starts), list(stops)) == ([0.0], [90.0])


def test_nothing_passes_from_one_track_to_the_next() -> None:
    grid = np.array([0.0, 10.0, 10.5, 20.0])
    track = np.array([0, 0, 1, 1])
    [(starts, stops)] = holding_intervals(lambda t: np.ones((1, len(t))), grid, track, bridge_s=60.0)
    assert (list(starts), list(stops)) == ([0.0, 10.5], [10.0, 20.0])


def test_rows_are_searched_together_but_answered_apart() -> None:
    def rows(unix_s: Floats) -> Floats:
        return np.asarray([25.0 - unix_s, unix_s - 60.0])

    grid = np.arange(0.0, 101.0, 10.0)
    early, late = holding_intervals(rows, grid, np.zeros(11, dtype=np.int64), 0.01)
    assert early[1] == pytest.approx([25.0], abs=0.02)
    assert late[0] == pytest.approx([60.0], abs=0.02)


def test_the_function_is_asked_little() -> None:
    asked = 0

    def counted(unix_s: Floats) -> Floats:
        nonlocal asked
        asked += len(unix_s)
        return np.asarray([3.0 - np.abs(unix_s - 5000.0)])

    grid = np.arange(0.0, 10_000.0, 10.0)
    holding_intervals(counted, grid, np.zeros(1000, dtype=np.int64), 0.01)
    assert asked < 1100


@pytest.mark.parametrize("size", [0, 1])
def test_hardly_any_instants(size: int) -> None:
    grid = np.arange(float(size))
    [(starts, _)] = holding_intervals(lambda t: np.ones((1, len(t))), grid, np.zeros(size, dtype=np.int64))
    assert len(starts) == size


def test_run_edges() -> None:
    holds = np.array([True, True, False, True, True, True])
    track = np.array([0, 0, 0, 0, 1, 1])
    first, last = run_edges(holds, track)
    assert (first.tolist(), last.tolist()) == ([0, 3, 4], [1, 3, 5])
