"""``/api/v1/cities``: the table behind "nearest city" and the city lights."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dashboard.answers.cities import Cities, cities_json
from dashboard.web.api.parameters import Version
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1", tags=["ground"])


@router.get("/cities", summary="Cities of 15,000 people and more", response_model=Cities)
def cities(request: Request, v: Version = None) -> Response:
    """The whole table, column by column; half a megabyte compressed."""
    return respond(request, (), cities_json, dear=1, lasting=True)
