"""Floodlit borders in the frame: lamps along a line, lit and hidden as those of the cities are."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dashboard.exposure.camera.poses import Poses
from dashboard.exposure.camera.setup import Exposure
from dashboard.exposure.ground.lights import MILLION_CITY, SODIUM, Lights
from dashboard.geo.floodlights import LitBorder, lit_borders
from dashboard.geo.sphere import great_circle_km
from dashboard.orbit.geodesy import itrs_from_geodetic, up_vector

Floats = NDArray[np.float64]

_NEAREST_KM = 400.0
_FINEST_KM, _COARSEST_KM = 0.25, 2.0


def border_lights(exposure: Exposure, poses: Poses) -> Lights:
    """Points of light along all floodlit borders, close enough that no gap shows; none where none is seen."""
    if not exposure.border_lights or not _any_risen(poses):
        return Lights(np.zeros((0, 3)), np.zeros((0, 3)), np.zeros(0), np.zeros(0, dtype=np.int64))
    # A little under a pixel apart, as seen from straight above; rounded, so that few spacings are kept.
    wanted = float(np.clip(0.8 * _NEAREST_KM / exposure.camera.focal_px, _FINEST_KM, _COARSEST_KM))
    return _lamps(round(wanted, 2))


@lru_cache(maxsize=4)
def _lamps(spacing_km: float) -> Lights:
    places, ups, strengths = [], [], []
    for border in lit_borders():
        place, up, each_km = points_along(border, spacing_km)
        places.append(place)
        ups.append(up)
        strengths.append(MILLION_CITY * border.like_people_per_km / 1e6 * each_km)
    strength = np.concatenate(strengths)
    lamp = np.full(len(strength), SODIUM, dtype=np.int64)
    return Lights(np.concatenate(places), np.concatenate(ups), strength, lamp)


def points_along(border: LitBorder, spacing_km: float) -> tuple[Floats, Floats, Floats]:
    """Middles of pieces of a border about ``spacing_km`` long: places, uprights (n, 3), lengths (n,)."""
    lat, lon, each = [], [], []
    for line in border.lines:
        run = great_circle_km(
            line.latitude_deg[:-1], line.longitude_deg[:-1], line.latitude_deg[1:], line.longitude_deg[1:]
        )
        along = np.concatenate([[0.0], np.cumsum(run)])
        count = max(1, round(float(along[-1]) / spacing_km))
        middles = (np.arange(count) + 0.5) * along[-1] / count
        lat.append(np.interp(middles, along, line.latitude_deg))
        lon.append(np.interp(middles, along, line.longitude_deg))
        each.append(np.full(count, along[-1] / count))
    latitude, longitude = np.concatenate(lat), np.concatenate(lon)
    return itrs_from_geodetic(latitude, longitude), up_vector(latitude, longitude), np.concatenate(each)


def _any_risen(poses: Poses) -> bool:
    """Whether the station stands above the horizon of some floodlit border at some pose."""
    places = _lamps(_COARSEST_KM)
    height = places.up @ poses.position_itrs_km.T
    height -= np.sum(places.up * places.position_itrs_km, axis=1, keepdims=True)
    return bool((height > 0).any())
