"""All moments that a picture without a clock can be of: the station stood below that zenith, by night.

The zenith among the stars is on the orbit for some passes twice in the time in which the orbit's plane
turns once. Limb and city lights order what is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.orbit.archive import load_archive
from dashboard.orbit.frames import itrs_to_gcrs
from dashboard.orbit.states import rough_positions_itrs_km
from dashboard.orbit.sunlight import sun_elevation_below_deg
from dashboard.photos.reading.citylights import scores_near
from dashboard.photos.reading.edges import Edge
from dashboard.photos.reading.limbtime import LimbReading, limb_reading
from dashboard.photos.reading.picture import Picture
from dashboard.photos.reading.plate import Plate

Floats = NDArray[np.float64]

WITHIN_DEG = 1.6  # of the zenith: a short arc tells its tilt to about a degree
NIGHT_DEG = -4.0  # of the Sun, below the station: the lamps are on
_PLANE_STEP_S, _STEP_S, _FINE_S = 21_600.0, 30.0, 45.0
_AROUND_S = 40.0
_MISFIT_DEG, _WORSE_DEG = 0.05, 0.25
MOST_SCORED = 80
LEAST_LEAD = 5.0


@dataclass(frozen=True)
class Moment:
    """One moment that fits: the limb's reading there, how much light is at the cities in it, and the
    order's score.
    """

    limb: LimbReading
    lights: float
    cities: int
    score: float = 0.0


def moments_of(
    picture: Picture, plate: Plate, edges: list[Edge], start_unix_s: float, stop_unix_s: float
) -> list[Moment]:
    """Moments between two that fit zenith and limb, the likeliest first by limb and lights together."""
    if not edges:
        return []
    zenith = -(edges[0].nadir @ plate.camera_from_gcrs)
    found = []
    for unix_s in zenith_instants(zenith, start_unix_s, stop_unix_s):
        limb = limb_reading(edges, plate.camera_from_gcrs, unix_s - _AROUND_S, unix_s + _AROUND_S)
        if limb is not None and limb.believed:
            found.append(limb)
    if not found:
        return []
    least = min(limb.misfit_deg for limb in found)
    found = [limb for limb in found if limb.misfit_deg < least + _WORSE_DEG]
    found = sorted(found, key=lambda limb: limb.misfit_deg)[:MOST_SCORED]
    lights = scores_near(picture, plate.lens, plate.camera_from_gcrs, [limb.unix_s for limb in found])
    spreads = [one.spread for one in lights if one.cities]
    spread = float(np.median(spreads)) if spreads else 1.0
    ordered = [
        Moment(limb, one.over, one.cities, one.over / spread - (limb.misfit_deg / _MISFIT_DEG) ** 2 / 2)
        for limb, one in zip(found, lights, strict=True)
    ]
    return sorted(ordered, key=lambda one: -one.score)


def stands_out(moments: Sequence[Moment]) -> bool:
    """Whether the first is likelier than all others by far, so that it may be taken for the moment."""
    if len(moments) < 2:
        return bool(moments) and moments[0].cities > 0
    return moments[0].score - moments[1].score >= LEAST_LEAD


def zenith_instants(zenith_gcrs: Floats, start_unix_s: float, stop_unix_s: float) -> list[float]:
    """Instants (POSIX seconds) at night at which the station stood nearest below a direction among the
    stars.
    """
    archive = load_archive()
    times = np.arange(start_unix_s, stop_unix_s, _PLANE_STEP_S)
    times = times[archive.answered(times) & archive.answered(times + 60)]
    if not len(times):
        return []
    first, then = (_directions(times + later) for later in (0.0, 60.0))
    normal = np.cross(first, then)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    off_deg = np.degrees(np.arcsin(np.clip(normal @ zenith_gcrs, -1, 1)))
    near = np.abs(off_deg) < WITHIN_DEG + 1.5  # the plane turns by 1.3 degrees between two of these
    found: list[float] = []
    for at in times[near]:
        # A step more at both ends: a nearest instant has neighbours on both sides.
        dense = np.arange(at - _STEP_S, at + _PLANE_STEP_S + 2 * _STEP_S, _STEP_S)
        dense = dense[archive.answered(dense)]
        if len(dense) < 3:
            continue
        cosine = _directions(dense) @ zenith_gcrs
        inner = (cosine[1:-1] >= cosine[:-2]) & (cosine[1:-1] > cosine[2:]) & (cosine[1:-1] > 0.9)
        for middle in dense[1:-1][inner]:
            fine = middle + np.arange(-_FINE_S, _FINE_S + 1)
            close = _directions(fine) @ zenith_gcrs
            best = int(np.argmax(close))
            if close[best] > np.cos(np.radians(WITHIN_DEG)):
                found.append(float(fine[best]))
    if not found:
        return []
    instants = np.unique(np.round(found))
    night = sun_elevation_below_deg(rough_positions_itrs_km(instants), instants) < NIGHT_DEG
    return [float(one) for one in instants[night]]


def _directions(unix_s: Floats) -> Floats:
    """Unit directions (n, 3) from the Earth's centre to the station, among the stars."""
    position = rough_positions_itrs_km(unix_s)
    turned = np.einsum("nij,nj->ni", itrs_to_gcrs(unix_s), position)
    return np.asarray(turned / np.linalg.norm(turned, axis=1, keepdims=True))
