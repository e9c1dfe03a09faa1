"""``/api/v1/visits``: the ships that came, with cargo and sources; ``/api/v1/traffic``: the page's index."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from dashboard.answers.visits import VisitAnswer, Visits, all_visits, visit_answer
from dashboard.errors import InputError
from dashboard.instants import ALLOWED, from_unix, parse_unix
from dashboard.station.catalogue import load_station, nearest
from dashboard.web.api.errors import NotFoundError
from dashboard.web.api.parameters import StartText, StopText, Version
from dashboard.web.page.panels.docked import visit_card
from dashboard.web.page.station_payload import visits_payload
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1", tags=["station"])

LONGEST = timedelta(days=800)
VisitId = Annotated[str, Path(description="Id of the visit", examples=["htv-x1"])]
_TIME = {"allowed": ALLOWED}
From = Annotated[
    str | None,
    Query(description="Only those there after this, UTC", examples=["2005-07-01"], json_schema_extra=_TIME),
]
To = Annotated[
    str | None,
    Query(description="Only those there before this, UTC", examples=["2005-08-01"], json_schema_extra=_TIME),
]
Cards = Annotated[bool, Query(description="With the page's card of each ship, as HTML")]


@router.get("/visits", summary="All visits with cargo and sources", response_model=Visits)
def visits(request: Request, start: From = None, stop: To = None) -> Response:
    """Every visit by arrival, or those of a stretch of time; every time with its precision."""
    first = from_unix(parse_unix(start, "start")) if start else None
    last = from_unix(parse_unix(stop, "stop")) if stop else None
    if first and last:
        _ordered(first, last, start, stop)
    return respond(
        request, (first, last), lambda: all_visits(first, last).model_dump_json(by_alias=True).encode()
    )


@router.get("/traffic", summary="The ships, ports and people of a stretch of time, as an index")
def traffic(
    request: Request, start: StartText, stop: StopText, cards: Cards = False, v: Version = None
) -> Response:
    """What the page answers every instant of the stretch from: stays with their soft ends, ships, people.

    Instants are milliseconds since 1970. A ship that brought or took somebody who was aboard is in it too.
    """
    first, last = (from_unix(parse_unix(text, name)) for text, name in ((start, "start"), (stop, "stop")))
    _ordered(first, last, start, stop)
    if last - first > LONGEST:
        raise InputError("stop", stop, f"at most {LONGEST.days} days after start")
    return respond(
        request,
        (first, last, cards),
        lambda: json.dumps(
            traffic_index(first, last, cards), ensure_ascii=False, separators=(",", ":")
        ).encode(),
    )


def _ordered(first: datetime, last: datetime, start: str | None, stop: str | None) -> None:
    if last <= first:
        raise InputError("stop", stop, f"a time after start ({start})")


def traffic_index(first: datetime, last: datetime, cards: bool) -> dict[str, Any]:
    station = load_station().between(first, last)
    index = visits_payload(station)
    if cards:
        index["cards"] = {visit.id: str(visit_card(visit, station)) for visit in station.visits}
    return index


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
