"""The distance to the station's horizon, told in Python and in JavaScript: the same answers."""

from __future__ import annotations

import pytest

from dashboard.orbit.geodesy import horizon_radius_km
from tests.vectors import cases


def test_the_horizon_is_as_far_as_the_vectors_say() -> None:
    for case in cases("horizon"):
        found = float(horizon_radius_km(case["given"]["altitude_km"]))
        assert found == pytest.approx(case["expected"]["horizon_km"], abs=1e-6)
