"""Candidates' shares by weights, told in Python and in JavaScript: the same answers."""

from __future__ import annotations

import pytest

from dashboard.photos.ranking.likelihood import shares, totals
from tests.vectors import cases


def test_shares_are_the_vectors() -> None:
    for case in cases("ranking"):
        found = shares(totals(case["given"]["terms"], case["given"]["weights"]))
        assert found.tolist() == pytest.approx(case["expected"]["shares"], rel=1e-12)
        assert found.sum() == pytest.approx(1)
