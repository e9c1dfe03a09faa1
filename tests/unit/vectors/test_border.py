"""The distance to lines on the ground, told in Python and in JavaScript: the same answers."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.geo.borderdata import Line
from dashboard.geo.regions import Region
from tests.vectors import cases


def test_lines_are_as_far_as_the_vectors_say() -> None:
    for case in cases("border"):
        given = case["given"]
        points = np.array(given["line"])
        region = Region("a line", (Line(points[:, 1], points[:, 0]),))
        found = float(region.distance_km(given["latitude_deg"], given["longitude_deg"]))
        assert found == pytest.approx(case["expected"]["km"], abs=1e-3)
