"""No set is from the future: element sets are fitted to what was observed.

A predicted epoch lies hours ahead at most. The clock of the machine may be wrong, though: one that
says less than what the archive holds, or than the product's own age, is not believed, and only what
the newest set held can vouch for is taken then.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.instants import format_utc, parse_unix
from dashboard.orbit.elements import ElementSet
from dashboard.sources.element_checks import PLANE_REACH_S

AHEAD_S = 3 * 86400.0
_PRODUCT_MADE_UNIX_S = parse_unix("2026-10-10")


def clock_is_credible(now_unix_s: float, newest_unix_s: float) -> bool:
    """Whether a clock can be right, by the newest epoch held and the age of the product."""
    return now_unix_s >= max(_PRODUCT_MADE_UNIX_S, newest_unix_s - AHEAD_S)


def latest_unix_s(now_unix_s: float, held: Sequence[ElementSet]) -> float:
    """The latest epoch (POSIX seconds) that a set may have which is taken beside ``held`` (sorted)."""
    newest = held[-1].epoch_unix_s if held else float("-inf")
    if clock_is_credible(now_unix_s, newest):
        return now_unix_s + AHEAD_S
    return newest + PLANE_REACH_S if held else float("inf")


def too_late(elements: ElementSet, latest: float) -> str:
    """Why a set is not taken."""
    return (
        f"is of {format_utc(round(elements.epoch_unix_s))}, which is still to come: no set later than "
        f"{format_utc(round(latest))} is taken"
    )
