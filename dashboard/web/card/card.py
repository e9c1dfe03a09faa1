"""The picture a link unfurls with: a map card of that moment, drawn by the server, 1200 x 630 pixels.

Land, borders, night, city lights, ground track, station and horizon; beside them what, when and where.
A link that can't be read gives the default moment's card, as the page does.
"""

from __future__ import annotations

import io
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from dashboard.answers.moment import Moment, moment_at
from dashboard.geo.cities import cities
from dashboard.orbit.archive import load_archive
from dashboard.orbit.geodesy import geodetic
from dashboard.orbit.states import states_at
from dashboard.orbit.sunlight import sun_itrs_km
from dashboard.photos.catalogue.files import load_photos
from dashboard.photos.moment import default_moment
from dashboard.web.card import land as card_land
from dashboard.web.card.ground import (
    add_light,
    city_light,
    fade_behind_words,
    shade,
    smooth_step,
    sun_elevation_raster,
)
from dashboard.web.card.labels import city_labels, words
from dashboard.web.card.lines import ACCENT, BORDER, COAST, DISPUTED, Overlay
from dashboard.web.card.view import CardView, Floats
from dashboard.web.link.keys import all_keys
from dashboard.web.link.reading import open_link

TRACK_REACH_S = 32 * 60.0
_TRACK_STEP_S = 20.0
_KM_PER_DEG = 111.195
_SAME_MOMENT_S = 60.0  # a minute off is still the photograph: no estimate is better than that
_WORDS_WIDTH = 620.0  # the ground is darkened up to here, so that words stay readable


@dataclass(frozen=True)
class CardRequest:
    """What a card shows; equal requests give equal pictures."""

    unix_s: float
    photo: str
    layers: frozenset[str]
    chosen: bool  # whether the link named the moment


def card_request(query: str) -> CardRequest:
    """The card of a link's query. Never fails: what can't be read or answered is dropped."""
    link = open_link(query, all_keys())
    chosen = link.state["t"] is not None
    return CardRequest(link.unix_s, link.photo, frozenset(link.state["layers"]), chosen=chosen)


def card_png(request: CardRequest) -> bytes:
    """The card as a PNG file."""
    file = io.BytesIO()
    draw_card(request).save(file, "PNG", compress_level=6)
    return file.getvalue()


def draw_card(request: CardRequest) -> Image.Image:
    """The card as a picture (RGB, 1200 x 630)."""
    moment = moment_at(request.unix_s, request.photo)
    view = CardView(moment.position.latitude_deg, moment.position.longitude_deg)
    overlay = Overlay(view)
    _draw_lines(overlay, request.layers)
    if "horizon" in request.layers:
        _draw_horizon(overlay, view, moment)
    if "track" in request.layers:
        _draw_track(overlay, view, request.unix_s)
    _draw_station(overlay, view)
    picture = overlay.over(_ground(view, request))
    picture = _picture(fade_behind_words(np.asarray(picture, dtype=np.float64), _WORDS_WIDTH))
    draw = ImageDraw.Draw(picture)
    if "labels" in request.layers:
        city_labels(draw, view)
    photo = load_photos()[request.photo]
    near = abs(request.unix_s - default_moment(photo.id)) <= _SAME_MOMENT_S
    words(draw, moment, photo if near else None)
    return picture


def _ground(view: CardView, request: CardRequest) -> Image.Image:
    sun = sun_itrs_km([request.unix_s])[0]
    elevation = sun_elevation_raster(view, sun)
    lit = elevation if "night" in request.layers else np.full_like(elevation, -18.0)
    ground = shade(card_land.land_share(view), lit)
    if "cities" in request.layers:
        ground = add_light(ground, _lights(view, elevation))
    return _picture(ground)


def _picture(raster: Floats) -> Image.Image:
    return Image.fromarray(np.clip(raster, 0, 255).astype(np.uint8))


def _lights(view: CardView, elevation: Floats) -> Floats:
    """City light by pixel: brighter with people, only where the Sun is well down."""
    table = cities()
    x, y, distance_deg = view.to_pixels(table.latitude_deg, table.longitude_deg)
    shown = distance_deg < view.reach_deg + 3.0
    x, y, people = x[shown], y[shown], table.population[shown]
    column = np.clip(x, 0, view.width - 1).astype(int)
    row = np.clip(y, 0, view.height - 1).astype(int)
    dark = 1.0 - smooth_step(elevation[row, column], -8.0, -2.0)
    return city_light(view, x, y, dark * 2.6 * (people / 200_000.0) ** 0.62)


def _draw_lines(overlay: Overlay, layers: Collection[str]) -> None:
    overlay.geographic(card_land.coast_lines(), COAST, 105, 0.9)
    if "borders" in layers:
        overlay.geographic(card_land.settled_borders(), BORDER, 95, 0.9)
        if "disputed" in layers:
            overlay.geographic(card_land.contested_borders(), DISPUTED, 150, 1.1)


def _draw_horizon(overlay: Overlay, view: CardView, moment: Moment) -> None:
    radius = moment.position.horizon_km / _KM_PER_DEG * view.pixels_per_deg
    overlay.circle(view.x, view.y, radius, ACCENT, 34, 5.0)
    overlay.circle(view.x, view.y, radius, ACCENT, 120, 1.2)


def _draw_track(overlay: Overlay, view: CardView, unix_s: float) -> None:
    """The ground track: fainter behind the station, with chevrons that point ahead."""
    seconds = np.arange(-TRACK_REACH_S, TRACK_REACH_S + 1, _TRACK_STEP_S)
    seconds = seconds[load_archive().answered(unix_s + seconds)]
    states = states_at(unix_s + seconds)
    place = geodetic(states.position_itrs_km)
    x, y, _ = view.to_pixels(place.latitude_deg, place.longitude_deg)
    for first in range(0, len(seconds) - 1, 3):
        piece = slice(first, first + 4)
        away = abs(seconds[piece].mean()) / TRACK_REACH_S
        strength = (0.62 if seconds[first] < 0 else 1.0) * (1.0 - 0.55 * away)
        overlay.line(x[piece], y[piece], ACCENT, round(70 * strength), 7.0)
        overlay.line(x[piece], y[piece], ACCENT, round(235 * strength), 2.4)
    for ahead_s in (240.0, 480.0, 720.0):
        at = int(np.searchsorted(seconds, ahead_s))
        if at + 1 >= len(seconds):
            break
        direction = np.degrees(np.arctan2(x[at + 1] - x[at - 1], y[at - 1] - y[at + 1]))
        overlay.arrow(float(x[at]), float(y[at]), float(direction), 13.0, ACCENT, 255)


def _draw_station(overlay: Overlay, view: CardView) -> None:
    for radius, alpha in ((26.0, 26), (18.0, 44), (12.0, 80)):
        overlay.circle(view.x, view.y, radius, ACCENT, alpha)
    overlay.circle(view.x, view.y, 13.0, ACCENT, 255, 2.2)
    overlay.circle(view.x, view.y, 6.0, (255, 255, 255), 255)
