"""``/api/v1/cities``: the table behind "nearest city" and the city lights."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dashboard.answers.cities import Cities, cities_json
from dashboard.web.api.parameters import Version
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1", tags=["ground"])
MOST_PEOPLE = 100_000_000
Least = Annotated[int, Query(ge=0, le=MOST_PEOPLE, description="Cities of so many people and more")]
Below = Annotated[int | None, Query(ge=0, le=MOST_PEOPLE, description="Cities of fewer people")]
Steps = Annotated[
    bool,
    Query(
        description="Shorter: places in thousandths of a degree, each latitude as the step from the one "
        "before, people of smaller cities to the thousand"
    ),
]


@router.get("/cities", summary="Cities of 15,000 people and more", response_model=Cities)
def cities(
    request: Request, least: Least = 0, below: Below = None, steps: Steps = False, v: Version = None
) -> Response:
    """The table, column by column; all of it is 0.4 MB compressed, its 4,000 largest are 0.05 MB."""
    return respond(
        request, (least, below, steps), partial(cities_json, least, below, steps), dear=1, lasting=True
    )
