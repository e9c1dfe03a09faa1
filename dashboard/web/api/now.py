"""``/api/v1/now``: the moment of the server's clock."""

from __future__ import annotations

import time

from fastapi import APIRouter, Request, Response

from dashboard.answers.now import Now, now_at

router = APIRouter(prefix="/api/v1", tags=["moment"])


def clock_unix_s() -> float:
    """The server's clock, whole POSIX seconds."""
    return float(int(time.time()))


@router.get(
    "/now", summary="The moment by the clock, with the age of the newest element set", response_model=Now
)
def now(request: Request) -> Response:
    """As `/moment`, for the server's clock: the position is null where no element set is near enough.

    Ships and crew are the last known, with the date up to which they are verified. Kept by nobody: each
    second has another answer.
    """
    body = now_at(clock_unix_s()).model_dump_json().encode()
    return Response(body, media_type="application/json", headers={"Cache-Control": "no-store"})
