"""``/api/v1/season``: all that the page keeps of a season: a jump into another one asks once."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Annotated, Any

import pydantic_core
from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from dashboard.answers.arcs import Arcs, arcs_json
from dashboard.answers.passes import WITHIN_KM, Pass, pass_rows
from dashboard.answers.position import REGION
from dashboard.errors import InputError
from dashboard.geo.regions import region_named
from dashboard.instants import format_utc, from_unix
from dashboard.orbit.archive import load_archive
from dashboard.orbit.window import Window, around, recent
from dashboard.web.api.parameters import Version, is_settled
from dashboard.web.api.visits import traffic_index
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1", tags=["orbit"])

Year = Annotated[
    int | None, Query(description="A year before the last two. Left out: these", examples=[2005])
]


class Burn(BaseModel):
    """An interval in which the orbit was raised."""

    after_utc: str
    before_utc: str


class Season(BaseModel):
    """The orbit, what is marked on the timeline, and in an earlier year the ships of a stretch of time."""

    start_utc: str
    stop_utc: str
    arcs: Arcs
    passes: list[Pass] = Field(description="Over the region that the page is about")
    reboosts: list[Burn]
    traffic: dict[str, Any] | None = Field(description="As `/api/v1/traffic` of the year, with cards")


@router.get("/season", summary="What the page keeps of a season", response_model=Season)
def season(request: Request, year: Year = None, v: Version = None) -> Response:
    """Orbit, passes, reboosts and ships of a year and a month on either side, or of the last two years."""
    window = recent(load_archive()) if year is None else _of_year(year)
    return respond(
        request,
        (year, window.start_unix_s, window.stop_unix_s),
        lambda: _season(year, window),
        settled=is_settled(window.stop_unix_s),
        dear=1,
    )


def _of_year(year: int) -> Window:
    archive = load_archive()
    first, last = from_unix(archive.span()[0]).year, from_unix(recent(archive).start_unix_s).year
    if not first <= year <= last:
        raise InputError(
            "year", year, f"{first} to {last}; without a year: the last two", "is no such season"
        )
    return around(archive, max(archive.span()[0], datetime(year, 1, 1, tzinfo=UTC).timestamp()))


def _season(year: int | None, window: Window) -> bytes:
    start, stop = window.start_unix_s, window.stop_unix_s
    burns = [
        {"after_utc": format_utc(burn.after_unix_s), "before_utc": format_utc(burn.before_unix_s)}
        for burn in load_archive().reboosts
        if burn.before_unix_s > start and burn.after_unix_s < stop
    ]
    ships = None
    if year is not None:
        ships = traffic_index(datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC), True)
    parts = {
        "start_utc": pydantic_core.to_json(format_utc(start)),
        "stop_utc": pydantic_core.to_json(format_utc(stop)),
        "arcs": arcs_json(start, stop),
        "passes": pydantic_core.to_json(pass_rows(region_named(REGION), WITHIN_KM, start, stop)),
        "reboosts": pydantic_core.to_json(burns),
        "traffic": json.dumps(ships, ensure_ascii=False, separators=(",", ":")).encode(),
    }
    # Parts that are JSON already are put together as they are.
    return b"{" + b",".join(f'"{name}":'.encode() + text for name, text in parts.items()) + b"}"
