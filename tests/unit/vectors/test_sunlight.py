"""The Sun at the station and below it, told in Python and in JavaScript: the same answers."""

from __future__ import annotations

import numpy as np

from dashboard.orbit.sunlight import illumination, solar_time_h, sun_elevation_deg
from tests.vectors import cases


def test_the_sun_is_where_the_vectors_say() -> None:
    found = cases("sunlight")
    given, expected = [case["given"] for case in found], [case["expected"] for case in found]
    unix_s, lat, lon = (
        np.array([one[key] for one in given]) for key in ("unix_s", "latitude_deg", "longitude_deg")
    )
    lit = illumination([one["position_itrs_km"] for one in given], unix_s)
    assert lit.tolist() == [one["illumination"] for one in expected]
    assert {0, 1, 2} == set(lit.tolist())
    high = np.array([one["sun_elevation_deg"] for one in expected])
    assert np.abs(sun_elevation_deg(lat, lon, unix_s) - high).max() < 1e-4
    hours = np.array([one["solar_time_h"] for one in expected])
    assert np.abs(solar_time_h(lon, unix_s) - hours).max() < 1e-5
