"""``iss-dashboard serve``: the page and the API over HTTP."""

from __future__ import annotations

import argparse
import os
from socket import socket
from typing import TYPE_CHECKING

from dashboard import settings
from dashboard.commands._listen import listen
from dashboard.errors import InputError

if TYPE_CHECKING:
    from dashboard.commands import Subparsers

APPLICATION = "dashboard.web.app:create_served_app"
KEEP_ALIVE_S = 75  # longer than a proxy keeps its connections (nginx: 60), so that none ends under a request
SHUTDOWN_S = 30
_LOGS = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}


def add(subparsers: Subparsers) -> None:
    """Add ``serve`` with its options; the defaults come from ``HOST`` and ``PORT``."""
    parser = subparsers.add_parser("serve", help="serve the page and the API")
    parser.add_argument("--host", default=None, help="address to listen on (default: $HOST or 127.0.0.1)")
    parser.add_argument("--port", default=None, help="port to listen on (default: $PORT or 8050)")
    parser.add_argument(
        "--workers",
        default="1",
        metavar="N",
        help="processes (default: 1)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    host = arguments.host or settings.host()
    given_port = arguments.port if arguments.port is not None else os.environ.get("PORT", "8050")
    port = whole_number("port", given_port, 0, 65535)
    workers = whole_number("workers", arguments.workers, 1, 64)
    # NumPy's algebra library would start a thread for each processor within every thread that answers.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    listening = listen(host, port)  # first: all that is built is in vain where the port is taken
    try:
        require()
        port = listening.getsockname()[1]
        print(f"ISS photo dashboard: {url(host, port)} (Ctrl-C stops it)", flush=True)
        serve(listening, workers)
    finally:
        listening.close()
    return 0


def whole_number(parameter: str, given: str, smallest: int, largest: int) -> int:
    """Read a whole number within bounds. Raises :class:`InputError`."""
    try:
        value = int(given)
    except ValueError:
        value = smallest - 1
    if not smallest <= value <= largest:
        raise InputError(parameter, given, f"a whole number from {smallest} to {largest}")
    return value


def url(host: str, port: int) -> str:
    """The address to open: a server that listens everywhere is opened on this machine."""
    shown = {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"


def require() -> None:
    """Refuse to start without what the page is made of. Raises :class:`InputError`."""
    from dashboard.web.server.required import require_everything

    require_everything()


def serve(listening: socket, workers: int) -> None:
    """Serve in this process, or in several that it watches over; both in the same way."""
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    from dashboard.web.server.protocol import BoundedProtocol

    config = uvicorn.Config(
        APPLICATION,
        factory=True,
        workers=workers,
        http=BoundedProtocol,
        ws="none",
        server_header=False,
        log_config=_LOGS,
        log_level="warning",
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=SHUTDOWN_S,
        timeout_worker_healthcheck=60,  # a process that computes is slow to say that it is well
    )
    server = uvicorn.Server(config)
    if workers == 1:
        server.run(sockets=[listening])
    else:
        Multiprocess(config, sockets=[listening]).run()
