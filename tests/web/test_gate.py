"""Dear work: few jobs at a time, one for all who ask, a bounded queue, and cheap requests beside it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from unittest.mock import patch

import httpx
import pytest

from dashboard.errors import InputError
from dashboard.web.api import passes
from dashboard.web.server.gate import MOST_JOBS, MOST_WAITING, BusyError, Gate
from tests.web.conftest import Client


class Work:
    """Jobs that last until they are let go, and what was begun."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.at_once = self.most_at_once = 0
        self.go = threading.Event()
        self._lock = threading.Lock()

    def build(self, name: str) -> Callable[[], bytes]:
        def job() -> bytes:
            with self._lock:
                self.begun.append(name)
                self.at_once += 1
                self.most_at_once = max(self.most_at_once, self.at_once)
            assert self.go.wait(30)
            with self._lock:
                self.at_once -= 1
            return name.encode()

        return job


async def settled() -> None:
    """Let everything run that can."""
    for _ in range(20):
        await asyncio.sleep(0)


def test_one_computes_for_all_who_ask() -> None:
    async def main() -> None:
        gate, work = Gate(2), Work()
        asking = [asyncio.ensure_future(gate.answer("key", work.build("a"))) for _ in range(16)]
        await settled()
        work.go.set()
        assert await asyncio.gather(*asking) == [b"a"] * 16
        assert work.begun == ["a"]

    asyncio.run(main())


def test_few_run_at_a_time_and_the_queue_ends() -> None:
    async def main() -> None:
        gate, work = Gate(2, most_waiting=3), Work()
        asking = [asyncio.ensure_future(gate.answer(str(i), work.build(str(i)))) for i in range(8)]
        await settled()
        refused = [one for one in asking if one.done()]
        assert len(refused) == 3
        for one in refused:
            error = one.exception()
            assert isinstance(error, BusyError)
            assert error.retry_after_s >= 1
        work.go.set()
        assert await asyncio.gather(*asking[:5]) == [b"0", b"1", b"2", b"3", b"4"]
        assert work.most_at_once <= 2
        assert await gate.answer("5", work.build("5")) == b"5"  # there is room again

    asyncio.run(main())


def test_a_heavy_job_runs_alone() -> None:
    async def main() -> None:
        gate, work = Gate(2), Work()
        weights = (2, 1, 2, 1, 1)
        asking = [
            asyncio.ensure_future(gate.answer(str(i), work.build(str(i)), w)) for i, w in enumerate(weights)
        ]
        await settled()
        assert len(gate._queue) == 4
        work.go.set()
        await asyncio.gather(*asking)
        assert work.begun[:3] == ["0", "1", "2"]

    asyncio.run(main())


def test_what_nobody_waits_for_is_not_begun() -> None:
    async def main() -> None:
        gate, work = Gate(1), Work()
        first = asyncio.ensure_future(gate.answer("a", work.build("a")))
        alone = asyncio.ensure_future(gate.answer("b", work.build("b")))
        shared = [asyncio.ensure_future(gate.answer("c", work.build("c"))) for _ in range(2)]
        await settled()
        for gone in (alone, shared[0]):
            gone.cancel()
        await settled()
        work.go.set()
        assert list(await asyncio.gather(first, shared[1])) == [b"a", b"c"]
        assert work.begun == ["a", "c"]

    asyncio.run(main())


def test_all_are_told_what_went_wrong_and_it_is_not_kept() -> None:
    def fail() -> bytes:
        raise InputError("t", "x", "another")

    async def main() -> None:
        gate = Gate(1)
        said = await asyncio.gather(*(gate.answer("a", fail) for _ in range(3)), return_exceptions=True)
        assert [type(one) for one in said] == [InputError] * 3
        assert await gate.answer("a", lambda: b"good") == b"good"

    asyncio.run(main())


@pytest.fixture
def open_passes(client: Client) -> Callable[[int, Work], list[Future[httpx.Response]]]:
    """Ask for passes that last until the work is let go, each its own question."""

    def ask(count: int, work: Work) -> list[Future[httpx.Response]]:
        async def one(number: int) -> httpx.Response:
            path = f"/api/v1/passes?region=country:CH&within_km={100 + number / 1000}"
            return await client._client.request("GET", path)

        return [client._portal.start_task_soon(one, number) for number in range(count)]

    return ask


def test_with_45_dear_requests_open_cheap_ones_are_answered(
    client: Client, open_passes: Callable[[int, Work], list[Future[httpx.Response]]]
) -> None:
    work = Work()
    with patch.object(
        passes, "passes_json", lambda region, place, within_km, *_: work.build(str(within_km))()
    ):
        asking = open_passes(45, work)
        for path in ("/", "/assets/css/page.css", "/healthz", "/api/v1/moment?t=2026-02-20T01:02:03Z"):
            for _ in range(3):
                assert client.get(path).status_code == 200
        assert len(work.begun) <= MOST_JOBS  # all others wait still
        work.go.set()
        answers = [one.result(60) for one in asking]
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [200] * (MOST_WAITING + MOST_JOBS) + [503] * (45 - MOST_WAITING - MOST_JOBS)
    refused = next(answer for answer in answers if answer.status_code == 503)
    assert int(refused.headers["retry-after"]) >= 1
    error = refused.json()["error"]
    assert error["message"].startswith("The server is computing as much as it can; ask again in ")
    assert refused.headers["cache-control"] == "no-store"


def test_passes_that_would_take_long_are_refused(client: Client) -> None:
    error = client.problem("/api/v1/passes", region="country:CA", within_km="2498")
    assert error["parameter"] == "region"
    assert "at most 422 hours" in error["allowed"]
    day = client.json(
        "/api/v1/passes", region="country:CA", within_km="2498", start="2026-02-19", stop="2026-02-20"
    )
    assert day["passes"]
