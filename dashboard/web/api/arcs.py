"""``/api/v1/arcs``: a small ephemeris of the whole archive."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dashboard.answers.arcs import Arcs, arcs_json
from dashboard.web.api.parameters import Version
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1", tags=["orbit"])


@router.get("/arcs", summary="The whole archive as closed forms", response_model=Arcs)
def arcs(request: Request, v: Version = None) -> Response:
    """Positions at any instant of the archive from a few coefficients a day, good to 0.04 km."""
    return respond(request, (), arcs_json, dear=1, lasting=True)
