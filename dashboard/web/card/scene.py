"""The parts of a drawn map: ground with its lights, lines, ground track, station; on any projection."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PIL import Image

from dashboard.geo.cities import cities
from dashboard.orbit.archive import load_archive
from dashboard.orbit.geodesy import geodetic
from dashboard.orbit.states import states_at
from dashboard.orbit.sunlight import sun_itrs_km
from dashboard.web.card import land as card_land
from dashboard.web.card.ground import add_light, city_light, shade, smooth_step, sun_elevation_raster
from dashboard.web.card.lines import ACCENT, BORDER, COAST, DISPUTED, Overlay
from dashboard.web.card.view import Floats, View

TRACK_REACH_S = 32 * 60.0
_TRACK_STEP_S = 20.0


def draw_ground(view: View, unix_s: float, layers: Collection[str], brightness: float = 1.0) -> Image.Image:
    """Land and sea by day and night, and the light of cities in the dark, ``brightness`` times as bright."""
    sun = sun_itrs_km([unix_s])[0]
    elevation = sun_elevation_raster(view, sun)
    lit = elevation if "night" in layers else np.full_like(elevation, -18.0)
    ground = shade(card_land.land_share(view), lit)
    if "cities" in layers:
        ground = add_light(ground, brightness * _lights(view, elevation))
    return picture_of(ground)


def picture_of(raster: Floats) -> Image.Image:
    """A raster (height, width, 3) of 0 to 255 as a picture."""
    return Image.fromarray(np.clip(raster, 0, 255).astype(np.uint8))


def _lights(view: View, elevation: Floats) -> Floats:
    """City light by pixel: brighter with people, only where the Sun is well down."""
    table = cities()
    x, y, distance_deg = view.to_pixels(table.latitude_deg, table.longitude_deg)
    shown = distance_deg < view.reach_deg + 3.0
    x, y, people = x[shown], y[shown], table.population[shown]
    column = np.clip(x, 0, view.width - 1).astype(int)
    row = np.clip(y, 0, view.height - 1).astype(int)
    dark = 1.0 - smooth_step(elevation[row, column], -8.0, -2.0)
    return city_light(view, x, y, dark * 2.6 * (people / 200_000.0) ** 0.62)


def draw_lines(overlay: Overlay, layers: Collection[str]) -> None:
    """Coasts, and borders where they are asked for."""
    overlay.geographic(card_land.coast_lines(), COAST, 105, 0.9)
    if "borders" in layers:
        overlay.geographic(card_land.settled_borders(), BORDER, 95, 0.9)
        if "disputed" in layers:
            overlay.geographic(card_land.contested_borders(), DISPUTED, 150, 1.1)


def draw_track(overlay: Overlay, view: View, unix_s: float) -> None:
    """The ground track: fainter behind the station, with chevrons that point ahead."""
    seconds = np.arange(-TRACK_REACH_S, TRACK_REACH_S + 1, _TRACK_STEP_S)
    seconds = seconds[load_archive().answered(unix_s + seconds)]
    states = states_at(unix_s + seconds)
    place = geodetic(states.position_itrs_km)
    x, y, distance_deg = view.to_pixels(place.latitude_deg, place.longitude_deg)
    shown = distance_deg < view.reach_deg + 3.0
    for first in range(0, len(seconds) - 1, 3):
        piece = slice(first, first + 4)
        if not shown[piece].all():
            continue
        away = abs(seconds[piece].mean()) / TRACK_REACH_S
        strength = (0.62 if seconds[first] < 0 else 1.0) * (1.0 - 0.55 * away)
        overlay.line(x[piece], y[piece], ACCENT, round(70 * strength), 7.0)
        overlay.line(x[piece], y[piece], ACCENT, round(235 * strength), 2.4)
    for ahead_s in (240.0, 480.0, 720.0):
        at = int(np.searchsorted(seconds, ahead_s))
        if at + 1 >= len(seconds):
            break
        if not shown[at - 1 : at + 2].all():
            continue
        direction = np.degrees(np.arctan2(x[at + 1] - x[at - 1], y[at - 1] - y[at + 1]))
        overlay.arrow(float(x[at]), float(y[at]), float(direction), 13.0, ACCENT, 255)


def draw_station(overlay: Overlay, x: float, y: float) -> None:
    """The station's mark at a pixel."""
    for radius, alpha in ((26.0, 26), (18.0, 44), (12.0, 80)):
        overlay.circle(x, y, radius, ACCENT, alpha)
    overlay.circle(x, y, 13.0, ACCENT, 255, 2.2)
    overlay.circle(x, y, 6.0, (255, 255, 255), 255)
