"""City lights: which are in sight, how bright, how dim near the horizon, and only by night."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.exposure.camera.poses import poses_at
from dashboard.exposure.ground import lights as ground
from dashboard.geo.cities import cities, find_city
from dashboard.instants import parse_unix
from dashboard.orbit.geodesy import itrs_from_geodetic, up_vector
from dashboard.orbit.sunlight import sun_elevation_deg
from tests.unit.exposure_samples import exposure


def row_of(name: str, country: str) -> int:
    return int(np.flatnonzero(cities().geoname_id == find_city(name, country).geoname_id)[0])


def test_a_town_is_a_point_and_a_great_city_a_disc_with_the_same_light() -> None:
    delhi, town = row_of("Delhi", "IN"), row_of("Fazilka", "IN")
    made = ground.lights_of(np.array([delhi, town]), np.array([40, 1]))
    light, radius_km = ground.city_sizes()
    assert made.strength[:40].sum() == pytest.approx(light[delhi])
    assert made.strength[40] == pytest.approx(light[town])
    place, up = ground.city_places()
    apart = np.linalg.norm(made.position_itrs_km[:40] - place[delhi], axis=1)
    assert apart[0] == 0
    assert apart.max() == pytest.approx(radius_km[delhi])
    assert 15 < radius_km[delhi] < 30
    level = (made.position_itrs_km[:40] - place[delhi]) @ up[delhi]
    assert np.abs(level).max() < 1e-9
    assert made.position_itrs_km[40] == pytest.approx(place[town])


def test_light_grows_with_people_but_not_as_fast() -> None:
    light, _ = ground.city_sizes()
    million, lakh = row_of("Ludhiana", "IN"), row_of("Fazilka", "IN")
    people = cities().population
    assert light[million] / light[lakh] == pytest.approx((people[million] / people[lakh]) ** 0.8)


def test_lamps_are_on_in_the_dark_only() -> None:
    latitude = np.full(5, 20.0)
    longitude = np.linspace(60, 100, 4001)
    elevation = sun_elevation_deg(
        np.full(4001, 20.0), longitude, np.full(4001, parse_unix("2026-02-19T12:40:00Z"))
    )
    picked = longitude[[int(np.argmin(np.abs(elevation - wanted))) for wanted in (10, -1, -4, -7, -12)]]
    place, up = itrs_from_geodetic(latitude, picked), up_vector(latitude, picked)
    on = ground.darkness(place, up, parse_unix("2026-02-19T12:40:00Z"))
    assert on[:2].tolist() == [0, 0]
    assert on[2] == pytest.approx(0.5, abs=0.02)
    assert on[3:].tolist() == [1, 1]


def test_air_dims_towards_the_horizon_and_hides_below_it() -> None:
    sines = np.sin(np.radians(np.array([90.0, 30, 10, 3, 1, 0, -1])))
    through = ground.through_air(sines)
    assert np.all(np.diff(through) <= 0)
    assert through[0] == pytest.approx(np.exp(-0.22), rel=0.01)
    assert through[1] == pytest.approx(np.exp(-0.22 * 2), rel=0.02)  # two airmasses at 30 degrees
    assert through[4] < 0.01
    assert through[5:].tolist() == [0, 0]


def test_lights_in_view_are_those_in_the_cone_above_the_horizon() -> None:
    made = exposure("photo", exposure_s=60)
    poses = poses_at(made.instants(10), made.attitude)
    table = ground.lights_in_view(made, poses)
    lahore, _ = ground.city_places()
    here = np.linalg.norm(table.position_itrs_km - lahore[row_of("Lahore", "PK")], axis=1).min()
    assert here < 1e-6
    for name, country in (("Karachi", "PK"), ("Mumbai", "IN"), ("London", "GB"), ("Singapore", "SG")):
        apart = np.linalg.norm(table.position_itrs_km - lahore[row_of(name, country)], axis=1).min()
        assert apart > 100, name  # behind the camera or beyond the horizon


def test_no_light_by_day() -> None:
    made = exposure("photo", moment=parse_unix("2026-02-19T22:28:00Z"), exposure_s=30)
    poses = poses_at(made.instants(10), made.attitude)
    table = ground.lights_in_view(made, poses)
    assert len(table.lamp) > 0
    assert len(ground.city_segments(made, poses, table, 0).amount) == 0


def test_segments_carry_the_light_of_their_time() -> None:
    made = exposure("ahead", exposure_s=120)
    poses = poses_at(made.instants(10), made.attitude)
    chosen = np.array([row_of("Lahore", "PK")])
    segments = ground.city_segments(made, poses, ground.lights_of(chosen, np.array([1])), 5)
    assert set(segments.tint) <= {5, 6, 7}
    assert np.all(np.diff(segments.begin) > 0)
    place, up = (array[chosen[0]] for array in ground.city_places())
    away = place - poses.position_itrs_km
    distance = np.linalg.norm(away, axis=1)
    sine = -(away @ up) / distance
    light = ground.city_sizes()[0][chosen[0]] * ground.through_air(sine) * (420 / distance) ** 2
    index = np.round(segments.begin * 12).astype(int)
    expected = (light[index] + light[index + 1]) / 2 * 10
    assert segments.amount == pytest.approx(expected, rel=1e-3)


def test_a_long_lens_gets_more_points_a_city_and_fewer_cities() -> None:
    counts = {}
    for mm in (14, 200):
        made = exposure("down", exposure_s=30, lens_mm=mm)
        poses = poses_at(made.instants(2), made.attitude)
        table = ground.lights_in_view(made, poses)
        counts[mm] = len(table.lamp), len(table.lamp) / len(np.unique(table.up, axis=0))
    assert counts[200][1] > 3 * counts[14][1]
    assert counts[200][0] < 2 * counts[14][0]
