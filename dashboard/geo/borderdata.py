"""Reads ``data/borders.json``: countries, disputed areas and the borders between countries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

BORDERS_FILE = Path(__file__).with_name("data") / "borders.json"
STATES_FILE = BORDERS_FILE.with_name("states.json")


@dataclass(frozen=True, eq=False)
class Line:
    """A line on the ground: latitudes and longitudes in degrees, equally long.

    Iterating gives (longitude, latitude), the order in which maps are drawn.
    """

    latitude_deg: Floats
    longitude_deg: Floats
    disputed: bool = False

    @cached_property
    def bounds_deg(self) -> tuple[float, float, float, float]:
        """South, west, north, east; may reach beyond 180."""
        lat, lon = self.latitude_deg, self.longitude_deg
        return float(lat.min()), float(lon.min()), float(lat.max()), float(lon.max())

    def __iter__(self) -> Iterator[tuple[float, float]]:
        return zip(self.longitude_deg.tolist(), self.latitude_deg.tolist(), strict=True)


@dataclass(frozen=True)
class Area:
    """Closed rings, holes among them, under a code (ISO 3166 two letters where there is one)."""

    code: str
    name: str
    rings: tuple[Line, ...]
    bounds_deg: tuple[float, float, float, float]  # south, west, north, east; may reach beyond 180


@dataclass(frozen=True)
class Border:
    """What two countries share, one standing: settled or disputed."""

    pair: tuple[str, str]
    disputed: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class GroundAreas:
    """Countries, and the disputed areas that lie over them."""

    countries: tuple[Area, ...]
    disputed_areas: tuple[Area, ...]


@dataclass(frozen=True)
class BorderData:
    """The whole file, decoded."""

    countries: tuple[Area, ...]
    disputed_areas: tuple[Area, ...]
    borders: tuple[Border, ...]
    claim_lines: tuple[Line, ...]


@cache
def border_data() -> BorderData:
    """The borders the product knows (read once, about 30 ms)."""
    document, arcs = _decoded(BORDERS_FILE)
    objects = {name: item["geometries"] for name, item in document["objects"].items()}
    return BorderData(
        countries=tuple(_area(g, arcs) for g in objects["countries"]),
        disputed_areas=tuple(_area(g, arcs) for g in objects["areas"]),
        borders=tuple(_border(g, arcs) for g in objects["borders"]),
        claim_lines=tuple(_line(arcs, part, True) for g in objects["claims"] for part in g["arcs"]),
    )


@cache
def state_areas() -> tuple[Area, ...]:
    """The United States' states by postal code (US Census Bureau; coasts to 3 km)."""
    document, arcs = _decoded(STATES_FILE)
    return tuple(_area(g, arcs) for g in document["objects"]["states"]["geometries"])


def read_areas(file: Path) -> GroundAreas:
    """The countries and disputed areas of a layer."""
    document, arcs = _decoded(file)
    objects = {name: item["geometries"] for name, item in document["objects"].items()}
    return GroundAreas(
        countries=tuple(_area(g, arcs) for g in objects["countries"]),
        disputed_areas=tuple(_area(g, arcs) for g in objects["areas"]),
    )


def _decoded(file: Path) -> tuple[dict[str, Any], list[Floats]]:
    """A TopoJSON document and its arcs in degrees (longitude, latitude)."""
    document = json.loads(file.read_text("utf-8"))
    scale, origin = np.array(document["transform"]["scale"]), np.array(document["transform"]["translate"])
    return document, [np.cumsum(np.array(arc, float), axis=0) * scale + origin for arc in document["arcs"]]


def _line(arcs: list[Floats], numbers: list[int], disputed: bool = False) -> Line:
    parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in numbers]
    joined = np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
    joined[:, 0] = np.unwrap(joined[:, 0], period=360)  # across the antimeridian, 181 follows 180
    joined = straight_on_the_map(joined).round(9)  # turned back, 180 is 180 again
    return Line(joined[:, 1], joined[:, 0], disputed)


def _ring(arcs: list[Floats], numbers: list[int]) -> Line:
    """A closed ring; one that goes round a pole is closed through it."""
    line = _line(arcs, numbers)
    lat, lon = line.latitude_deg, line.longitude_deg
    if abs(lon[-1] - lon[0]) < 180:
        return line
    pole = -90.0 if lat.mean() < 0 else 90.0
    return Line(np.concatenate([lat, [pole, pole, lat[0]]]), np.concatenate([lon, [lon[-1], lon[0], lon[0]]]))


def straight_on_the_map(points: Floats, step_deg: float = 0.5) -> Floats:
    """Points at most ``step_deg`` apart in longitude.

    The source's lines are straight in degrees: the 49th parallel is two ends. The great circle between
    them would run 30 km farther north.
    """
    pieces = np.maximum(1, np.ceil(np.abs(np.diff(points[:, 0])) / step_deg)).astype(int)
    which = np.repeat(np.arange(len(pieces)), pieces)
    share = (np.arange(len(which)) - np.repeat(np.cumsum(pieces) - pieces, pieces)) / pieces[which]
    inner = points[which] + share[:, None] * (points[which + 1] - points[which])
    return np.concatenate([inner, points[-1:]])


def _area(geometry: dict[str, Any], arcs: list[Floats]) -> Area:
    parts = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    rings = tuple(_ring(arcs, ring) for part in parts for ring in part)
    lat = np.concatenate([ring.latitude_deg for ring in rings])
    lon = np.concatenate([ring.longitude_deg for ring in rings])
    bounds = (float(lat.min()), float(lon.min()), float(lat.max()), float(lon.max()))
    return Area(geometry["id"], geometry["properties"]["name"], rings, bounds)


def _border(geometry: dict[str, Any], arcs: list[Floats]) -> Border:
    first, second = geometry["properties"]["pair"]
    disputed = bool(geometry["properties"]["disputed"])
    return Border((first, second), disputed, tuple(_line(arcs, part, disputed) for part in geometry["arcs"]))
