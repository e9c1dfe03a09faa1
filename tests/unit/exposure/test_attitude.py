"""Attitude: which way the axes point, and what a bias does to them."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.exposure.camera.attitude import Attitude, lvlh_from_inertial
from dashboard.exposure.camera.camera import aim_of
from dashboard.exposure.camera.poses import poses_at
from dashboard.orbit.geodesy import geodetic, heading_deg
from dashboard.orbit.plane import orbit_normal_gcrs
from tests.unit.exposure_samples import MOMENT

LEVEL = Attitude(0.0, 0.0, 0.0)


def test_axes_of_a_simple_orbit() -> None:
    (axes,) = lvlh_from_inertial([[7000.0, 0, 0]], [[0, 7.5, 0]])
    assert axes[0] == pytest.approx([0, 1, 0])  # forward
    assert axes[2] == pytest.approx([-1, 0, 0])  # down
    assert axes[1] == pytest.approx([0, 0, -1])  # starboard: against the orbit's normal


def test_forward_is_level_where_the_orbit_climbs() -> None:
    (axes,) = lvlh_from_inertial([[7000.0, 0, 0]], [[1.0, 7.5, 0]])
    assert axes[0] == pytest.approx([0, 1, 0])


@pytest.mark.parametrize(
    ("attitude", "axis", "expected"),
    [
        (Attitude(10, 0, 0), [1, 0, 0], (-10, 0)),  # nose to starboard: what was ahead lies to port
        (Attitude(0, 10, 0), [1, 0, 0], (0, -10)),  # nose up: what was ahead lies lower
        (Attitude(0, 0, 10), [0, 1, 0], (90, 10)),  # starboard side down: what was level there lies higher
        (Attitude(0, 0, 0, backwards=True), [1, 0, 0], (180, 0)),
    ],
)
def test_a_bias_turns_the_station_so_the_world_turns_against_it(
    attitude: Attitude, axis: list[float], expected: tuple[float, float]
) -> None:
    azimuth, elevation = aim_of(attitude.body_from_lvlh @ np.array(axis, dtype=np.float64))
    assert (float(azimuth) - expected[0] + 180) % 360 == pytest.approx(180, abs=1e-9)
    assert elevation == pytest.approx(expected[1], abs=1e-9)


def test_poses_are_rotations_that_agree_with_each_other() -> None:
    poses = poses_at(MOMENT + np.arange(0, 600, 60.0), Attitude())
    for turns in (poses.body_from_itrs, poses.body_from_gcrs):
        assert turns @ np.swapaxes(turns, 1, 2) == pytest.approx(np.broadcast_to(np.eye(3), turns.shape))
    assert poses.normal_gcrs == pytest.approx(orbit_normal_gcrs(poses.states))


def test_the_level_station_looks_down_and_along_the_heading() -> None:
    poses = poses_at([MOMENT], LEVEL)
    assert poses.nadir_body[0] == pytest.approx([0, 0, 1])
    assert poses.normal_body[0] == pytest.approx([0, -1, 0])
    # Forward against the heading over ground: the Earth's turn sets them three degrees apart.
    forward = poses.body_from_itrs[0][0]
    where = geodetic(poses.position_itrs_km)
    latitude, longitude = np.radians([where.latitude_deg[0], where.longitude_deg[0]])
    east = np.array([-np.sin(longitude), np.cos(longitude), 0])
    north = np.array(
        [-np.sin(latitude) * np.cos(longitude), -np.sin(latitude) * np.sin(longitude), np.cos(latitude)]
    )
    heading = np.degrees(np.arctan2(forward @ east, forward @ north))
    over_ground = heading_deg(poses.position_itrs_km, poses.states.velocity_itrs_km_s)[0]
    assert heading == pytest.approx(over_ground, abs=4.0)
    assert heading > over_ground  # the ground runs east, so the track over it is turned west


def test_parts_of_poses_keep_their_order() -> None:
    poses = poses_at(MOMENT + np.arange(4.0), LEVEL)
    some = poses.part(np.array([3, 0, 3]))
    assert some.unix_s.tolist() == [MOMENT + 3, MOMENT, MOMENT + 3]
    assert some.body_from_gcrs[1] == pytest.approx(poses.body_from_gcrs[0])
