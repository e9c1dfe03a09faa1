"""Seas, straits, lakes, rivers, deserts, mountains, peninsulas and islands by name (``data/features.csv``).

Islands have the outlines of the border data, rivers and lakes Natural Earth's. The other outlines are ours,
set down by hand from general knowledge with a few points each, not digitised from a map and not measured
against one: see ``data/FEATURES.md``.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dashboard.geo.borderdata import Line, border_data, straight_on_the_map
from dashboard.geo.fold import fold
from dashboard.geo.regions import Region, country_region
from dashboard.geo.shapes import any_of
from dashboard.geo.waters import water_region

FEATURES_FILE = Path(__file__).with_name("data") / "features.csv"
ROUGHLY = "Its outline here is rough, set down by hand"


@dataclass(frozen=True)
class Feature:
    """One feature of the Earth. ``rank`` is 1 for what everybody knows, 3 for the least known.

    ``how`` is ``area`` for an outline, ``line`` for a course or a point, ``land`` for islands (the land
    around each of ``points``), (n, 2): latitude, longitude in degrees; ``water`` for an outline of the
    rivers' and lakes' file (``points`` are empty); ``countries`` and ``union`` are made of ``members``:
    country codes, or other features' names.
    """

    kind: str
    rank: int
    name: str
    also: tuple[str, ...]
    how: str
    points: NDArray[np.float64]
    members: tuple[str, ...] = ()

    @property
    def note(self) -> str | None:
        """What to say of the outline; nothing of islands and of points."""
        if self.how == "union":
            return ROUGHLY
        return ROUGHLY if self.how in ("area", "line") and len(self.points) > 1 else None

    def region(self) -> Region:
        """The feature as a region."""
        if self.how == "land":
            rings = _land_around(self.points)
            return Region(self.name, rings, rings)
        if self.how == "water":
            return water_region(self.name)
        if self.how == "countries":
            rings = tuple(ring for code in self.members for ring in country_region(code).rings)
            return Region(self.name, rings, rings)
        if self.how == "union":
            parts = [part.region() for one in self.members for part in features_named(fold(one))]
            return any_of(self.name, parts)
        if self.how == "line":
            return Region(self.name, (_drawn(self.points),))
        ring = _drawn(np.concatenate([self.points, self.points[:1]]))
        return Region(self.name, (ring,), (ring,))


@cache
def features() -> tuple[Feature, ...]:
    """All features, in the file's order."""
    with FEATURES_FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_feature(row) for row in csv.DictReader(file))


def features_named(wanted: str) -> tuple[Feature, ...]:
    """Features of a folded name."""
    return _by_name().get(wanted, ())


def _feature(row: dict[str, str]) -> Feature:
    parts = [part for part in row["points"].split(";") if part]
    also = tuple(name for name in row["also"].split("|") if name)
    made_of = row["how"] in ("countries", "union")
    points = [] if made_of else [[float(part) for part in pair.split()] for pair in parts]
    members = tuple(parts) if made_of else ()
    where = np.array(points).reshape(-1, 2)
    return Feature(row["kind"], int(row["rank"]), row["name"], also, row["how"], where, members)


@cache
def _by_name() -> dict[str, tuple[Feature, ...]]:
    found: dict[str, list[Feature]] = defaultdict(list)
    for feature in features():
        for name in {fold(text) for text in (feature.name, *feature.also)}:
            found[name].append(feature)
    return {name: tuple(ones) for name, ones in found.items()}


def _drawn(points: NDArray[np.float64]) -> Line:
    if len(points) == 1:
        return Line(points[:, 0], points[:, 1])
    straight = straight_on_the_map(points[:, ::-1])
    return Line(straight[:, 1], straight[:, 0])


def _land_around(points: NDArray[np.float64]) -> tuple[Line, ...]:
    """The rings of land that hold the points."""
    found = []
    for latitude, longitude in points:
        for area in border_data().countries:
            south, west, north, east = area.bounds_deg
            if south <= latitude <= north and (west <= longitude <= east or east > 180):
                found += [
                    ring for ring in area.rings if Region("", (), (ring,)).contains(latitude, longitude)
                ]
    return tuple({id(ring): ring for ring in found}.values())
