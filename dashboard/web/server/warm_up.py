"""Makes, while nobody waits, the answers that every visitor's first view asks for."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.types import ASGIApp

from dashboard.web.server.asking import asked, get_scope

_log = logging.getLogger(__name__)
_HEADERS = [(b"accept-encoding", b"br, gzip"), (b"host", b"localhost")]


async def warm_up(app: ASGIApp, addresses: Iterable[str]) -> None:
    """Ask the application for each address (path and query), compressed as a browser would take it.

    What goes wrong is logged and left to the first visitor's own request to report.
    """
    for address in addresses:
        parts = urlsplit(address)
        try:
            await asked(app, get_scope(parts.path, parts.query.encode(), _HEADERS))
        except Exception:
            _log.exception("could not prepare %s", address)
