"""``/api/v1/arcs``: a small ephemeris of the whole archive."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dashboard.web.answers.arcs import Arcs, arcs_json
from dashboard.web.api.caching import data_version, respond

Version = Annotated[
    str | None,
    Query(description="The data's version, as /healthz tells it: then the answer is kept for good"),
]

router = APIRouter(prefix="/api/v1", tags=["orbit"])


@router.get("/arcs", summary="The whole archive as closed forms", response_model=Arcs)
def arcs(request: Request, v: Version = None) -> Response:
    """Positions at any instant of the archive from a few coefficients a day, good to 0.04 km."""
    return respond(request, (), arcs_json, immutable=v == data_version())
