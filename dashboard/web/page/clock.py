"""The header's clocks at an instant: UTC, then civil time in the photograph's two countries."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from dashboard.instants import from_unix

# Both countries keep one offset all the year, and have in all the years of the archive.
AHEAD_S = {"India": 19_800, "Pakistan": 18_000}


def clock_words(unix_s: float) -> dict[str, Any]:
    """What ``panels/clock.js`` writes into the same elements; a day only where it isn't UTC's."""
    utc = from_unix(unix_s)
    local = []
    for name, ahead_s in AHEAD_S.items():
        there = utc + timedelta(seconds=ahead_s)
        local.append(
            {
                "id": name.lower(),
                "name": name,
                "ahead_s": ahead_s,
                "time": f"{there:%H:%M}",
                "second": f"{there:%S}",
                "day": f"{there:%-d %b}" if there.date() != utc.date() else "",
            }
        )
    return {
        "date": f"{utc:%-d %b %Y}",
        "time": f"{utc:%H:%M:%S}",
        "field": f"{utc:%Y-%m-%d %H:%M:%S}",
        "local": local,
    }
