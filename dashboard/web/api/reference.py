"""``/api/docs`` and ``/api/openapi.json``: the interactive reference, made of our own files.

FastAPI's own page loads its script from a CDN; no request of this product leaves the machine.
"""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.openapi.utils import get_openapi

from dashboard import __doc__ as what_it_is
from dashboard.web.api.reference_html import reference_page
from dashboard.web.server.caching import respond

router = APIRouter(include_in_schema=False)

TITLE = "ISS photo dashboard"


def schema_of(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI schema of the documented routes (Dash's own are not part of the API)."""
    routes = [route for route in app.routes if getattr(route, "include_in_schema", True)]
    schema = get_openapi(
        title=TITLE, version="1", openapi_version="3.1.0", description=str(what_it_is), routes=routes
    )
    schema["paths"] = {path: item for path, item in schema["paths"].items() if _is_ours(path)}
    return schema


def _is_ours(path: str) -> bool:
    return path == "/healthz" or path.startswith("/api/")


@router.get("/api/openapi.json")
def openapi(request: Request) -> Response:
    """The schema, for clients and tools."""
    return respond(request, (), lambda: json.dumps(schema_of(request.app)).encode())


@router.get("/api/docs")
def docs(request: Request) -> Response:
    """The page for people."""
    return respond(
        request,
        (),
        lambda: reference_page(schema_of(request.app)).encode(),
        media_type="text/html; charset=utf-8",
    )
