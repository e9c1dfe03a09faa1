"""Laws of the exposure that hold for any camera, attitude and direction."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.errors import InputError
from dashboard.exposure.camera import setup
from dashboard.exposure.camera.attitude import Attitude, lvlh_from_inertial
from dashboard.exposure.camera.camera import Camera, Lens, aim_of, direction_body
from dashboard.exposure.ground.earth import ground_point_km, impact_height_km
from dashboard.exposure.sky.poles import angle_deg
from dashboard.orbit.geodesy import geodetic, itrs_from_geodetic
from tests.unit.exposure_samples import MOMENT, exposure

angles = st.floats(-180, 180)
tilts = st.floats(-90, 90)
lenses: st.SearchStrategy[Lens] = st.sampled_from(["rectilinear", "fisheye"])
cameras = st.builds(
    Camera,
    width=st.integers(64, 2560),
    height=st.integers(64, 1707),
    focal_mm=st.floats(6, 800),
    lens=lenses,
    azimuth_deg=st.floats(0, 360),
    elevation_deg=tilts,
    roll_deg=angles,
)
shares = st.floats(0, 1)


@given(cameras, shares, shares)
def test_a_pixel_and_its_ray_belong_to_each_other(camera: Camera, x: float, y: float) -> None:
    pixel = np.array([x * camera.width, y * camera.height])
    ray = camera.ray_body(pixel)
    assume(np.isfinite(ray).all())
    back, _ = camera.project((camera.camera_from_body @ ray)[None])
    # Beside the point straight behind, a fisheye's ring is a point: leave that hair out.
    assume(camera.camera_from_body[2] @ ray > -0.9999)
    assume(np.isfinite(back).all())
    assert np.abs(back[0] - pixel).max() < 1e-4


@given(cameras, angles, tilts)
def test_angles_from_the_boresight_are_kept(camera: Camera, azimuth: float, elevation: float) -> None:
    direction = direction_body(azimuth, elevation)
    pixels, shown = camera.project((camera.camera_from_body @ direction)[None])
    assume(bool(shown[0]))
    radius = np.hypot(*(pixels[0] - (camera.width / 2, camera.height / 2))) / camera.focal_px
    angle = np.arctan(radius) if camera.lens == "rectilinear" else radius
    ahead = direction_body(camera.azimuth_deg, camera.elevation_deg)
    assert np.degrees(angle) == pytest.approx(float(angle_deg(direction, ahead)), abs=1e-5)


@given(angles, tilts)
def test_an_aim_is_read_back(azimuth: float, elevation: float) -> None:
    read_azimuth, read_elevation = aim_of(direction_body(azimuth, elevation))
    assert float(read_elevation) == pytest.approx(elevation, abs=1e-6)
    if abs(elevation) < 89.999:
        assert (float(read_azimuth) - azimuth + 180) % 360 - 180 == pytest.approx(0, abs=1e-6)


@given(st.floats(-30, 30), st.floats(-30, 30), st.floats(-30, 30), st.booleans())
def test_attitudes_are_rotations(yaw: float, pitch: float, roll: float, backwards: bool) -> None:
    turn = Attitude(yaw, pitch, roll, backwards).body_from_lvlh
    assert turn @ turn.T == pytest.approx(np.eye(3), abs=1e-12)
    assert np.linalg.det(turn) == pytest.approx(1)


@given(angles, tilts, angles, st.floats(6600, 7000))
def test_lvlh_looks_down_and_against_the_normal(
    lon: float, lat: float, heading: float, radius: float
) -> None:
    up = np.array(direction_body(lon, lat))
    helper = np.cross(up, [0, 0, 1.0]) if abs(up[2]) < 0.9 else np.cross(up, [1.0, 0, 0])
    side = helper / np.linalg.norm(helper)
    level = np.cos(np.radians(heading)) * side + np.sin(np.radians(heading)) * np.cross(up, side)
    (axes,) = lvlh_from_inertial((up * radius)[None], (7.6 * level + 0.01 * up)[None])
    assert axes[2] == pytest.approx(-up)
    assert axes[0] == pytest.approx(level)
    assert axes[1] == pytest.approx(-np.cross(up, level))


@given(tilts, angles, st.floats(350, 450), angles, st.floats(-90, -25))
def test_lines_that_meet_the_ground_pass_below_it(
    latitude: float, longitude: float, altitude: float, azimuth: float, elevation: float
) -> None:
    station = itrs_from_geodetic([latitude], [longitude], [altitude])[0]
    up = station / np.linalg.norm(station)
    helper = np.array([0, 0, 1.0]) if abs(up[2]) < 0.9 else np.array([1.0, 0, 0])
    side = np.cross(up, helper)
    side /= np.linalg.norm(side)
    level = np.cos(np.radians(azimuth)) * side + np.sin(np.radians(azimuth)) * np.cross(up, side)
    ray = np.cos(np.radians(elevation)) * level + np.sin(np.radians(elevation)) * up
    assert impact_height_km(station, ray) < 0
    place = ground_point_km(station, ray)
    assert float(geodetic(place[None]).altitude_km[0]) == pytest.approx(0, abs=1e-5)
    assert np.linalg.norm(place - station) < 2400


@given(
    st.dictionaries(
        st.sampled_from(
            ["lens_mm", "exposure_s", "azimuth_deg", "elevation_deg", "roll_deg", "yaw_bias_deg"]
        ),
        st.floats(allow_nan=True, allow_infinity=True),
    )
)
def test_any_numbers_are_exposed_or_refused_by_name(numbers: dict[str, float]) -> None:
    refused = None
    try:
        made = exposure(**numbers)  # type: ignore[arg-type]
    except InputError as error:
        refused = error.parameter
    if refused is not None:
        assert refused in numbers
        return
    assert setup.SHORTEST_S <= made.exposure_s <= setup.LONGEST_S
    assert 0 <= made.camera.azimuth_deg < 360
    instants = made.instants(10.0)
    assert instants[0] == MOMENT
    assert instants[-1] == pytest.approx(MOMENT + made.exposure_s)
    assert np.all(np.diff(instants) <= 10.0 + 1e-6)
