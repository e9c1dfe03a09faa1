"""``iss-dashboard serve``: the page and the API over HTTP."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from dashboard import settings
from dashboard.errors import InputError

if TYPE_CHECKING:
    from dashboard.commands import Subparsers

APPLICATION = "dashboard.web.app:create_app"


def add(subparsers: Subparsers) -> None:
    """Add ``serve`` with its options; the defaults come from ``HOST`` and ``PORT``."""
    parser = subparsers.add_parser("serve", help="serve the page and the API")
    parser.add_argument("--host", default=None, help="address to listen on (default: $HOST or 127.0.0.1)")
    parser.add_argument("--port", default=None, help="port to listen on (default: $PORT or 8050)")
    parser.add_argument(
        "--workers",
        default="1",
        metavar="N",
        help="processes; more than one are run by gunicorn (default: 1)",
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
    if port:
        print(f"ISS photo dashboard: {url(host, port)} (Ctrl-C stops it)", flush=True)
    if workers > 1:
        _serve_with_gunicorn(host, port, workers)
    else:
        _serve_with_uvicorn(host, port)
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


def _serve_with_uvicorn(host: str, port: int) -> None:
    import uvicorn

    uvicorn.run(APPLICATION, factory=True, host=host, port=port, log_level="warning", server_header=False)


def _serve_with_gunicorn(host: str, port: int, workers: int) -> None:
    """Hand this process over to gunicorn, so that signals reach it directly."""
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    command = [sys.executable, "-m", "gunicorn", f"{APPLICATION}()", "--bind", bind]
    command += ["--workers", str(workers), "--worker-class", "asgi", "--log-level", "warning"]
    os.execv(sys.executable, command)
