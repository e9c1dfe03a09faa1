"""Land, coasts and borders for the card, from the map layers that the page itself draws."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from dashboard import settings
from dashboard.geo.borderdata import border_data
from dashboard.geo.regions import disputed_lines
from dashboard.web.card.view import Floats, View

LAYERS = "maps/world_50m.json"
CELLS_PER_DEG = 10
_DRAWN_FINER = 2  # the mask is drawn at twice its size, so that a coast's cells are partly land

LonLat = NDArray[np.float64]  # (n, 2): longitude, latitude in degrees


def land_share(view: View) -> Floats:
    """Share of land in each pixel of the card (height, width), 0 to 1."""
    mask = _land_mask()
    rows, columns = mask.shape
    latitude, longitude = view.grid()
    row = np.clip((90.0 - latitude) * CELLS_PER_DEG - 0.5, 0, rows - 1.001)
    column = ((longitude + 180.0) * CELLS_PER_DEG - 0.5) % columns
    top, left = row.astype(int), column.astype(int)
    down, right = row - top, column - left
    next_column = (left + 1) % columns
    upper = mask[top, left] * (1 - right) + mask[top, next_column] * right
    lower = mask[top + 1, left] * (1 - right) + mask[top + 1, next_column] * right
    return np.asarray((upper * (1 - down) + lower * down) / 255.0)


@lru_cache(maxsize=1)
def coast_lines() -> tuple[LonLat, ...]:
    """Coasts of land and shores of great lakes."""
    arcs, objects = _layers()
    lines = [_join(arcs, part) for shape in objects["coastlines"] for part in _lines_of(shape)]
    return tuple(lines)


@lru_cache(maxsize=1)
def settled_borders() -> tuple[LonLat, ...]:
    """Borders that are in nobody's dispute."""
    lines = (line for border in border_data().borders if not border.disputed for line in border.lines)
    return tuple(np.column_stack([line.longitude_deg, line.latitude_deg]) for line in lines)


@lru_cache(maxsize=1)
def contested_borders() -> tuple[LonLat, ...]:
    """Disputed lines and lines of claims, to be drawn as such."""
    return tuple(np.column_stack([line.longitude_deg, line.latitude_deg]) for line in disputed_lines())


@lru_cache(maxsize=1)
def _land_mask() -> NDArray[np.uint8]:
    """Land on a grid of latitude (from north) and longitude, 0 sea to 255 land."""
    size = (360 * CELLS_PER_DEG, 180 * CELLS_PER_DEG)
    finer = CELLS_PER_DEG * _DRAWN_FINER
    picture = Image.new("L", (size[0] * _DRAWN_FINER, size[1] * _DRAWN_FINER))
    draw = ImageDraw.Draw(picture)
    arcs, objects = _layers()
    for name, colour in (("land", 255), ("lakes", 0)):
        for shape in objects[name]:
            for polygon in _polygons_of(shape):
                for number, ring in enumerate(polygon):
                    # The rings after a polygon's first are holes in it.
                    fill = colour if number == 0 else 255 - colour
                    for part in _on_the_grid(_join(arcs, ring)):
                        draw.polygon((part * finer).ravel().tolist(), fill=fill)
    return np.asarray(picture.reduce(_DRAWN_FINER))


def _on_the_grid(ring: LonLat) -> Iterator[LonLat]:
    """A ring as degrees from the grid's north-west corner, without a jump at the date line.

    A ring that crosses it is drawn once from each side; one that goes round the pole is closed there.
    """
    longitude, latitude = np.unwrap(ring[:, 0], period=360.0), ring[:, 1]
    if abs(longitude[-1] - longitude[0]) > 180.0:
        pole = 90.0 if latitude.mean() > 0 else -90.0
        longitude = np.concatenate([longitude, longitude[[-1, 0]]])
        latitude = np.concatenate([latitude, [pole, pole]])
    for turn in (-360.0, 0.0, 360.0):
        if longitude.max() + turn > -180.0 and longitude.min() + turn < 180.0:
            yield np.column_stack([longitude + turn + 180.0, 90.0 - latitude])


@lru_cache(maxsize=1)
def _layers() -> tuple[list[LonLat], dict[str, list[dict[str, Any]]]]:
    """Arcs of the TopoJSON document in degrees, and the geometries of its objects."""
    document = json.loads((settings.assets_folder() / LAYERS).read_text(encoding="utf-8"))
    scale, origin = np.array(document["transform"]["scale"]), np.array(document["transform"]["translate"])
    arcs = [np.cumsum(np.array(arc, dtype=np.float64), axis=0) * scale + origin for arc in document["arcs"]]
    return arcs, {name: item["geometries"] for name, item in document["objects"].items()}


def _join(arcs: list[LonLat], numbers: list[int]) -> LonLat:
    """The points of arcs in a row; ``~i`` is arc ``i`` from its end."""
    parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def _polygons_of(shape: dict[str, Any]) -> Iterator[list[list[int]]]:
    yield from [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]


def _lines_of(shape: dict[str, Any]) -> Iterator[list[int]]:
    yield from [shape["arcs"]] if shape["type"] == "LineString" else shape["arcs"]
