"""The outermost layer: what is refused unread, HEAD and OPTIONS, and the headers of every answer."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.orbit.archive import look_once
from dashboard.web.server.compression import Compressing
from dashboard.web.server.errors import ErrorAnswers
from dashboard.web.server.headers import Header, resource_policy, security_headers
from dashboard.web.server.sentences import sentence_answer

MOST_BODY_BYTES = 64 * 1024
MOST_HEADER_BYTES = 16 * 1024
MOST_ADDRESS_BYTES = 8 * 1024
CALLBACKS = "/_dash-update-component"
OWN_PHOTO = "/api/v1/photos/read"
MOST_PHOTO_BYTES = 512 * 1024
"""A picture's first bytes, in which its metadata is."""
MOST_WHOLE_PHOTO_BYTES = 32 * 1024 * 1024
"""The whole of it, where its stars are to be read."""


class Envelope:
    """Wraps the application. Nothing reaches it that is larger than the limits above."""

    def __init__(self, app: ASGIApp, inline_scripts: Iterable[str] = ()) -> None:
        self._app = ErrorAnswers(Compressing(app))
        self._headers = security_headers(inline_scripts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        look_once()
        headers = [*self._headers, resource_policy(scope["path"])]
        if scope["method"] == "HEAD":
            scope = {**scope, "method": "GET", "state": {**scope.get("state", {}), "head": True}}
            send = _without_body(send)
        body = _Body(receive, most_bytes(scope))
        answer = _Answer(send, headers, body, scope["path"])
        app = _refusal(scope) or self._app
        await app(scope, body.receive, answer.send)


def most_bytes(scope: Scope) -> int:
    """How large the body of a request may be."""
    if scope["path"] != OWN_PHOTO:
        return MOST_BODY_BYTES
    asked = b"stars=yes" in scope["query_string"].split(b"&")
    return MOST_WHOLE_PHOTO_BYTES if asked else MOST_PHOTO_BYTES


def _refusal(scope: Scope) -> ASGIApp | None:
    """The answer to what is never passed on."""
    path, close = scope["path"], {"Connection": "close"}
    if sum(len(name) + len(value) for name, value in scope["headers"]) > MOST_HEADER_BYTES:
        text = f"The headers of the request are too large; allowed: {MOST_HEADER_BYTES:,} bytes."
        return sentence_answer(path, 431, text, parameter="headers", headers=close)
    address = len(scope.get("raw_path") or b"") + len(scope["query_string"])
    if address > MOST_ADDRESS_BYTES:
        text = f"The address has {address:,} bytes; allowed: {MOST_ADDRESS_BYTES:,}."
        return sentence_answer(path, 414, text, parameter="address", headers=close)
    if _announced_bytes(scope) > most_bytes(scope):
        return _too_large(path, most_bytes(scope))
    if scope["method"] == "OPTIONS":
        methods = "POST, OPTIONS" if path in (CALLBACKS, OWN_PHOTO) else "GET, HEAD, OPTIONS"
        return _NoContent(methods)
    if not path.startswith("/"):
        return sentence_answer(path, 404, "Nothing is here: an address begins with a slash.")
    return None


def _announced_bytes(scope: Scope) -> int:
    sizes = [value for name, value in scope["headers"] if name.lower() == b"content-length"]
    return max((int(size) for size in sizes if size.isdigit()), default=0)


def _too_large(path: str, most: int) -> ASGIApp:
    text = f"The body of the request is too large; allowed: {most:,} bytes."
    return sentence_answer(path, 413, text, parameter="body", headers={"Connection": "close"})


class _NoContent:
    def __init__(self, methods: str) -> None:
        self._headers: list[Header] = [(b"allow", methods.encode()), (b"cache-control", b"no-store")]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 204, "headers": self._headers})
        await send({"type": "http.response.body", "body": b""})


class _Body:
    """The request's body, cut off where it is longer than it may be, whatever it announced."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._most = most
        self._bytes = 0

    @property
    def most(self) -> int:
        return self._most

    @property
    def too_large(self) -> bool:
        return self._bytes > self._most

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._bytes += len(message.get("body", b""))
            if self.too_large:
                return {"type": "http.request", "body": b"", "more_body": False}
        return message


class _Answer:
    """Adds the headers. Whatever was answered to a body too large to be read is replaced by a refusal."""

    def __init__(self, send: Send, headers: list[Header], body: _Body, path: str) -> None:
        self._send = send
        self._headers = headers
        self._body = body
        self._path = path
        self._replaced = False

    async def send(self, message: Message) -> None:
        if self._replaced:
            return
        if message["type"] == "http.response.start":
            if self._body.too_large:
                self._replaced = True
                await _too_large(self._path, self._body.most)(
                    {"type": "http"}, self._body.receive, self._with_headers
                )
                return
            await self._with_headers(message)
        else:
            await self._send(message)

    async def _with_headers(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name.lower() for name, _ in message.get("headers", [])}
            added = [header for header in self._headers if header[0] not in own]
            message = {**message, "headers": [*message.get("headers", []), *added]}
        await self._send(message)


def _without_body(send: Send) -> Send:
    async def head(message: Message) -> None:
        if message["type"] == "http.response.body":
            if message.get("more_body", False):
                return
            message = {"type": "http.response.body", "body": b""}
        await send(message)

    return head
