"""The gate before dear work: few jobs at a time, each computed once for all who ask, the rest in a queue.

Cheap requests never wait behind them: dear work has its own threads, and no thread of the server's
pool waits for a job, only coroutines do.
"""

from __future__ import annotations

import asyncio
import os
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

# One core stays with cheap requests. Never more than two: each job may need 200 MB for a moment.
MOST_JOBS = max(1, min(2, (os.cpu_count() or 1) - 1))
MOST_WAITING = 32
_LONGEST_WAIT_S = 60


class BusyError(Exception):
    """The queue is full: come back in ``retry_after_s`` seconds."""

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(f"busy for {retry_after_s} s")
        self.retry_after_s = retry_after_s


@dataclass(eq=False)
class _Job:
    key: str
    build: Callable[[], bytes]
    weight: int
    answer: asyncio.Future[bytes]
    waiting: int = 0
    started: bool = field(default=False)


class Gate:
    """All methods are called in one event loop; ``build`` runs in one of the gate's threads."""

    def __init__(self, most_jobs: int | None = None, most_waiting: int = MOST_WAITING) -> None:
        self._room = most_jobs or MOST_JOBS
        self._most_jobs = self._room
        self._most_waiting = most_waiting
        self._jobs: dict[str, _Job] = {}
        self._queue: deque[_Job] = deque()
        self._threads = ThreadPoolExecutor(self._room, thread_name_prefix="dear")
        self._usual_s = 1.0  # how long a job takes, the latest counting most

    async def answer(self, key: str, build: Callable[[], bytes], weight: int = 1) -> bytes:
        """What ``build`` makes, together with all others who ask for ``key``.

        ``weight`` is how many jobs' room it takes. Raises :class:`BusyError` when the queue is full, and
        what ``build`` raises. A job for which nobody waits any more is not begun.
        """
        job = self._jobs.get(key)
        if job is None:
            if len(self._queue) >= self._most_waiting:
                raise BusyError(self._wait_s())
            answer = asyncio.get_running_loop().create_future()
            job = _Job(key, build, min(weight, self._most_jobs), answer)
            self._jobs[key] = job
            self._queue.append(job)
            self._begin()
        job.waiting += 1
        try:
            return await asyncio.shield(job.answer)
        finally:
            job.waiting -= 1
            if not job.waiting and not job.started:
                self._queue.remove(job)
                del self._jobs[key]
                self._begin()

    def close(self) -> None:
        """Begin nothing more."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _wait_s(self) -> int:
        waiting = len(self._queue) * self._usual_s / self._most_jobs
        return max(1, min(_LONGEST_WAIT_S, round(waiting)))

    def _begin(self) -> None:
        """Start what there is room for, first come, first served."""
        while self._queue and self._queue[0].weight <= self._room:
            job = self._queue.popleft()
            job.started = True
            self._room -= job.weight
            task = asyncio.ensure_future(self._work(job))
            task.add_done_callback(lambda _: self._begin())

    async def _work(self, job: _Job) -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        try:
            built = await loop.run_in_executor(self._threads, job.build)
        except BaseException as error:
            if isinstance(error, asyncio.CancelledError):
                job.answer.cancel()
            else:
                job.answer.set_exception(error)
                job.answer.exception()  # nobody may be waiting for it any more
        else:
            job.answer.set_result(built)
        finally:
            self._usual_s += 0.2 * (loop.time() - began - self._usual_s)
            self._room += job.weight
            self._jobs.pop(job.key, None)
