"""How bright the station looks: a diffuse sphere of a known magnitude, dimmed by distance and air.

The standard magnitude is the one that visual observers use for the complete station: -1.8 at 1,000 km,
half lit (Molczan's convention). Its panels turn and flare, so a single sighting is off by some 0.5
magnitudes, by up to 1 for short times; before its panels were complete (2009) it was fainter.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

STANDARD_MAGNITUDE = -1.8  # at 1,000 km, phase angle 90 degrees
STANDARD_KM = 1000.0
ERROR_MAGNITUDES = 0.5
EXTINCTION = 0.20  # magnitudes an air mass: a clear night at sea level


def magnitude(distance_km: Floats, phase_deg: Floats, elevation_deg: Floats) -> Floats:
    """Apparent visual magnitudes (n,) of the sunlit station above the horizon.

    ``phase_deg`` is the angle Sun, station, observer: 0 where it is fully lit for the observer.
    """
    phase = np.radians(np.asarray(phase_deg, dtype=np.float64))
    # A sphere that scatters as a sheet of paper does: pi where it is full, 1 at 90 degrees.
    lit = np.maximum(np.sin(phase) + (np.pi - phase) * np.cos(phase), 1e-6)
    return np.asarray(
        STANDARD_MAGNITUDE
        + 5.0 * np.log10(distance_km / STANDARD_KM)
        - 2.5 * np.log10(lit)
        + EXTINCTION * air_mass(elevation_deg)
    )


def air_mass(elevation_deg: Floats) -> Floats:
    """The air that light comes through, in units of that overhead (Kasten and Young 1989), (n,)."""
    above = np.maximum(np.asarray(elevation_deg, dtype=np.float64), 0.0)
    return np.asarray(1.0 / (np.sin(np.radians(above)) + 0.50572 * (above + 6.07995) ** -1.6364))


def phase_angle_deg(position_itrs_km: Floats, sun_itrs_km: Floats, observer_itrs_km: Floats) -> Floats:
    """Angles (n,) at the station between the Sun and the observer, in degrees."""
    to_sun = sun_itrs_km - position_itrs_km
    to_eye = observer_itrs_km - position_itrs_km
    cosine = np.sum(to_sun * to_eye, axis=1)
    cosine /= np.linalg.norm(to_sun, axis=1) * np.linalg.norm(to_eye, axis=1)
    return np.asarray(np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0))))
