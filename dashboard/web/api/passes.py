"""``/api/v1/passes``: when the station came near a region."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dashboard.answers.passes import (
    LEAST_KM,
    MOST_KM,
    WITHIN_KM,
    Passes,
    PassTimes,
    pass_times_json,
    passes_json,
    window,
)
from dashboard.answers.position import REGION
from dashboard.errors import InputError
from dashboard.geo.place import Place
from dashboard.geo.places import read_place
from dashboard.geo.regions import region_named
from dashboard.instants import parse_unix
from dashboard.web.api.parameters import From, To, Version, is_settled
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1", tags=["orbit"])

RegionName = Annotated[
    str,
    Query(
        description=f"{REGION}, border:XX-YY or country:XX with ISO 3166 codes of two letters, "
        "or a place by its name, as in find",
        examples=[REGION, "border:FR-ES", "country:JP", "Lake Baikal"],
    ),
]
Within = Annotated[
    float, Query(ge=LEAST_KM, le=MOST_KM, description="Distance over the ground, km", examples=[300])
]
Brief = Annotated[bool, Query(description="Their times alone, column by column")]


@router.get("/passes", summary="Passes over a region", response_model=Passes | PassTimes)
def passes(
    request: Request,
    region: RegionName = REGION,
    within_km: Within = WITHIN_KM,
    start: From = None,
    stop: To = None,
    brief: Brief = False,
    v: Version = None,
) -> Response:
    """Every pass within a distance of a border, a country or another place, its edges and nearest instant."""
    # What every page asks for. Others would push the page's own files off the disk.
    the_page_s = (region, within_km, start, stop) == (REGION, WITHIN_KM, None, None)
    place = _place(region)
    first, last = window(
        None if start is None else parse_unix(start, "start"),
        None if stop is None else parse_unix(stop, "stop"),
    )
    named = region.strip().lower()
    return respond(
        request,
        (named, within_km, first, last, brief),
        lambda: (
            pass_times_json(named, place.region, within_km, first, last)
            if brief
            else passes_json(named, place, within_km, first, last)
        ),
        settled=stop is not None and is_settled(last),
        dear=1,
        lasting=the_page_s,
    )


def _place(region: str) -> Place:
    """A region by its id, else a place by its name. Raises :class:`InputError`."""
    try:
        return Place(region_named(region))
    except InputError as error:
        if error.parameter != "region":  # codes, and no such border
            raise
    return read_place(region, "region")
