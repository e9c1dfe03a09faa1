"""``/api/v1/photos``: the catalogue of photographs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from dashboard.answers.photos import PhotoAnswer, Photos, all_photos, photo_answer
from dashboard.photos.catalogue.files import MISSION_PHOTO, load_photos
from dashboard.web.api.errors import NotFoundError
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1", tags=["photos"])

PathPhotoId = Annotated[str, Path(description="Id of the photograph", examples=[MISSION_PHOTO])]


@router.get("/photos", summary="The catalogue of photographs", response_model=Photos)
def photos(request: Request) -> Response:
    """What is known of each photograph, with sources, and its moment."""
    return respond(request, (), lambda: all_photos().model_dump_json().encode(), dear=1)


@router.get("/photos/{id}", summary="One photograph", response_model=PhotoAnswer)
def one_photo(request: Request, id: PathPhotoId) -> Response:
    """What is known of the photograph, with sources, and its moment: published, or an estimate."""
    found = load_photos().get(id)
    if found is None:
        raise NotFoundError("id", id, ", ".join(load_photos()), "is no photograph of the catalogue")
    return respond(request, (id,), lambda: photo_answer(found).model_dump_json().encode())
