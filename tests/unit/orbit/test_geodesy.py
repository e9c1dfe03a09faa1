"""The ellipsoid against Skyfield's, and distances against published ones."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from skyfield import api, framelib, positionlib

from dashboard.geo import sphere
from dashboard.orbit import geodesy
from dashboard.orbit.frames import skyfield_time

_api: Any = api
_itrs: Any = framelib.itrs
_positionlib: Any = positionlib
ONE_METRE_DEG = 1.0 / 111_000.0
SAMPLED = np.random.default_rng(7)
LATITUDE = np.concatenate([SAMPLED.uniform(-90, 90, 200), [-90.0, -89.9999, 0.0, 0.0, 89.9999, 90.0]])
LONGITUDE = np.concatenate([SAMPLED.uniform(-180, 180, 200), [0.0, 12.0, 0.0, -180.0, 77.0, 0.0]])
ALTITUDE_KM = np.concatenate([SAMPLED.uniform(-1, 1000, 200), [0.0, 420.0, 0.0, 420.0, 420.0, 8.0]])


def test_positions_are_skyfields() -> None:
    ours = geodesy.itrs_from_geodetic(LATITUDE, LONGITUDE, ALTITUDE_KM)
    for k in range(0, len(LATITUDE), 7):
        place = _api.wgs84.latlon(LATITUDE[k], LONGITUDE[k], ALTITUDE_KM[k] * 1000.0)
        assert ours[k] == pytest.approx(place.itrs_xyz.km, abs=1e-6)


def test_there_and_back() -> None:
    place = geodesy.geodetic(geodesy.itrs_from_geodetic(LATITUDE, LONGITUDE, ALTITUDE_KM))
    assert place.latitude_deg == pytest.approx(LATITUDE, abs=1e-9)
    away_from_poles = np.abs(LATITUDE) < 90
    turned = (place.longitude_deg - LONGITUDE + 180) % 360 - 180
    assert turned[away_from_poles] == pytest.approx(0.0, abs=1e-9)
    assert place.altitude_km == pytest.approx(ALTITUDE_KM, abs=1e-6)


def test_longitudes_lie_in_a_half_open_turn() -> None:
    place = geodesy.geodetic([[-7000.0, 0.0, 0.0], [-7000.0, -0.0, 0.0], [-7000.0, 1e-12, 10.0]])
    assert np.all(place.longitude_deg >= -180)
    assert np.all(place.longitude_deg < 180)


def test_geodetic_is_skyfields() -> None:
    t = skyfield_time(1771536990.0)
    position = np.array([1724.912, 5652.553, 3353.315])
    gcrs_au = _itrs.rotation_at(t).T @ position / 149597870.7
    subpoint = _api.wgs84.geographic_position_of(_positionlib.Geocentric(gcrs_au, t=t, center=399))
    place = geodesy.geodetic(position)
    assert float(place.latitude_deg) == pytest.approx(subpoint.latitude.degrees, abs=ONE_METRE_DEG / 100)
    assert float(place.longitude_deg) == pytest.approx(subpoint.longitude.degrees, abs=ONE_METRE_DEG / 100)
    assert float(place.altitude_km) == pytest.approx(subpoint.elevation.km, abs=1e-5)


@pytest.mark.parametrize(
    ("place", "velocity", "heading"),
    [
        ((0, 0), (0, 0, 7), 0),
        ((0, 0), (0, 7, 0), 90),
        ((0, 0), (0, 0, -7), 180),
        ((0, 0), (0, -7, 0), 270),
        ((0, 90), (-5, 0, 5), 45),
        ((0, 90), (5, 3, 5), 315),
    ],
)
def test_headings(place: tuple[float, float], velocity: tuple[float, ...], heading: float) -> None:
    position = geodesy.itrs_from_geodetic(*place, 420.0)
    assert float(geodesy.heading_deg(position, velocity)) == pytest.approx(heading, abs=1e-9)


def test_ground_speed_is_how_fast_the_point_below_moves() -> None:
    position = geodesy.itrs_from_geodetic(30.0, 73.0, 420.0)
    velocity = np.array([-5.595, -1.075, 4.662])
    before, after = (geodesy.geodetic(position + velocity * step) for step in (-0.5, 0.5))
    moved = geodesy.itrs_from_geodetic(after.latitude_deg, after.longitude_deg) - geodesy.itrs_from_geodetic(
        before.latitude_deg, before.longitude_deg
    )
    speed = float(geodesy.ground_speed_km_s(position, velocity))
    assert speed == pytest.approx(float(np.linalg.norm(moved)), abs=2e-6)


def test_a_point_fixed_to_the_equator_turns_with_the_earth() -> None:
    # 465.1 m/s at sea level on the equator: one circumference in a sidereal day.
    speed = geodesy.inertial_speed_km_s([geodesy.EQUATORIAL_RADIUS_KM, 0.0, 0.0], [0.0, 0.0, 0.0])
    assert float(speed) == pytest.approx(2 * np.pi * 6378.137 / 86164.0905, abs=1e-6)


def test_great_circles() -> None:
    # A quarter of the meridian, half a turn, and Delhi to Karachi (about 1,100 km by any atlas).
    assert float(sphere.great_circle_km(0, 0, 90, 0)) == pytest.approx(np.pi / 2 * 6371.0088)
    assert float(sphere.great_circle_km(10, 0, -10, 180)) == pytest.approx(np.pi * 6371.0088)
    assert float(sphere.great_circle_km(28.65, 77.23, 24.86, 67.01)) == pytest.approx(1095, rel=0.01)
    assert float(sphere.great_circle_km(5, 5, 5, 5)) == 0.0


def test_bearings() -> None:
    assert float(sphere.bearing_deg(0, 0, 10, 0)) == pytest.approx(0)
    assert float(sphere.bearing_deg(0, 0, 0, 10)) == pytest.approx(90)
    assert float(sphere.bearing_deg(0, 179, 0, -179)) == pytest.approx(90)
    assert float(sphere.bearing_deg(10, 0, -10, 0)) == pytest.approx(180)


def test_the_horizon_from_the_station() -> None:
    # 422 km up: 2,357 km along the line of sight, so acos(R / (R + h)) = 20.3 degrees over the ground.
    assert float(geodesy.horizon_radius_km(422.0)) == pytest.approx(np.radians(20.3) * 6371, rel=0.002)


def test_up_is_normal_to_the_ellipsoid() -> None:
    low, high = (geodesy.itrs_from_geodetic(35.0, 74.0, h) for h in (0.0, 100.0))
    assert geodesy.up_vector(35.0, 74.0) == pytest.approx((high - low) / 100.0, abs=1e-12)
