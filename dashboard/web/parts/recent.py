"""The station as the page is handed it when it opens: the last years, not its whole life."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from dashboard.station.catalogue import Station, load_station

# Everything about a moment before this is asked for when the page gets there.
RECENT_FROM = datetime(2024, 9, 1, tzinfo=UTC)


@lru_cache(maxsize=1)
def recent_station() -> Station:
    """The ships, people and ports since :data:`RECENT_FROM`."""
    return load_station().between(RECENT_FROM)
