"""The server's half of the vectors that Node reads too: the link of a state."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.web.parts.link_key import describe, format_link
from tests.vectors import cases
from tests.vectors.make_links import KEYS


@pytest.mark.parametrize("case", cases("links"))
def test_a_link_is_written_as_the_vectors_say(case: dict[str, Any]) -> None:
    assert format_link(case["given"], KEYS) == case["expected"]


@pytest.mark.parametrize(
    ("state", "link"),
    [
        ({"fine": 6.5}, "fine=7"),
        ({"fine": 180.49999999999997}, ""),
        ({"view": {"proj": "world", "lat": 0.125, "lon": -0.125, "zoom": 2}}, "view=world@0.13,-0.13,2"),
        ({"angle": -0.001}, "angle=0"),
        ({"find": "a b+c"}, "find=a%20b%2Bc"),
        ({"layers": []}, "layers=none"),
    ],
)
def test_these_links_are_known_by_hand(state: dict[str, Any], link: str) -> None:
    assert format_link(state, KEYS) == link


def test_the_browser_is_handed_plain_data() -> None:
    assert {key["kind"] for key in describe(KEYS)} == {"text", "moment", "choice", "view", "flags", "number"}
