"""Light falls where it ought to, whatever the lens: held against sums made point by point."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from dashboard.exposure.camera.camera import Camera
from dashboard.exposure.camera.sensor import Segments, accumulate

POINTS = 6000
CELL = 16  # pixels: light is compared by cells, blurred by one
Floats = NDArray[np.float64]


def runs(seed: int, count: int, camera: Camera, longest_deg: float) -> Segments:
    """Runs anywhere around the camera, at distances from 1 to 3: up to ``longest_deg``, and dozens of pixels.

    A line's light comes by whole columns, so what one of a pixel or two sums up to is a matter of chance.
    """
    shortest_deg = float(np.degrees(12 / camera.focal_px))
    rng = np.random.default_rng(seed)
    start = rng.normal(size=(count, 3))
    start /= np.linalg.norm(start, axis=1, keepdims=True)
    aside = np.cross(start, rng.normal(size=(count, 3)))
    aside /= np.linalg.norm(aside, axis=1, keepdims=True)
    angle = np.radians(rng.uniform(shortest_deg, shortest_deg + longest_deg, (count, 1)))
    far = rng.uniform(1, 3, (count, 1))
    stop = (start * np.cos(angle) + aside * np.sin(angle)) * far * rng.uniform(0.8, 1.2, (count, 1))
    return Segments(
        (start * far).astype(np.float32),
        stop.astype(np.float32),
        rng.uniform(0.5, 2.0, count).astype(np.float32),
        np.zeros(count, dtype=np.int64),
        np.zeros(count, dtype=np.float32),
        np.ones(count, dtype=np.float32),
    )


def point_by_point(camera: Camera, segments: Segments) -> Floats:
    """Light (height, width): each run as thousands of points at equal times, each over four pixels."""
    share = (np.arange(POINTS) + 0.5) / POINTS
    plane = np.zeros((camera.height + 2, camera.width + 2))
    for start, stop, amount in zip(segments.start, segments.stop, segments.amount, strict=True):
        x, y, z = start[:, None].astype(float) + (stop - start)[:, None].astype(float) * share
        sideways = np.hypot(x, y)
        angle = np.arctan2(sideways, z)
        if camera.lens == "fisheye":
            radius = angle
        else:
            radius = np.where(angle < np.radians(85), np.tan(np.minimum(angle, 1.5)), 1e9)
        px = camera.width / 2 + camera.focal_px * radius * x / sideways + 0.5
        py = camera.height / 2 + camera.focal_px * radius * y / sideways + 0.5
        near = (px >= 0) & (px < camera.width + 1) & (py >= 0) & (py < camera.height + 1)
        column, row = px[near].astype(int), py[near].astype(int)
        right, below = px[near] - column, py[near] - row
        for i, j, part in (
            (0, 0, (1 - below) * (1 - right)),
            (0, 1, (1 - below) * right),
            (1, 0, below * (1 - right)),
            (1, 1, below * right),
        ):
            np.add.at(plane, (row + i, column + j), float(amount) / POINTS * part)
    return plane[1:-1, 1:-1]


def by_cells(plane: NDArray[np.floating]) -> Floats:
    """Sums of a plane (height, width) by the same cells."""
    padded = np.pad(plane.astype(np.float64), [(0, -side % CELL) for side in plane.shape])
    down, across = (side // CELL for side in padded.shape)
    return np.asarray(padded.reshape(down, CELL, across, CELL).sum(axis=(1, 3)))


def around(cells: Floats) -> Floats:
    """Each cell with its neighbours."""
    padded = np.pad(cells, 1)
    down, across = cells.shape
    return np.asarray(sum(padded[i : i + down, j : j + across] for i in range(3) for j in range(3)))


def compare(camera: Camera, segments: Segments) -> None:
    """Light of a frame against the sums point by point: as much, at the same places, none elsewhere."""
    expected = by_cells(point_by_point(camera, segments))
    made = by_cells(accumulate(camera, segments, np.ones((1, 1))).planes[0])
    assert np.isfinite(made).all()
    total = float(segments.amount.sum())
    assert made.sum() == pytest.approx(expected.sum(), abs=0.03 * total)
    assert made[around(expected) == 0].sum() < 1e-4 * total
    assert np.abs(made - expected).max() < 0.012 * total


def cameras(**of: Any) -> st.SearchStrategy[Camera]:  # noqa: ANN401
    return st.builds(
        Camera,
        **{
            "width": st.integers(240, 640),
            "height": st.integers(64, 480),
            "focal_mm": st.floats(6, 60),
            "lens": st.sampled_from(["rectilinear", "fisheye"]),
            "azimuth_deg": st.just(0.0),
            "elevation_deg": st.just(0.0),
            **of,
        },
    )


@settings(max_examples=50, deadline=None)
@given(cameras(), st.integers(0, 10**6), st.sampled_from([0.5, 5.0, 20.0, 40.0]))
@example(Camera(640, 427, 6.0, "fisheye", 0, 0), 3, 60.0)
@example(Camera(640, 427, 6.0, "rectilinear", 0, 0), 4, 60.0)
@example(Camera(2560, 1707, 6.0, "rectilinear", 0, 0), 5, 60.0)
@example(Camera(64, 480, 6.0, "rectilinear", 0, 0), 6, 20.0)
def test_light_is_where_its_points_are(camera: Camera, seed: int, longest_deg: float) -> None:
    compare(camera, runs(seed, 80, camera, longest_deg))


@pytest.mark.parametrize("lens", ["rectilinear", "fisheye"])
def test_no_light_comes_in_again_at_the_other_side(lens: Any) -> None:  # noqa: ANN401
    """Runs that leave by one edge, far beyond the border of the sums."""
    camera = Camera(300, 200, 16.0, lens, 0, 0)
    for aside in ((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)):
        start = np.array([[0.2 * aside[0], 0.2 * aside[1], 1.0]], dtype=np.float32)
        stop = np.array([[9.0 * aside[0], 9.0 * aside[1], 1.0]], dtype=np.float32)
        one, none = np.ones(1, np.float32), np.zeros(1, np.float32)
        compare(camera, Segments(start, stop, 50 * one, np.zeros(1, np.int64), none, one))


def test_what_runs_behind_the_lens_is_shown_until_it_leaves() -> None:
    camera = Camera(300, 200, 8.0, "rectilinear", 0, 0)
    start, stop = np.array([[0.1, 0.2, 1.0]], np.float32), np.array([[0.5, 0.3, -1.0]], np.float32)
    one, none = np.ones(1, np.float32), np.zeros(1, np.float32)
    there = Segments(start, stop, one, np.zeros(1, np.int64), none, one)
    compare(camera, there)
    compare(camera, Segments(stop, start, one, np.zeros(1, np.int64), none, one))


def test_a_fisheye_shows_no_chord_across_the_image_of_what_passes_behind_it() -> None:
    camera = Camera(300, 200, 6.0, "fisheye", 0, 0)
    start, stop = np.array([[0.4, 0.3, -1.0]], np.float32), np.array([[-0.4, -0.301, -1.0]], np.float32)
    one, none = np.ones(1, np.float32), np.zeros(1, np.float32)
    compare(camera, Segments(start, stop, 50 * one, np.zeros(1, np.int64), none, one))
