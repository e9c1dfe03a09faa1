"""The HTTP interface: one router a module, put together here."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

from fastapi import APIRouter, Depends, Request

from dashboard.web.api.errors import ErrorAnswer, NotFoundError
from dashboard.web.api.parameters import only_known

_PROBLEMS: dict[int | str, dict[str, Any]] = {
    404: {"model": ErrorAnswer, "description": "Nothing has that name"},
    422: {"model": ErrorAnswer, "description": "Input that can't be used, with a sentence"},
}


def api_router() -> APIRouter:
    """Every route of the API: the ``router`` of each module of this package, none with unknown parameters.

    The last route answers unknown paths under ``/api/``, so include this before any catch-all.
    """
    whole = APIRouter()
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda found: found.name):
        router = getattr(importlib.import_module(f"{__name__}.{module.name}"), "router", None)
        if router is not None:
            whole.include_router(router, responses=_PROBLEMS, dependencies=[Depends(only_known)])
    whole.add_api_route("/api/{rest:path}", _unknown, include_in_schema=False)
    return whole


def _unknown(rest: str, request: Request) -> None:
    known = "the paths that /api/docs lists"
    raise NotFoundError("path", request.url.path, known, "is not part of the API")
