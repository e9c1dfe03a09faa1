"""Coordinates as people and maps write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import InputError
from dashboard.geo.coordinates import read_coordinates
from dashboard.geo.regions import point_region

FUJI = (35.36, 138.73)


@pytest.mark.parametrize(
    "text",
    [
        "35.36,138.73",
        "35.36 138.73",
        "35.36; 138.73",
        "35.36° N, 138.73° E",
        "35.36N 138.73E",
        "N 35.36 E 138.73",
        "N35.36E138.73",
        "E 138.73 N 35.36",
        "138.73 E, 35.36 N",
        "35.36 north, 138.73 east",
        "35°21'36\"N 138°43'48\"E",
        "35° 21′ 36″ N, 138° 43′ 48″ E",
        "35º21’36”N 138º43’48”E",
        "35 21 36 N, 138 43 48 E",
        "35° 21.6' N 138° 43.8' E",
        "35 deg 21 min 36 sec N, 138 deg 43 min 48 sec E",
        "geo:35.36,138.73",
        "geo:35.36,138.73;u=35",
        "lat 35.36, lon 138.73",
        "lon=138.73, lat=35.36",
        "(35.36, 138.73)",
        "35.36° N, 138.73° E.",
    ],
)
def test_one_point_in_many_forms(text: str) -> None:
    assert read_coordinates(text) == pytest.approx(FUJI)


@pytest.mark.parametrize("text", ["−33.86, 151.21", "33.86 S 151.21 E", "33.86° south 151.21° east"])
def test_the_south_is_negative(text: str) -> None:
    assert read_coordinates(text) == pytest.approx((-33.86, 151.21))


@pytest.mark.parametrize(
    "text",
    [
        "138.73,35.36",
        "95,200",
        "35,36 138,73",
        "35.36",
        "-33.86 S, 151 E",
        "12 N 13 N",
        "35 61 N 138 E",
        "35.5 21 N 138 E",
        "nan,nan",
        "1e3,5",
        "35 N 138",
        "91 N 10 E",
        "10 N 181 E",
        "",
    ],
)
def test_what_isn_t_surely_a_point_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="point: "):
        read_coordinates(text)


@given(st.floats(-90, 90), st.floats(-180, 179.99))
def test_what_is_printed_is_read(latitude: float, longitude: float) -> None:
    printed = point_region(latitude, longitude).name
    assert read_coordinates(printed) == pytest.approx((latitude, longitude), abs=0.00501)
