"""The Sun's height in words, told in Python and in JavaScript: the same answers."""

from __future__ import annotations

from dashboard.answers.sunwords import daylight_words, sun_text, twilight
from tests.vectors import cases


def test_the_suns_height_is_said_as_the_vectors_say() -> None:
    for case in cases("sunwords"):
        given, expected = case["given"], case["expected"]
        assert sun_text(given["elevation_deg"]) == expected["text"]
        assert twilight(given["elevation_deg"]) == expected["twilight"]
        assert daylight_words(given["elevation_deg"], given["solar_time_h"]) == expected["daylight"]


def test_halves_are_rounded_up_on_both_sides_of_the_horizon() -> None:
    assert sun_text(2.5).startswith("Sun 3°")
    assert sun_text(-54.5).startswith("Sun 55°")
    assert sun_text(0.25).startswith("Sun 0.3°")
