"""``/api/v1/track``: states at equal steps."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dashboard.answers.track import LONGEST_STEP_S, MOST_STATES, SHORTEST_STEP_S, Track, track_json
from dashboard.instants import parse_unix
from dashboard.web.api.parameters import StartText, StopText, Version, is_settled
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1", tags=["orbit"])

Step = Annotated[
    float,
    Query(ge=SHORTEST_STEP_S, le=LONGEST_STEP_S, description="Seconds from state to state", examples=[20]),
]

MANY_STATES = 3000  # 27 ms


@router.get(
    "/track",
    summary="States of the station at equal steps",
    description=f"Earth-fixed positions and velocities, both ends included; at most {MOST_STATES:,} states. "
    "Cubic Hermite interpolation between states 20 s apart is good to centimetres.",
    response_model=Track,
)
def track(
    request: Request, start: StartText, stop: StopText, step_s: Step = 20.0, v: Version = None
) -> Response:
    """Parse, answer, cache."""
    first, last = parse_unix(start, "start"), parse_unix(stop, "stop")
    return respond(
        request,
        (first, last, step_s),
        lambda: track_json(first, last, step_s),
        settled=is_settled(last),
        dear=1 if last - first > MANY_STATES * step_s else 0,
    )
