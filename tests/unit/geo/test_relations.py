"""Places that captions name by others: the sea off a coast, sides, parts, stretches."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from dashboard.geo.ground import ground_below
from dashboard.geo.places import read_place
from dashboard.geo.sphere import great_circle_km


# Where the station was, or a place that the words mean; and one that they don't.
@pytest.mark.parametrize(
    ("text", "inside", "outside", "said"),
    [
        ("off the coast of Chile", (-33.0, -75.0), (-33.45, -70.66), "the sea within 500 km of Chile"),
        ("Pacific off the coast of Chile", (-33.0, -75.0), (-33.0, -90.0), "the Pacific within 500 km"),
        ("off the east coast of Florida", (28.0, -79.0), (27.0, -91.0), "eastern half of Florida"),
        ("100 km off Mumbai", (19.0, 72.4), (19.0, 70.0), "within 100 km of Mumbai"),
        ("Indian Ocean off Tanzania", (-8.16, 40.83), (-8.16, 36.0), "within 500 km of Tanzania"),
        ("the California coast", (36.97, -122.0), (37.0, -119.5), "the coast of California"),
        ("north of Karachi", (26.5, 67.0), (23.5, 67.0), "north of Karachi, out to 300 km"),
        ("the Atlantic east of Newfoundland", (45.0, -45.0), (48.8, -56.0), "lies east of Newfoundland"),
        ("Atlantic southwest of Cape Town", (-45.0, 8.0), (-30.0, 10.0), "south-west of Cape Town"),
        ("SE of New Zealand", (-50.0, 180.0), (-38.0, 176.0), "south-east of New Zealand"),
        ("south of Japan", (28.0, 137.0), (36.0, 138.0), "south of Japan, out to 1,000 km"),
        ("southern Italy", (40.8, 14.3), (45.4, 9.2), "southern half of Italy"),
        ("northern Mexico", (28.45, -105.32), (17.0, -96.7), "northern half of Mexico"),
        ("southern Brazil", (-22.33, -45.45), (-3.0, -60.0), "southern half of Brazil"),
        ("the north of France", (50.6, 3.0), (43.3, 5.4), "northern half of France"),
        ("western United States", (39.0, -118.0), (39.0, -77.0), "western half of United States"),
        ("north-western Australia", (-20.0, 120.0), (-35.0, 149.0), "north-western quarter of Australia"),
        ("central Brazil", (-14.0, -53.0), (-30.0, -53.0), "middle half of Brazil"),
        ("from Oklahoma to the Gulf of Mexico", (28.54, -92.33), (40.0, -80.0), "the straight way between"),
        ("from Denmark over Germany to Poland", (51.0, 10.0), (47.0, 2.0), "Denmark, Germany, Poland"),
        ("Texas and Oklahoma", (35.5, -97.5), (39.0, -105.0), "together"),
        ("between India and Pakistan", (27.7, 70.9), (20.0, 80.0), "the India–Pakistan border"),
    ],
)
def test_a_relation_is_read_and_said(
    text: str, inside: tuple[float, float], outside: tuple[float, float], said: str
) -> None:
    place = read_place(text)
    assert float(place.region.distance_km(*inside)) < 15.0
    assert float(place.region.distance_km(*outside)) > 20.0
    assert said in (place.note or "")


def test_between_two_towns_is_the_line_between_them() -> None:
    region = read_place("between Multan and Bikaner").region
    assert float(region.distance_km(29.1, 72.4)) < 20
    assert float(region.distance_km(27.0, 76.0)) > 200


def test_so_far_beyond_a_town_is_a_point() -> None:
    region = read_place("100 km south of Paris").region
    assert float(region.distance_km(48.853 - 100 / 111.2, 2.349)) < 1.0
    assert float(read_place("62 miles south of Paris").region.distance_km(48.853 - 0.9, 2.349)) < 2.0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("250 miles above Lahore", "Lahore, PK"),
        ("high above the Red Sea", "Red Sea"),
        ("the city lights of Cairo", "Cairo, EG"),
        ("in the skies over Japan", "Japan"),
        ("South Africa", "South Africa"),
        ("North Korea", "North Korea"),
        ("South Dakota", "South Dakota"),
        ("West Bengal", "West Bengal"),
        ("East Timor", "Timor Leste"),
        ("South America", "South America"),
        ("Southeast Asia", "Southeast Asia"),
        ("Boca Chica, Texas", "Starbase"),
        ("Palermo, Sicily", "Palermo, IT"),
        ("Chennai, Tamil Nadu", "Chennai, IN"),
        ("Meteor Crater, Arizona", "Meteor Crater"),
        ("Manicouagan crater, eastern Canada", "Manicouagan crater"),
        ("Lago Argentino", "Lago Argentino"),
        ("Ucayali River", "Ucayali River"),
        ("São Paulo", "São Paulo, BR"),
        ("Pacific Ocean", "Pacific Ocean"),
    ],
)
def test_a_name_with_a_direction_in_it_is_a_name(text: str, name: str) -> None:
    assert read_place(text).region.name == name


def test_both_halves_of_an_ocean_are_the_ocean() -> None:
    pacific = read_place("the Pacific").region
    assert pacific.contains([30.0, -30.0], [-150.0, -120.0]).all()


AREAS = [
    "Italy",
    "France",
    "Chile",
    "United States",
    "Fiji",
    "Russia",
    "Japan",
    "Tamil Nadu",
    "Lake Victoria",
]
LATITUDES, LONGITUDES = st.floats(-52, 52), st.floats(-180, 180)


@given(
    st.sampled_from(AREAS), st.sampled_from([("northern", "southern"), ("eastern", "western")]), st.randoms()
)
def test_two_halves_are_the_main_part(area: str, halves: tuple[str, str], random: Random) -> None:
    """A point inside an area lies in one half of it, or in none where it is far from the main part."""
    whole = read_place(area).region
    south, west, north, east = whole.bounds_deg()
    spread = [(random.uniform(south, north), random.uniform(west, east)) for _ in range(300)]
    inside = np.flatnonzero(whole.contains(*np.array(spread).T))
    assume(inside.size)
    lat, lon = spread[int(inside[0])]
    held = [bool(read_place(f"{half} {area}").region.contains(lat, lon)) for half in halves]
    assert sum(held) <= 1
    if sum(held) == 0:
        least = min(float(read_place(f"{half} {area}").region.distance_km(lat, lon)) for half in halves)
        assert least > 0


@given(
    st.sampled_from(["off Chile", "southern Italy", "north of Karachi", "Atlantic east of Newfoundland"]),
    LATITUDES, LONGITUDES, st.floats(-1, 1), st.floats(-1, 1),
)  # fmt: skip
@example("off Chile", 44.375, -0.8125, 1.0, 0.0)  # over the shore of France
@example("off Chile", -17.0, -72.2, -0.8, -0.1)  # over that of Peru, within reach
def test_distance_changes_by_no_more_than_the_way(
    text: str, lat: float, lon: float, north: float, east: float
) -> None:
    region = read_place(text).region
    first, second = region.distance_km([lat, lat + north], [lon, lon + east])
    way = float(great_circle_km(lat, lon, lat + north, lon + east))
    assert abs(first - second) <= way + 0.1
    assert bool(region.contains(lat, lon)) == (float(first) == 0)


@given(st.floats(4, 26), st.floats(64, 96))
def test_off_a_coast_is_on_the_sea(lat: float, lon: float) -> None:
    region = read_place("off the coast of India").region
    assume(bool(region.contains(lat, lon)))
    beside = [(lat + 0.1 * np.cos(turn), lon + 0.1 * np.sin(turn)) for turn in np.arange(0, 6.3, 0.7)]
    assert any(ground_below(*at).country_code is None for at in [(lat, lon), *beside])
