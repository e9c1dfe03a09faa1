"""The camera against the textbook: where a direction falls, which way is up, how wide the frame sees."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from dashboard.exposure.camera.camera import Camera, Lens, aim_of, direction_body

FORWARD, STARBOARD, NADIR = np.eye(3)
LENSES: tuple[Lens, ...] = ("rectilinear", "fisheye")


def camera(
    lens: Lens = "rectilinear", mm: float = 24.0, az: float = 0.0, el: float = 0.0, roll: float = 0.0
) -> Camera:
    return Camera(1280, 854, mm, lens, az, el, roll)


@pytest.mark.parametrize("lens", LENSES)
def test_the_aim_is_the_middle_of_the_frame(lens: Lens) -> None:
    pixels, inside = camera(lens, az=48, el=-29, roll=17).pixel_of_body(direction_body(48, -29))
    assert pixels == pytest.approx([640, 427], abs=1e-9)
    assert inside


def test_upright_has_zenith_up_and_starboard_right() -> None:
    ahead = camera()
    (above, right), _ = ahead.pixel_of_body([direction_body(0, 10), direction_body(10, 0)])
    assert above[0] == pytest.approx(640)
    assert above[1] < 427
    assert right[0] > 640
    assert right[1] == pytest.approx(427)


def test_straight_down_has_forward_up_and_starboard_right() -> None:
    down = camera(el=-90)
    (forward, starboard), _ = down.pixel_of_body([NADIR + 0.1 * FORWARD, NADIR + 0.1 * STARBOARD])
    assert forward[1] < 427
    assert forward[0] == pytest.approx(640, abs=1e-6)
    assert starboard[0] > 640


def test_roll_turns_the_camera_clockwise_so_the_scene_turns_against_it() -> None:
    pixels, _ = camera(roll=90).pixel_of_body(direction_body(0, 10))  # what was above
    assert pixels[0] < 640
    assert pixels[1] == pytest.approx(427)


def test_rectilinear_is_the_tangent_and_fisheye_the_angle() -> None:
    off_axis = direction_body(30, 0)
    pixels_per_mm = 1280 / 35.9
    (x, _), _ = camera("rectilinear").pixel_of_body(off_axis)
    assert x - 640 == pytest.approx(24 * pixels_per_mm * np.tan(np.radians(30)))
    (x, _), _ = camera("fisheye").pixel_of_body(off_axis)
    assert x - 640 == pytest.approx(24 * pixels_per_mm * np.radians(30))


def test_field_of_view_is_that_of_a_full_frame_camera() -> None:
    across, down = camera(mm=14).field_deg
    assert across == pytest.approx(2 * np.degrees(np.arctan(35.9 / 2 / 14)), abs=1e-9)
    assert down == pytest.approx(2 * np.degrees(np.arctan(23.9 / 2 / 14)), abs=0.15)
    assert camera("fisheye", mm=8).half_diagonal_deg == pytest.approx(
        np.degrees(np.hypot(640, 427) / (8 * 1280 / 35.9))
    )


def test_a_taller_frame_than_the_sensor_is_cut_out_of_it() -> None:
    square = Camera(800, 800, 24.0, "rectilinear", 0, 0)
    assert square.focal_px == pytest.approx(24 * 800 / 24.0)


@pytest.mark.parametrize("lens", LENSES)
def test_rays_are_the_inverse_of_pixels(lens: Lens) -> None:
    there = camera(lens, mm=9, az=200, el=-35, roll=-50)
    grid = np.stack(np.meshgrid(np.linspace(0, 1280, 9), np.linspace(0, 854, 7)), axis=-1)
    rays = there.ray_body(grid)
    assert np.linalg.norm(rays, axis=-1) == pytest.approx(1)
    back, inside = there.pixel_of_body(rays)
    assert np.abs(back - grid).max() < 1e-6
    assert inside.sum() >= 5 * 7  # the rim may fall a hair outside


def test_what_a_plane_cannot_hold_is_not_a_number() -> None:
    pixels, shown = camera().project(np.array([[0.0, 0.0, -1.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]))
    assert shown.tolist() == [False, False, True]
    assert np.isnan(pixels[:2]).all()
    pixels, shown = camera("fisheye").project(np.array([[1.0, 0.0, -1.0], [0.0, 0.0, -1.0], [0.0, 0.0, 2.0]]))
    assert shown.tolist() == [True, False, True]
    assert pixels[2] == pytest.approx([640, 427])


def test_a_fisheye_frame_larger_than_the_sphere_has_no_ray_there() -> None:
    tiny = Camera(1280, 854, 6.0, "fisheye", 0, 0)
    corner, middle = tiny.ray_body([[0, 0], [640, 427]])
    assert np.isnan(corner).all()
    assert middle == pytest.approx(FORWARD)


def test_single_precision_stays_single_and_close() -> None:
    there = camera(mm=14)
    vectors = np.random.default_rng(5).normal(size=(500, 3)) + np.array([0, 0, 2])
    exact, shown = there.project(vectors)
    quick, _ = there.project(vectors.astype(np.float32))
    assert quick.dtype == np.float32
    near = shown & there.holds(exact)
    assert near.sum() > 100
    assert np.abs(quick - exact)[near].max() < 1e-3


def test_aim_and_direction_undo_each_other() -> None:
    azimuth, elevation = aim_of(direction_body([0, 90, 359, 180], [0, -45, 80, -89]))
    assert azimuth == pytest.approx([0, 90, 359, 180])
    assert elevation == pytest.approx([0, -45, 80, -89])
    assert direction_body(90, 0) == pytest.approx(STARBOARD)
    assert direction_body(12, -90) == pytest.approx(NADIR)


def test_axes_are_a_rotation() -> None:
    axes = camera(az=123, el=-45, roll=67).camera_from_body
    assert axes @ axes.T == pytest.approx(np.eye(3))
    assert np.linalg.det(axes) == pytest.approx(1)
    assert dataclasses.replace(camera(), roll_deg=0.0) == camera()
