"""``/api/v1/photos/{id}/poles``: which night was it? Where each candidate's star trails would centre."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, Field

from dashboard.errors import InputError
from dashboard.exposure.sky.bodies import constellation_lines, sky_from_unit, stars, unit_from_sky
from dashboard.exposure.sky.poles import angle_deg, nearest_star, pole_gcrs, pole_shift_deg_per_day
from dashboard.exposure.sky.starnames import called
from dashboard.instants import format_utc
from dashboard.photos.catalogue.files import MISSION_PHOTO, load_photos
from dashboard.photos.moment import default_moment, find_photo
from dashboard.web.api.errors import NotFoundError
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1", tags=["exposure"])

FAINTEST = 4.6
_CAP_DEG = 82.0  # the chart reaches this far from the celestial pole
Side = Literal["starboard", "port"]


class PoleOfCandidate(BaseModel):
    """A candidate of the finder and the point its star trails would circle about."""

    best_utc: str
    ra_deg: float
    dec_deg: float
    nearest_star: str
    nearest_star_deg: float
    score: float = Field(description="The finder's, without the stars")
    from_star_deg: float | None = Field(description="From the star asked for")


class ChartStar(BaseModel):
    """A star of the chart."""

    hip: int
    name: str = Field(description="Proper name, or else its designation")
    called: str = Field(description="Letter or number and constellation, then the proper name")
    ra_deg: float
    dec_deg: float
    magnitude: float
    colour_index: float


class Poles(BaseModel):
    """The pole for each candidate, nearest to the star first when one is given, else likeliest first."""

    photo: str
    side: Side
    star: ChartStar | None
    shift_deg_per_day: float = Field(description="How fast the pole's right ascension moves")
    candidates: list[PoleOfCandidate]
    stars: list[ChartStar] = Field(
        description="Stars to magnitude 4.6 around the celestial pole of that side"
    )
    lines_deg: list[tuple[float, float, float, float]] = Field(
        description="Constellation lines: right ascension and declination of both ends"
    )


PhotoId = Annotated[str, Path(description="Id of the photograph", examples=[MISSION_PHOTO])]
Star = Annotated[
    int | None,
    Query(ge=1, le=120_404, description="Hipparcos number of the star nearest to the centre of the trails"),
]
SideName = Annotated[
    Side,
    Query(
        description="starboard: the southern pole, right of a station flying forwards; port: the northern",
        json_schema_extra={"allowed": "starboard, port"},
    ),
]


@router.get("/photos/{id}/poles", summary="Which night was it, by the stars?", response_model=Poles)
def poles(request: Request, id: PhotoId, star: Star = None, side: SideName = "starboard") -> Response:
    """Ranks the finder's candidates by how far the pole of their orbit stands from a star."""
    if id not in load_photos():
        raise NotFoundError("id", id, ", ".join(load_photos()), "is no photograph here")
    return respond(
        request,
        (id, star, side),
        lambda: poles_of(id, star, side).model_dump_json().encode(),
        dear=1,
    )


def poles_of(photo: str, hip: int | None, side: Side) -> Poles:
    """The answer. Raises :class:`InputError` for a star that isn't in the catalogue."""
    chosen = None if hip is None else _star(_row_of(hip))
    ranked = find_photo(photo).ranked()
    moments = [candidate.best_unix_s for candidate, _ in ranked] or [default_moment(photo)]
    units = pole_gcrs(moments, side)
    ra, dec = sky_from_unit(units)
    apart = None if chosen is None else angle_deg(units, unit_from_sky(chosen.ra_deg, chosen.dec_deg))
    found = []
    for row, (candidate, score) in enumerate(ranked):
        near = nearest_star(units[row])
        found.append(
            PoleOfCandidate(
                best_utc=format_utc(round(candidate.best_unix_s)),
                ra_deg=round(float(ra[row]), 3),
                dec_deg=round(float(dec[row]), 3),
                nearest_star=near.called,
                nearest_star_deg=round(near.distance_deg, 2),
                score=round(score, 5),
                from_star_deg=None if apart is None else round(float(apart[row]), 3),
            )
        )
    if chosen is not None:
        found.sort(key=lambda one: one.from_star_deg or 0.0)
    return Poles(
        photo=photo,
        side=side,
        star=chosen,
        shift_deg_per_day=round(pole_shift_deg_per_day(moments[0]), 3),
        candidates=found,
        stars=_chart_stars(side),
        lines_deg=_chart_lines(side),
    )


def _row_of(hip: int) -> int:
    rows = np.flatnonzero(stars().hip == hip)
    if rows.size == 0:
        raise InputError(
            "star", hip, "the Hipparcos number of a star to magnitude 6", "is not in the catalogue"
        )
    return int(rows[0])


def _star(row: int) -> ChartStar:
    table = stars()
    return ChartStar(
        hip=int(table.hip[row]),
        name=table.name[row] or table.designation[row],
        called=called(table.name[row], table.designation[row], int(table.hip[row])),
        ra_deg=round(float(table.ra_deg[row]), 3),
        dec_deg=round(float(table.dec_deg[row]), 3),
        magnitude=round(float(table.magnitude[row]), 2),
        colour_index=round(float(table.colour_index[row]), 2),
    )


def _chart_stars(side: Side) -> list[ChartStar]:
    table = stars()
    edge = 90 - _CAP_DEG
    inside = table.dec_deg < -edge if side == "starboard" else table.dec_deg > edge
    return [_star(int(row)) for row in np.flatnonzero(inside & (table.magnitude <= FAINTEST))]


def _chart_lines(side: Side) -> list[tuple[float, float, float, float]]:
    lines = constellation_lines()
    ra1, dec1 = sky_from_unit(lines.start_gcrs)
    ra2, dec2 = sky_from_unit(lines.stop_gcrs)
    edge = 90 - _CAP_DEG
    middle = (dec1 + dec2) / 2
    inside = middle < -edge if side == "starboard" else middle > edge
    ends = np.round(np.stack([ra1, dec1, ra2, dec2], axis=1)[inside], 2)
    return [(float(a), float(b), float(c), float(d)) for a, b, c, d in ends]
