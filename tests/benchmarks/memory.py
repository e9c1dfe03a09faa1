"""Memory of one server: at start, through mixed requests, exposures and finder questions, at rest.

It is the sum over the serving process and those that it has forked for dear work, each shared page divided
among those that share it (Pss), looked at ten times a second.

``python -m tests.benchmarks.memory 0.1`` asks for a tenth of it. Fails where a goal is missed. Needs
Linux's ``/proc``.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import httpx

from tests.benchmarks._traffic import Traffic
from tests.serving import serving_process

MIXED, EXPOSURES, QUESTIONS = 10_000, 300, 300
CLIENTS = 6
GOALS_MB = {"at start": 300, "at most": 700, "at rest": 400}
_REST_S = 15.0  # longer than a process for dear work waits for the next job
_LOOK_S = 0.1


class Memory:
    """What the kernel says of a process and its descendants; MB of 10^6 bytes."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._most = 0.0
        self._stop = threading.Event()
        self._looking = threading.Thread(target=self._look)

    def __enter__(self) -> Memory:
        self._looking.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._looking.join()

    def now(self) -> list[float]:
        """The share of each process (Pss), the serving one first."""
        return [size for pid in family(self._pid) if (size := share_mb(pid)) is not None]

    def most(self) -> float:
        """The largest sum that was seen since this was called last."""
        most, self._most = max(self._most, sum(self.now())), 0.0
        return most

    def _look(self) -> None:
        while not self._stop.wait(_LOOK_S):
            self._most = max(self._most, sum(self.now()))


def family(pid: int) -> list[int]:
    """A process, those that it has forked, and so on."""
    found = [pid]
    for one in found:
        with suppress(OSError):  # it has ended since
            for children in Path(f"/proc/{one}/task").glob("*/children"):
                found += map(int, children.read_text().split())
    return found


def share_mb(pid: int) -> float | None:
    """Pages of a process, shared ones divided among those that share them; None if it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("Pss:")), None)


def ask(url: str, addresses: Iterable[str]) -> Counter[int]:
    """Ask for all of them, a few at a time, and again for what is refused as busy; how often each status."""
    limits = httpx.Limits(max_connections=CLIENTS)
    with httpx.Client(base_url=url, timeout=300, limits=limits) as client:

        def one(address: str) -> int:
            while (answer := client.get(address)).status_code == 503:
                time.sleep(float(answer.headers["retry-after"]))
            if answer.status_code not in (200, 422):
                raise RuntimeError(f"{address} answers {answer.status_code}: {answer.text[:200]}")
            return answer.status_code

        with ThreadPoolExecutor(CLIENTS) as pool:
            return Counter(pool.map(one, addresses))


def main(share: float = 1.0) -> None:
    """Print the table; raise where a goal is missed."""
    with serving_process() as served, Memory(served.pid) as memory:
        traffic = Traffic(served.url)
        print(f"  {'':<28} {'now':>6} {'most':>6} MB  each process")
        worst = 0.0

        def report(name: str, note: str = "") -> float:
            nonlocal worst
            each, most = memory.now(), memory.most()
            worst = max(worst, most)
            parts = " + ".join(f"{size:.0f}" for size in each)
            print(f"  {name:<28} {sum(each):6.0f} {most:6.0f}     {parts}  {note}", flush=True)
            return sum(each)

        ask(served.url, ["/", "/api/v1/arcs", "/api/v1/cities"])  # what is made at start is made
        seen = {"at start": report("at start")}
        parts = (
            ("mixed requests", traffic.mixed, MIXED, 4),
            ("exposures", traffic.exposures, EXPOSURES, 3),
            ("finder questions", traffic.questions, QUESTIONS, 3),
        )
        for name, make, count, steps in parts:
            for step in range(steps):
                wanted = max(CLIENTS, round(count * share / steps))
                began = time.monotonic()
                statuses = ask(served.url, make(wanted))
                took = time.monotonic() - began
                counted = ", ".join(f"{times} x {status}" for status, times in sorted(statuses.items()))
                report(f"{wanted * (step + 1)} {name}", f"{counted} in {took:.0f} s")
        time.sleep(_REST_S)
        seen["at rest"] = report("at rest")
        seen["at most"] = worst
    missed = [
        f"{name} {seen[name]:.0f} MB, goal {goal}" for name, goal in GOALS_MB.items() if seen[name] > goal
    ]
    if missed:
        raise RuntimeError("; ".join(missed))


if __name__ == "__main__":
    main(*map(float, sys.argv[1:2]))
