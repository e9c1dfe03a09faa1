"""Stretches whose files are read back."""

from __future__ import annotations

import pytest

from dashboard.exports.stretch import Stretch, stretch_of
from dashboard.instants import parse_unix

PAGE = "https://example.org/"


def a_stretch(start: str, stop: str, step_s: float = 60.0) -> Stretch:
    return stretch_of(parse_unix(start), parse_unix(stop), step_s, PAGE)


@pytest.fixture(scope="module")
def stretch() -> Stretch:
    """Two orbits: both ways over the 180th meridian, through shadow and light, by odd seconds."""
    return a_stretch("2026-02-19T20:00:07.5Z", "2026-02-19T23:10:00Z", 30.0)
