"""The map's first picture: what stands in its place until the interactive one does, at the same scale.

The page's map fits its view to its stage, whose size the server can't know. The picture therefore reaches
beyond any usual stage, and CSS gives it the size at which its kilometres are the map's.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image

from dashboard.answers.moment import moment_at
from dashboard.figures.map import REGION_BOUNDS
from dashboard.geo.sphere import places_towards
from dashboard.web.card.lines import ACCENT, Overlay
from dashboard.web.card.projections import FlatView, GlobeView, latitude_of, stretched_deg
from dashboard.web.card.scene import draw_ground, draw_lines, draw_station, draw_track
from dashboard.web.card.view import View
from dashboard.web.link.reading import OpenedLink

WIDTHS = (640, 1280)
_REGION_SPAN_DEG = 80.0  # of longitude: a stage 2.3 times as wide as high
_REGION_SHAPE = 0.65
_GLOBE_FILL = 0.92  # of the stage's shorter side, as in assets/app/map/camera.js
_MOST_TILT_DEG = 40.0
_WORLD = {"lat": 12.0, "lon": 60.0, "zoom": 1.0}
_QUALITY = 62
# The page draws its lights by size, not by area: nearer ones come out brighter than on a card.
_BRIGHTNESS = {"region": 3.5, "world": 1.0, "globe": 1.0}
_KM_PER_DEG = 111.195


@dataclass(frozen=True)
class PosterRequest:
    """What a poster shows; equal requests give equal pictures."""

    unix_s: float
    photo: str
    layers: frozenset[str]
    proj: str
    place: tuple[float, float, float] | None  # latitude, longitude, zoom
    width: int


def poster_request(link: OpenedLink, width: int) -> PosterRequest:
    """The poster of a link; what of it couldn't be read is dropped, as the page drops it."""
    view: dict[str, Any] = link.state["view"]
    place = (view["lat"], view["lon"], view["zoom"]) if "lat" in view else None
    return PosterRequest(link.unix_s, link.photo, frozenset(link.state["layers"]), view["proj"], place, width)


def poster_webp(request: PosterRequest) -> bytes:
    """The poster as a WebP file."""
    file = io.BytesIO()
    draw_poster(request).save(file, "WEBP", quality=_QUALITY, method=4)
    return file.getvalue()


def draw_poster(request: PosterRequest) -> Image.Image:
    """The picture; a globe's has nothing beyond its limb."""
    moment = moment_at(request.unix_s, request.photo)
    position = moment.position
    view = view_of(request, position.latitude_deg, position.longitude_deg)
    overlay = Overlay(view, finer=2)
    draw_lines(overlay, request.layers)
    if "horizon" in request.layers:
        _draw_horizon(overlay, view, position.latitude_deg, position.longitude_deg, position.horizon_km)
    if "track" in request.layers:
        draw_track(overlay, view, request.unix_s)
    x, y, distance_deg = view.to_pixels(np.array([position.latitude_deg]), np.array([position.longitude_deg]))
    if distance_deg[0] < view.reach_deg + 1.0:
        draw_station(overlay, float(x[0]), float(y[0]))
    picture = overlay.over(draw_ground(view, request.unix_s, request.layers, _BRIGHTNESS[request.proj]))
    if isinstance(view, GlobeView):
        picture.putalpha(Image.fromarray((view.inside() * 255).astype(np.uint8)))
    return picture


def view_of(request: PosterRequest, latitude_deg: float, longitude_deg: float) -> FlatView | GlobeView:
    """The projection of a poster; a globe without a place of its own is turned to the station."""
    width = request.width
    if request.proj == "globe":
        tilt = max(-_MOST_TILT_DEG, min(_MOST_TILT_DEG, latitude_deg))
        latitude, longitude, _ = request.place or (tilt, longitude_deg, 1.0)
        return GlobeView(latitude, longitude, width // 2)
    if request.place is None and request.proj == "region":
        return FlatView(*_region_centre(), _REGION_SPAN_DEG, width, round(width * _REGION_SHAPE))
    # The whole Earth is drawn about the equator: CSS moves it, as far as it goes.
    latitude, longitude, zoom = request.place or (0.0, _WORLD["lon"], _WORLD["zoom"])
    return FlatView(latitude, longitude, 360.0 / max(1.0, zoom), width, width)


def poster_style(request: PosterRequest) -> str:
    """The CSS size of a poster's picture in its stage (a size container), and how far it is moved down."""
    _, _, zoom = request.place or (0.0, 0.0, 1.0)
    if request.proj == "globe":
        return f"width: calc({_GLOBE_FILL * zoom:.4g} * min(100cqw, 100cqh))"
    if request.place is None and request.proj == "region":
        across = REGION_BOUNDS["east"] - REGION_BOUNDS["west"]
        along = float(stretched_deg(REGION_BOUNDS["north"]) - stretched_deg(REGION_BOUNDS["south"]))
        return f"width: calc({_REGION_SPAN_DEG:g} * min(100cqw / {across:g}, 100cqh / {along:.4f}))"
    width = "width: max(100cqw, 100cqh)"
    if request.place is not None:
        return width
    # Towards the world's own latitude, but never beyond the poles' edge.
    share = float(stretched_deg(_WORLD["lat"])) / 360.0
    down = f"min({share:.4f} * max(100cqw, 100cqh), 0.5 * max(100cqw, 100cqh) - 50cqh)"
    return f"{width}; --down: max(0px, {down})"


def _region_centre() -> tuple[float, float]:
    south, north = stretched_deg(REGION_BOUNDS["south"]), stretched_deg(REGION_BOUNDS["north"])
    return float(latitude_of((south + north) / 2)), (REGION_BOUNDS["west"] + REGION_BOUNDS["east"]) / 2


def _draw_horizon(
    overlay: Overlay, view: View, latitude_deg: float, longitude_deg: float, radius_km: float
) -> None:
    """The circle on the ground up to which the station sees."""
    bearing, arc = np.linspace(0.0, 2 * np.pi, 181), np.radians(radius_km / _KM_PER_DEG)
    east, north = np.sin(arc) * np.sin(bearing), np.sin(arc) * np.cos(bearing)
    up = np.full_like(bearing, np.cos(arc))
    latitude, longitude = places_towards(east, north, up, latitude_deg, longitude_deg)
    ring = np.column_stack([longitude, latitude])
    overlay.geographic([ring], ACCENT, 34, 5.0)
    overlay.geographic([ring], ACCENT, 120, 1.2)
