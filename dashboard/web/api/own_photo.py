"""``POST /api/v1/photos/read``: what a visitor's own picture says of itself. Nothing of it is kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from dashboard.answers.own_photo import ALLOWED_FILE, OwnPhotoAnswer, own_photo_answer
from dashboard.errors import InputError
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


# Not in the reference: its forms send parameters, this takes a file's bytes.
@router.post("/photos/read", response_model=OwnPhotoAnswer, include_in_schema=False)
async def read_photo(request: Request, name: Name = "") -> Response:
    """The metadata in a file's first bytes (512 KiB at most), and the moment they propose."""
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
    answer = await run_in_threadpool(own_photo_answer, head, name)
    return Response(
        answer.model_dump_json(), media_type="application/json", headers={"Cache-Control": "no-store"}
    )
