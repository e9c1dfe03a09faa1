"""SGP4: one element set carried to any instants, in TEME."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sgp4 import api as sgp4_api

from dashboard.orbit.elements import ElementSet
from dashboard.orbit.frames import leap_seconds

Floats = NDArray[np.float64]


def propagate(elements: ElementSet, unix_s: ArrayLike) -> tuple[Floats, Floats]:
    """TEME positions (n, 3) km and velocities (n, 3) km/s of one element set by SGP4."""
    seconds = np.atleast_1d(np.asarray(unix_s, dtype=np.float64))
    satellite = _satellite(elements.line1, elements.line2)
    elapsed = seconds - elements.epoch_unix_s
    # The station flies 7.7 km in a leap second, which neither clock nor Julian date counts.
    elapsed += leap_seconds(seconds) - leap_seconds(elements.epoch_unix_s)
    # Time from the epoch goes into the fraction alone: nothing of it is lost to the Julian date.
    fraction = satellite.jdsatepochF + elapsed / 86400.0
    _, position, velocity = satellite.sgp4_array(np.full_like(seconds, satellite.jdsatepoch), fraction)
    return position, velocity


@lru_cache(maxsize=4096)
def _satellite(line1: str, line2: str) -> Any:  # noqa: ANN401 - SGP4 carries no types
    return sgp4_api.Satrec.twoline2rv(line1, line2)
