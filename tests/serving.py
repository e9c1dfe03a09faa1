"""The product's own command serving on a free port, for browser tests and benchmarks."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

START_WITHIN_S = 180.0


@dataclass(frozen=True)
class Served:
    """Where a server answers, and its process."""

    url: str
    pid: int


@contextmanager
def serving() -> Iterator[str]:
    """Serve until the block ends; yields the address.

    ``ISS_DASHBOARD_TEST_URL`` names a server that runs already.
    """
    if given := os.environ.get("ISS_DASHBOARD_TEST_URL"):
        yield given
        return
    with serving_process() as served:
        yield served.url


@contextmanager
def serving_process(**environment: str) -> Iterator[Served]:
    """Serve in a process of its own. What it printed is in the error if it doesn't answer."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "output.txt"
        with log.open("w") as output:
            server = subprocess.Popen(
                [sys.executable, "-m", "dashboard.cli", "serve"],
                env={**os.environ, **environment, "HOST": "127.0.0.1", "PORT": str(port)},
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            try:
                wait_until_it_answers(url, server, "healthz", log)
                yield Served(url, server.pid)
            finally:
                server.terminate()
                server.wait(timeout=20)


def free_port() -> int:
    """A port that nothing listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_it_answers(
    url: str, server: subprocess.Popen[bytes], path: str = "", log: Path | None = None
) -> None:
    """Wait until an address answers with 200; raises with what the server printed if it doesn't."""
    until = time.monotonic() + START_WITHIN_S
    while time.monotonic() < until and server.poll() is None:
        try:
            if httpx.get(f"{url}/{path}").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    printed = log.read_text() if log else "(not kept)"
    raise RuntimeError(f"the server did not answer at {url}; it printed:\n{printed}")
