"""Borders lit by floodlights, which are seen from orbit at night. Facts: ``data/floodlights.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from dashboard.geo.borderdata import Line, border_data
from dashboard.geo.sphere import great_circle_km

FILE = Path(__file__).with_name("data") / "floodlights.toml"


@dataclass(frozen=True, eq=False)
class LitBorder:
    """A stretch of border with floodlights.

    ``lines`` run on from each other; ``sanctioned_km`` is the official length, with the fence's windings.
    ``like_people_per_km``: a kilometre gives as much light as this many people's lamps, about.
    """

    id: str
    name: str
    lines: tuple[Line, ...]
    sanctioned_km: float
    like_people_per_km: float
    about: str
    sources: tuple[str, ...]


@cache
def lit_borders() -> tuple[LitBorder, ...]:
    """All stretches, read once."""
    return tuple(
        LitBorder(
            item["id"], item["name"],
            _between(item["countries"], item["start"], item["stop"]),
            item["sanctioned_km"], item["like_people_per_km"],
            item["about"], tuple(item["sources"]),
        )
        for item in tomllib.loads(FILE.read_text("utf-8"))["stretch"]
    )  # fmt: skip


def length_km(line: Line) -> float:
    """Length along a line."""
    lat, lon = line.latitude_deg, line.longitude_deg
    return float(great_circle_km(lat[:-1], lon[:-1], lat[1:], lon[1:]).sum())


def _between(countries: list[str], start: dict[str, float], stop: dict[str, float]) -> tuple[Line, ...]:
    """The border's lines, one after the other, between the vertices nearest to two places."""
    lines = [
        line
        for border in border_data().borders
        if set(border.pair) == set(countries)
        for line in border.lines
    ]
    ends = []
    for end in (start, stop):
        apart = [
            great_circle_km(line.latitude_deg, line.longitude_deg, end["latitude_deg"], end["longitude_deg"])
            for line in lines
        ]
        row = int(np.argmin([part.min() for part in apart]))
        ends.append((row, int(np.argmin(apart[row]))))
    (first, begin), (last, end_at) = ends
    found = []
    for row in range(first, last + 1):
        some = slice(begin if row == first else None, end_at + 1 if row == last else None)
        line = lines[row]
        found.append(Line(line.latitude_deg[some], line.longitude_deg[some], line.disputed))
    return tuple(found)
