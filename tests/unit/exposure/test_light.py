"""Accumulated light: nothing is lost, nothing doubled, lines are even and where they ought to be."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from dashboard.exposure.camera.camera import Camera
from dashboard.exposure.camera.sensor import Segments, accumulate, join

CAMERA = Camera(200, 150, 30.0, "rectilinear", 0, 0)
WHITE = np.ones((1, 1))


def at_pixels(start: Any, stop: Any, amount: float = 1.0, begin: float = 0.0, end: float = 1.0) -> Segments:  # noqa: ANN401
    """One segment between two pixels, at distance 1 along the camera's axis."""

    def vector(pixel: Any) -> Any:  # noqa: ANN401
        x, y = (np.array(pixel, dtype=np.float64) - (CAMERA.width / 2, CAMERA.height / 2)) / CAMERA.focal_px
        return np.array([[x, y, 1.0]], dtype=np.float32)

    single = (np.array([value], dtype=np.float32) for value in (amount, begin, end))
    amounts, begins, ends = single
    return Segments(vector(start), vector(stop), amounts, np.zeros(1, dtype=np.int64), begins, ends)


def drawn(*segments: Segments, rgb: Any = WHITE) -> Any:  # noqa: ANN401
    return accumulate(CAMERA, join(list(segments)), rgb).planes


def test_all_light_arrives_whatever_the_direction() -> None:
    for angle in np.arange(0, 360, 7.0):
        aside = 60 * np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
        total = float(drawn(at_pixels((100, 75), np.array([100, 75]) + aside, amount=3.0)).sum())
        assert total == pytest.approx(3.0, abs=3.0 / 50)  # a line's light comes by whole columns


def test_a_path_in_pieces_is_as_even_as_one_line() -> None:
    whole = drawn(at_pixels((20.3, 40.7), (170.9, 90.2)))[0]
    points = np.linspace((20.3, 40.7), (170.9, 90.2), 17)
    pieces = [at_pixels(a, b, 1 / 16) for a, b in pairwise(points)]
    parted = drawn(*pieces)[0]
    assert np.abs(whole - parted).max() < 2e-4
    columns = parted.sum(axis=0)[25:165]
    assert columns == pytest.approx(np.full(140, 1 / 150.6), rel=1e-3)


def test_a_point_is_spread_over_four_pixels_around_its_place() -> None:
    light = drawn(at_pixels((50.25, 60.5), (50.25, 60.5)))[0]
    assert light.sum() == pytest.approx(1.0, rel=1e-5)
    rows, columns = np.nonzero(light > 1e-4)
    assert set(rows) == {60}
    assert set(columns) == {49, 50}
    assert light[60, 49] == pytest.approx(0.25, abs=1e-3)
    centre = (light * (np.arange(200) + 0.5)).sum()
    assert centre == pytest.approx(50.25, abs=1e-3)


def test_lines_are_centred_where_they_run() -> None:
    light = drawn(at_pixels((30, 40.0), (150, 70.0)))[0]
    columns = np.arange(40, 140)
    middle = (light[:, columns] * (np.arange(150) + 0.5)[:, None]).sum(axis=0) / light[:, columns].sum(axis=0)
    assert middle == pytest.approx(40 + (columns + 0.5 - 30) / 4, abs=2e-3)


def test_slow_is_bright_and_fast_is_faint() -> None:
    slow = drawn(at_pixels((20, 30), (60, 30)))[0].max()
    fast = drawn(at_pixels((20, 30), (180, 30)))[0].max()
    assert slow == pytest.approx(4 * fast, rel=0.02)


def test_light_adds_and_tints_have_their_colours() -> None:
    red, blue = at_pixels((20, 30), (120, 30)), at_pixels((20, 30), (120, 30), 2.0)
    blue = Segments(**{**vars(blue), "tint": np.ones(1, dtype=np.int64)})
    both = drawn(red, blue, rgb=np.array([[1.0, 0, 0], [0, 0, 0.5]]))
    alone = drawn(red, rgb=np.array([[1.0, 0, 0]]))
    assert both[0] == pytest.approx(alone[0])
    assert both[2] == pytest.approx(alone[0])
    assert not both[1].any()


def test_what_lies_outside_leaves_no_trace_and_what_crosses_is_cut() -> None:
    assert not drawn(at_pixels((-300, 50), (-40, 60))).any()
    crossing = drawn(at_pixels((-100, 75), (100, 75)))[0]
    assert crossing.sum() == pytest.approx(0.5, abs=0.01)
    assert crossing[74:76, 0].sum() > 0
    behind = at_pixels((100, 75), (110, 75))
    behind = Segments(**{**vars(behind), "start": -behind.start, "stop": -behind.stop})
    assert not drawn(behind).any()


def test_fisheye_bends_a_long_piece() -> None:
    """A straight run in space bows out from its chord in a fisheye: it is cut to be followed."""
    fisheye = Camera(800, 600, 12.0, "fisheye", 0, 0)
    start, stop = np.array([[-2.0, 0.8, 1.0]]), np.array([[2.0, 0.8, 1.0]])
    piece = Segments(
        start.astype(np.float32), stop.astype(np.float32), np.ones(1, np.float32),
        np.zeros(1, np.int64), np.zeros(1, np.float32), np.ones(1, np.float32),
    )  # fmt: skip
    light = accumulate(fisheye, piece, WHITE).planes[0]
    (middle,), _ = fisheye.project(np.array([[0.0, 0.8, 1.0]]))
    column = light[:, int(middle[0])]
    assert (column * (np.arange(600) + 0.5)).sum() / column.sum() == pytest.approx(
        middle[1], abs=0.3
    )  # 24 pixels of a circle of 267


def test_moments_tell_when_the_light_of_a_pixel_came() -> None:
    made = accumulate(CAMERA, at_pixels((20, 30.5), (180, 30.5), 5.0, 0.2, 0.6), WHITE, times=True)
    assert made.moments is not None
    amount, first, second = made.moments[:, 30, :]
    columns = np.arange(30, 170)
    mean = first[columns] / amount[columns]
    assert mean == pytest.approx(0.2 + 0.4 * (columns + 0.5 - 20) / 160, abs=1e-4)
    assert second[columns] / amount[columns] == pytest.approx(mean**2, abs=1e-4)
    assert amount == pytest.approx(made.planes[0, 30], abs=1e-6)
