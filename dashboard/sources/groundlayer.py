"""The file by which page and server name what lies below: ``assets/maps/ground.json``.

Made from the borders' file: countries and disputed areas alone, borders to 1 km (about as well as the
station's own place is known) and coasts to 5.5 km, on a grid of 0.01 degrees. Small enough for every visitor.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dashboard.sources.topology import (
    Topology,
    arc_numbers,
    decode,
    dump,
    encode,
    polygons,
    ring_area_km2,
    ring_points,
    thin,
)

BORDER_KM = 1.0
COAST_KM = 5.5
LEAST_ISLAND_KM2 = 70.0
STEP_DEG = 0.01


def ground_document(borders: dict[str, Any]) -> dict[str, Any]:
    """Areas and countries of the decoded ``borders.json``, thinned."""
    full = decode(borders)
    between = {i for name in ("areas", "borders") for g in full.objects[name] for i in arc_numbers(g)}
    kept = {name: full.objects[name] for name in ("areas", "countries")}
    kept["countries"] = [_without_islets(full, g) for g in kept["countries"]]
    arcs = tuple(
        thin(arc, (lambda lon, lat: BORDER_KM) if i in between else (lambda lon, lat: COAST_KM))
        for i, arc in enumerate(full.arcs)
    )
    return encode(Topology(arcs, kept), STEP_DEG)


def _without_islets(full: Topology, country: dict[str, Any]) -> dict[str, Any]:
    """A country without its islets; one made of nothing else keeps them all."""

    def large(part: list[list[int]]) -> bool:
        return ring_area_km2(ring_points(full.arcs, part[0])) >= LEAST_ISLAND_KM2

    parts = polygons(country)
    large_ones = [part for part in parts if large(part)]
    return {**country, "type": "MultiPolygon", "arcs": large_ones or parts}


def write_ground(borders: Path, ground: Path) -> int:
    """Make the file from the borders' file; its size in bytes."""
    ground.write_text(dump(ground_document(json.loads(borders.read_text("utf-8")))), "utf-8")
    return ground.stat().st_size
