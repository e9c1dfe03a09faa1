"""What SGP4 leaves open however good the sets are: the floor of the stated uncertainty, by era.

SGP4 knows the Earth's flattening, not its other unevenness: along the track an oscillation remains that no
set is free of. How much of it the sets take in depends on how they were tracked and fitted at their time.
The floor was measured era by era, so that the stated uncertainty holds in 93 to 98 of 100 cases in each:
against NASA's ephemerides (2023 to 2026), and everywhere by carrying sets to their neighbours' epochs, by
withholding sets and by sets that the archive leaves out (``python -m tests.benchmarks accuracy``). From
2017 to 2022 sets agree with one another better than with NASA's ephemerides of later years, so there it is
not taken below what those allow.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

# The middle of an era, as a year and its fraction, and the floor there in km; between them a line.
_FLOOR_KM = (
    (1999.0, 1.65),
    (2001.5, 1.45),
    (2005.0, 1.65),
    (2009.0, 1.85),
    (2012.0, 1.65),
    (2015.0, 1.3),
    (2018.0, 0.9),
    (2022.0, 0.95),
    (2023.2, 1.3),
    (2024.4, 1.3),
    (2025.2, 0.95),
    (2026.2, 1.02),
)
_YEAR_S = 365.2425 * 86400.0


def floor_km(unix_s: ArrayLike) -> Floats:
    """The least uncertainty (n,) that is stated at instants (n,), km."""
    years, floors = np.array(_FLOOR_KM).T
    return np.asarray(np.interp(1970.0 + np.asarray(unix_s, dtype=np.float64) / _YEAR_S, years, floors))
