"""``/api/v1/moment``: everything at one instant."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dashboard.answers.moment import Moment, moment_at
from dashboard.photos.catalogue.files import MISSION_PHOTO, photo_by_id
from dashboard.web.api.parameters import MomentText, PhotoId, is_recorded, moment_or_default
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1", tags=["moment"])


@router.get(
    "/moment",
    summary="Where the station was, what was attached and who was aboard",
    response_model=Moment,
)
def moment(request: Request, t: MomentText = None, photo: PhotoId = MISSION_PHOTO) -> Response:
    """The moment of the page as one answer: position, ground below, element set, ships, ports, crew."""
    photo_by_id(photo)
    unix_s = moment_or_default(t, photo)
    return respond(
        request,
        (unix_s, photo),
        lambda: moment_at(unix_s, photo).model_dump_json().encode(),
        settled=t is not None and is_recorded(unix_s),
    )
