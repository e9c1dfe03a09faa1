"""States and provinces of every country but the United States, by name, with outlines to about 3 km.

Names are in ``data/provinces.csv``, outlines in ``data/provinces.json.gz`` (read when one is asked for). See
``data/FEATURES.md``.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from dashboard.geo.fold import fold_lines
from dashboard.geo.outlines import read_outline
from dashboard.geo.regions import Region

NAMES_FILE = Path(__file__).with_name("data") / "provinces.csv"
OUTLINES_FILE = NAMES_FILE.with_suffix(".json.gz")


@dataclass(frozen=True)
class Province:
    """One state, province or joined region. ``people`` live in its cities; ``row`` is its outline's line."""

    country: str
    name: str
    also: tuple[str, ...]
    people: int
    row: int

    def region(self) -> Region:
        """Its outline."""
        return _region(self.row, self.name)


@cache
def provinces() -> tuple[Province, ...]:
    """All of them, in the file's order."""
    with NAMES_FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Province(row["country"], row["name"], tuple(_parts(row["also"])), int(row["people"]), number)
            for number, row in enumerate(csv.DictReader(file))
        )


def provinces_named(wanted: str) -> tuple[Province, ...]:
    """Those of a folded name or other name."""
    return tuple(provinces()[row] for row in _by_name().get(wanted, ()))


@cache
def _by_name() -> dict[str, tuple[int, ...]]:
    pairs = [(name, one.row) for one in provinces() for name in (one.name, *one.also)]
    folded = fold_lines("\n".join(name for name, _ in pairs)).split("\n")
    found: dict[str, list[int]] = defaultdict(list)
    for name, (_, row) in zip(folded, pairs, strict=True):
        found[name].append(row)
    return {name: tuple(dict.fromkeys(rows)) for name, rows in found.items()}


@lru_cache(maxsize=16)
def _region(row: int, name: str) -> Region:
    rings = read_outline(OUTLINES_FILE, row)
    return Region(name, rings, rings)


def _parts(text: str) -> list[str]:
    return [part for part in text.split("|") if part]
