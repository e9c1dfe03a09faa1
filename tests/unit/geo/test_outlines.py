"""Outlines of states, provinces, rivers and lakes: real, whole, where they belong."""

from __future__ import annotations

import sqlite3
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.geo.features import features
from dashboard.geo.outlines import read_outline, write_outlines
from dashboard.geo.places import read_place
from dashboard.geo.provinces import provinces, provinces_named
from dashboard.geo.waters import water_region
from dashboard.sources.naturalearth import read_geopackage, read_shapefile
from dashboard.sources.provincelayer import joined


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("Bavaria", (48.1, 11.6), (50.1, 8.7)),
        ("Tuscany", (43.8, 11.2), (45.4, 9.2)),
        ("Andalusia", (37.4, -6.0), (40.4, -3.7)),
        ("Provence", (43.3, 5.4), (48.9, 2.3)),
        ("England", (51.5, -0.1), (55.95, -3.2)),
        ("Scotland", (57.5, -4.2), (51.5, -0.1)),
        ("Ontario", (50.0, -86.0), (52.0, -72.0)),
        ("Quebec", (52.0, -72.0), (50.0, -86.0)),
        ("Hokkaido", (43.06, 141.35), (35.7, 139.7)),
        ("Sindh", (25.4, 68.4), (31.5, 74.3)),
        ("Rajasthan", (26.9, 75.8), (19.1, 72.9)),
        ("Minas Gerais", (-19.9, -43.9), (-23.5, -46.6)),
        ("Xinjiang", (41.0, 84.0), (31.0, 104.0)),
        ("Patagonia", (-45.0, -69.0), (-34.6, -58.4)),
        ("Lake Baikal", (53.5, 108.0), (52.29, 104.3)),
        ("Caspian Sea", (42.0, 50.5), (42.0, 54.5)),
        ("Great Lakes", (47.6, -87.5), (45.0, -92.0)),
    ],
)
def test_an_area_holds_what_it_should(
    text: str, inside: tuple[float, float], outside: tuple[float, float]
) -> None:
    region = read_place(text).region
    assert region.contains(*inside)
    assert not region.contains(*outside)


@pytest.mark.parametrize(
    ("river", "town"),
    [
        ("Nile", (30.05, 31.23)), ("Danube", (48.21, 16.40)), ("Amazon", (-3.15, -60.0)),
        ("Ganges", (25.31, 83.01)), ("Mississippi River", (29.95, -90.06)), ("Volga", (48.7, 44.5)),
        ("Indus", (27.7, 68.86)), ("Congo River", (-4.3, 15.3)), ("Rhine", (50.94, 6.96)),
        ("Yangtze", (30.58, 114.3)), ("Ucayali River", (-8.38, -74.53)), ("Rhone", (43.95, 4.8)),
        ("Okavango River", (-17.9, 19.8)),
    ],
)  # fmt: skip
def test_a_river_runs_by_its_towns(river: str, town: tuple[float, float]) -> None:
    assert float(water_region(river).distance_km(*town)) < 12.0


def test_every_river_and_lake_of_the_list_has_its_outline() -> None:
    made = [one for one in features() if one.how == "water"]
    assert len(made) > 150
    for one in made:
        region = one.region()
        assert region.lines, one.name
        assert one.note is None
        assert bool(region.rings) == (one.kind not in ("river", "canal")), one.name


def test_every_province_has_a_closed_outline_of_its_own() -> None:
    assert len(provinces()) > 4000
    for one in provinces()[::97]:
        rings = one.region().rings
        assert rings, one.name
        assert all(ring.latitude_deg[0] == ring.latitude_deg[-1] for ring in rings), one.name


def test_a_name_that_is_only_a_direction_needs_its_country() -> None:
    assert provinces_named("northern") == ()
    assert len(provinces_named("northern gh")) == 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("outlines")


STEPS = st.lists(st.tuples(st.integers(0, 35999), st.integers(0, 17999)), min_size=2, max_size=6)


@given(st.lists(st.lists(STEPS, min_size=1, max_size=3), min_size=1, max_size=4))
def test_outlines_come_back_as_they_were_written(
    folder: Path, outlines: list[list[list[tuple[int, int]]]]
) -> None:
    """Each point is still there, on the grid; those put between keep to the straight line on the map."""
    file = folder / "outlines.json.gz"
    parts = [[np.array(part, float) / 100 - (180, 90) for part in parts] for parts in outlines]
    write_outlines(file, parts)
    for row, written in enumerate(parts):
        for line, part in zip(read_outline(file, row), written, strict=True):
            turned = {(round(float(lat), 2), round(float(lon) % 360, 2) % 360) for lon, lat in line}
            assert {(round(float(lat), 2), round(float(lon) % 360, 2) % 360) for lon, lat in part} <= turned


def test_a_shapefile_is_read(tmp_path: Path) -> None:
    points = np.array([[10.0, 50.0], [11.0, 51.0], [12.0, 50.5]])
    record = struct.pack("<I4d2I", 3, 10, 50, 12, 51, 1, 3) + struct.pack("<I", 0) + points.tobytes()
    body = struct.pack(">2I", 1, len(record) // 2) + record + struct.pack(">2I", 2, 2) + struct.pack("<I", 0)
    (tmp_path / "a.shp").write_bytes(bytes(100) + body)
    field = b"name".ljust(11, b"\0") + b"C" + bytes(4) + bytes([10]) + bytes(15)
    head = struct.pack("<4BIHH", 3, 0, 0, 0, 2, 65, 11) + bytes(20) + field + b"\r"
    (tmp_path / "a.dbf").write_bytes(head + b" " + b"Elbe".ljust(10) + b" " + b"Oder".ljust(10))
    first, second = read_shapefile(tmp_path / "a.shp")
    assert (first.columns, second.columns) == ({"name": "Elbe"}, {"name": "Oder"})
    assert np.array_equal(first.parts[0], points)
    assert second.parts == ()


def test_a_geopackage_is_read(tmp_path: Path) -> None:
    ring = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]])
    polygon = struct.pack("<BII", 1, 3, 1) + struct.pack("<I", 4) + ring.tobytes()
    blob = b"GP\0\1" + struct.pack("<i", 4326) + struct.pack("<BII", 1, 6, 1) + polygon
    file = tmp_path / "a.gpkg"
    with sqlite3.connect(file) as database:
        database.execute("create table areas (fid integer primary key, geom blob, name text, code text)")
        database.execute("insert into areas values (1, ?, 'Bavaria', null)", (blob,))
    database.close()
    (found,) = read_geopackage(file, "areas", ("name", "code"))
    assert found.columns == {"name": "Bavaria", "code": ""}
    assert np.array_equal(found.parts[0], ring)


def test_neighbours_are_joined_without_the_edge_between_them() -> None:
    left = np.array([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]], float)
    right = np.array([[1, 0], [2, 0], [2, 1], [1, 1], [1, 0]], float)
    (outline,) = joined([left, right])
    corners = {(float(x), float(y)) for x, y in outline}
    assert len(outline) == 7  # six corners, the first twice
    assert corners == {(0, 0), (1, 0), (2, 0), (2, 1), (1, 1), (0, 1)}
