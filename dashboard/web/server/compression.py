"""The one place where answers are compressed: brotli or gzip, as the client takes it.

What is kept (the API's answers, the page, Dash's layout, files) is compressed once by
:func:`compressed` and kept so; :class:`Compressing` does the rest, the answers to Dash's callbacks.
Pictures are compressed by themselves, and below 1,000 bytes nothing is gained.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping

import brotli
from starlette.types import ASGIApp, Message, Receive, Scope, Send

WORTH_BYTES = 1000
CODINGS = ("br", "gzip")  # the better first
QUICK = {"br": 5, "gzip": 5}
BEST = {"br": 11, "gzip": 9}
_TEXTS = ("text/", "application/json", "application/javascript")
_TEXT_SUFFIXES = ("+json", "+xml")  # SVG, manifest, GeoJSON, GPX, KML (RFC 6839)


def coding_for(accept_encoding: str) -> str | None:
    """``br`` or ``gzip``, whichever the client takes at a higher weight, ``br`` among equals; or None.

    RFC 9110: a weight of 0 refuses, ``*`` stands for what isn't named.
    """
    weights: dict[str, float] = {}
    for entry in accept_encoding.lower().split(","):
        name, *parameters = (part.strip() for part in entry.split(";"))
        weights[name] = _weight(parameters)
    others = weights.get("*", 0.0)
    best = max(CODINGS, key=lambda coding: weights.get(coding, others))
    return best if weights.get(best, others) > 0 else None


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                weight = float(value)
            except ValueError:
                return 0.0
            return weight if 0 <= weight <= 1 else 0.0
    return 1.0


def compressed(body: bytes, coding: str, levels: Mapping[str, int] = QUICK) -> bytes:
    """The body in a coding of :data:`CODINGS`; the same body is always the same bytes."""
    if coding == "br":
        return bytes(brotli.compress(body, quality=levels["br"]))  # type: ignore[no-untyped-call]
    return gzip.compress(body, levels["gzip"], mtime=0)


def is_compressible(media_type: str) -> bool:
    """Whether a media type is text, which pictures (but for drawings) are not."""
    return media_type.startswith(_TEXTS) or media_type.partition(";")[0].endswith(_TEXT_SUFFIXES)


class Compressing:
    """Compresses answers that come in one piece and aren't compressed yet."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        coding = None
        if scope["type"] == "http":
            accepted = [value for name, value in scope["headers"] if name == b"accept-encoding"]
            coding = coding_for(b",".join(accepted).decode("latin-1"))
        await self.app(scope, receive, _Packer(send, coding).send if coding else send)


class _Packer:
    def __init__(self, send: Send, coding: str) -> None:
        self._send = send
        self._coding = coding
        self._start: Message | None = None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _worth_it(message):
            self._start = message
            return
        start, self._start = self._start, None
        if start is not None:
            if message["type"] == "http.response.body" and not message.get("more_body", False):
                body = compressed(message.get("body", b""), self._coding)
                headers = [header for header in start["headers"] if header[0] != b"content-length"]
                headers.append((b"content-length", str(len(body)).encode()))
                headers.append((b"content-encoding", self._coding.encode()))
                if not any(name == b"vary" for name, _ in headers):
                    headers.append((b"vary", b"Accept-Encoding"))
                start, message = {**start, "headers": headers}, {**message, "body": body}
            await self._send(start)
        await self._send(message)


def _worth_it(start: Message) -> bool:
    headers = dict(start.get("headers", []))
    large = int(headers.get(b"content-length", b"0")) >= WORTH_BYTES
    media_type = headers.get(b"content-type", b"").decode("latin-1")
    return large and b"content-encoding" not in headers and is_compressible(media_type)
