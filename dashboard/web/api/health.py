"""``/healthz``: the server answers, and over which span it can."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from dashboard.instants import format_utc
from dashboard.orbit.archive import held_archive
from dashboard.web.server.caching import data_version, respond

router = APIRouter(tags=["server"])
_SERVED = "The archive on disk can't be read, so the one read before is served: {}"


class ArchiveSpan(BaseModel):
    """The element sets there are, and the instants they answer for."""

    sets: int = Field(description="Element sets in the archive")
    first_epoch_utc: str
    last_epoch_utc: str
    start_utc: str = Field(description="First instant for which a position is given")
    stop_utc: str = Field(description="Last instant for which a position is given")


class Health(BaseModel):
    """The server's state."""

    status: Literal["ok", "degraded"]
    trouble: str | None = Field(description="What is wrong, where something is: one sentence")
    version: str = Field(description="Changes with the data or the code: answers may differ between versions")
    archive: ArchiveSpan


def health() -> Health:
    """The archive's span and the version of the data; degraded while the archive on disk can't be read."""
    held = held_archive()
    archive = held.archive
    start, stop = archive.span()
    return Health(
        status="ok" if held.trouble is None else "degraded",
        trouble=None if held.trouble is None else _SERVED.format(held.trouble),
        version=data_version(),
        archive=ArchiveSpan(
            sets=len(archive.sets),
            first_epoch_utc=format_utc(float(archive.epochs_unix_s[0])),
            last_epoch_utc=format_utc(float(archive.epochs_unix_s[-1])),
            start_utc=format_utc(start),
            stop_utc=format_utc(stop),
        ),
    )


@router.get("/healthz", summary="Is the server well, and what span does it cover?", response_model=Health)
def healthz(request: Request) -> Response:
    """200 and the archive's span. ``degraded`` answers visitors as before, so it is no failure."""
    return respond(request, (held_archive().trouble,), lambda: health().model_dump_json().encode())
