"""The catalogue of photographs as the API says it: the facts, and the moment that follows from them."""

from __future__ import annotations

from pydantic import BaseModel, Field

from dashboard.answers.claims import ClaimAnswer, claims_of
from dashboard.instants import format_utc
from dashboard.photos.catalogue.files import load_photos
from dashboard.photos.catalogue.models import Photo
from dashboard.photos.moment import default_moment, own_moment


class PhotoAnswer(BaseModel):
    """One photograph."""

    id: str
    title: str
    moment_utc: str = Field(description="Its moment: published, or else the finder's best estimate")
    moment_is_estimate: bool
    candidates: str = Field(description="Where the ranked candidates are answered")
    claims: list[ClaimAnswer] = Field(
        description="What the caption says beside what is computed for the photograph's moment; "
        "empty where the archive has no element sets for it"
    )
    facts: Photo = Field(description="What is known, each fact with its source and how sure it is")


class Photos(BaseModel):
    """The catalogue, the mission's photograph first."""

    photos: list[PhotoAnswer]


def all_photos() -> Photos:
    """Every photograph of the catalogue."""
    return Photos(photos=[photo_answer(photo) for photo in load_photos().values()])


def photo_answer(photo: Photo) -> PhotoAnswer:
    """One photograph with its moment."""
    own = own_moment(photo.id)
    return PhotoAnswer(
        id=photo.id,
        title=photo.title,
        moment_utc=format_utc(default_moment(photo.id)),
        moment_is_estimate=photo.taken is None,
        candidates=f"/api/v1/photos/{photo.id}/candidates",
        claims=[] if own is None else claims_of(photo, own),
        facts=photo,
    )
