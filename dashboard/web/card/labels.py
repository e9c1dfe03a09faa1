"""The card's words: what, when, where, and which ships; and the names of large cities on its map."""

from __future__ import annotations

import numpy as np
from PIL import ImageDraw

from dashboard.answers.moment import Moment
from dashboard.answers.sentences import place_sentence
from dashboard.geo.cities import cities
from dashboard.instants import parse_utc
from dashboard.photos.catalogue.models import Photo
from dashboard.web.card.lines import ACCENT, Colour
from dashboard.web.card.text import width_of, wrap, write
from dashboard.web.card.view import CardView

INK: Colour = (232, 237, 247)
SOFT: Colour = (169, 182, 207)
FAINT: Colour = (132, 146, 174)
WARM: Colour = (255, 207, 135)
GROUND: Colour = (7, 11, 20)

Box = tuple[float, float, float, float]  # left, top, right, bottom

LEFT = 56.0
WIDTH = 450.0
_LINE_HEIGHT = 24.0
_LAST_LINE_Y = 576.0
_PORT_COLUMN = 190.0
_MOST_LABELS = 10
_WORDS_END_X = 560.0


def words(draw: ImageDraw.ImageDraw, moment: Moment, photo: Photo | None) -> None:
    """Everything written at the left; ``photo`` where the moment is the photograph's estimate."""
    then = parse_utc(moment.time_utc)
    write(draw, (LEFT, 76), "ISS PHOTO DASHBOARD", 19, ACCENT, bold=True)
    y = 132.0
    for line in wrap(photo.title if photo else _title(moment), 44, WIDTH, 3):
        write(draw, (LEFT, y), line, 44, INK, bold=True)
        y += 52
    y += 2
    write(draw, (LEFT, y), f"{then:%H:%M:%S} UTC", 34, WARM)
    write(draw, (LEFT + width_of(f"{then:%H:%M:%S} UTC", 34) + 16, y), f"{then:%-d %B %Y}", 24, SOFT)
    y += 46
    for line in wrap(place_sentence(moment), 22, WIDTH, 3):
        write(draw, (LEFT, y), line, 22, INK)
        y += 30
    _ships(draw, moment, y + 22)
    note = "moment estimated from the caption" if photo else f"position within {_about(moment)} km"
    write(draw, (LEFT, 600), f"{note}  ·  cities: GeoNames", 15, FAINT)


def _title(moment: Moment) -> str:
    over = moment.ground.over
    return f"The station over {over if len(over) < 28 else moment.ground.country or over}"


def _about(moment: Moment) -> str:
    uncertainty_km = moment.elements.uncertainty_km
    return f"{uncertainty_km:.1f}" if uncertainty_km < 10 else f"{uncertainty_km:,.0f}"


def _ships(draw: ImageDraw.ImageDraw, moment: Moment, y: float) -> None:
    """How many ships and people, then the ships with their ports; those in the photograph in warm."""
    ships = moment.attached
    if moment.complement_status == "not known completely":
        write(draw, (LEFT, y), "Which ships were docked then is not known completely", 18, SOFT)
        return
    count = "No ship" if not ships else "1 ship" if len(ships) == 1 else f"{len(ships)} ships"
    people = f", {len(moment.crew)} people aboard" if moment.crew else ""
    unverified = "" if moment.complement_status == "verified" else " (last known)"
    write(draw, (LEFT, y), f"{count} docked{people}{unverified}", 20, INK)
    room = int((_LAST_LINE_Y - y) // _LINE_HEIGHT)
    shown = ships if len(ships) <= room else ships[: room - 1]
    for number, ship in enumerate(shown, 1):
        base = y + 4 + number * _LINE_HEIGHT
        write(draw, (LEFT, base), ship.name, 17, WARM if ship.in_photo else SOFT)
        write(draw, (LEFT + _PORT_COLUMN, base), ship.port, 17, FAINT)
    if len(shown) < len(ships):
        base = y + 4 + (len(shown) + 1) * _LINE_HEIGHT
        write(draw, (LEFT, base), f"and {len(ships) - len(shown)} more", 17, FAINT)


def city_labels(draw: ImageDraw.ImageDraw, view: CardView) -> None:
    """Names of the largest cities on the map, where they don't run into each other or the words."""
    table = cities()
    x, y, distance_deg = view.to_pixels(table.latitude_deg[:400], table.longitude_deg[:400])
    taken = [(view.x - 40, view.y - 30, view.x + 40, view.y + 30)]
    drawn = 0
    for index in np.flatnonzero(distance_deg < view.reach_deg):
        name, size = table.name[index], 14
        wide = width_of(name, size)
        base = float(y[index]) + 5
        for left in (float(x[index]) + 8, float(x[index]) - 8 - wide):
            box = (left - 4, base - 16, left + wide + 4, base + 6)
            if _fits(box, view) and not any(_meet(box, other) for other in taken):
                write(draw, (left, base), name, size, SOFT, halo=GROUND)
                taken.append(box)
                drawn += 1
                break
        if drawn == _MOST_LABELS:
            break


def _fits(box: Box, view: CardView) -> bool:
    left, top, right, bottom = box
    return left > _WORDS_END_X and top > 20 and right < view.width - 16 and bottom < view.height - 20


def _meet(one: Box, other: Box) -> bool:
    apart = one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
    return not apart
