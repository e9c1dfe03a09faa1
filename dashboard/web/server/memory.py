"""Memory that dear work leaves behind is given back to the system."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import lru_cache


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
