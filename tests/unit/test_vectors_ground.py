"""What lies below a point, told in Python and in JavaScript: the same answers."""

from __future__ import annotations

from dashboard.geo.regions import ground_below
from tests.vectors import cases
from tests.vectors.make_ground import first_holding


def test_the_ground_is_named_as_the_vectors_say() -> None:
    wrong = []
    for case in cases("ground"):
        given = case["given"]
        found = first_holding(ground_below(given["latitude_deg"], given["longitude_deg"]))
        if found != case["expected"]["over"]:
            wrong.append((given, found, case["expected"]["over"]))
    assert not wrong


def test_the_vectors_know_sea_land_and_disputed_areas() -> None:
    said = {case["expected"]["over"] for case in cases("ground")}
    assert {"the open sea", "Fiji", "Antarctica", "Russia", "Jammu and Kashmir (disputed)"} <= said
