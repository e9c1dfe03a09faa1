"""A job process: answers one request after another until it is idle, has grown, or its server ends."""

from __future__ import annotations

import asyncio
import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from socket import socket

from starlette.types import ASGIApp, Scope

from dashboard.web.server.asking import Answer, asked, get_scope
from dashboard.web.server.errors import request_id
from dashboard.web.server.jobs import frames
from dashboard.web.server.memory import give_back

HERE = "job"  # in a request's state: it is answered in a job process, by whatever it takes


@dataclass(frozen=True)
class Bounds:
    """When a job process ends by itself: after so long without a job, or holding so much after one."""

    idle_s: float = 5.0
    own_bytes: int = 90_000_000


def request_head(scope: Scope) -> frames.Head:
    """What a job process needs of a GET request: all that an answer can depend on but its compression."""
    host = next((value for name, value in scope["headers"] if name == b"host"), b"localhost")
    return {
        "path": scope["path"],
        "query": scope["query_string"].decode("latin-1"),
        "host": host.decode("latin-1"),
        "scheme": scope["scheme"],
        "server": scope.get("server"),
        "root_path": scope.get("root_path", ""),
        "request_id": request_id(scope),
    }


def scope_of(head: frames.Head) -> Scope:
    """The request again, marked as one that is answered here."""
    return get_scope(
        head["path"],
        head["query"].encode("latin-1"),
        [(b"host", head["host"].encode("latin-1"))],
        scheme=head["scheme"],
        server=head["server"] and tuple(head["server"]),
        root_path=head["root_path"],
        state={"request_id": head["request_id"], HERE: True},
    )


def answer_frame(answer: Answer) -> bytes:
    """An answer as it goes back."""
    headers = [[name.decode("latin-1"), value.decode("latin-1")] for name, value in answer.headers]
    return frames.packed({"status": answer.status, "headers": headers}, answer.body)


def answer_of(head: frames.Head, body: bytes) -> Answer:
    """The answer again."""
    headers = tuple((name.encode("latin-1"), value.encode("latin-1")) for name, value in head["headers"])
    return Answer(head["status"], headers, body)


async def answer_jobs(app: ASGIApp, connection: socket, bounds: Bounds) -> None:
    """Answer what comes over a connection until it is time to end."""
    reader, writer = await asyncio.open_connection(sock=connection)
    with closing(writer):
        while True:
            try:
                head, _ = await asyncio.wait_for(frames.read(reader), bounds.idle_s)
            except (TimeoutError, asyncio.IncompleteReadError, ConnectionError):
                return
            # From here on a lost connection means that the job was begun.
            writer.write(frames.packed({"pid": os.getpid()}))
            writer.write(answer_frame(await _unless_left(asked(app, scope_of(head)), reader)))
            await writer.drain()
            give_back()
            if own_bytes() > bounds.own_bytes:
                return


async def _unless_left(answering: object, reader: asyncio.StreamReader) -> Answer:
    """The answer; where nobody is there to take it any more, this process ends in the middle of its work."""
    working = asyncio.ensure_future(answering)  # type: ignore[call-overload]
    left = asyncio.ensure_future(reader.read(1))  # nothing is sent before the answer is there
    await asyncio.wait({working, left}, return_when=asyncio.FIRST_COMPLETED)
    if left.done():
        os._exit(0)
    left.cancel()
    await asyncio.wait({left})  # nobody else may read while it does
    answer: Answer = working.result()
    return answer


def own_bytes() -> int:
    """Memory that ends with this process: pages that it shares with no other."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Private_"))
