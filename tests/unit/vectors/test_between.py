"""The server's half of the landmarks that Node reads too."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.geo.between import landmark
from tests.vectors import cases


@pytest.mark.parametrize("case", cases("between"))
def test_a_place_has_the_landmark_of_the_vectors(case: dict[str, Any]) -> None:
    found = landmark(case["given"]["latitude_deg"], case["given"]["longitude_deg"])
    expected = case["expected"]
    assert (found.kind, list(found.cities)) == (expected["kind"], expected["cities"])
    assert found.distance_km == pytest.approx(expected["distance_km"], abs=1e-6)
    assert found.bearing_deg == pytest.approx(expected["bearing_deg"], abs=1e-6)


def test_the_photographs_place_in_words_people_know() -> None:
    assert landmark(28.722, 71.967).cities == ("Multan", "Bikaner")


@pytest.mark.parametrize(
    ("lat", "lon", "kind", "first"),
    [(31.56, 74.35, "at", "Lahore"), (24.0, 65.0, "from", "Karachi"), (-30.0, -120.0, "nothing", None)],
)
def test_in_a_city_off_a_coast_and_in_the_ocean(lat: float, lon: float, kind: str, first: str | None) -> None:
    found = landmark(lat, lon)
    assert (found.kind, next(iter(found.cities), None)) == (kind, first)
