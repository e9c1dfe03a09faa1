"""The winds in words, told in Python and in JavaScript: the same answers."""

from __future__ import annotations

from dashboard.answers.sentences import compass_point
from tests.vectors import cases


def test_the_winds_are_named_as_the_vectors_say() -> None:
    for case in cases("compass"):
        assert compass_point(case["given"]["bearing_deg"]) == case["expected"]["point"]
