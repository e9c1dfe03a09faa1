"""What has a name in the frame: stars, constellations, Moon and planets, cities."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.answers.exposure.models import (
    BodyAnswer,
    BorderAnswer,
    CityAnswer,
    ConstellationAnswer,
    StarAnswer,
)
from dashboard.exposure.camera.poses import Poses
from dashboard.exposure.camera.setup import Exposure
from dashboard.exposure.ground.borderlights import points_along
from dashboard.exposure.ground.lights import city_places, darkness, through_air
from dashboard.exposure.render.paths import Path, come_into_frame, ground_sight, paths, pixels_of, star_sight
from dashboard.exposure.sky.bodies import bodies, constellation_lines, sky_from_unit, stars
from dashboard.exposure.sky.poles import angle_deg
from dashboard.geo.cities import cities
from dashboard.geo.floodlights import lit_borders

Floats = NDArray[np.float64]

SMALLEST_CITY = 100_000
MOST_CITIES = 120
_LINE_POINTS = 9
_BORDER_KM, _BORDER_POINTS = 2.0, 80  # between points of a border, and about how many a part of it keeps


def stars_in(exposure: Exposure, pole: Floats) -> list[StarAnswer]:
    """Stars with proper names that come into the frame, brightest first."""
    table = stars()
    named = np.array([row for row in range(len(table)) if table.name[row]])
    answers = []
    for path in paths(exposure, star_sight(table.unit_gcrs), named):
        row = path.row
        answers.append(
            StarAnswer(
                name=table.name[row],
                designation=table.designation[row],
                hip=int(table.hip[row]),
                magnitude=round(float(table.magnitude[row]), 2),
                colour_index=round(float(table.colour_index[row]), 3),
                ra_deg=round(float(table.ra_deg[row]), 4),
                dec_deg=round(float(table.dec_deg[row]), 4),
                from_pole_deg=round(float(angle_deg(table.unit_gcrs[row], pole)), 3),
                **path_fields(path),
            )
        )
    return answers


def bodies_in(exposure: Exposure, middle: Poses) -> list[BodyAnswer]:
    """The Moon and the planets that come into the frame."""
    moving = bodies(float(middle.unix_s[0]), middle.position_itrs_km[0])
    units = np.stack([body.unit_gcrs for body in moving])
    answers = []
    for path in paths(exposure, star_sight(units), np.arange(len(moving))):
        body = moving[path.row]
        ra, dec = sky_from_unit(body.unit_gcrs)
        answers.append(
            BodyAnswer(
                name=body.name,
                magnitude=round(body.magnitude, 1),
                lit_fraction=round(body.lit_fraction, 3),
                ra_deg=round(float(ra), 4),
                dec_deg=round(float(dec), 4),
                **path_fields(path),
            )
        )
    return answers


def cities_in(exposure: Exposure, poses: Poses) -> tuple[list[CityAnswer], int]:
    """The brightest cities that come into the frame, and how many of 100,000 and more do."""
    table = cities()
    place, up = city_places()
    large = np.flatnonzero(table.population >= SMALLEST_CITY)
    near = large[_rises(place[large], up[large], poses)]
    inside, seconds = come_into_frame(exposure, ground_sight(place[near], up[near]), len(near))
    if inside.size == 0:
        return [], 0
    rows = near[inside]
    away = place[rows][:, None] - poses.position_itrs_km
    distance = np.linalg.norm(away, axis=2)
    sine = -np.sum(away * up[rows][:, None], axis=2) / distance
    light = (through_air(sine) / distance**2).max(axis=1) * table.population[rows] ** 0.8
    on = darkness(place[rows], up[rows], float(poses.unix_s[len(poses.unix_s) // 2]))
    order = np.argsort(-(light * np.sqrt(seconds) * (0.02 + on)), kind="stable")[:MOST_CITIES]
    answers = []
    for path in paths(exposure, ground_sight(place, up), rows[order]):
        index = int(np.flatnonzero(rows == path.row)[0])
        city = table.city(path.row)
        answers.append(
            CityAnswer(
                name=city.name,
                country_code=city.country_code,
                population=city.population,
                geoname_id=city.geoname_id,
                latitude_deg=round(city.latitude_deg, 5),
                longitude_deg=round(city.longitude_deg, 5),
                nearest_km=round(float(distance[index].min()), 1),
                lamps_on=round(float(on[index]), 2),
                **path_fields(path),
            )
        )
    return answers, len(rows)


def constellations_in(exposure: Exposure, middle: Poses) -> list[ConstellationAnswer]:
    """Constellation lines above the horizon half way through the exposure, in the frame."""
    lines = constellation_lines()
    share = np.linspace(0, 1, _LINE_POINTS)[:, None, None]
    points = lines.start_gcrs * (1 - share) + lines.stop_gcrs * share
    points /= np.linalg.norm(points, axis=2, keepdims=True)
    flat = points.reshape(-1, 3)
    one = middle.part(np.zeros(len(flat), dtype=np.intp))
    pixels, seen = pixels_of(exposure.camera, one, star_sight(flat), np.arange(len(flat)))
    inside = (seen & exposure.camera.holds(pixels)).reshape(_LINE_POINTS, -1)
    seen, pixels = seen.reshape(_LINE_POINTS, -1), pixels.reshape(_LINE_POINTS, -1, 2)
    drawn: dict[int, list[list[tuple[float, float]]]] = {}
    for line in np.flatnonzero(inside.any(axis=0) & seen.all(axis=0)):
        drawn.setdefault(int(lines.owner[line]), []).append(line_px(pixels[:, line]))
    answers = []
    for owner, chains in drawn.items():
        points_inside = np.concatenate(
            [pixels[inside[:, line], line] for line in np.flatnonzero(lines.owner == owner)]
        )
        if len(points_inside) >= 2 * _LINE_POINTS:  # a corner of a constellation says nothing
            label = points_inside.mean(axis=0)
            answers.append(
                ConstellationAnswer(name=lines.names[owner], lines_px=chains, label_px=pixel(label))
            )
    return answers


def borders_in(exposure: Exposure, poses: Poses, middle: Poses) -> list[BorderAnswer]:
    """The floodlit borders that are in the frame half way through, and lit then."""
    if not exposure.border_lights:
        return []
    answers = []
    for border in lit_borders():
        place, up, _ = points_along(border, _BORDER_KM)
        one = middle.part(np.zeros(len(place), dtype=np.intp))
        pixels, seen = pixels_of(exposure.camera, one, ground_sight(place, up), np.arange(len(place)))
        on = darkness(place, up, float(middle.unix_s[0]))
        inside = seen & exposure.camera.holds(pixels) & (on > 0)
        if not inside.any():
            continue
        nearest = np.linalg.norm(place[inside][:, None] - poses.position_itrs_km, axis=2).min()
        lines = _runs(pixels, inside)
        label = pixels[inside][np.count_nonzero(inside) // 2]
        answers.append(
            BorderAnswer(
                id=border.id,
                name=border.name,
                nearest_km=round(float(nearest), 1),
                lamps_on=round(float(on[inside].max()), 2),
                lines_px=[line_px(line) for line in lines],
                label_px=pixel(label),
                about=border.about,
                sources=list(border.sources),
            )
        )
    return answers


def path_fields(path: Path) -> dict[str, Any]:
    """The fields of a ``PathAnswer``, rounded to what they are worth."""
    return {
        "start_px": pixel(path.start_px, 3),
        "end_px": pixel(path.end_px, 3),
        "start_s": round(path.start_s, 3),
        "end_s": round(path.end_s, 3),
        "track_px": line_px(path.track_px),
        "label_px": pixel(path.label_px),
        "length_px": round(path.length_px, 1),
    }


def pixel(place: Floats, digits: int = 1) -> tuple[float, float]:
    """A pixel as plain numbers."""
    return round(float(place[0]), digits), round(float(place[1]), digits)


def line_px(points: Floats) -> list[tuple[float, float]]:
    """A line of pixels as plain numbers."""
    return [pixel(point) for point in points]


def _rises(place: Floats, up: Floats, poses: Poses) -> NDArray[np.bool_]:
    """Which places have the station above their horizon at some pose."""
    height = up @ poses.position_itrs_km.T - np.sum(up * place, axis=1, keepdims=True)
    return np.asarray((height > 0).any(axis=1))


def _runs(pixels: Floats, inside: NDArray[np.bool_]) -> list[Floats]:
    """The parts (n, 2) of a row of pixels that are inside, thinned to what a line on the picture needs."""
    padded = np.concatenate([[False], inside, [False]])
    found = []
    for begin, end in np.flatnonzero(padded[1:] != padded[:-1]).reshape(-1, 2):
        step = max(1, (end - begin) // _BORDER_POINTS)
        some = np.unique(np.append(np.arange(begin, end, step), end - 1))
        found.append(pixels[some])
    return found
