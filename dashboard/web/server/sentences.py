"""What a visitor reads when there is no answer: one sentence, as a page or as JSON of the API's shape."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping

from fastapi.responses import Response

_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title></head>
<body><p>{sentence}</p><p><a href="/">To the dashboard</a></p></body>
</html>
"""


def is_for_programs(path: str) -> bool:
    """Whether a path is asked for by programs, who read JSON, and not by people."""
    return path.startswith(("/api/", "/_dash-")) or path in ("/api", "/healthz")


def sentence_answer(
    path: str,
    status: int,
    sentence: str,
    *,
    parameter: str = "request",
    given: str | None = None,
    allowed: str = "",
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The sentence with its status. It isn't kept by anybody."""
    sent = {"Cache-Control": "no-store", **(headers or {})}
    if not is_for_programs(path):
        body = _PAGE.format(
            title=html.escape(f"{status}: ISS photo dashboard"), sentence=html.escape(sentence)
        )
        return Response(body.encode("utf-8", "replace"), status, sent, "text/html; charset=utf-8")
    problem = {"parameter": parameter, "given": given, "allowed": allowed, "message": sentence}
    # ASCII: a lone surrogate (from a percent-encoded path) can't be written as UTF-8.
    return Response(json.dumps({"error": problem}).encode(), status, sent, "application/json")
