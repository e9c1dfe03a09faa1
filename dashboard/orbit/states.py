"""Where the station is at any instants: element sets chosen, propagated, turned to the Earth."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sgp4 import api as sgp4_api

from dashboard.errors import InputError
from dashboard.instants import format_utc
from dashboard.orbit.archive import REACH_S, Archive, load_archive
from dashboard.orbit.elements import ElementSet
from dashboard.orbit.frames import teme_to_itrs

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class States:
    """The station at n instants, Earth-fixed."""

    unix_s: Floats
    position_itrs_km: Floats
    velocity_itrs_km_s: Floats
    uncertainty_km: Floats
    set_index: NDArray[np.int64]
    reboost_suspected: NDArray[np.bool_]


def propagate(elements: ElementSet, unix_s: ArrayLike) -> tuple[Floats, Floats]:
    """TEME positions (n, 3) km and velocities (n, 3) km/s of one element set by SGP4."""
    seconds = np.atleast_1d(np.asarray(unix_s, dtype=np.float64))
    satellite = _satellite(elements.line1, elements.line2)
    # Time from the epoch goes into the fraction alone: nothing of it is lost to the Julian date.
    fraction = satellite.jdsatepochF + (seconds - elements.epoch_unix_s) / 86400.0
    _, position, velocity = satellite.sgp4_array(np.full_like(seconds, satellite.jdsatepoch), fraction)
    return position, velocity


def states_at(unix_s: ArrayLike, archive: Archive | None = None) -> States:
    """States at any instants. Raises :class:`InputError` further than 14 days from any set."""
    chosen = archive or load_archive()
    seconds = np.atleast_1d(np.asarray(unix_s, dtype=np.float64))
    refuse_outside(seconds, chosen)
    epochs = chosen.epochs_unix_s
    after = np.searchsorted(epochs, seconds).clip(0, len(epochs) - 1)
    before = (after - 1).clip(0)
    index = np.where(abs(epochs[after] - seconds) < 4 * abs(seconds - epochs[before]), after, before)
    position, velocity = np.empty((len(seconds), 3)), np.empty((len(seconds), 3))
    for i in np.unique(index):
        where = index == i
        position[where], velocity[where] = propagate(chosen.sets[i], seconds[where])
    position, velocity = teme_to_itrs(seconds, position, velocity)
    age_d = (seconds - epochs[index]) / 86400
    return States(seconds, position, velocity, 1 + 3 * abs(age_d), index, np.zeros(len(seconds), dtype=bool))


def refuse_outside(unix_s: Floats, archive: Archive) -> None:
    """Raise :class:`InputError` if an instant lies further than 14 days from every set."""
    epochs = archive.epochs_unix_s
    after = np.searchsorted(epochs, unix_s)
    behind = unix_s - epochs[(after - 1).clip(0)]
    ahead = epochs[after.clip(0, len(epochs) - 1)] - unix_s
    bad = ~(np.minimum(np.abs(behind), np.abs(ahead)) <= REACH_S)  # also catches what is not a number
    if bad.any():
        first, last = archive.span()
        given = float(unix_s[bad][0])
        try:
            text = format_utc(given)
        except (ValueError, OverflowError, OSError):
            text = str(given)
        raise InputError(
            "t",
            text,
            f"{format_utc(first)} to {format_utc(last)}",
            "is further than 14 days from any element set",
        )


@lru_cache(maxsize=4096)
def _satellite(line1: str, line2: str) -> Any:  # noqa: ANN401 - SGP4 carries no types
    return sgp4_api.Satrec.twoline2rv(line1, line2)
