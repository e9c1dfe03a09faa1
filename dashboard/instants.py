"""Instants of UTC: read from text, printed as text, counted in POSIX seconds.

Inside the product an instant is either an aware ``datetime`` in UTC (people, ships) or POSIX
seconds as ``float`` / ``float64`` arrays (orbit). Both ignore leap seconds, as clocks do; where the
time that has really elapsed counts, ``orbit/frames`` knows them (the last was at the end of 2016).
"""

from __future__ import annotations

from datetime import UTC, datetime

from dashboard.errors import InputError
from dashboard.time_reading import NotATime, read

ALLOWED = "a UTC time such as 2026-02-19T21:36:30Z, 2026-02-19 21:36 or 2026-02-19"


def parse_utc(text: str, parameter: str = "t") -> datetime:
    """Read a time in any form of :mod:`dashboard.time_forms`; one without an offset is UTC.

    Raises :class:`InputError` that says what is wrong with it.
    """
    try:
        return read(text)
    except NotATime as problem:
        raise InputError(parameter, text, ALLOWED, str(problem)) from None


def parse_unix(text: str, parameter: str = "t") -> float:
    """Read a time as POSIX seconds. Raises :class:`InputError`."""
    return parse_utc(text, parameter).timestamp()


def from_unix(unix_s: float) -> datetime:
    """POSIX seconds to an aware ``datetime`` in UTC."""
    return datetime.fromtimestamp(unix_s, UTC)


def format_utc(instant: datetime | float) -> str:
    """``2026-02-19T21:36:30Z``; milliseconds only where there are any (rounded to 1 ms)."""
    moment = from_unix(instant) if isinstance(instant, int | float) else instant.astimezone(UTC)
    whole_ms = round(moment.timestamp() * 1000)
    moment = datetime.fromtimestamp(whole_ms // 1000, UTC)
    text = moment.strftime("%Y-%m-%dT%H:%M:%S")
    milliseconds = whole_ms % 1000
    return f"{text}.{milliseconds:03d}Z" if milliseconds else f"{text}Z"
