"""The Earth's limb, its airglow, twilight and day, against geometry done by hand."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.exposure.camera.poses import poses_at
from dashboard.exposure.ground import earth, limb
from dashboard.exposure.ground.footprint import limb_px
from dashboard.instants import parse_unix
from dashboard.orbit.geodesy import geodetic, itrs_from_geodetic, up_vector
from tests.unit.exposure_samples import MOMENT, exposure, small

STATION = itrs_from_geodetic([28.7], [71.9], [422.0])[0]
UP = up_vector([28.7], [71.9])[0]


def ray(down_deg: float, bearing_deg: float = 60.0) -> np.ndarray:
    """A line of sight so far below the horizontal, towards a bearing."""
    east = np.cross([0, 0, 1.0], UP)
    east /= np.linalg.norm(east)
    north = np.cross(UP, east)
    level = np.sin(np.radians(bearing_deg)) * east + np.cos(np.radians(bearing_deg)) * north
    return np.asarray(np.cos(np.radians(down_deg)) * level - np.sin(np.radians(down_deg)) * UP)


def test_the_limb_is_where_lines_of_sight_begin_to_miss() -> None:
    for bearing in (0.0, 90.0, 200.0):
        angles = np.linspace(15, 25, 2001)
        heights = np.array([earth.impact_height_km(STATION, ray(angle, bearing)) for angle in angles])
        crossing = float(np.interp(0.0, -heights, angles))
        sphere = np.degrees(np.arccos(6371.0 / (6371.0 + 422.0)))
        assert crossing == pytest.approx(sphere, abs=0.35)  # the ellipsoid's radii differ
        hits = np.isfinite(np.array([earth.ground_point_km(STATION, ray(a, bearing))[0] for a in angles]))
        assert angles[hits].min() == pytest.approx(crossing, abs=0.01)


def test_numbers_of_the_notes_hold() -> None:
    """At 422 km: horizon 20.3 degrees below, 2,357 km away, airglow at 95 km 17.9 degrees below."""
    made = exposure("photo")
    poses = poses_at([MOMENT], made.attitude)
    station = poses.position_itrs_km[0]
    down = -station / np.linalg.norm(station)
    ring = earth.limb_itrs(station, np.linspace(0, 2 * np.pi, 360))
    high = earth.limb_itrs(station, np.linspace(0, 2 * np.pi, 360), limb.AIRGLOW_KM)
    dip, high_dip = (90 - np.degrees(np.arccos(rays @ down)).mean() for rays in (ring, high))
    assert dip == pytest.approx(20.3, abs=0.1)
    assert high_dip == pytest.approx(17.9, abs=0.1)
    along = np.einsum("ij,ij->i", ring, np.broadcast_to(-station, ring.shape))
    assert along.mean() == pytest.approx(2357, abs=15)
    assert np.abs(earth.impact_height_km(station, ring)).max() < 1e-6
    assert earth.impact_height_km(station, high) == pytest.approx(np.full(360, 95.0), abs=1e-6)


def test_ground_points_lie_on_the_ground_along_the_line() -> None:
    rays = np.stack([ray(angle, bearing) for angle in (25, 50, 89) for bearing in (10, 130, 250)])
    places = earth.ground_point_km(STATION, rays)
    assert np.abs(geodetic(places).altitude_km).max() < 1e-6
    along = places - STATION
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    assert along == pytest.approx(rays)
    assert np.isnan(earth.ground_point_km(STATION, ray(10))).all()
    assert np.isnan(earth.ground_point_km(STATION, -ray(40))).all()  # the Earth is behind
    assert np.isnan(earth.impact_height_km(STATION, -ray(40)))


def test_a_path_through_a_shell_is_as_long_as_pythagoras_says() -> None:
    middle, sigma = 96.0, 3.0
    heights = np.array([-50.0, 0.5, 60.0, 96.0, 130.0])
    reckoned = limb.airglow_path_km(heights, middle, sigma)
    for height, path in zip(heights, reckoned, strict=True):
        s = np.linspace(0, 3000, 300_001)
        radius = np.sqrt((6378.137 + height) ** 2 + s**2) - 6378.137
        one_side = np.trapezoid(np.exp(-((radius - middle) ** 2) / (2 * sigma**2)), s)
        assert path == pytest.approx(one_side * (2 if height > 0 else 1), rel=0.02, abs=1e-6)


def test_airglow_is_a_green_line_over_the_limb() -> None:
    made = exposure("ahead", exposure_s=60)
    poses = poses_at([MOMENT], made.attitude)
    backdrop = limb.background(made.camera, poses, 0.0)
    (line,) = limb_px(made.camera, poses, 0, limb.AIRGLOW_KM)
    (edge,) = limb_px(made.camera, poses, 0)
    column = 640
    x, y = line[np.argmin(np.abs(line[:, 0] - column))]
    brightest = int(np.argmax(backdrop.light[1][:600, int(x)]))
    assert brightest == pytest.approx(y, abs=3)
    red, green, blue = backdrop.light[:, brightest, int(x)]
    assert green > 2 * red
    assert green > 2 * blue
    _, ground_y = edge[np.argmin(np.abs(edge[:, 0] - column))]
    clear = backdrop.clear[:, column]
    assert clear[int(ground_y) + 2 :].max() == 0
    assert clear[int(y)] > 0.99
    assert 0 < clear[int(ground_y) - 2] < 0.9  # low stars are dimmed


def test_night_is_dark_day_is_bright_and_the_edge_is_where_the_sun_stands() -> None:
    night = limb.background(small("down").camera, poses_at([MOMENT], small("down").attitude), 0.0)
    assert night.light.max() < 0.06
    noon = parse_unix("2026-02-19T22:28:00Z")
    day = limb.background(small("down").camera, poses_at([noon], small("down").attitude), 0.0)
    assert day.light.min() > 5
    assert not day.clear.any()


def test_moonlight_lifts_the_ground_and_not_the_sky() -> None:
    made = small("ahead")
    poses = poses_at([MOMENT], made.attitude)
    dark, moonlit = (limb.background(made.camera, poses, share) for share in (0.0, 1.0))
    assert moonlit.light[2, -1, 160] > 3 * dark.light[2, -1, 160]
    assert moonlit.light[:, 0] == pytest.approx(dark.light[:, 0])


def test_dawn_comes_from_the_side_of_the_sun() -> None:
    """At 21:48 the station flies into the morning: the left of a frame that looks to starboard is ahead."""
    made = small("pole", elevation_deg=-30.0)
    dawn = limb.background(made.camera, poses_at([MOMENT + 800], made.attitude), 0.0)
    left, right = dawn.light[:, 120:, :40].mean(), dawn.light[:, 120:, -40:].mean()
    assert left > 20 * right
