"""Sidereal time and the turns between TEME (SGP4's frame), ITRS (the Earth's) and GCRS (the stars').

Skyfield is the source of every number here. What changes slowly (UT1, precession, nutation, the
Sun's place) is asked of it once a day of the calendar and interpolated by cubics: below 1e-9 rad,
a centimetre at the station's distance, at a thousandth of the cost. What turns fast is only the
sidereal angle, a polynomial of UT1.
"""

from __future__ import annotations

import atexit
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from skyfield import api, framelib, sgp4lib
from skyfield.timelib import Time, Timescale

from dashboard.orbit.geodesy import EARTH_ROTATION_RAD_S

Floats = NDArray[np.float64]

# Skyfield carries no types: these three names say so once.
_api: Any = api
_framelib: Any = framelib
_sgp4lib: Any = sgp4lib

DAY_S = 86400.0
_UNIX_TO_J2000_DAYS = 10957.5
_UNIX_JULIAN_DATE = 2440587.5
_BLOCK_DAYS = 64


@lru_cache(maxsize=1)
def timescale() -> Timescale:
    """Skyfield's time scale from the tables in its package: nothing is downloaded."""
    scale: Timescale = _api.load.timescale(builtin=True)
    return scale


@lru_cache(maxsize=1)
def ephemeris() -> Mapping[str, Any]:
    """JPL's DE421 (1900 to 2053) from the ``skyfield-data`` package."""
    kernel: Any = _api.load_file(str(files("skyfield_data") / "data" / "de421.bsp"))
    atexit.register(kernel.close)
    bodies: Mapping[str, Any] = kernel
    return bodies


def skyfield_time(unix_s: ArrayLike) -> Time:
    """Skyfield ``Time`` of POSIX seconds; day and fraction apart, so that no digit is lost."""
    seconds = np.asarray(unix_s, dtype=np.float64)
    day = np.floor(seconds / DAY_S)
    # ``ts.utc`` splits whole seconds from leap seconds itself; 1970-01-01 plus whole days is exact.
    scale: Any = timescale()
    time: Time = scale.utc(1970, 1, 1 + day, 0, 0, seconds - day * DAY_S)
    return time


@lru_cache(maxsize=1)
def _leaps() -> tuple[list[float], Floats]:
    """When leap seconds were over (POSIX seconds), and TAI less UTC from then on."""
    scale: Any = timescale()
    since: list[float] = ((np.asarray(scale.leap_dates) - _UNIX_JULIAN_DATE) * DAY_S).tolist()
    return since, np.asarray(scale.leap_offsets, dtype=np.float64)


def leap_seconds(unix_s: ArrayLike) -> Floats:
    """TAI less UTC at instants since 1972, in seconds: what POSIX seconds lack of the time elapsed."""
    since, offsets = _leaps()
    at = np.asarray(unix_s, dtype=np.float64)
    if at.size:
        # Between two of them nearly always. Looking each instant up would also hand the interpreter over and
        # take it back so often that other threads hardly get it.
        first, last = bisect_right(since, float(at.min())), bisect_right(since, float(at.max()))
        if first == last:
            return np.full(at.shape, offsets[first - 1])
    return np.asarray(offsets[np.searchsorted(since, at, side="right") - 1])


def gmst_rad(unix_s: ArrayLike) -> Floats:
    """Greenwich mean sidereal angle of 1982, TEME to ITRS, in radians [0, 2 pi)."""
    seconds = np.asarray(unix_s, dtype=np.float64)
    day = np.floor(seconds / DAY_S)
    dut1 = daily("ut1_tai", seconds)[..., 0] + leap_seconds(seconds)
    ut1 = (seconds - day * DAY_S + dut1) / DAY_S
    centuries = (day - _UNIX_TO_J2000_DAYS + ut1) / 36525.0
    extra_s = 67310.54841 + (8640184.812866 + (0.093104 - 6.2e-6 * centuries) * centuries) * centuries
    # Days start at midnight, the polynomial's at noon: half a turn apart.
    return np.asarray(((ut1 + 0.5 + extra_s / DAY_S % 1.0) % 1.0) * (2 * np.pi))


def teme_to_itrs(unix_s: Floats, position_km: Floats, velocity_km_s: Floats) -> tuple[Floats, Floats]:
    """Turn TEME positions and velocities (n, 3) into ITRS ones, the velocity Earth-fixed.

    No polar motion: Skyfield's own time scale carries none (it is below 15 m on the ground).
    """
    angle = gmst_rad(unix_s)
    cosine, sine = np.cos(angle), np.sin(angle)
    position, velocity = np.empty_like(position_km), np.empty_like(velocity_km_s)
    for old, new in ((position_km, position), (velocity_km_s, velocity)):
        new[:, 0] = cosine * old[:, 0] + sine * old[:, 1]
        new[:, 1] = cosine * old[:, 1] - sine * old[:, 0]
        new[:, 2] = old[:, 2]
    velocity[:, 0] += EARTH_ROTATION_RAD_S * position[:, 1]
    velocity[:, 1] -= EARTH_ROTATION_RAD_S * position[:, 0]
    return position, velocity


def itrs_to_gcrs(unix_s: ArrayLike) -> Floats:
    """Rotation matrices (n, 3, 3) that turn ITRS vectors into GCRS (J2000 to 0.02") ones."""
    seconds = np.atleast_1d(np.asarray(unix_s, dtype=np.float64))
    angle = gmst_rad(seconds)
    cosine, sine = np.cos(angle), np.sin(angle)
    to_gcrs = daily("teme_to_gcrs", seconds).reshape(-1, 3, 3)
    turned = np.empty_like(to_gcrs)
    turned[..., 0] = to_gcrs[..., 0] * cosine[:, None] + to_gcrs[..., 1] * sine[:, None]
    turned[..., 1] = to_gcrs[..., 1] * cosine[:, None] - to_gcrs[..., 0] * sine[:, None]
    turned[..., 2] = to_gcrs[..., 2]
    return turned


def daily(quantity: str, unix_s: Floats) -> Floats:
    """A slow quantity at any instants: cubic through the four midnights around each (UT1: linear).

    ``ut1_tai`` (..., 1) s, which doesn't leap; ``teme_to_gcrs`` (..., 9) matrix elements; ``sun_teme``
    (..., 3) km, apparent.
    """
    days = unix_s / DAY_S
    whole = np.floor(days).astype(np.int64)
    if whole.size == 0:
        return np.empty((*whole.shape, _block(quantity, 0).shape[1]))
    first_block = (int(whole.min()) - 1) // _BLOCK_DAYS
    last_block = (int(whole.max()) + 2) // _BLOCK_DAYS
    table = np.concatenate([_block(quantity, b) for b in range(first_block, last_block + 1)])
    index = whole - first_block * _BLOCK_DAYS
    f = (days - whole)[..., None]
    here, there = table[index], table[index + 1]
    if quantity == "ut1_tai":  # measured day by day, and Skyfield itself draws lines between
        return np.asarray(here + f * (there - here))
    below, above = table[index - 1], table[index + 2]
    return np.asarray(
        -below * (f * (f - 1) * (f - 2) / 6)
        + here * ((f + 1) * (f - 1) * (f - 2) / 2)
        - there * ((f + 1) * f * (f - 2) / 2)
        + above * ((f + 1) * f * (f - 1) / 6)
    )


@lru_cache(maxsize=256)
def _block(quantity: str, block: int) -> Floats:
    """Values (64, k) of a quantity at the midnights of one block of days since 1970."""
    midnights = (np.arange(_BLOCK_DAYS) + block * _BLOCK_DAYS) * DAY_S
    t = skyfield_time(midnights)
    if quantity == "ut1_tai":
        return np.asarray(t.dut1 - leap_seconds(midnights), dtype=np.float64)[:, None]
    if quantity == "teme_to_gcrs":
        return np.asarray(_sgp4lib.TEME.rotation_at(t).transpose(2, 1, 0).reshape(_BLOCK_DAYS, 9))
    if quantity == "sun_teme":
        return _sun_teme_km(t)
    raise KeyError(quantity)


def _sun_teme_km(t: Time) -> Floats:
    earth, sun = ephemeris()["earth"], ephemeris()["sun"]
    x, y, z = earth.at(t).observe(sun).apparent().frame_xyz(_framelib.itrs).km
    angle = _sgp4lib.theta_GMST1982(t.whole, t.ut1_fraction)[0]
    return np.stack([np.cos(angle) * x - np.sin(angle) * y, np.sin(angle) * x + np.cos(angle) * y, z], axis=1)
