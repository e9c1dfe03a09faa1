"""Hardware in the frame: outlines in pixels, and the picture of its dark, faintly lit surfaces."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from dashboard.exposure.camera.camera import Camera, aim_of
from dashboard.exposure.camera.setup import Window
from dashboard.exposure.hardware.parts import Piece
from dashboard.exposure.hardware.solids import Solid

Floats = NDArray[np.float64]
Single = NDArray[np.float32]

_MOST_BEHIND = -0.8  # cosine from the lens's axis
_LARGEST = 2.0  # a face wider than so many frames is torn, or around the camera
_DIRECTIONS = np.stack([np.cos(np.arange(180) * np.pi / 90), np.sin(np.arange(180) * np.pi / 90)])
_ROWS_AT_ONCE = 512
_SHARES: Single = np.linspace(0, 1, 256, dtype=np.float32)
_FINER = 2  # surfaces are drawn this many times larger and shrunk: their edges come out smooth
_NIGHT_RGB = (0.0036, 0.0044, 0.0064)  # hulls under starlight
_EARTHGLOW_RGB = (0.030, 0.0190, 0.0090)  # city light and airglow from below
_RIM_RGB = (0.055, 0.060, 0.075)  # on edges seen at a grazing angle
_SUN_RGB = (2.2, 2.1, 1.9)
_TOP_NIGHT, _TOP_DAY = 0.20, 4.0  # the brightest that a surface is drawn


@dataclass(frozen=True)
class Silhouettes:
    """All hardware, in bytes (height, width, 4): the square roots of its colours, and what it covers.

    ``top`` is the light of the byte 255: roots keep the shades of dark surfaces.
    """

    bands: NDArray[np.uint8]
    top: float

    @property
    def light(self) -> Single:
        """Light (3, height, width)."""
        return self.light_in(slice(None))

    @property
    def clear(self) -> Single:
        """How much of each pixel is left clear, (height, width)."""
        return self.clear_in(slice(None))

    def light_in(self, rows: slice) -> Single:
        """Light (3, n, width) of some rows."""
        light = np.square(_SHARES) * np.float32(self.top)
        return np.stack([light.take(self.bands[rows, :, band]) for band in range(3)])

    def clear_in(self, rows: slice) -> Single:
        """How much of each pixel in some rows is left clear, (n, width)."""
        return _SHARES[::-1].take(self.bands[rows, :, 3])


@dataclass(frozen=True)
class Outline:
    """Where a piece stands: rings of pixels (each the outline of one convex part, the hull's first).

    ``azimuth_deg``, ``elevation_deg``: (low, high) of the hull from the window; ``distance_m`` to its middle.
    """

    rings_px: tuple[Floats, ...]
    azimuth_deg: tuple[float, float]
    elevation_deg: tuple[float, float]
    distance_m: float
    centre_px: Floats
    in_frame: bool


def outline(camera: Camera, window: Window, piece: Piece) -> Outline:
    """The outline of a piece of hardware from a window."""
    rings = []
    for solid in piece.solids:
        ring = _hull_directions(solid.corners - window.place_m)
        if ring is None:
            continue
        in_camera = ring @ camera.camera_from_body.T
        pixels, shown = camera.project(in_camera)
        pixels = pixels[shown & (in_camera[:, 2] > _MOST_BEHIND)]
        if len(pixels) > 2:
            rings.append(pixels)
    hull = piece.solids[0].corners - window.place_m
    azimuth, elevation = aim_of(hull)
    middle = hull.mean(axis=0)
    centre_azimuth = float(aim_of(middle)[0])
    # Azimuths around the hull's own middle, so that a hull straight ahead doesn't span 0 to 360.
    azimuth = centre_azimuth + (azimuth - centre_azimuth + 180) % 360 - 180
    centre_px, _ = camera.pixel_of_body(middle)
    return Outline(
        tuple(rings),
        (float(azimuth.min()), float(azimuth.max())),
        (float(elevation.min()), float(elevation.max())),
        float(np.linalg.norm(middle)),
        centre_px,
        any(_touches(camera, ring) for ring in rings),
    )


def _touches(camera: Camera, ring: Floats) -> bool:
    low, high = ring.min(axis=0), ring.max(axis=0)
    return bool(high[0] > 0 and high[1] > 0 and low[0] < camera.width and low[1] < camera.height)


_AT_THE_EYE_M = 1e-6


def _hull_directions(corners: Floats) -> Floats | None:
    """Unit directions around a convex solid as seen from the origin; None where it is around the viewer.

    A solid's outline is the hull of its corners projected on a plane before it, where great circles are
    straight; its edges are then cut so fine that any lens can bend them.
    """
    distance = np.linalg.norm(corners, axis=1, keepdims=True)
    if distance.min() < _AT_THE_EYE_M:
        return None
    unit = corners / distance
    middle = unit.mean(axis=0)
    middle /= np.linalg.norm(middle)
    if (unit @ middle).min() < 0.05:
        return None
    helper = np.array([0.0, 0.0, 1.0]) if abs(middle[2]) < 0.9 else np.array([1.0, 0.0, 0.0])
    right = np.cross(middle, helper)
    right /= np.linalg.norm(right)
    up = np.cross(right, middle)
    depth = unit @ middle
    flat = np.stack([unit @ right / depth, unit @ up / depth], axis=1)
    # Of all corners only the outermost in each of many directions can be seen on the outline.
    outermost = flat[np.unique(np.argmax(flat @ _DIRECTIONS, axis=0))]
    ring = outermost[_convex_hull(outermost)]
    after = np.roll(ring, -1, axis=0)
    fine = []
    for a, b in zip(ring, after, strict=True):
        pieces = max(1, int(np.hypot(*(b - a)) / 0.04))
        fine.append(a + (b - a) * (np.arange(pieces) / pieces)[:, None])
    points = np.concatenate(fine)
    rays = middle + points[:, :1] * right + points[:, 1:] * up
    return np.asarray(rays / np.linalg.norm(rays, axis=1, keepdims=True))


def _convex_hull(points: Floats) -> list[int]:
    """Rows of the convex hull of plane points, anticlockwise (Andrew's monotone chain)."""
    order = np.lexsort((points[:, 1], points[:, 0]))

    def half(rows: NDArray[np.int64]) -> list[int]:
        chain: list[int] = []
        for row in rows:
            while len(chain) > 1:
                (ax, ay), (bx, by), (cx, cy) = points[chain[-2]], points[chain[-1]], points[row]
                if (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) > 0:
                    break
                chain.pop()
            chain.append(int(row))
        return chain[:-1]

    return half(order) + half(order[::-1])


def draw(camera: Camera, window: Window, pieces: tuple[Piece, ...], sun_body: Floats | None) -> Silhouettes:
    """All hardware from a window, nearer faces over farther ones. ``sun_body``: to the Sun, if it shines."""
    faces = [_faces(camera, window, solid, sun_body) for piece in pieces for solid in piece.solids]
    distance, polygons, colours = (np.concatenate(column) for column in zip(*faces, strict=True))
    order = np.argsort(-distance, kind="stable")
    fills = np.concatenate([colours, np.full((len(colours), 1), 255)], axis=1)[order].tolist()
    corners = (polygons * _FINER)[order]
    bands = np.empty((camera.height, camera.width, 4), dtype=np.uint8)
    for first in range(0, camera.height, _ROWS_AT_ONCE):
        part = bands[first : first + _ROWS_AT_ONCE]
        # Four bands: the colours, and in the last one how much is covered.
        canvas = Image.new("CMYK", (camera.width * _FINER, len(part) * _FINER))
        pen = ImageDraw.Draw(canvas)
        shifted = corners - np.array([0, first * _FINER])
        touching = (shifted[..., 1].max(axis=1) >= -1) & (shifted[..., 1].min(axis=1) <= canvas.height)
        for row in np.flatnonzero(touching):
            pen.polygon(shifted[row].ravel().tolist(), fill=tuple(fills[row]))
        part[:] = np.asarray(canvas.reduce(_FINER))
    return Silhouettes(bands, _TOP_NIGHT if sun_body is None else _TOP_DAY)


def _faces(
    camera: Camera, window: Window, solid: Solid, sun_body: Floats | None
) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Faces in the frame that are turned to it: distances (n,), pixels (n, 4, 2), colours (n, 3)."""
    away = solid.middles - window.place_m
    distance = np.linalg.norm(away, axis=1)
    facing = -np.sum(away * solid.normals, axis=1) / distance
    in_camera = (solid.corners - window.place_m) @ camera.camera_from_body.T
    pixels, shown = camera.project(in_camera)
    # A face behind a fisheye is torn across its whole image.
    shown &= in_camera[:, 2] > _MOST_BEHIND * np.linalg.norm(in_camera, axis=1)
    polygons = pixels[solid.faces]
    low, high = polygons.min(axis=1), polygons.max(axis=1)
    size = np.array([camera.width, camera.height])
    with np.errstate(invalid="ignore"):
        usable = (facing > 0) & shown[solid.faces].all(axis=1)
        usable &= ((high > 0) & (low < size)).all(axis=1) & ((high - low).max(axis=1) < _LARGEST * size.max())
        usable &= np.abs(polygons).max(axis=(1, 2)) < 2 * _LARGEST * size.max()
    rows = np.flatnonzero(usable)
    colours = _shades(solid.normals[rows], facing[rows], solid.shine, sun_body)
    return distance[rows], polygons[rows], colours


def _shades(normals: Floats, facing: Floats, shine: float, sun_body: Floats | None) -> NDArray[np.int64]:
    """Colours (m, 3) of faces: starlight, the Earth's glow from below, a rim, and the Sun if it shines."""
    light = np.tile(_NIGHT_RGB, (len(normals), 1))
    light += np.clip(0.25 + 0.75 * normals[:, 2], 0, None)[:, None] * np.array(_EARTHGLOW_RGB) * shine
    light += (np.clip(1 - facing, 0, 1) ** 4)[:, None] * np.array(_RIM_RGB) * shine
    if sun_body is not None:
        light += np.clip(normals @ sun_body, 0, None)[:, None] * np.array(_SUN_RGB) * shine
    top = _TOP_NIGHT if sun_body is None else _TOP_DAY
    return np.round(255 * np.sqrt(np.clip(light / top, 0, 1))).astype(np.int64)
