"""A small server with job processes, for their tests: ``python -m tests.web.job_server PORT FOLDER``.

Its routes tell who works, and do what goes wrong.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import uvicorn
from fastapi import FastAPI, Request, Response

from dashboard.commands.serve import _LOGS
from dashboard.errors import InputError
from dashboard.web.api.errors import install_error_handlers
from dashboard.web.server.caching import respond
from dashboard.web.server.errors import ErrorAnswers
from dashboard.web.server.jobs import forkserver
from dashboard.web.server.jobs.process import Bounds

BOUNDS = Bounds(idle_s=60, own_bytes=60_000_000)
_held: list[bytes] = []


def app(folder: Path) -> FastAPI:
    """Each route's answer depends on ``key``; FOLDER is where a job says that it has begun."""
    made = FastAPI(openapi_url=None)
    made.add_middleware(ErrorAnswers)
    install_error_handlers(made)

    @made.get("/api/who")
    def who(request: Request, key: str) -> Response:
        return respond(request, (key,), lambda: str(os.getpid()).encode(), dear=1)

    @made.get("/api/grow")
    def grow(request: Request, key: str) -> Response:
        def build() -> bytes:
            _held.append(os.urandom(100_000_000))
            return str(os.getpid()).encode()

        return respond(request, (key,), build, dear=1)

    @made.get("/api/stay")
    def stay(request: Request, key: str) -> Response:
        def build() -> bytes:
            with (folder / key).open("w") as begun:
                begun.write(str(os.getpid()))
            signal.pause()
            return b"never"

        return respond(request, (key,), build, dear=1)

    @made.get("/api/refuse")
    def refuse(request: Request, key: str) -> Response:
        def build() -> bytes:
            raise InputError("key", key, "another")

        return respond(request, (key,), build, dear=1)

    @made.get("/api/fail")
    def fail(request: Request, key: str) -> Response:
        def build() -> bytes:
            raise ZeroDivisionError(key)

        return respond(request, (key,), build, dear=1)

    return made


def main(port: str, folder: str) -> None:
    """Serve until stopped."""
    server = app(Path(folder))
    server.state.jobs = forkserver.start(server, bounds=BOUNDS)
    uvicorn.run(server, port=int(port), log_config=_LOGS, log_level="warning")


if __name__ == "__main__":
    main(*sys.argv[1:])
