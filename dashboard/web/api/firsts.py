"""``/api/v1/firsts``: firsts, records and anniversaries of the station's life."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dashboard.answers.firsts import Firsts, firsts
from dashboard.instants import ALLOWED, parse_utc
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1", tags=["station"])

Day = Annotated[
    str | None,
    Query(
        description="Only the anniversaries of this day. Left out: all, by time",
        examples=["2026-11-02"],
        json_schema_extra={"allowed": ALLOWED},
    ),
]


@router.get("/firsts", summary="Firsts, records and anniversaries to start from", response_model=Firsts)
def all_of_them(request: Request, day: Day = None) -> Response:
    """Worked out from the data: the first of each class of ship, modules, the most ships and people."""
    wanted = parse_utc(day, "day").date() if day is not None else None
    return respond(request, (wanted,), lambda: firsts(wanted).model_dump_json().encode())
