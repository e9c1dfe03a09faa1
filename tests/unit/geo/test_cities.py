"""Cities by place and by name."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.errors import InputError
from dashboard.geo.cities import cities, find_city, nearest_cities, nearest_city
from dashboard.geo.sphere import great_circle_km


def test_all_of_them_most_populous_first() -> None:
    table = cities()
    assert len(table) == 34_006
    assert np.all(np.diff(table.population) <= 0)
    assert (
        np.sum(
            (table.longitude_deg > 45)
            & (table.longitude_deg < 100)
            & (table.latitude_deg > 5)
            & (table.latitude_deg < 45)
        )
        == 5_869
    )


def test_nearest_to_a_point_beside_a_city() -> None:
    city, distance_km, bearing = nearest_city(31.60, 74.35)
    assert (city.name, city.country_code) == ("Lahore", "PK")
    assert distance_km < 10
    assert 90 < bearing < 270  # the city's centre lies south


def test_nearest_is_nearest() -> None:
    random = np.random.default_rng(1)
    latitude, longitude = random.uniform(-60, 60, 300), random.uniform(-180, 180, 300)
    index, distance_km = nearest_cities(latitude, longitude)
    table = cities()
    for k in range(0, 300, 30):
        every = great_circle_km(latitude[k], longitude[k], table.latitude_deg, table.longitude_deg)
        assert distance_km[k] == pytest.approx(every.min(), abs=1e-6)
        assert every[index[k]] == pytest.approx(every.min(), abs=1e-6)


def test_across_the_date_line() -> None:
    city, distance_km, _ = nearest_city(-18.0, -179.9)
    assert city.country_code == "FJ"
    assert distance_km < 400


def test_at_a_city_the_distance_is_nothing() -> None:
    delhi = find_city("Delhi")
    city, distance_km, _ = nearest_city(delhi.latitude_deg, delhi.longitude_deg)
    assert city == delhi
    assert distance_km == 0.0


@pytest.mark.parametrize(
    ("name", "country", "code"),
    [
        ("delhi", None, "IN"),
        ("  KARACHI ", None, "PK"),
        ("Zurich", None, "CH"),
        ("Bombay", None, "IN"),
        ("Hyderabad", "pk", "PK"),
        ("لاہور", None, "PK"),
    ],
)
def test_by_name_in_any_spelling(name: str, country: str | None, code: str) -> None:
    assert find_city(name, country).country_code == code


def test_of_two_cities_the_larger() -> None:
    assert find_city("London").country_code == "GB"
    assert find_city("London", "CA").country_code == "CA"


@pytest.mark.parametrize(
    ("name", "country"), [("Xyzzyville", None), ("Delhi", "PK"), ("", None), (" ", "IN")]
)
def test_a_city_that_is_not_is_said(name: str, country: str | None) -> None:
    with pytest.raises(InputError, match="city"):
        find_city(name, country)
