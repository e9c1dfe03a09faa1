"""The card's projection, land and light: numbers against geometry done another way."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.geo.sphere import bearing_deg, great_circle_km
from dashboard.orbit.sunlight import sun_elevation_deg, sun_itrs_km
from dashboard.web.card.ground import city_light, fade_behind_words, shade, sun_elevation_raster
from dashboard.web.card.land import coast_lines, contested_borders, land_share, settled_borders
from dashboard.web.card.view import CardView

relaxed = settings(max_examples=60, deadline=None)
latitudes = st.floats(-89.5, 89.5)
longitudes = st.floats(-180, 179.99)
PHOTO = CardView(29.725, 73.028)


@relaxed
@given(latitudes, longitudes, st.floats(0, 1200), st.floats(0, 630))
def test_pixels_and_places_are_inverse(lat: float, lon: float, x: float, y: float) -> None:
    view = CardView(lat, lon)
    place = view.to_geographic(np.array([x]), np.array([y]))
    back_x, back_y, _ = view.to_pixels(*place)
    assert float(back_x[0]) == pytest.approx(x, abs=1e-4)
    assert float(back_y[0]) == pytest.approx(y, abs=1e-4)


@relaxed
@given(latitudes, longitudes, latitudes, longitudes)
def test_distance_and_direction_from_the_station_are_true(
    lat: float, lon: float, other_lat: float, other_lon: float
) -> None:
    view = CardView(lat, lon)
    x, y, distance_deg = view.to_pixels(np.array([other_lat]), np.array([other_lon]))
    km = float(great_circle_km(lat, lon, other_lat, other_lon))
    assert float(distance_deg[0]) == pytest.approx(np.degrees(km / 6371.0088), abs=1e-5)
    reach = np.hypot(x[0] - view.x, y[0] - view.y)
    assert reach == pytest.approx(distance_deg[0] * view.pixels_per_deg, abs=1e-6)
    if 1 < distance_deg[0] < 179:
        turn = np.degrees(np.arctan2(x[0] - view.x, view.y - y[0]))
        wanted = float(bearing_deg(lat, lon, other_lat, other_lon))
        assert (turn - wanted + 180) % 360 - 180 == pytest.approx(0, abs=1e-5)


def test_the_grid_has_the_station_where_it_is_drawn() -> None:
    latitude, longitude = PHOTO.grid()
    assert latitude.shape == (630, 1200)
    row, column = int(PHOTO.y), int(PHOTO.x)
    assert latitude[row, column] == pytest.approx(PHOTO.latitude_deg, abs=0.06)
    assert longitude[row, column] == pytest.approx(PHOTO.longitude_deg, abs=0.06)


@pytest.mark.parametrize(
    ("name", "lat", "lon", "share"),
    [
        ("Delhi", 28.61, 77.21, 1),
        ("Arabian Sea", 18.0, 65.0, 0),
        ("Caspian Sea", 42.0, 50.5, 0),
        ("Tibet", 32.0, 88.0, 1),
        ("Sri Lanka", 7.5, 80.7, 1),
    ],
)
def test_land_is_where_land_is(name: str, lat: float, lon: float, share: float) -> None:
    x, y, _ = PHOTO.to_pixels(np.array([lat]), np.array([lon]))
    assert land_share(PHOTO)[int(y[0]), int(x[0])] == share, name


@pytest.mark.parametrize(
    ("lat", "lon", "expected"),
    [(0.0, 179.9, 0.0), (-30.0, -150.0, 0.0), (67.2, -180.0, 1.0), (-87.0, 179.5, 1.0), (-75.0, 100.0, 1.0)],
)
def test_nothing_is_smeared_at_the_date_line(lat: float, lon: float, expected: float) -> None:
    view = CardView(lat, lon)
    around = land_share(view)[310:321, 795:806]
    assert float(around.mean()) == pytest.approx(expected, abs=0.02)


def test_land_covers_as_much_of_the_earth_as_it_does() -> None:
    """29 % of the Earth is land; the card's mask, weighed by area over many views, agrees."""
    from dashboard.web.card.land import _land_mask

    mask = _land_mask() / 255.0
    weight = np.cos(np.radians(90 - (np.arange(mask.shape[0]) + 0.5) / 10))
    share = float((mask.mean(axis=1) * weight).sum() / weight.sum())
    assert 0.28 < share < 0.30


def test_lines_there_are() -> None:
    assert len(coast_lines()) > 500
    assert len(settled_borders()) > 200
    # The Line of Control and Aksai Chin are among what is drawn as disputed, and not among the settled.
    contested = np.concatenate(contested_borders())
    near_kargil = np.hypot(contested[:, 0] - 76.0, contested[:, 1] - 34.6).min()
    assert near_kargil < 0.3
    settled = np.concatenate(settled_borders())
    assert np.hypot(settled[:, 0] - 76.0, settled[:, 1] - 34.6).min() > 0.5


@relaxed
@given(latitudes, longitudes, st.floats(1.72e9, 1.79e9))
def test_the_suns_elevation_on_the_card_is_that_on_the_ground(lat: float, lon: float, unix_s: float) -> None:
    view = CardView(lat, lon, x=20, y=10, width=40, height=20)
    raster = sun_elevation_raster(view, sun_itrs_km([unix_s])[0])
    latitude, longitude = view.grid()
    expected = sun_elevation_deg(latitude[3, 7], longitude[3, 7], unix_s)
    assert raster[3, 7] == pytest.approx(float(expected[0]), abs=0.01)


def test_night_is_darker_than_day_and_land_is_not_sea() -> None:
    elevation = np.array([[-40.0, -40.0, 40.0, 40.0]])
    colours = shade(np.array([[0.0, 1.0, 0.0, 1.0]]), elevation)[0]
    brightness = colours.sum(axis=-1)
    assert brightness[0] < brightness[1] < brightness[2] < brightness[3]
    assert brightness[1] < 0.4 * brightness[3]


def test_a_citys_light_is_kept_and_centred() -> None:
    view = CardView(0, 0)
    light = city_light(view, np.array([400.3]), np.array([200.8]), np.array([5.0]))
    assert light.sum() == pytest.approx(5.0, rel=2e-3)
    rows, columns = np.mgrid[0.5:630, 0.5:1200]
    assert (light * columns).sum() / 5 == pytest.approx(400.3, abs=0.5)
    assert (light * rows).sum() / 5 == pytest.approx(200.8, abs=0.5)


def test_light_beyond_the_card_does_not_come_round() -> None:
    view = CardView(0, 0)
    beyond = city_light(view, np.array([-20.0]), np.array([300.0]), np.array([100.0]))
    assert beyond[300, 0] > 0.001
    assert beyond[:, 600:].max() < 1e-5
    far = city_light(view, np.array([5000.0]), np.array([300.0]), np.array([100.0]))
    assert far.max() == 0


def test_the_words_have_a_dark_ground() -> None:
    faded = fade_behind_words(np.full((630, 1200, 3), 200.0), 620.0)
    assert faded[300, 100].max() < 40
    assert faded[315, 800].min() > 195
