"""What goes over the socket between a server process and a job process: a head as JSON, and bytes."""

from __future__ import annotations

import asyncio
import json
import struct
from socket import MSG_WAITALL, socket
from typing import Any

_SIZES = struct.Struct("!IQ")
Head = dict[str, Any]


def packed(head: Head, body: bytes = b"") -> bytes:
    """A frame."""
    text = json.dumps(head).encode()
    return _SIZES.pack(len(text), len(body)) + text + body


def receive(connection: socket) -> tuple[Head, bytes]:
    """The next frame. Raises :class:`EOFError` where the other side has closed, in the middle too."""
    head_bytes, body_bytes = _SIZES.unpack(_exactly(connection, _SIZES.size))
    return json.loads(_exactly(connection, head_bytes)), _exactly(connection, body_bytes)


async def read(reader: asyncio.StreamReader) -> tuple[Head, bytes]:
    """The same in an event loop. Raises :class:`asyncio.IncompleteReadError`, an EOFError."""
    head_bytes, body_bytes = _SIZES.unpack(await reader.readexactly(_SIZES.size))
    return json.loads(await reader.readexactly(head_bytes)), await reader.readexactly(body_bytes)


def _exactly(connection: socket, wanted: int) -> bytes:
    received = bytearray()
    while len(received) < wanted:
        try:
            part = connection.recv(wanted - len(received), MSG_WAITALL)
        except ConnectionError as error:
            raise EOFError(str(error)) from None
        if not part:
            raise EOFError(f"closed after {len(received)} of {wanted} bytes")
        received += part
    return bytes(received)
