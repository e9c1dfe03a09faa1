"""``/api/v1/arcs``: a small ephemeris of a window of the archive."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dashboard.answers.arcs import Arcs, ArcsByColumn, arcs_json
from dashboard.answers.passes import window
from dashboard.instants import parse_unix
from dashboard.web.api.parameters import From, To, Version, is_settled
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1", tags=["orbit"])
ByColumn = Annotated[bool, Query(description="Column by column, not block by block: shorter over the wire")]


@router.get("/arcs", summary="A stretch of the archive as closed forms", response_model=Arcs | ArcsByColumn)
def arcs(
    request: Request, start: From = None, stop: To = None, by_column: ByColumn = False, v: Version = None
) -> Response:
    """Positions at any instant of the stretch from a few coefficients a day, good to 0.04 km."""
    first, last = window(
        None if start is None else parse_unix(start, "start"),
        None if stop is None else parse_unix(stop, "stop"),
    )
    return respond(
        request,
        (first, last, by_column),
        lambda: arcs_json(first, last, by_column),
        settled=stop is not None and is_settled(last),
        dear=1,
        lasting=start is None and stop is None,  # what every page asks for
    )
