"""HTTP of the process's own: heads that are too large and clients that are too slow end their connection.

What the application can refuse in a sentence it refuses (:mod:`.envelope`); this is for what never
becomes a request.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_HEAD_BYTES = 64 * 1024
SLOWEST_S = 20.0
_TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
_TOO_SLOW = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


class BoundedProtocol(HttpToolsProtocol):
    """uvicorn's protocol with a bound on a request's head, and on the time until a request is whole."""

    slowest_s = SLOWEST_S

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - as uvicorn makes it
        super().__init__(*given, **named)
        self._head_bytes: int | None = 0  # None while a body comes or an answer is made
        self._patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._head_bytes is not None:
            room = MOST_HEAD_BYTES - self._head_bytes
            self._head_bytes += min(len(data), room)
            if len(data) > room:  # a body may have come with its head: only the head is counted
                super().data_received(data[:room])
                if self._head_bytes == MOST_HEAD_BYTES:
                    self._end(_TOO_LARGE)
                else:
                    self.data_received(data[room:])
                return
        super().data_received(data)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._wait()

    def on_headers_complete(self) -> None:
        self._head_bytes = None
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._head_bytes = 0
        self._stop_waiting()

    def _wait(self) -> None:
        self._stop_waiting()
        self._patience = self.loop.call_later(self.slowest_s, self._end, _TOO_SLOW)

    def _stop_waiting(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _end(self, answer: bytes) -> None:
        if not self.transport.is_closing():
            self.transport.write(answer)
            self.transport.close()
