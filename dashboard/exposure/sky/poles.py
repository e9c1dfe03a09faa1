"""The points that star trails circle about: where they stand among the stars at any instant.

They are the poles of the orbit's plane. The plane turns westwards by about five degrees a day, so the
stars at the centre of the trails tell the night a photograph was taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.exposure.sky.bodies import sky_from_unit, stars
from dashboard.exposure.sky.starnames import called
from dashboard.orbit.plane import orbit_normal_gcrs
from dashboard.orbit.states import states_at

Floats = NDArray[np.float64]
Side = Literal["starboard", "port"]


@dataclass(frozen=True)
class NearStar:
    """A star and how far it stands from a point."""

    name: str
    designation: str
    hip: int
    magnitude: float
    distance_deg: float

    @property
    def called(self) -> str:
        """Letter and constellation first, then the proper name."""
        return called(self.name, self.designation, self.hip)


def pole_gcrs(unix_s: ArrayLike, side: Side = "starboard") -> Floats:
    """Unit vectors (n, 3) to the pole seen on one side of a station that flies forwards.

    Starboard is against the orbit's normal: the southern pole of the two. Raises :class:`InputError`
    where no position is known.
    """
    normal = orbit_normal_gcrs(states_at(np.atleast_1d(np.asarray(unix_s, dtype=np.float64))))
    return -normal if side == "starboard" else normal


def angle_deg(first: ArrayLike, second: ArrayLike) -> Floats:
    """Angles between unit vectors (..., 3); true for small ones too."""
    a, b = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    return np.asarray(
        np.degrees(2 * np.arctan2(np.linalg.norm(a - b, axis=-1), np.linalg.norm(a + b, axis=-1)))
    )


def nearest_star(unit_gcrs: Floats, faintest: float = 4.0, named: bool = False) -> NearStar:
    """The star nearest to a direction (3,), none fainter than ``faintest``."""
    table = stars()
    eligible = [
        row
        for row in range(len(table))
        if table.magnitude[row] <= faintest and (table.name[row] or (table.designation[row] and not named))
    ]
    apart = angle_deg(table.unit_gcrs[eligible], unit_gcrs)
    best = int(np.argmin(apart))
    row = eligible[best]
    return NearStar(
        table.name[row],
        table.designation[row],
        int(table.hip[row]),
        float(table.magnitude[row]),
        float(apart[best]),
    )


def pole_shift_deg_per_day(unix_s: float) -> float:
    """How fast the pole's right ascension moves around an instant, in degrees a day (about -4.95)."""
    half_day = 43_200.0
    ra, _ = sky_from_unit(pole_gcrs([unix_s - half_day, unix_s + half_day]))
    return float((ra[1] - ra[0] + 180) % 360 - 180)
