"""``POST /api/v1/photos/read``: what a visitor's own picture says of itself. Nothing of it is kept."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from dashboard.answers.own_photo import ALLOWED_FILE, OwnPhotoAnswer, own_photo_answer, own_stars_answer
from dashboard.errors import InputError
from dashboard.web.server.caching import gate_of
from dashboard.web.server.sentences import sentence_answer

router = APIRouter(prefix="/api/v1", tags=["photos"])

ALLOWED_TYPES = "image/… or application/octet-stream, the picture's bytes themselves"

Name = Annotated[
    str,
    Query(
        description="The file's name, for NASA's number in it",
        examples=["iss073e0151533.jpg"],
        json_schema_extra={"allowed": "a file's name"},
        max_length=300,
    ),
]


Stars = Annotated[
    Literal["yes", "no"],
    Query(
        description="Whether the whole picture is sent, for its stars to be read",
        json_schema_extra={"allowed": "yes or no"},
    ),
]
_ONE_AT_A_TIME = 2  # as much of the gate as there is


# Not in the reference: its forms send parameters, this takes a file's bytes.
@router.post("/photos/read", response_model=OwnPhotoAnswer, include_in_schema=False)
async def read_photo(request: Request, name: Name = "", stars: Stars = "no") -> Response:
    """The metadata in a file's first bytes (512 KiB at most), and the moment they propose; of a whole
    picture (32 MiB) what its stars say, where that is asked for."""
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media_type and not media_type.startswith("image/") and media_type != "application/octet-stream":
        sentence = f"Content-Type: {media_type[:60]!r} isn't read; allowed: {ALLOWED_TYPES}."
        return sentence_answer(
            request.url.path,
            415,
            sentence,
            parameter="Content-Type",
            given=media_type[:60],
            allowed=ALLOWED_TYPES,
        )
    head = await request.body()
    if not head:
        raise InputError("file", "", ALLOWED_FILE, "is empty")
    if stars == "yes":
        key = f"own photo {sha256(head).hexdigest()} {name}"

        def build() -> bytes:
            return own_stars_answer(head, name).model_dump_json().encode()

        body = await gate_of(request.app).answer(key, build, _ONE_AT_A_TIME)
    else:
        body = (await run_in_threadpool(own_photo_answer, head, name)).model_dump_json().encode()
    return Response(body, media_type="application/json", headers={"Cache-Control": "no-store"})
