"""Makes, while nobody waits, the answers that every visitor's first view asks for."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.types import ASGIApp

_log = logging.getLogger(__name__)


async def warm_up(app: ASGIApp, addresses: Iterable[str]) -> None:
    """Ask the application for each address (path and query), compressed as a browser would take it.

    What goes wrong is logged and left to the first visitor's own request to report.
    """
    for address in addresses:
        try:
            await _ask(app, address)
        except Exception:
            _log.exception("could not prepare %s", address)


async def _ask(app: ASGIApp, address: str) -> None:
    parts = urlsplit(address)
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": parts.path,
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "root_path": "",
        "headers": [(b"accept-encoding", b"br, gzip"), (b"host", b"localhost")],
        "client": None,
        "server": ("localhost", 80),
    }

    bodies = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> MutableMapping[str, Any]:
        for body in bodies:
            return body
        # Nobody hangs up here.
        await asyncio.Event().wait()
        raise AssertionError

    async def send(_: MutableMapping[str, Any]) -> None:
        pass

    await app(scope, receive, send)
