"""The server's half of the vectors that Node reads too: what a written time means, or why nothing."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.errors import InputError
from dashboard.instants import format_utc, parse_utc
from tests.vectors import cases


def read(text: str) -> dict[str, str]:
    try:
        return {"utc": format_utc(parse_utc(text))}
    except InputError as refusal:
        begin, end = f"t: {text!r} ", f"; allowed: {refusal.allowed}."
        message = str(refusal)
        assert message.startswith(begin)
        assert message.endswith(end)
        return {"problem": message.removeprefix(begin).removesuffix(end)}


@pytest.mark.parametrize(
    "case", [*cases("times"), *cases("times_mutated")], ids=lambda case: repr(case["given"])
)
def test_a_time_reads_as_the_vectors_say(case: dict[str, Any]) -> None:
    assert read(case["given"]) == case["expected"]
