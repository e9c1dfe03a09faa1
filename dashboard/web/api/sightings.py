"""``/api/v1/sightings``: when the station can be seen from a place."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dashboard.answers import sightings as answers
from dashboard.answers.sightings import Sightings, sightings_answer
from dashboard.exports.ics import ics_text
from dashboard.geo.place import Place
from dashboard.geo.places import read_place
from dashboard.instants import format_utc, parse_unix
from dashboard.orbit.archive import load_archive
from dashboard.orbit.sightings.brightness import ERROR_MAGNITUDES
from dashboard.web.api.parameters import StartText, Version, instant_parameter, is_settled
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1", tags=["orbit"])

PlaceName = Annotated[
    str,
    Query(
        description="A town or mountain by its name, or latitude,longitude", examples=["Lahore", "52.5,13.4"]
    ),
]
StopOrTen = Annotated[
    str | None,
    instant_parameter(
        f"Stop, UTC, at most {answers.MOST_DAYS} days on. Left out: {answers.USUAL_DAYS} days on",
        "2026-03-01",
    ),
]
Above = Annotated[
    float,
    Query(
        ge=answers.LEAST_ABOVE_DEG,
        le=answers.MOST_ABOVE_DEG,
        description="Least elevation over the horizon, degrees",
    ),
]
Every = Annotated[bool, Query(description="Also passes that can't be seen: by day, or in the Earth's shadow")]
_WORDS = (
    f"Lit by the Sun, at least above_deg high, with {answers.DARK_WORDS}. No refraction. Magnitudes are "
    f"of a diffuse sphere with the standard magnitude of the complete station, good to {ERROR_MAGNITUDES}."
)


def _asked(place: str, start: str, stop: str | None) -> tuple[Place, float, float]:
    first = parse_unix(start, "start")
    last = None if stop is None else parse_unix(stop, "stop")
    return read_place(place), *answers.period(first, last)


@router.get(
    "/sightings",
    summary="When the station can be seen from a place",
    description=_WORDS,
    response_model=Sightings,
)
def sightings(
    request: Request,
    place: PlaceName,
    start: StartText,
    stop: StopOrTen = None,
    above_deg: Above = answers.USUAL_ABOVE_DEG,
    every: Every = False,
    v: Version = None,
) -> Response:
    """Parse, answer, cache."""
    where, first, last = _asked(place, start, stop)
    return respond(
        request,
        (place.strip().lower(), first, last, above_deg, every),
        lambda: sightings_answer(where, place, first, last, above_deg, every).model_dump_json().encode(),
        settled=is_settled(last),
        dear=1,
    )


@router.get(
    "/sightings.ics",
    summary="The same for a calendar",
    description=f"One event a pass that can be seen. {_WORDS}",
    response_class=Response,
    responses={200: {"content": {"text/calendar": {}}}},
)
def sightings_ics(
    request: Request,
    place: PlaceName,
    start: StartText,
    stop: StopOrTen = None,
    above_deg: Above = answers.USUAL_ABOVE_DEG,
    v: Version = None,
) -> Response:
    """Parse, write, cache."""
    where, first, last = _asked(place, start, stop)
    page = str(request.base_url)

    def body() -> bytes:
        known_at = format_utc(float(load_archive().epochs_unix_s[-1]))
        return ics_text(sightings_answer(where, place, first, last, above_deg), page, known_at).encode()

    response = respond(
        request,
        (place.strip().lower(), first, last, above_deg, page),
        body,
        settled=is_settled(last),
        media_type="text/calendar; charset=utf-8",
        dear=1,
    )
    response.headers["Content-Disposition"] = 'attachment; filename="iss-sightings.ics"'
    return response
