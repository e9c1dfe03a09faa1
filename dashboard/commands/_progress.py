"""How far a command has come, for a person at a terminal; a file or a pipe gets nothing of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

_EVERY_S = 0.2


def progress_line(doing: str) -> Callable[[int, int], None]:
    """What writes "``doing`` 3,000 of 22,878" over itself on standard error, and wipes it at the end."""
    stream = sys.__stderr__  # itself: what is wrapped around it writes no carriage return
    if stream is None or not stream.isatty():
        return lambda _done, _of: None
    told_s = 0.0

    def tell(done: int, of: int) -> None:
        nonlocal told_s
        now = time.monotonic()
        if done < of and now - told_s < _EVERY_S:
            return
        told_s = now
        text = f"{doing} {done:,} of {of:,}"
        stream.write(f"\r{text}" if done < of else f"\r{' ' * len(text)}\r")
        stream.flush()

    return tell
