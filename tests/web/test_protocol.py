"""Connections that never become a request end by themselves."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from dashboard.web.server.protocol import MOST_HEAD_BYTES, BoundedProtocol


class Impatient(BoundedProtocol):
    slowest_s = 0.2


async def _ok(scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """A server of one small answer."""
    config = uvicorn.Config(_ok, http=Impatient, ws="none", lifespan="off", log_level="critical")
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield listening.getsockname()[1]
        server.should_exit = True
        thread.join()


def said(port: int, *pieces: bytes) -> bytes:
    """All that the server answers to these bytes, until it closes the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
        for piece in pieces:
            client.sendall(piece)
        answer = b""
        while more := client.recv(65536):
            answer += more
    return answer


@pytest.mark.parametrize(
    "half",
    [
        b"",
        b"G",
        b"GET / HTTP/1.1\r\nHost: x\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc",
    ],
)
def test_half_a_request_is_not_waited_for(port: int, half: bytes) -> None:
    assert b"408 Request Timeout" in said(port, half)


def test_after_an_answer_too(port: int) -> None:
    whole = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
    answer = said(port, whole, whole + b"GET")
    assert answer.count(b"200 OK") == 2
    assert b"408" in answer


def test_a_head_without_end_is_refused(port: int) -> None:
    head = b"GET / HTTP/1.1\r\nX: " + b"x" * (MOST_HEAD_BYTES - 10)
    assert said(port, head).startswith(b"HTTP/1.1 431 ")


@pytest.mark.parametrize("length", [MOST_HEAD_BYTES - 20, 4 * MOST_HEAD_BYTES])
def test_a_body_that_comes_with_its_head_is_not_counted_as_head(port: int, length: int) -> None:
    request = f"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n".encode() + bytes(length)
    with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
        client.sendall(request)
        assert client.recv(65536).startswith(b"HTTP/1.1 200 OK")
