"""Memory of one serving process: at start, through mixed requests, exposures and finder questions, at rest.

``python -m tests.benchmarks.memory 0.1`` asks for a tenth of it. Fails where a goal is missed. Needs
Linux's ``/proc``.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from tests.benchmarks._traffic import Traffic
from tests.serving import serving_process

MIXED, EXPOSURES, QUESTIONS = 10_000, 300, 300
CLIENTS = 6
GOALS_MB = {"at start": 300, "at most": 700, "at rest": 400}
_REST_S = 10.0


class Memory:
    """What the kernel says of a process; MB of 10^6 bytes."""

    def __init__(self, pid: int) -> None:
        self._folder = Path(f"/proc/{pid}")

    def resident_and_own(self) -> tuple[float, float]:
        """Pages in memory, and those with shared ones divided among their processes (Rss, Pss)."""
        lines = (self._folder / "smaps_rollup").read_text().splitlines()
        sizes = {words[0]: int(words[1]) for line in lines if len(words := line.split()) == 3}
        return sizes["Rss:"] * 1024 / 1e6, sizes["Pss:"] * 1024 / 1e6

    def most(self) -> float:
        """The most that was resident since this was called last."""
        status = (self._folder / "status").read_text()
        peak = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
        (self._folder / "clear_refs").write_text("5")
        return int(peak.split()[1]) * 1024 / 1e6


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
    with serving_process() as served:
        memory, traffic = Memory(served.pid), Traffic(served.url)
        print(f"  {'':<28} {'Rss':>6} {'Pss':>6} {'most':>6} MB")
        worst = 0.0

        def report(name: str, note: str = "") -> float:
            nonlocal worst
            (resident, own), most = memory.resident_and_own(), memory.most()
            worst = max(worst, most)
            print(f"  {name:<28} {resident:6.0f} {own:6.0f} {most:6.0f}  {note}", flush=True)
            return resident

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
