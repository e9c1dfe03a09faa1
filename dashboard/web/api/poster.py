"""``/api/v1/map.webp``: the map's first picture, until the interactive one stands."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from dashboard.web.api.card import LinkLayers, LinkMoment, LinkPhoto
from dashboard.web.api.parameters import Version, takes_a_link
from dashboard.web.card.poster import poster_request, poster_webp
from dashboard.web.link.keys import all_keys
from dashboard.web.link.reading import open_link, unknown_in
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1", tags=["page"])

_WEBP: dict[int | str, dict[str, Any]] = {
    200: {"content": {"image/webp": {}}, "description": "The map without words"}
}
LinkView = Annotated[
    str | None,
    Query(
        description="The map's view, as in the page's link",
        examples=["region", "world", "globe@30.25,71.5,2.4"],
    ),
]
Width = Annotated[Literal["640", "1280"], Query(description="Pixels", examples=["640"])]


_OWN = ("width", "v")


def _names() -> list[str]:
    return [*(key.key for key in all_keys()), *_OWN]


def _unknown(query: str) -> list[tuple[str, str]]:
    """Names and texts in the query that are no link's and not this route's own."""
    return [(name, given) for name, given in unknown_in(query, all_keys()) if name not in _OWN]


@router.get(
    "/map.webp",
    summary="The map of a moment",
    response_class=Response,
    responses=_WEBP,
    response_model=None,
)
@takes_a_link(_names, _unknown)
def poster(
    request: Request,
    t: LinkMoment = None,
    photo: LinkPhoto = None,
    layers: LinkLayers = None,
    view: LinkView = None,
    width: Width = "1280",
    v: Version = None,
) -> Response:
    """The page's map at its own scale, larger than a usual window: the page shows a part of it."""
    wanted = poster_request(open_link(request.url.query, all_keys()), int(width))
    return respond(
        request,
        (wanted.unix_s, wanted.photo, *sorted(wanted.layers), wanted.proj, wanted.place, wanted.width),
        lambda: poster_webp(wanted),
        media_type="image/webp",
        dear=1,
    )
