"""The server's half of the vectors that Node reads too."""

from __future__ import annotations

import pytest

from dashboard.geo import sphere
from dashboard.orbit import geodesy
from tests.vectors import cases

LAHORE = (31.558, 74.351)


@pytest.mark.parametrize("case", cases("geodesy"))
def test_a_state_reads_as_the_vectors_say(case: dict[str, dict[str, list[float]]]) -> None:
    position, velocity = case["given"]["position_itrs_km"], case["given"]["velocity_itrs_km_s"]
    expected = case["expected"]
    place = geodesy.geodetic(position)
    here = (place.latitude_deg, place.longitude_deg)
    found = {
        "latitude_deg": here[0],
        "longitude_deg": here[1],
        "altitude_km": place.altitude_km,
        "heading_deg": geodesy.heading_deg(position, velocity),
        "ground_speed_km_s": geodesy.ground_speed_km_s(position, velocity),
        "inertial_speed_km_s": geodesy.inertial_speed_km_s(position, velocity),
        "to_lahore_km": sphere.great_circle_km(*here, *LAHORE),
        "to_lahore_deg": sphere.bearing_deg(*here, *LAHORE),
    }
    assert {name: float(value) for name, value in found.items()} == pytest.approx(expected, abs=1e-8)
