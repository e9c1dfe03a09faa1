"""Reads Natural Earth's vector data (public domain) as other packages carry it: shapefiles and a GeoPackage.

Positions are (longitude, latitude) in degrees. Only what the makers of this folder need is read: polygons and
polylines without heights, and text columns.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Line = NDArray[np.float64]  # (n, 2): longitude, latitude in degrees

_ENVELOPE_BYTES = (0, 32, 48, 48, 64)  # by the GeoPackage header's envelope code


@dataclass(frozen=True)
class Shape:
    """One row: its text columns, and its parts (rings of polygons, holes among them, or lines)."""

    columns: dict[str, str]
    parts: tuple[Line, ...]


def read_shapefile(path: Path, encoding: str = "utf-8") -> Iterator[Shape]:
    """The rows of a shapefile (``path`` is its ``.shp``; the ``.dbf`` lies beside it)."""
    for columns, parts in zip(_dbf(path.with_suffix(".dbf"), encoding), _shp(path), strict=True):
        yield Shape(columns, parts)


def read_geopackage(path: Path, table: str, columns: tuple[str, ...]) -> Iterator[Shape]:
    """The rows of a table of multipolygons; a missing text is empty."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        rows = database.execute(f"select geom, {', '.join(columns)} from {table} order by fid")
        for geometry, *texts in rows:
            named = {name: text or "" for name, text in zip(columns, texts, strict=True)}
            yield Shape(named, tuple(_rings(geometry)))
    database.close()


def _dbf(path: Path, encoding: str) -> Iterator[dict[str, str]]:
    data = path.read_bytes()
    count, head, length = struct.unpack("<IHH", data[4:12])
    fields, at = [], 32
    while data[at] != 0x0D:
        fields.append((data[at : at + 11].split(b"\0")[0].decode("ascii"), data[at + 16]))
        at += 32
    for number in range(count):
        at, row = head + number * length + 1, {}
        for name, width in fields:
            row[name] = data[at : at + width].decode(encoding, "replace").strip()
            at += width
        yield row


def _shp(path: Path) -> Iterator[tuple[Line, ...]]:
    data, at = path.read_bytes(), 100
    while at < len(data):
        length = 2 * struct.unpack(">I", data[at + 4 : at + 8])[0]
        record = data[at + 8 : at + 8 + length]
        at += 8 + length
        if struct.unpack("<I", record[:4])[0] == 0:
            yield ()
            continue
        parts, points = struct.unpack("<II", record[36:44])
        starts = [*struct.unpack(f"<{parts}I", record[44 : 44 + 4 * parts]), points]
        every = np.frombuffer(record, "<f8", 2 * points, 44 + 4 * parts).reshape(-1, 2)
        yield tuple(every[first:last] for first, last in pairwise(starts))


def _rings(geometry: bytes) -> Iterator[Line]:
    """The rings of a GeoPackage multipolygon (header, then well-known binary, little-endian)."""
    at = 8 + _ENVELOPE_BYTES[(geometry[3] >> 1) & 7]
    (polygons,) = struct.unpack("<I", geometry[at + 5 : at + 9])
    at += 9
    for _ in range(polygons):
        (rings,) = struct.unpack("<I", geometry[at + 5 : at + 9])
        at += 9
        for _ in range(rings):
            (points,) = struct.unpack("<I", geometry[at : at + 4])
            yield np.frombuffer(geometry, "<f8", 2 * points, at + 4).reshape(-1, 2)
            at += 4 + 16 * points
