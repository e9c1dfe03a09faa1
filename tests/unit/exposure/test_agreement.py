"""What the exposure says, against the same places reckoned by another way from the same states.

The reference here builds the station's axes among the stars, by Skyfield's rotations and finite
differences, and projects by angles; the product builds them on the Earth and projects by matrices.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from skyfield import api, framelib

from dashboard.answers.exposure.numbers import frame
from dashboard.exposure.camera.poses import poses_at
from dashboard.exposure.camera.sensor import accumulate
from dashboard.exposure.camera.setup import Exposure
from dashboard.exposure.ground.lights import LAMP_RGB, Lights, city_segments
from dashboard.exposure.sky.bodies import Body, stars
from dashboard.exposure.sky.starlight import STAR_RGB, star_segments
from dashboard.orbit.frames import skyfield_time
from dashboard.orbit.geodesy import up_vector
from dashboard.orbit.states import states_at
from tests.unit.exposure_samples import MOMENT, exposure

Floats = NDArray[np.float64]
wgs84: Any = api.wgs84
itrs: Any = framelib.itrs
YAW, PITCH, ROLL = -4.0, -3.0, 0.0
A_PIXEL = 1.0


def station_gcrs_km(unix_s: float) -> Floats:
    """The station's place among the stars: the product's Earth-fixed one turned by Skyfield."""
    turn: Any = itrs.rotation_at(skyfield_time(unix_s))
    return np.asarray(turn.T @ states_at([unix_s]).position_itrs_km[0])


def level_axes(unix_s: float) -> tuple[Floats, Floats, Floats]:
    """Forward, starboard and down among the stars, the velocity by differences."""
    before, here, after = (station_gcrs_km(unix_s + dt) for dt in (-0.5, 0.0, 0.5))
    down = -here / np.linalg.norm(here)
    starboard = np.cross(after - before, here)
    starboard /= np.linalg.norm(starboard)
    return np.cross(starboard, down), starboard, down


def pixel(made: Exposure, unix_s: float, ray: Floats) -> Floats:
    """Pixel of a direction among the stars, by spherical trigonometry around the boresight."""
    forward, starboard, down = level_axes(unix_s)
    level = np.array([ray @ forward, ray @ starboard, ray @ down]) / np.linalg.norm(ray)
    yaw, pitch = np.radians([YAW, PITCH])
    # Yaw about down, then pitch about starboard; the station's axes turn, so directions turn back.
    x = level[0] * np.cos(yaw) + level[1] * np.sin(yaw)
    y = level[1] * np.cos(yaw) - level[0] * np.sin(yaw)
    x, z = x * np.cos(pitch) - level[2] * np.sin(pitch), level[2] * np.cos(pitch) + x * np.sin(pitch)
    azimuth, elevation = np.arctan2(y, x), np.arcsin(-z)
    camera = made.camera
    turn = azimuth - np.radians(camera.azimuth_deg)
    tilt = np.radians(camera.elevation_deg)
    cosine = np.sin(tilt) * np.sin(elevation) + np.cos(tilt) * np.cos(elevation) * np.cos(turn)
    right = np.cos(elevation) * np.sin(turn)
    above = np.cos(tilt) * np.sin(elevation) - np.sin(tilt) * np.cos(elevation) * np.cos(turn)
    angle, clock = np.arccos(cosine), np.arctan2(right, above)
    radius = camera.focal_mm * camera.width / 35.9 * np.tan(angle)
    return np.array([camera.width / 2 + radius * np.sin(clock), camera.height / 2 - radius * np.cos(clock)])


def city_ray(latitude_deg: float, longitude_deg: float, unix_s: float) -> Floats:
    """Direction among the stars from the station to a place on the ground, by Skyfield."""
    ground = wgs84.latlon(latitude_deg, longitude_deg).at(skyfield_time(unix_s)).position.km
    return np.asarray(ground - station_gcrs_km(unix_s))


def ray_of(hip: int) -> Floats:
    """Direction of a star among the stars. Names won't do: the four of Terebellum share one."""
    return np.asarray(stars().unit_gcrs[np.flatnonzero(stars().hip == hip)[0]])


@pytest.fixture(scope="module")
def photo() -> Any:  # noqa: ANN401
    return frame(exposure("photo"))


def test_city_streaks_start_and_end_where_projecting_says(photo: Any) -> None:  # noqa: ANN401
    made = exposure("photo")
    compared = 0
    for city in photo.cities:
        for place, offset_s in ((city.start_px, city.start_s), (city.end_px, city.end_s)):
            if not made.camera.holds(np.array(place), 200):
                continue
            ray = city_ray(city.latitude_deg, city.longitude_deg, MOMENT + offset_s)
            assert np.hypot(*(pixel(made, MOMENT + offset_s, ray) - place)) < 0.2, city.name
            compared += 1
    assert compared > 100


def test_stars_start_and_end_where_projecting_says(photo: Any) -> None:  # noqa: ANN401
    made = exposure("photo")
    compared = 0
    for star in photo.stars:
        ray = ray_of(star.hip)
        for place, offset_s in ((star.start_px, star.start_s), (star.end_px, star.end_s)):
            if made.camera.holds(np.array(place), 200):
                assert np.hypot(*(pixel(made, MOMENT + offset_s, ray) - place)) < 0.2, star.name
                compared += 1
    assert compared > 60


def test_a_star_that_never_sets_is_followed_from_the_first_second_to_the_last(photo: Any) -> None:  # noqa: ANN401
    whole = [star for star in photo.stars if star.start_s == 0 and star.end_s == 600]
    assert len(whole) > 40
    setting = [star for star in photo.stars if star.start_s > 0 or star.end_s < 600]
    assert setting
    for star in setting:  # those begin or end on the limb: 20.3 degrees below the horizontal, give or take
        offset_s = star.start_s if star.start_s > 0 else star.end_s
        _, _, down = level_axes(MOMENT + offset_s)
        ray = ray_of(star.hip)
        assert np.degrees(np.arcsin(ray @ down)) == pytest.approx(20.3, abs=0.2), star.name


@pytest.mark.parametrize("name", ["Antares", "Nunki", "Sabik", "Acrux"])
def test_a_stars_arc_centres_on_the_normal_of_the_orbit(name: str) -> None:
    """Directions of a drawn arc lie in a plane; the plane's normal is the centre of the circle."""
    made = exposure("pole", exposure_s=900)
    drawn = next(star for star in frame(made).stars if star.name == name)
    rays = made.camera.ray_body(np.array(drawn.track_px))
    _, _, axes = np.linalg.svd(rays - rays.mean(axis=0))
    centre = axes[2]
    normal_gcrs = np.cross(station_gcrs_km(MOMENT), station_gcrs_km(MOMENT + 1))
    forward, starboard, down = level_axes(MOMENT)
    level = np.array([normal_gcrs @ forward, normal_gcrs @ starboard, normal_gcrs @ down])
    normal = made.attitude.body_from_lvlh @ (level / np.linalg.norm(level))
    off_deg = np.degrees(np.arccos(min(1.0, abs(centre @ normal))))
    assert off_deg < 0.1
    pole = frame(made).star_pole
    assert made.camera.pixel_of_body(-normal)[0] == pytest.approx([pole.x_px, pole.y_px], abs=0.5)


def test_the_arc_is_as_long_as_the_station_turned() -> None:
    """3.87 degrees a minute: once an orbit of 93 minutes."""
    made = exposure("pole", exposure_s=900)
    answer = frame(made)
    assert answer.rotation.rate_deg_per_min == pytest.approx(3.87, abs=0.015)
    assert answer.rotation.turned_deg == pytest.approx(answer.rotation.rate_deg_per_min * 15, abs=1e-3)
    ahead = [level_axes(MOMENT + dt) for dt in (0.0, 900.0)]
    between = np.degrees(np.arccos(ahead[0][2] @ ahead[1][2]))
    assert answer.rotation.turned_deg == pytest.approx(between, abs=0.02)
    star = next(one for one in answer.stars if one.name == "Nunki")
    pole = np.array([answer.star_pole.x_px, answer.star_pole.y_px])
    first, last = (np.array(place) - pole for place in (star.start_px, star.end_px))
    # In the plane of the frame an angle about the pole is true where the pole is the middle.
    swept = np.degrees(np.arccos(first @ last / np.linalg.norm(first) / np.linalg.norm(last)))
    assert swept == pytest.approx(between, abs=0.15)


def bright_span(light: NDArray[np.float32]) -> tuple[Floats, Floats]:
    """Middles of the first and last lit pixels along the longer side of what is lit."""
    rows, columns = np.nonzero(light > 0.2 * np.median(light[light > 0]))
    order = np.argsort(columns if np.ptp(columns) > np.ptp(rows) else rows)
    points = np.stack([columns, rows], axis=1)[order] + 0.5
    return points[0], points[-1]


def test_the_drawn_streak_of_a_city_ends_where_its_numbers_say() -> None:
    made = exposure("ahead", exposure_s=60, lens_mm=24, elevation_deg=-35.0)
    aim = frame(made).boresight  # a lamp where the frame's middle points half way through
    assert aim.latitude_deg is not None
    assert aim.longitude_deg is not None
    latitude, longitude = aim.latitude_deg, aim.longitude_deg
    place = wgs84.latlon(latitude, longitude).itrs_xyz.km[None]
    lamp = Lights(place, up_vector([latitude], [longitude]), np.ones(1), np.zeros(1, dtype=np.int64))
    segments = city_segments(made, poses_at(made.instants(5), made.attitude), lamp, 0)
    drawn = accumulate(made.camera, segments, LAMP_RGB).planes[0]
    expected = [pixel(made, MOMENT + dt, city_ray(latitude, longitude, MOMENT + dt)) for dt in (0.0, 60.0)]
    ends = bright_span(drawn)
    for want in expected:
        assert min(np.hypot(*(want - end)) for end in ends) < A_PIXEL
    assert np.hypot(*(ends[1] - ends[0])) > 100


def test_the_drawn_arc_of_a_star_ends_where_its_numbers_say() -> None:
    made = exposure("pole", exposure_s=300)
    ray = stars().unit_gcrs[stars().index_of("Nunki")]
    nothing = made.instants(10)
    poses = poses_at(nothing, made.attitude)
    only = Body("Nunki", ray, -20.0, 0.0, 0.0, 1.0)
    segments = star_segments(made, poses, [only], 0)
    brightest = segments.amount == segments.amount.max()
    picked = type(segments)(**{name: getattr(segments, name)[brightest] for name in vars(segments)})
    drawn = accumulate(made.camera, picked, STAR_RGB).planes.sum(axis=0)
    ends = bright_span(drawn)
    for dt in (0.0, 300.0):
        want = pixel(made, MOMENT + dt, ray)
        assert min(np.hypot(*(want - end)) for end in ends) < A_PIXEL
