"""``/api/v1/card.png``: the picture that a shared link unfurls with."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from dashboard.photos.catalogue.files import MISSION_PHOTO
from dashboard.web.api.parameters import EXAMPLE_MOMENT, is_recorded, takes_a_link
from dashboard.web.card.card import card_png, card_request
from dashboard.web.link.keys import all_keys
from dashboard.web.link.reading import unknown_in
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1", tags=["page"])

_PNG: dict[int | str, dict[str, Any]] = {
    200: {"content": {"image/png": {}}, "description": "1200 x 630 pixels"}
}
LinkMoment = Annotated[
    str | None, Query(description="The moment, as in the page's link", examples=[EXAMPLE_MOMENT])
]
LinkPhoto = Annotated[
    str | None, Query(description="The photograph whose moment it is without t", examples=[MISSION_PHOTO])
]
LinkLayers = Annotated[
    str | None,
    Query(description="The map's layers, as in the page's link", examples=["cities,night,track,horizon"]),
]


@router.get(
    "/card.png",
    summary="A map card of a moment",
    response_class=Response,
    responses=_PNG,
    response_model=None,
)
@takes_a_link(lambda: [key.key for key in all_keys()], lambda query: unknown_in(query, all_keys()))
def card(
    request: Request, t: LinkMoment = None, photo: LinkPhoto = None, layers: LinkLayers = None
) -> Response:
    """Takes the whole query of the page's link. What can't be read is dropped, as the page drops it."""
    wanted = card_request(request.url.query)
    return respond(
        request,
        (wanted.unix_s, wanted.photo, *sorted(wanted.layers)),
        lambda: card_png(wanted),
        settled=wanted.chosen and is_recorded(wanted.unix_s),
        media_type="image/png",
        dear=1,
    )
