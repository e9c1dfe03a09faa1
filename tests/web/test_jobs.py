"""Dear work in processes of its own: who works, what a process's death costs, and that none is left."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from dashboard.web.server.asking import asked, get_scope
from dashboard.web.server.jobs import frames
from dashboard.web.server.jobs.process import Bounds, answer_jobs, answer_of, request_head, scope_of
from tests.serving import free_port, wait_until_it_answers
from tests.web.conftest import Client

PATIENCE_S = 60.0


@dataclass
class Server:
    """The server of :mod:`tests.web.job_server`."""

    process: subprocess.Popen[bytes]
    client: httpx.Client
    folder: Path

    def pid(self, path: str, key: str) -> int:
        """Who worked on an answer."""
        answer = self.client.get(path, params={"key": key})
        assert answer.status_code == 200, answer.text
        return int(answer.text)

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text()

    def begun(self, key: str) -> int:
        """Who works on ``/api/stay``; waits until it is begun."""
        path = self.folder / key
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(_whole, path).result(PATIENCE_S)


def _whole(path: Path) -> int:
    while True:
        with suppress(OSError, ValueError):
            return int(path.read_text())
        select.select([], [], [], 0.01)


def children(pid: int) -> list[int]:
    """Processes that a process has forked."""
    found = []
    for file in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(child) for child in file.read_text().split()]
    return found


def ended(pid: int) -> bool:
    """Whether a process ends within a minute, or has ended."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], PATIENCE_S)[0])
    finally:
        os.close(handle)


@contextmanager
def serving_jobs(folder: Path) -> Iterator[Server]:
    """The server in a process of its own."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with (folder / "log").open("wb") as log:
        command = [sys.executable, "-m", "tests.web.job_server", str(port), str(folder)]
        process = subprocess.Popen(command, stdout=log, stderr=log)
    with process, httpx.Client(base_url=url, timeout=PATIENCE_S) as client:
        try:
            wait_until_it_answers(url, process, "api/who?key=first", folder / "log")
            yield Server(process, client, folder)
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving_jobs(tmp_path_factory.mktemp("jobs")) as served:
        yield served


def test_one_process_works_on_one_answer_after_another(server: Server) -> None:
    first = server.pid("/api/who", "1")
    assert first != server.process.pid
    assert server.pid("/api/who", "2") == first
    assert server.pid("/api/who", "1") == first  # kept


def test_one_that_has_grown_is_replaced(server: Server) -> None:
    before = server.pid("/api/grow", "grow")
    assert ended(before)
    after = server.pid("/api/who", "after growing")
    assert after not in (before, server.process.pid)


def test_one_that_died_while_it_was_idle_is_replaced(server: Server) -> None:
    before = server.pid("/api/who", "idle")
    os.kill(before, signal.SIGKILL)
    assert ended(before)
    assert server.pid("/api/who", "after idle") not in (before, server.process.pid)


def test_one_that_dies_at_work_is_told_and_replaced(server: Server) -> None:
    with ThreadPoolExecutor(1) as pool:
        asking = pool.submit(server.client.get, "/api/stay", params={"key": "dies"})
        worker = server.begun("dies")
        os.kill(worker, signal.SIGKILL)
        answer = asking.result(PATIENCE_S)
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
    assert answer.json()["error"]["message"].startswith("The work on this answer was cut short")
    assert f"process {worker} for dear work ended in the middle of it: GET /api/stay?key=dies" in server.log
    assert server.pid("/api/who", "after death") not in (worker, server.process.pid)


def test_a_refusal_comes_back_as_it_is(server: Server) -> None:
    answer = server.client.get("/api/refuse", params={"key": "x"})
    assert answer.status_code == 422
    assert answer.json()["error"]["message"] == "key: 'x' can't be used; allowed: another."
    assert answer.headers["cache-control"] == "no-store"


def test_a_failure_is_in_the_log_with_its_request(server: Server) -> None:
    answer = server.client.get("/api/fail", params={"key": "why"})
    assert answer.status_code == 500
    name = answer.headers["x-request-id"]
    assert name in answer.json()["error"]["message"]
    assert f"request {name} failed: GET /api/fail?key=why" in server.log
    assert "ZeroDivisionError: why" in server.log


def test_without_the_process_that_forks_the_server_works_itself(server: Server) -> None:
    worker = server.pid("/api/who", "last")
    (forks,) = children(server.process.pid)
    for pid in (forks, worker):
        os.kill(pid, signal.SIGKILL)
        assert ended(pid)
    assert server.pid("/api/who", "here") == server.process.pid
    assert "has ended; it is done here now" in server.log


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_none_is_left_when_the_server_ends(tmp_path: Path, how: signal.Signals) -> None:
    with serving_jobs(tmp_path) as server:
        (forks,) = children(server.process.pid)
        idle = server.pid("/api/who", "idle")
        left = {forks, idle}
        if how == signal.SIGKILL:  # in the middle of its work too; a gentle stop waits for what was begun
            with ThreadPoolExecutor(1) as pool:
                asking = pool.submit(server.client.get, "/api/stay", params={"key": "busy"})
                left.add(server.begun("busy"))
                server.process.send_signal(how)
                assert isinstance(asking.exception(PATIENCE_S), httpx.TransportError)
        else:
            server.process.send_signal(how)
        for pid in left:
            assert ended(pid)


def test_one_that_is_idle_ends() -> None:
    mine, its = socket.socketpair()
    with mine:
        asyncio.run(answer_jobs(_nobody, its, Bounds(idle_s=0.01)))
        with pytest.raises(EOFError):
            frames.receive(mine)


async def _nobody(*_: object) -> None:
    raise AssertionError("nothing was asked")


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/exposure.png?width=320&exposure_s=60",
        "/api/v1/exposure.json?width=320&exposure_s=60",
        "/api/v1/find?place=Lahore&within_km=150&from=2026-02-01&to=2026-03-01",
        "/api/v1/find?place=Nowhere1",
        "/api/v1/passes?region=country:CH&within_km=100&start=2026-02-19&stop=2026-02-21",
        "/api/v1/sightings?place=Lahore&start=2026-02-19&stop=2026-02-20",
        "/api/v1/sightings.ics?place=Lahore&start=2026-02-19&stop=2026-02-20",
        "/api/v1/map.webp?t=2026-02-19T21:36:30Z&width=640",
        "/api/v1/card.png?t=2026-02-19T21:36:30Z",
        "/api/v1/export/csv?start=2026-02-19&stop=2026-02-20&step_s=1",
    ],
)
def test_an_answer_is_the_same_from_there(client: Client, address: str) -> None:
    """What a job process answers to the request as it reaches it, over its frames."""
    here = client.get_with(address, {"Accept-Encoding": "identity"})
    path, _, query = address.partition("?")
    scope = get_scope(path, query.encode(), [(b"host", b"testserver")], server=("testserver", 80))

    async def there() -> tuple[int, str | None, bytes]:
        sent = frames.packed(request_head(scope))
        reader = asyncio.StreamReader()
        reader.feed_data(sent)
        head, _ = await frames.read(reader)
        answer = await asked(client.app, scope_of(head))
        return answer.status, answer.header("etag"), answer.body

    status, etag, body = client._portal.call(there)
    assert (status, etag, body) == (here.status_code, here.headers.get("etag"), here.content)


def test_frames_arrive_whole_or_not_at_all() -> None:
    mine, its = socket.socketpair()
    with mine, its:
        frame = frames.packed({"status": 200, "headers": [["a", "é"]]}, bytes(range(256)) * 4)
        its.sendall(frame)
        answer = answer_of(*frames.receive(mine))
        assert (answer.status, answer.header("a"), answer.body) == (200, "é", bytes(range(256)) * 4)
        its.sendall(frame[:-1])
        its.close()
        with pytest.raises(EOFError):
            frames.receive(mine)
