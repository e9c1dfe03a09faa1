"""Passes that fail one condition only, and that one narrowly: what a small doubt would let in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.photos.search.conditions import Condition
from dashboard.photos.search.intervals import run_edges
from dashboard.photos.search.samples import Samples


@dataclass(frozen=True)
class NearMiss:
    """A pass when it comes nearest to fitting; it fails ``words`` by ``short_by`` of ``unit``."""

    best_unix_s: float
    latitude_deg: float
    longitude_deg: float
    altitude_km: float
    distance_km: float
    sun_elevation_deg: float
    solar_time_h: float
    key: str
    words: str
    short_by: float
    unit: str


def find_near_misses(
    conditions: tuple[Condition, ...],
    samples: Samples,
    track: NDArray[np.int64],
    taken: NDArray[np.bool_],
) -> tuple[NearMiss, ...]:
    """One near miss at most for each track (n,) of samples (n,) that no candidate has ``taken`` (n,)."""
    margins = np.array([condition.margin(samples) for condition in conditions])
    failing = margins < 0
    short = np.max(-margins / np.array([[condition.narrow] for condition in conditions]), axis=0)
    narrow = (failing.sum(axis=0) == 1) & (short <= 1.0) & ~taken
    found = []
    for first, last in zip(*run_edges(~taken, track), strict=True):
        inside = np.arange(first, last + 1)
        if narrow[inside].any():
            i = int(inside[np.argmin(np.where(narrow[inside], short[inside], np.inf))])
            which = int(np.argmax(failing[:, i]))
            found.append(_near_miss(conditions[which], samples, i, float(-margins[which, i])))
    return tuple(found)


def _near_miss(condition: Condition, samples: Samples, i: int, short_by: float) -> NearMiss:
    return NearMiss(
        best_unix_s=float(samples.unix_s[i]),
        latitude_deg=float(samples.latitude_deg[i]),
        longitude_deg=float(samples.longitude_deg[i]),
        altitude_km=float(samples.altitude_km[i]),
        distance_km=float(samples.distance_km[i]),
        sun_elevation_deg=float(samples.sun_elevation_deg[i]),
        solar_time_h=float(samples.solar_time_h[i]),
        key=condition.key,
        words=condition.words,
        short_by=short_by,
        unit=condition.unit,
    )
