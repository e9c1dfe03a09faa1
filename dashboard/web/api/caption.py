"""``/api/v1/photos/caption``: a caption's words as clues."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dashboard.answers.caption import CaptionAnswer, caption_answer
from dashboard.photos.question.caption.clue import LONGEST
from dashboard.photos.question.from_caption import ALLOWED_CAPTION
from dashboard.web.server.caching import respond

router = APIRouter(prefix="/api/v1", tags=["photos"])

Text = Annotated[
    str,
    Query(
        description="The caption as it was printed",
        examples=["The station was soaring 262 miles above Hungary."],
        json_schema_extra={"allowed": ALLOWED_CAPTION},
        max_length=LONGEST,
    ),
]


@router.get(
    "/photos/caption",
    summary="A caption's words as clues, each with the words it was read from",
    response_model=CaptionAnswer,
)
def photo_caption(request: Request, text: Text) -> Response:
    """Read by rules and gazetteers. Nothing is stored; what isn't said is no clue."""
    return respond(request, (text,), lambda: caption_answer(text).model_dump_json().encode(), dear=1)
