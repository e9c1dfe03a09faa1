"""States at equal steps: what the browser keeps and interpolates, and what ``track`` prints."""

from __future__ import annotations

import math
from typing import Any, Literal

import numpy as np
import pydantic_core
from pydantic import BaseModel, Field

from dashboard.errors import InputError
from dashboard.instants import format_utc
from dashboard.orbit import sunlight
from dashboard.orbit.archive import load_archive
from dashboard.orbit.states import States, states_at

SHORTEST_STEP_S = 1.0
LONGEST_STEP_S = 600.0
MOST_STATES = 20_000


class UsedSet(BaseModel):
    """The element set that weighs most in a stretch of states."""

    epoch_utc: str
    reboost_suspected: bool = Field(description="The station may have been reboosted between set and states")


class Track(BaseModel):
    """States from ``start_utc`` every ``step_s`` seconds; all columns have ``count`` rows."""

    start_utc: str
    stop_utc: str = Field(description="Instant of the last state: the last step not after the stop asked for")
    step_s: float
    count: int
    frame: Literal["ITRS"] = Field(description="Earth-fixed axes")
    position_km: list[tuple[float, float, float]]
    velocity_km_s: list[tuple[float, float, float]] = Field(description="Rate of the Earth-fixed position")
    sunlit: list[bool] = Field(description="True in full sunlight")
    illumination: list[int] = Field(description="0 umbra, 1 penumbra, 2 sunlit")
    uncertainty_km: list[float]
    sets: list[UsedSet] = Field(description="Element sets in the order they are used")
    set_index: list[int] = Field(description="For each state its place in sets")


def track_json(start_unix_s: float, stop_unix_s: float, step_s: float) -> bytes:
    """The :class:`Track` of both ends (inclusive) as JSON, written column by column.

    20,000 states would take seconds as validated models; as arrays they take tens of milliseconds.
    Raises :class:`InputError` for a stop before the start, too many states or times outside the archive.
    """
    states = track_states(start_unix_s, stop_unix_s, step_s)
    lit = sunlight.illumination(states.position_itrs_km, states.unix_s)
    answer: dict[str, Any] = {
        "start_utc": format_utc(start_unix_s),
        "stop_utc": format_utc(float(states.unix_s[-1])),
        "step_s": step_s,
        "count": len(states.unix_s),
        "frame": "ITRS",
        "position_km": np.round(states.position_itrs_km, 5).tolist(),
        "velocity_km_s": np.round(states.velocity_itrs_km_s, 8).tolist(),
        "sunlit": (lit == sunlight.SUNLIT).tolist(),
        "illumination": lit.tolist(),
        "uncertainty_km": np.round(states.uncertainty_km, 3).tolist(),
        **_sets_used(states),
    }
    return pydantic_core.to_json(answer)


def track_states(start_unix_s: float, stop_unix_s: float, step_s: float) -> States:
    """The states from start to stop, both included. Raises :class:`InputError` as :func:`track_json`."""
    for name, unix_s in (("start", start_unix_s), ("stop", stop_unix_s)):
        refuse_outside_archive(name, unix_s)
    return states_at(instants(start_unix_s, stop_unix_s, step_s))


def refuse_outside_archive(parameter: str, unix_s: float) -> None:
    """Raise :class:`InputError` in the name of ``parameter`` for an instant without a position."""
    archive = load_archive()
    if not archive.answered(unix_s).all():
        problem = "is further than 14 days from any element set"
        raise InputError(parameter, format_utc(unix_s), archive.stretches_text(), problem)


def instants(start_unix_s: float, stop_unix_s: float, step_s: float) -> sunlight.Floats:
    """POSIX seconds (n,) of the states. Raises :class:`InputError`."""
    if not SHORTEST_STEP_S <= step_s <= LONGEST_STEP_S:
        allowed = f"a number of seconds from {SHORTEST_STEP_S:g} to {LONGEST_STEP_S:g}"
        raise InputError("step_s", f"{step_s:g}", allowed)
    if stop_unix_s < start_unix_s:
        allowed = f"a time not before start ({format_utc(start_unix_s)})"
        raise InputError("stop", format_utc(stop_unix_s), allowed, "is before the start")
    # A hair's breadth, so that a stop that is a step is not lost to rounding.
    count = math.floor((stop_unix_s - start_unix_s) / step_s + 1e-9) + 1
    if count > MOST_STATES:
        latest = format_utc(start_unix_s + (MOST_STATES - 1) * step_s)
        allowed = f"up to {latest} with this start and step, as one answer has at most {MOST_STATES:,} states"
        raise InputError("stop", format_utc(stop_unix_s), allowed, f"makes {count:,} states")
    return np.asarray(start_unix_s + step_s * np.arange(count))


def _sets_used(states: States) -> dict[str, Any]:
    """The columns ``sets`` and ``set_index``: a new entry wherever set or suspicion change."""
    changed = (np.diff(states.set_index) != 0) | np.diff(states.reboost_suspected)
    firsts = [0, *(np.flatnonzero(changed) + 1).tolist()]
    sets = load_archive().sets
    used = [
        {
            "epoch_utc": format_utc(sets[int(states.set_index[first])].epoch_unix_s),
            "reboost_suspected": bool(states.reboost_suspected[first]),
        }
        for first in firsts
    ]
    return {"sets": used, "set_index": np.concatenate([[0], np.cumsum(changed)]).tolist()}
