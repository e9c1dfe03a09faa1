"""Numbers of a candidate as the page prints them, halves rounded up.

``assets/app/views/finder/words.js`` has the same; held by ``tests/vectors/findwords.json``.
"""

from __future__ import annotations

import math

from dashboard.instants import parse_utc


def date_and_time(iso: str) -> tuple[str, str]:
    """``19 Feb 2026`` and ``21:36:08``."""
    moment = parse_utc(iso)
    return f"{moment.day} {moment:%b %Y}", f"{moment:%H:%M:%S}"


def clock(hours: float) -> str:
    """``02:10`` of hours since midnight."""
    minutes = math.floor(hours * 60 + 0.5) % 1440
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def place(latitude_deg: float, longitude_deg: float) -> str:
    """``28.7° N 72.0° E``."""
    return f"{_side(latitude_deg, 'NS')} {_side(longitude_deg, 'EW')}"


def percent(share: float) -> str:
    """``94 %``, with more digits the smaller it is; never a bare 0 or 100."""
    value = 100 * share
    if value >= 99.95:
        return "> 99.9 %"
    if value < 0.01:
        return "< 0.01 %"
    digits = 0 if 10 <= value < 99 else 1 if value >= 1 else 2
    return f"{math.floor(value * 10**digits + 0.5) / 10**digits:.{digits}f} %"


def _side(value: float, letters: str) -> str:
    return f"{math.floor(abs(value) * 10 + 0.5) / 10:.1f}° {letters[value < 0]}"
