"""``/api/v1/visits``: the ships that came, with cargo and sources."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from dashboard.answers.visits import VisitAnswer, Visits, all_visits, visit_answer
from dashboard.station.catalogue import load_station, nearest
from dashboard.web.api.errors import NotFoundError
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1", tags=["station"])

VisitId = Annotated[str, Path(description="Id of the visit", examples=["htv-x1"])]


@router.get("/visits", summary="All visits with cargo and sources", response_model=Visits)
def visits(request: Request) -> Response:
    """Every visit by arrival; every time with its precision."""
    return respond(request, (), lambda: all_visits().model_dump_json(by_alias=True).encode())


@router.get("/visits/{id}", summary="One visit", response_model=VisitAnswer)
def one_visit(request: Request, id: VisitId) -> Response:
    """The ship, its launch, stays, crew, cargo and landing, and where all that comes from."""
    station = load_station()
    found = station.visits_by_id.get(id)
    if found is None:
        raise NotFoundError("id", id, nearest(id, list(station.visits_by_id)), "is no visit")
    return respond(
        request,
        (id,),
        lambda: visit_answer(found, station).model_dump_json(by_alias=True).encode(),
    )
