"""Outlines of rivers and lakes by name (``data/waters.json.gz``, Natural Earth 1:10 million)."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path

from dashboard.geo.outlines import read_outline
from dashboard.geo.regions import Region

NAMES_FILE = Path(__file__).with_name("data") / "waters.json"
OUTLINES_FILE = NAMES_FILE.with_suffix(".json.gz")


@lru_cache(maxsize=16)
def water_region(name: str) -> Region:
    """A river as its courses, a lake as an area. Raises :class:`KeyError` for a name the file hasn't."""
    row, area = _rows()[name]
    parts = read_outline(OUTLINES_FILE, row)
    return Region(name, parts, parts if area else ())


@cache
def _rows() -> dict[str, tuple[int, bool]]:
    listed = json.loads(NAMES_FILE.read_text("utf-8"))
    return {name: (row, area) for row, (name, area) in enumerate(listed)}
