"""``/api/v1/arcs``: a small ephemeris of a window of the archive."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dashboard.answers.arcs import Arcs, arcs_json
from dashboard.answers.passes import window
from dashboard.instants import parse_unix
from dashboard.web.api.parameters import From, To, Version, is_settled
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1", tags=["orbit"])


@router.get("/arcs", summary="A stretch of the archive as closed forms", response_model=Arcs)
def arcs(request: Request, start: From = None, stop: To = None, v: Version = None) -> Response:
    """Positions at any instant of the stretch from a few coefficients a day, good to 0.04 km."""
    first, last = window(
        None if start is None else parse_unix(start, "start"),
        None if stop is None else parse_unix(stop, "stop"),
    )
    return respond(
        request,
        (first, last),
        lambda: arcs_json(first, last),
        settled=stop is not None and is_settled(last),
        dear=1,
        lasting=start is None and stop is None,  # what every page asks for
    )
