"""The map's layers: made from a small stand-in for their sources, and whole as they are served."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dashboard import cli, settings
from dashboard.geo.polyline import distance_km, prepare
from dashboard.geo.regions import disputed_lines
from dashboard.geo.sphere import unit_vectors
from dashboard.sources import disputes, maplayers
from dashboard.sources.topology import Topology, arc_numbers, decode, polygons, ring_points

LAYERS = ("world_110m", "world_50m")

ASSETS_SCRIPT = """
  var require_world_50m = __commonJS({
    "dist/topojson/world_50m.json"(exports, module) {
      module.exports = { type: "Topology", arcs: [[[0, 0], [4e3, 1], [-3, 1e3]], [[5, 5], [1, 1]]],
        objects: { countries: { type: "GeometryCollection", geometries: [
          { type: "Polygon", arcs: [[0]], id: "XJK", properties: { ct: [75.8, 34.54] } }] },
          lakes: { type: "GeometryCollection", geometries: [{ type: "Polygon", arcs: [[1]] }] } },
        bbox: [0, 0, 1, 1], transform: { scale: [1e-3, 1e-3], translate: [-180, -90] } };
    }
  });
"""


def served(name: str) -> dict[str, Any]:
    path = settings.assets_folder() / "maps" / f"{name}.json"
    document: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return document


def test_a_layer_is_read_out_of_the_script_without_running_it(tmp_path: Path) -> None:
    script = tmp_path / "plotly-geo-assets.js"
    script.write_text(ASSETS_SCRIPT, "utf-8")
    layer = maplayers.read_plotly_layer(script, "world_50m")
    assert layer.arcs[0].tolist() == pytest.approx(
        np.array([[-180, -90], [-176, -89.999], [-176.003, -88.999]])
    )
    assert layer.objects["countries"][0]["id"] == "XJK"
    assert list(arc_numbers(layer.objects["lakes"][0])) == [1]


def test_joining_moves_the_second_ones_arcs() -> None:
    line = np.array([[0.0, 0.0], [1.0, 1.0]])
    first = Topology((line,), {"a": [{"type": "LineString", "arcs": [0]}]})
    second = Topology((line + 5, line + 9), {"b": []})
    joined = maplayers.join(first, second, {"b": [{"type": "Polygon", "arcs": [[0, ~1]]}]})
    assert joined.objects["b"][0]["arcs"] == [[1, ~2]]
    assert joined.arcs[2].tolist() == (line + 9).tolist()


def test_a_border_is_cut_where_its_standing_changes() -> None:
    """A meridian from 20 to 40 N, of which the stretch from 30 to 35 N lies in a disputed square."""
    border = np.stack([np.full(401, 75.0), np.linspace(20, 40, 401)], axis=1)
    square = np.array([[73.0, 30.0], [73.0, 35.0], [77.0, 35.0], [77.0, 30.0], [73.0, 30.0]])
    topology = Topology(
        (border, square),
        {
            "countries": [
                {"type": "Polygon", "arcs": [[0]], "id": "IN"},
                {"type": "Polygon", "arcs": [[~0]], "id": "PK"},
            ],
            "areas": [{"type": "Polygon", "arcs": [[1]], "id": "XJK"}],
        },
    )
    cut = disputes.flag_disputed(topology, maplayers.owners(topology))
    disputed = [i for g in cut.objects["disputed"] for i in arc_numbers(g)]
    assert len(disputed) == 1
    lat = cut.arcs[disputed[0]][:, 1]
    reach = disputes.NEAR_KM / 111.2
    assert lat.min() == pytest.approx(30 - reach, abs=0.1)
    assert lat.max() == pytest.approx(35 + reach, abs=0.1)
    # Both countries still run along the whole of it, in their own direction.
    india, pakistan = (ring_points(cut.arcs, polygons(g)[0][0]) for g in cut.objects["countries"])
    assert india.tolist() == border.tolist()
    assert pakistan.tolist() == border[::-1].tolist()


@pytest.mark.parametrize("name", LAYERS)
def test_layers_have_what_plotly_draws(name: str) -> None:
    document = served(name)
    assert {"land", "ocean", "lakes", "coastlines", "countries", "areas"} == set(document["objects"])
    layer = decode(document)
    used = {i for items in layer.objects.values() for g in items for i in arc_numbers(g)}
    assert used == set(range(len(layer.arcs)))
    assert all(len(arc) >= 2 and np.all(np.abs(arc) <= [180.001, 90.001]) for arc in layer.arcs[:-1])


@pytest.mark.parametrize("name", LAYERS)
def test_rings_are_closed_and_turn_the_way_d3_reads_them(name: str) -> None:
    """d3 takes the side on the right for the inside: a ring the wrong way round would flood the Earth."""
    layer = decode(served(name))
    for kind in ("land", "lakes", "areas"):
        for geometry in layer.objects[kind]:
            for part in polygons(geometry):
                ring = ring_points(layer.arcs, part[0])
                assert ring[0].tolist() == ring[-1].tolist()
                x, y = np.unwrap(ring[:, 0], period=360), np.sin(np.radians(ring[:, 1]))
                assert np.max(np.abs(np.diff(x))) < 30  # no step is taken for a line round the Earth
                if abs(x[0] - x[-1]) < 1:  # not round a pole
                    x -= x[0]
                    assert np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) <= 1e-3


def test_the_ocean_is_the_whole_sphere() -> None:
    layer = decode(served("world_50m"))
    north, south = (ring_points(layer.arcs, part[0]) for part in layer.objects["ocean"][0]["arcs"])
    assert north.tolist() == south[::-1].tolist()
    assert np.all(north[:, 1] == 0)
    assert [round(lon) % 360 for lon in north[:, 0]] == [180, 270, 0, 90, 180]


def test_disputed_lines_are_not_among_the_borders() -> None:
    layer = decode(served("world_50m"))
    borders = np.concatenate([layer.arcs[i] for g in layer.objects["countries"] for i in arc_numbers(g)])
    disputed = [line for line in disputed_lines() if len(line.latitude_deg) > 5]
    prepared = prepare([(line.latitude_deg[2:-2], line.longitude_deg[2:-2]) for line in disputed])
    near = distance_km(prepared, unit_vectors(borders[:, 1], borders[:, 0])) < 0.5
    assert np.count_nonzero(near) <= 12  # where an undisputed border meets one


def test_the_region_is_finer_than_the_rest() -> None:
    layer = decode(served("world_50m"))
    steps = {True: [0.0], False: [0.0]}
    for i in {i for g in layer.objects["coastlines"] for i in arc_numbers(g)}:
        for (lon, lat), (lon2, lat2) in pairwise(layer.arcs[i].tolist()):
            steps[maplayers.in_region(lon, lat)].append(np.hypot(lon2 - lon, lat2 - lat))
    assert np.median(steps[True]) < 0.5 * np.median(steps[False])


@pytest.mark.parametrize(
    ("name", "most"), [("world_50m", 600_000), ("world_110m", 220_000), ("labels", 20_000)]
)
def test_layers_stay_small(name: str, most: int) -> None:
    assert (settings.assets_folder() / "maps" / f"{name}.json").stat().st_size < most


def test_names_are_where_they_belong() -> None:
    names = served("labels")
    at = {row[0]: row[1:3] for row in names["country"]}
    assert at["India"] == pytest.approx([79, 22], abs=2)
    assert at["Pakistan"] == pytest.approx([69, 29.5], abs=2)
    sizes = [row[3] for row in names["country"]]
    assert sizes == sorted(sizes, reverse=True)
    assert {row[0] for row in names["disputed"]} == {area.name for area in disputes.DISPUTED_AREAS.values()}
    assert "Arabian Sea" in {row[0] for row in names["sea"]}


def test_every_area_has_a_name() -> None:
    layer = decode(served("world_50m"))
    names = [g["properties"]["name"] for g in layer.objects["areas"]]
    assert names[:3] == sorted(names[:3]) or all("disputed" in name for name in names[:3])
    assert {"India", "Pakistan", "China", "Aksai Chin (disputed)"} <= set(names)
    assert all(names)


def test_the_command_refuses_what_is_no_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.js"
    other.write_text("{}", "utf-8")
    assert cli.main(["maps", str(tmp_path / "missing.js"), str(other)]) == 2
    assert "PLOTLY_GEO_ASSETS" in capsys.readouterr().err
    assert cli.main(["maps", str(other), str(other)]) == 2
    assert "can't be read" in capsys.readouterr().err
