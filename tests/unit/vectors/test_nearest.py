"""The nearest city, told in Python and in JavaScript: the same answers."""

from __future__ import annotations

import pytest

from dashboard.answers.position import nearest_city_answer
from dashboard.answers.sentences import compass_point
from tests.vectors import cases


def test_the_nearest_city_is_the_vectors() -> None:
    for case in cases("nearest"):
        given, expected = case["given"], case["expected"]
        found = nearest_city_answer(given["latitude_deg"], given["longitude_deg"])
        assert (found.name, found.country) == (expected["name"], expected["country"])
        assert found.distance_km == pytest.approx(expected["km"], abs=0.06)
        assert compass_point(found.from_city_deg) == expected["direction"]
