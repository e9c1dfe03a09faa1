"""The exposure told in numbers: what it holds together, and the words made of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dashboard.answers.exposure import words
from dashboard.answers.exposure.models import FrameAnswer
from dashboard.answers.exposure.numbers import frame
from dashboard.errors import InputError
from dashboard.exposure.camera.poses import poses_at
from dashboard.exposure.camera.presets import PRESETS
from dashboard.exposure.camera.setup import build_exposure
from dashboard.exposure.ground.earth import impact_height_km
from dashboard.exposure.render.paths import length_inside
from dashboard.instants import parse_unix
from dashboard.orbit.geodesy import geodetic, itrs_from_geodetic
from dashboard.orbit.states import states_at
from tests.unit.exposure_samples import MOMENT, exposure


@pytest.fixture(scope="module")
def photo() -> FrameAnswer:
    return frame(exposure("photo"))


def test_it_begins_at_the_moment_and_lasts_as_asked(photo: FrameAnswer) -> None:
    assert photo.start_utc == "2026-02-19T21:36:30Z"
    assert photo.stop_utc == "2026-02-19T21:46:30Z"
    assert (photo.width, photo.height) == (1280, 854)


def test_ships_attached_then_are_all_told_and_the_two_of_the_photo_are_in_it(photo: FrameAnswer) -> None:
    assert [ship.id for ship in photo.ships] == [
        "crs-33", "crew-12", "htv-x1", "cygnus-ng-23", "progress-ms-32", "progress-ms-31", "soyuz-ms-28",
    ]  # fmt: skip
    in_frame = {ship.id for ship in photo.ships if ship.in_frame}
    assert {"htv-x1", "cygnus-ng-23"} <= in_frame
    assert "progress-ms-32" not in in_frame
    for ship in photo.ships:
        assert bool(ship.outline_px) == ship.in_frame
    assert {part.id for part in photo.hardware} == {"station", "canadarm2"}


def test_without_a_window_nothing_is_in_the_way() -> None:
    assert not any(ship.in_frame for ship in frame(exposure("pole", exposure_s=30.0)).ships)


def test_the_pole_is_the_southern_one_and_its_opposite_is_told_too(photo: FrameAnswer) -> None:
    assert photo.star_pole.side == "starboard"
    assert photo.star_pole.dec_deg == pytest.approx(-38.3, abs=0.2)
    assert photo.other_pole.dec_deg == pytest.approx(-photo.star_pole.dec_deg, abs=1e-3)
    assert (photo.other_pole.ra_deg - photo.star_pole.ra_deg) % 360 == pytest.approx(180, abs=1e-3)
    assert photo.star_pole.azimuth_deg == pytest.approx(94, abs=0.1)  # starboard, less 4 degrees of yaw
    assert photo.other_pole.x_px is None
    assert photo.star_pole.in_frame


def test_flown_backwards_the_camera_sees_the_other_pole() -> None:
    turned = frame(exposure("photo", flight="backwards", exposure_s=30.0))
    assert turned.star_pole.side == "port"
    assert turned.star_pole.dec_deg > 38


def test_the_boresight_meets_the_ground_where_it_says(photo: FrameAnswer) -> None:
    aim = photo.boresight
    assert aim.latitude_deg is not None
    assert aim.longitude_deg is not None
    made = exposure("photo")
    poses = poses_at([MOMENT + 300], made.attitude)
    place = itrs_from_geodetic([aim.latitude_deg], [aim.longitude_deg])
    pixels, _ = made.camera.pixel_of_body((place - poses.position_itrs_km) @ poses.body_from_itrs[0].T)
    assert pixels[0] == pytest.approx([640, 427], abs=0.1)
    assert frame(exposure("pole", exposure_s=30.0)).boresight.latitude_deg is None


def test_horizon_pixels_lie_on_the_limb(photo: FrameAnswer) -> None:
    made = exposure("photo")
    poses = poses_at([MOMENT + 300], made.attitude)
    for lines, height_km in ((photo.horizon.lines_px, 0.0), (photo.horizon.airglow_px, 95.0)):
        points = np.concatenate([np.array(line) for line in lines])
        assert len(points) > 100
        rays = made.camera.ray_body(points) @ poses.body_from_itrs[0]
        heights = impact_height_km(poses.position_itrs_km[0], rays)
        assert heights == pytest.approx(np.full(len(points), height_km), abs=1.0)  # a tenth of a pixel


def test_the_footprint_projects_back_to_the_edge_of_the_frame() -> None:
    made = exposure("down")
    answer = frame(made)
    poses = poses_at([MOMENT], made.attitude)
    ring = np.array(answer.map.footprint_start)
    assert ring[0] == pytest.approx(ring[-1])
    place = itrs_from_geodetic(ring[:, 1], ring[:, 0])
    pixels, _ = made.camera.pixel_of_body((place - poses.position_itrs_km) @ poses.body_from_itrs[0].T)
    from_edge = np.abs(np.stack([pixels[:, 0], pixels[:, 0] - 1280, pixels[:, 1], pixels[:, 1] - 854])).min(
        axis=0
    )
    assert from_edge.max() < 1.0


def test_where_the_frame_shows_sky_the_footprint_follows_the_limb(photo: FrameAnswer) -> None:
    ring = np.array(photo.map.footprint_start)
    station = states_at([MOMENT]).position_itrs_km[0]
    away = itrs_from_geodetic(ring[:, 1], ring[:, 0]) - station
    distance = np.linalg.norm(away, axis=1)
    assert distance.max() == pytest.approx(2357, rel=0.02)
    assert distance.min() < 900


def test_a_frame_of_sky_has_no_footprint() -> None:
    answer = frame(exposure("pole", elevation_deg=60.0, exposure_s=30.0))
    assert answer.map.footprint == []
    assert answer.horizon.lines_px == []
    assert answer.cities == []
    assert "No city" in answer.explanations.cities


def test_the_streaked_track_is_the_stations(photo: FrameAnswer) -> None:
    track = np.array(photo.map.streak_track)
    where = geodetic(states_at([MOMENT, MOMENT + 600]).position_itrs_km)
    assert track[0] == pytest.approx([where.longitude_deg[0], where.latitude_deg[0]], abs=1e-3)
    assert track[-1] == pytest.approx([where.longitude_deg[1], where.latitude_deg[1]], abs=1e-3)
    assert photo.rotation.ground_track_km == pytest.approx(6.9 * 600, rel=0.01)


def test_cities_are_those_that_shine_most_and_their_numbers_hang_together(photo: FrameAnswer) -> None:
    assert len(photo.cities) == 120 <= photo.cities_in_frame
    names = [city.name for city in photo.cities]
    assert "Delhi" in names[:12]
    assert len(set(names)) > 100
    for city in photo.cities:
        assert 0 <= city.start_s < city.end_s <= 600
        assert city.population >= 100_000
        assert 415 < city.nearest_km < 2400
        assert city.length_px > 0
        assert city.lamps_on == 1
        assert city.track_px[0] == pytest.approx(city.start_px, abs=0.06)
        assert -1 <= city.label_px[0] <= 1281
        assert -1 <= city.label_px[1] <= 855


def test_explanations_have_this_exposures_numbers(photo: FrameAnswer) -> None:
    text = photo.explanations
    brightest = photo.cities[0]
    assert brightest.name in text.cities
    assert f"{brightest.length_px:,.0f} pixels" in text.cities
    assert "10 min" in text.cities
    assert f"{round(photo.rotation.ground_track_km):,} km" in text.cities
    assert f"{photo.rotation.turned_deg:.1f}°" in text.stars
    assert "16 h 39 min" in text.stars
    assert "−38.3°" in text.stars
    assert photo.star_pole.nearest_star in text.stars


@pytest.mark.parametrize(
    ("seconds", "text"), [(1, "1 s"), (68, "1 min 8 s"), (600, "10 min"), (0.5, "0.5 s")]
)
def test_durations(seconds: float, text: str) -> None:
    assert words.duration(seconds) == text


def test_distances_and_right_ascensions() -> None:
    assert words.distance(4137) == "4,137 km (2,571 mi)"
    assert words.distance(6.9) == "6.9 km (4.3 mi)"
    assert words.right_ascension(249.87) == "16 h 39 min"
    assert words.right_ascension(359.99) == "0 h 00 min"


def test_length_counts_only_what_is_inside() -> None:
    camera = exposure("photo").camera
    across = np.array([[-100.0, 100.0], [640.0, 100.0], [2000.0, 100.0]])
    assert length_inside(camera, across) == pytest.approx(1280)
    assert length_inside(camera, np.array([[10.0, -50.0], [10.0, -20.0]])) == 0
    assert length_inside(camera, np.array([[3.0, 4.0], [0.0, 0.0]])) == pytest.approx(5)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("lens_mm", 0, "6 to 800 millimetres"),
        ("lens_mm", float("nan"), "6 to 800"),
        ("exposure_s", 86400, "1 to 1860 seconds"),
        ("exposure_s", 0, "1 to 1860 seconds"),
        ("width", 4000, "64 to 2560"),
        ("height", 10, "64 to 1707"),
        ("elevation_deg", 91, "-90 to 90"),
        ("window", "door", "cupola, destiny, none"),
        ("lens", "pinhole", "rectilinear, fisheye"),
        ("flight", "sideways", "forwards, backwards"),
        ("border_lights", "dim", "on, off"),
        ("yaw_bias_deg", 45, "-30 to 30"),
    ],
)
def test_what_cannot_be_exposed_is_refused_with_what_can(
    name: str,
    value: Any,  # noqa: ANN401
    said: str,
) -> None:
    with pytest.raises(InputError) as refused:
        exposure(**{name: value})
    assert refused.value.parameter == name
    assert said in refused.value.allowed


def test_a_time_without_elements_is_refused() -> None:
    with pytest.raises(InputError, match="further than 14 days"):
        frame(exposure(moment=parse_unix("2030-01-01")))


def test_presets_can_all_be_built() -> None:
    for preset in PRESETS.values():
        assert build_exposure(MOMENT, **preset.settings).window.key == preset.settings["window"]  # type: ignore[arg-type]
    assert "nferred" in PRESETS["photo"].note
