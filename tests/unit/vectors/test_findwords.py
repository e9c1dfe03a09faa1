"""Numbers of a candidate in words, told in Python and in JavaScript: the same answers."""

from __future__ import annotations

from dashboard.web.views.finder import words
from tests.vectors import cases


def test_numbers_are_said_as_the_vectors_say() -> None:
    for case in cases("findwords"):
        given, text = case["given"], case["expected"]["text"]
        if "share" in given:
            assert words.percent(given["share"]) == text
        elif "hours" in given:
            assert words.clock(given["hours"]) == text
        else:
            assert words.place(*given["place"]) == text
