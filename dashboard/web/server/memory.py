"""Memory that dear work leaves behind is given back to the system."""

from __future__ import annotations

import ctypes
import gc
import os
from collections.abc import Callable
from functools import lru_cache

_M_ARENA_MAX = -8  # malloc.h


@lru_cache(maxsize=1)
def _malloc_trim() -> Callable[[int], int] | None:
    """glibc's ``malloc_trim``; other C libraries have none."""
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):
        return None
    trim.argtypes = [ctypes.c_size_t]
    return trim


def give_back() -> None:
    """Return free pages of the C heap.

    NumPy's temporaries of an exposure leave it torn: hundreds of MB that are free but stay resident.
    """
    trim = _malloc_trim()
    if trim is not None:
        trim(0)


def settle() -> None:
    """Let the collector pass over what is there for good (names, cities, sets): looking through all of it
    would stop every request for a fifth of a second, now and then.
    """
    gc.collect()
    gc.freeze()


def few_arenas() -> None:
    """Let all threads share two heaps; to be called before there are threads.

    glibc makes one for each thread, and what dear work of many threads leaves behind adds up.
    ``MALLOC_ARENA_MAX`` in the environment is left as it is.
    """
    if "MALLOC_ARENA_MAX" in os.environ or _malloc_trim() is None:
        return
    ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 2)
