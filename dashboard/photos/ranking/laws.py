"""Laws of what captions print, with the constants that were fitted to captions of known moments.

``python -m tests.benchmarks laws`` fits them again and prints them; the captions are in
``tests/data/captions``. Every density here is relative to its peak, as a natural logarithm.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.photos.question.question import DAY_S, Altitude, By, Clock, SunEvent

Floats = NDArray[np.float64]

# Days before publication. NASA's and the press's: log-normal (13 pictures); the crew's own posts: exponential
# (7 posts). The share of posts is for a publication of which nobody said whose it is.
LAG_MEDIAN_D, LAG_SPREAD = 23.0, 1.14
POST_MEAN_D, POST_SHARE = 0.9, 0.36
_WITHIN_DAY = 48  # instants of the day of publication

# "Dated D": D itself as a day in GMT, the next, the one before (37 pictures of NASA's library).
DATED_SHARES = {0: 0.78, 1: 0.19, -1: 0.03}

# A printed clock is the zone's time (5 of 7; the others are slips, such as a.m. for p.m.).
CLOCK_SLIPS = 0.33
HALF_DAY_SLIPS = 0.5  # of the slips: 12 hours off

# "Just before sunrise" is the station's own in all six captions whose moment is known, at most 3.5 minutes
# off; the share is the mean under a flat prior, the spread 93 minutes / 15 / 2.
SUN_OWN_SHARE = 7 / 8
SUN_OWN_SPREAD_S = 180.0
SUN_GROUND_SPREAD_DEG = 4.0
EARTH_RADIUS_KM = 6371.0

_TABLE_KM = np.arange(-60.0, 60.01, 0.02)


def altitude(altitude_km: ArrayLike, asked: Altitude) -> Floats:
    """Log-likelihood of heights, steady beyond 60 km.

    What is printed lies anywhere in its rounding step; before, it was off by one of the law's normal errors.
    """
    off_km = np.asarray(altitude_km, dtype=np.float64) - asked.printed_km
    return np.asarray(np.interp(off_km, _TABLE_KM, _altitude_table(asked.half_step_km, asked.law)))


@lru_cache(maxsize=64)
def _altitude_table(half_step_km: float, law: tuple[tuple[float, float, float], ...]) -> Floats:
    """Over ``_TABLE_KM``: computed minus printed height."""
    total = np.full(len(_TABLE_KM), -np.inf)
    for share, said_off_km, sigma_km in law:
        count = int(np.clip(np.ceil(half_step_km / sigma_km * 4), 8, 400))
        inside = half_step_km * (np.arange(-count, count + 1) / (count + 0.5))
        z = (_TABLE_KM[:, None] + said_off_km - inside) / sigma_km
        each = np.logaddexp.reduce(-0.5 * z**2, axis=1) - np.log(len(inside) * sigma_km)
        total = np.logaddexp(total, np.log(share) + each)
    return np.asarray(total - total.max())


def lag(unix_s: ArrayLike, published_unix_s: float, by: By | None, span_s: float = DAY_S) -> Floats:
    """Log-likelihood of moments for a publication at any instant of [published, published + span)."""
    moments = np.asarray(unix_s, dtype=np.float64)
    days = (published_unix_s - moments) / DAY_S
    found = _lag_density(days, by, span_s / DAY_S)
    return np.asarray(np.log(np.maximum(found / _lag_peak(by, span_s / DAY_S), 1e-12)))


def _lag_density(days: Floats, by: By | None, span_d: float) -> Floats:
    """``days`` (…) from the moment to the beginning of the day of publication; negative on that day."""
    share = {"crew": 1.0, "nasa": 0.0, "press": 0.0, None: POST_SHARE}[by]
    each = days[..., None] + span_d * (np.arange(_WITHIN_DAY) + 0.5) / _WITHIN_DAY
    after = np.maximum(each, 1e-9)
    late = np.exp(-0.5 * (np.log(after / LAG_MEDIAN_D) / LAG_SPREAD) ** 2) / after
    late /= LAG_SPREAD * np.sqrt(2 * np.pi)
    post = np.exp(-after / POST_MEAN_D) / POST_MEAN_D
    mixed = np.where(each > 0, share * post + (1 - share) * late, 0.0)
    return np.asarray(mixed.mean(axis=-1))


@lru_cache(maxsize=32)
def _lag_peak(by: By | None, span_d: float) -> float:
    return float(_lag_density(np.arange(-1.0, 60.0, 0.02), by, span_d).max())


def dated(unix_s: ArrayLike, day_unix_s: float) -> Floats:
    """Log-likelihood of moments for a printed day that begins at ``day_unix_s``, GMT."""
    days = np.floor((np.asarray(unix_s, dtype=np.float64) - day_unix_s) / DAY_S)
    most = max(DATED_SHARES.values())
    found = np.full(days.shape, np.log(1e-6))
    for day, share in DATED_SHARES.items():
        found = np.where(days == day, np.log(share / most), found)
    return np.asarray(found)


def clock(zone_time_h: Sequence[Sequence[float]], asked: Clock) -> Floats:
    """Log-likelihood (n,) of the zone's times; several where more than one zone can be meant."""
    sigma_h = asked.spread_min / 60.0

    def at(off_h: float) -> float:
        near = np.exp(-0.5 * (off_h / sigma_h) ** 2) / (sigma_h * np.sqrt(2 * np.pi))
        half = (abs(off_h) - 12.0) / sigma_h
        slip = HALF_DAY_SLIPS * np.exp(-0.5 * half**2) / (sigma_h * np.sqrt(2 * np.pi))
        return float((1 - CLOCK_SLIPS) * near + CLOCK_SLIPS * (slip + (1 - HALF_DAY_SLIPS) / 24.0))

    found = [np.mean([at((hour - asked.hour_h + 12) % 24 - 12) for hour in hours]) for hours in zone_time_h]
    return np.asarray(np.log(np.array(found) / at(0.0)))


def sun_event(
    sun_elevation_deg: ArrayLike, rate_deg_s: ArrayLike, altitude_km: ArrayLike, event: SunEvent
) -> Floats:
    """Log-likelihood of the Sun's elevation below the station, rising or sinking along the track.

    The station's own sunrise comes when the Sun is as far below the horizon of the ground as that dips.
    """
    sun, rate = np.asarray(sun_elevation_deg, float), np.asarray(rate_deg_s, float)
    dip_deg = np.degrees(np.arccos(EARTH_RADIUS_KM / (EARTH_RADIUS_KM + np.asarray(altitude_km, float))))
    turning = rate > 0 if event == "sunrise" else rate < 0
    off_s = (sun + dip_deg) / np.maximum(np.abs(rate), 1e-3)
    own = SUN_OWN_SHARE * np.exp(-0.5 * (off_s / SUN_OWN_SPREAD_S) ** 2)
    ground = (1 - SUN_OWN_SHARE) * np.exp(-0.5 * (sun / SUN_GROUND_SPREAD_DEG) ** 2)
    return np.asarray(np.log(np.maximum((own + ground) * turning, 1e-4) / SUN_OWN_SHARE))
