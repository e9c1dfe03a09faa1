"""``/api/v1/photos/{id}/candidates`` and ``/api/v1/find``: when was it taken?"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from dashboard.answers.candidates import CandidatesAnswer, candidates_answer
from dashboard.instants import ALLOWED
from dashboard.photos.catalogue.files import MISSION_PHOTO, load_photos
from dashboard.photos.finder import find
from dashboard.photos.moment import find_photo
from dashboard.photos.question import from_form as ask
from dashboard.photos.question import printed
from dashboard.web.api.errors import NotFoundError
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1", tags=["photos"])

WITHIN = (
    "Unless given 150 for a place it was above, 450 for one that the picture is of, 900 for one ahead, "
    "and wider where nothing fits"
)


def _text(description: str, allowed: str, example: str | None = None) -> object:
    return Query(
        description=description,
        examples=[example] if example else None,
        json_schema_extra={"allowed": allowed},
        max_length=200,
    )


PhotoId = Annotated[str, Path(description="Id of the photograph", examples=[MISSION_PHOTO])]
Weights = Annotated[
    str | None,
    _text(f"Weights of the clues: {ask.ALLOWED_WEIGHTS}", ask.ALLOWED_WEIGHTS, "evidence:0,hour:2"),
]
Chart = Annotated[bool, Query(description="With a chart of the season, as a Plotly figure")]
Most = Annotated[int, Query(ge=1, le=1000, description="Candidates at most")]
Place = Annotated[str | None, _text(ask.ALLOWED_PLACE, ask.ALLOWED_PLACE, "Lahore, PK")]
Point = Annotated[str | None, _text(ask.ALLOWED_POINT, ask.ALLOWED_POINT, "35.36,138.73")]
Border = Annotated[str | None, _text(ask.ALLOWED_BORDER, ask.ALLOWED_BORDER, "IN-PK")]
Within = Annotated[
    float | None,
    Query(ge=ask.LEAST_KM, le=ask.MOST_KM, description=f"No farther from the place, km. {WITHIN}"),
]
From = Annotated[
    str | None, Query(alias="from", description="Not before, UTC", json_schema_extra={"allowed": ALLOWED})
]
To = Annotated[str | None, _text("Not after, UTC; a bare date includes its day", ALLOWED)]
Light = Annotated[str | None, _text("night, day or any", "night, day or any", "night")]
Hours = Annotated[str | None, _text(ask.ALLOWED_HOURS, ask.ALLOWED_HOURS, "22-4")]
Height = Annotated[str | None, _text(ask.ALLOWED_ALTITUDE, ask.ALLOWED_ALTITUDE, "261 mi")]
Aboard = Annotated[
    list[str] | None, Query(description="Who was aboard, by name; repeat it or use commas", max_length=20)
]
Docked = Annotated[
    list[str] | None,
    Query(description="What was docked: a visit's id, with @port if known; repeat it", max_length=20),
]
Dated = Annotated[
    str | None,
    _text(
        "The day printed for the picture, GMT; it may be the next, rarely the one before",
        ALLOWED,
        "2026-02-19",
    ),
]
Clock = Annotated[str | None, _text(printed.ALLOWED_CLOCK, printed.ALLOWED_CLOCK, "21:09")]
Sun = Annotated[
    str | None,
    _text("Whether the Sun rises or sets in it, for the station or below", printed.ALLOWED_SUN, "sunrise"),
]
By = Annotated[str | None, _text(f"Whose words: {printed.ALLOWED_BY}", printed.ALLOWED_BY, "nasa")]
Published = Annotated[str | None, _text("Day of publication: taken on it or before", ALLOWED, "2026-02-25")]


@router.get(
    "/photos/{id}/candidates",
    summary="When was it taken? The candidates of a photograph",
    response_model=CandidatesAnswer,
)
def photo_candidates(
    request: Request, id: PhotoId, weights: Weights = None, most: Most = 1000, chart: Chart = False
) -> Response:
    """Every pass that fits what is certain, the likeliest first, with reasons; and the near misses."""
    if id not in load_photos():
        raise NotFoundError("id", id, ", ".join(load_photos()), "is no photograph of the catalogue")
    chosen = ask.read_weights(weights)

    def build() -> bytes:
        return candidates_answer(find_photo(id), chosen, most, chart).model_dump_json().encode()

    return respond(request, (id, ask.write_weights(chosen), most, chart), build, dear=1)


@router.get(
    "/find",
    summary="When was it taken? The same for anybody's photograph",
    response_model=CandidatesAnswer,
)
def find_anything(
    request: Request,
    place: Place = None,
    point: Point = None,
    border: Border = None,
    within_km: Within = None,
    start: From = None,
    to: To = None,
    light: Light = None,
    hours: Hours = None,
    altitude: Height = None,
    aboard: Aboard = None,
    docked: Docked = None,
    published: Published = None,
    dated: Dated = None,
    clock: Clock = None,
    sun: Sun = None,
    by: By = None,
    weights: Weights = None,
    most: Most = 200,
    chart: Chart = False,
) -> Response:
    """Passes for clues of one's own. Clues that leave none are answered with what each of them left."""
    asked = ask.Asked(
        place=place,
        point=point,
        border=border,
        within_km=within_km,
        start=start,
        stop=to,
        light=light,
        hours=hours,
        altitude=altitude,
        aboard=tuple(aboard or ()),
        docked=tuple(docked or ()),
        published=published,
        dated=dated,
        clock=clock,
        sun=sun,
        by=by,
    )
    question = ask.question_from(asked)
    chosen = ask.read_weights(weights)

    def build() -> bytes:
        return candidates_answer(find(question), chosen, most, chart).model_dump_json().encode()

    return respond(request, (asked, ask.write_weights(chosen), most, chart), build, dear=1)
