"""Asking the application itself, without a connection."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any

from starlette.types import ASGIApp, Scope

Header = tuple[bytes, bytes]


@dataclass(frozen=True)
class Answer:
    """Status, headers as they were sent, body."""

    status: int
    headers: tuple[Header, ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The first header of a name in lower case."""
        return next((value.decode("latin-1") for key, value in self.headers if key == name.encode()), None)


def get_scope(path: str, query: bytes, headers: list[Header], **others: Any) -> Scope:  # noqa: ANN401
    """A GET request as ASGI has it; ``others`` replace what isn't said."""
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode("utf-8", "surrogateescape"),
        "query_string": query,
        "root_path": "",
        "headers": headers,
        "client": None,
        "server": ("localhost", 80),
        **others,
    }


async def asked(app: ASGIApp, scope: Scope) -> Answer:
    """What the application answers. Raises what it raises."""
    bodies = iter([{"type": "http.request", "body": b"", "more_body": False}])
    start: MutableMapping[str, Any] = {}
    parts: list[bytes] = []

    async def receive() -> MutableMapping[str, Any]:
        for body in bodies:
            return body
        # Nobody hangs up here.
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        else:
            parts.append(message.get("body", b""))

    await app(scope, receive, send)
    headers = tuple((bytes(name).lower(), bytes(value)) for name, value in start["headers"])
    return Answer(start["status"], headers, b"".join(parts))
