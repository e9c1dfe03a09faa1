"""What a recomputed frame costs: drawn, as numbers, and out of the cache, in one run.

The frame is the photograph's, 1280 x 854 at ten minutes, in a moment over dark land and in one over the
brightest stretch of northern India. Wall time and the processor time of all threads together.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from dashboard.answers.exposure.numbers import frame
from dashboard.exposure.camera.presets import PRESETS
from dashboard.exposure.camera.setup import Exposure, build_exposure
from dashboard.exposure.render.render import render, to_png
from dashboard.instants import parse_unix
from dashboard.web.server.caching import AnswerCache

ROUNDS = 7
MOMENTS = {"into the dawn": "2026-02-19T21:36:08Z", "over the Ganges plain": "2026-02-19T21:31:08Z"}


def timed(function: Callable[[], object]) -> tuple[float, float, float]:
    """Least and median wall time, and least processor time, of a few rounds in milliseconds."""
    walls, processors = [], []
    for _ in range(ROUNDS):
        wall, processor = time.perf_counter(), time.process_time()
        function()
        walls.append((time.perf_counter() - wall) * 1e3)
        processors.append((time.process_time() - processor) * 1e3)
    return min(walls), sorted(walls)[ROUNDS // 2], min(processors)


def picture(made: Exposure) -> bytes:
    return to_png(render(made))


def main() -> None:
    """Print the table."""
    for name, text in MOMENTS.items():
        made = build_exposure(parse_unix(text), **PRESETS["photo"].settings)  # type: ignore[arg-type]
        cache = AnswerCache()
        first = picture(made)  # catalogues are read and silhouettes drawn once for all
        frame(made)
        jobs: dict[str, Callable[[], object]] = {
            "picture, 1280 x 854, 10 min": lambda made=made: picture(made),  # type: ignore[misc]
            "numbers": lambda made=made: frame(made).model_dump_json(),  # type: ignore[misc]
            "picture, out of the cache": lambda cache=cache, first=first: cache.get("frame", lambda: first),  # type: ignore[misc]
        }
        print(f"  {name} ({len(first) / 1e6:.1f} MB)")
        for job, function in jobs.items():
            least, median, processor = timed(function)
            print(
                f"    {job:<28} {least:7.1f} ms at best, {median:7.1f} median, {processor:7.1f} of processor"
            )


if __name__ == "__main__":
    main()
