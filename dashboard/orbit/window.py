"""Stretches of the archive that are looked at as a whole: nothing ever reads all 28 years at once.

The recent window is meant where nobody names a time: about two years, to the archive's end. Before it each
year is a window, with a month of its neighbours on either side, so that it is asked for by one address.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from dashboard.errors import InputError
from dashboard.instants import format_utc, from_unix
from dashboard.orbit.archive import Archive

DAY_S = 86400.0
RECENT_FROM_UNIX_S = 1_726_358_400.0  # 2024-09-15
SHORTEST_RECENT_S = 730 * DAY_S  # of an archive that ends earlier
MARGIN_S = 31 * DAY_S
LONGEST_S = 3 * 366 * DAY_S  # one answer looks at no more


@dataclass(frozen=True)
class Window:
    """What is looked at (``start`` to ``stop``) for moments from ``since`` on; POSIX seconds."""

    since_unix_s: float
    start_unix_s: float
    stop_unix_s: float


def recent(archive: Archive) -> Window:
    """The window to the archive's end."""
    first, last = archive.span()
    start = max(first, min(RECENT_FROM_UNIX_S, last - SHORTEST_RECENT_S))
    return Window(start, start, last)


def windows(archive: Archive) -> list[Window]:
    """All windows, ascending by the moments they are for; the last is the recent one."""
    first = archive.span()[0]
    latest = recent(archive)
    found = []
    for year in range(from_unix(first).year, from_unix(latest.start_unix_s).year + 1):
        since, until = max(first, _new_year(year)), _new_year(year + 1)
        if since < latest.since_unix_s:
            start = max(first, since - MARGIN_S)
            found.append(Window(since, start, min(latest.stop_unix_s, until + MARGIN_S)))
    return [*found, latest]


def around(archive: Archive, unix_s: float) -> Window:
    """The window for a moment: the recent one, or that of its year."""
    every = windows(archive)
    return next((one for one in reversed(every) if one.since_unix_s <= unix_s), every[0])


def meant(archive: Archive, start: float | None, stop: float | None) -> tuple[float, float]:
    """The stretch that is meant by an end or two: what is left out is the recent window's, or else two
    years from the end that is given."""
    first, last = archive.span()
    since = recent(archive).start_unix_s
    if start is None:
        earliest = since if stop is None or stop > since else stop - SHORTEST_RECENT_S
        start = max(first, earliest)
    if stop is None:
        stop = last if start >= since else min(last, start + SHORTEST_RECENT_S)
    return start, stop


def refuse_too_long(parameter: str, start: float, stop: float) -> None:
    """Raise :class:`InputError` in the name of ``parameter`` for a stretch that no answer looks at."""
    if stop - start > LONGEST_S:
        allowed = f"at most three years from {format_utc(start)}, as no answer looks at more"
        raise InputError(parameter, format_utc(stop), allowed, "makes too long a stretch")


def _new_year(year: int) -> float:
    return datetime(year, 1, 1, tzinfo=UTC).timestamp()
