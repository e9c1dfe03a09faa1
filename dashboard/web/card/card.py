"""The picture a link unfurls with: a map card of that moment, drawn by the server, 1200 x 630 pixels.

Land, borders, night, city lights, ground track, station and horizon; beside them what, when and where.
A link that can't be read gives the default moment's card, as the page does.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from dashboard.answers.moment import Moment, moment_at
from dashboard.photos.catalogue.files import load_photos
from dashboard.photos.moment import default_moment
from dashboard.web.card.ground import fade_behind_words
from dashboard.web.card.labels import city_labels, words
from dashboard.web.card.lines import ACCENT, Overlay
from dashboard.web.card.scene import draw_ground, draw_lines, draw_station, draw_track, picture_of
from dashboard.web.card.view import CardView
from dashboard.web.link.keys import all_keys
from dashboard.web.link.reading import open_link

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
    draw_lines(overlay, request.layers)
    if "horizon" in request.layers:
        _draw_horizon(overlay, view, moment)
    if "track" in request.layers:
        draw_track(overlay, view, request.unix_s)
    draw_station(overlay, view.x, view.y)
    picture = overlay.over(draw_ground(view, request.unix_s, request.layers))
    picture = picture_of(fade_behind_words(np.asarray(picture, dtype=np.float64), _WORDS_WIDTH))
    draw = ImageDraw.Draw(picture)
    if "labels" in request.layers:
        city_labels(draw, view)
    photo = load_photos()[request.photo]
    near = abs(request.unix_s - default_moment(photo.id)) <= _SAME_MOMENT_S
    words(draw, moment, photo if near else None)
    return picture


def _draw_horizon(overlay: Overlay, view: CardView, moment: Moment) -> None:
    radius = moment.position.horizon_km / _KM_PER_DEG * view.pixels_per_deg
    overlay.circle(view.x, view.y, radius, ACCENT, 34, 5.0)
    overlay.circle(view.x, view.y, radius, ACCENT, 120, 1.2)
