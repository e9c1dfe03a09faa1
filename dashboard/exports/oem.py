"""CCSDS Orbit Ephemeris Message 2.0 (502.0-B-2), as key and value: what flight dynamics programs read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from skyfield import framelib

from dashboard import __version__
from dashboard.exports.stretch import INTERNATIONAL_DESIGNATOR, Stretch
from dashboard.instants import format_utc
from dashboard.orbit.archive import load_archive
from dashboard.orbit.frames import itrs_to_gcrs
from dashboard.orbit.geodesy import inertial_velocity_km_s

Floats = NDArray[np.float64]
_framelib: Any = framelib
_LINE = 250  # characters; the standard allows 254


def oem_text(stretch: Stretch) -> str:
    """The states in EME2000, km and km/s, UTC.

    The date of creation is the epoch of the newest element set: the same file whenever it is written.
    """
    return "\n".join(_lines(stretch)) + "\n"


def eme2000(stretch: Stretch) -> tuple[Floats, Floats]:
    """Positions and velocities (n, 3) with respect to the mean equator and equinox of J2000, km and km/s."""
    states = stretch.states
    to_j2000: Floats = np.asarray(_framelib.ICRS_to_J2000)
    turn = to_j2000 @ itrs_to_gcrs(states.unix_s)
    inertial = inertial_velocity_km_s(states.position_itrs_km, states.velocity_itrs_km_s)
    position = np.einsum("nij,nj->ni", turn, states.position_itrs_km)
    return position, np.einsum("nij,nj->ni", turn, inertial)


def _lines(stretch: Stretch) -> Iterator[str]:
    times = [_time(text) for text in stretch.times]
    yield "CCSDS_OEM_VERS = 2.0"
    yield f"COMMENT Made by ISS photo dashboard {__version__}, which is not NASA's"
    yield f"COMMENT {stretch.link(stretch.times[0])}"[:_LINE]
    yield "COMMENT The date of creation is that of the newest element set"
    yield f"CREATION_DATE = {_time(format_utc(float(load_archive().epochs_unix_s[-1])))}"
    yield "ORIGINATOR = ISS-PHOTO-DASHBOARD"
    yield ""
    yield "META_START"
    yield "OBJECT_NAME = ISS (ZARYA)"
    yield f"OBJECT_ID = {INTERNATIONAL_DESIGNATOR[:8]}-{INTERNATIONAL_DESIGNATOR[8:]}"
    yield "CENTER_NAME = EARTH"
    yield "REF_FRAME = EME2000"
    yield "TIME_SYSTEM = UTC"
    yield f"START_TIME = {times[0]}"
    yield f"STOP_TIME = {times[-1]}"
    if len(times) > 1:
        yield "INTERPOLATION = HERMITE"
        yield f"INTERPOLATION_DEGREE = {min(7, 2 * len(times) - 1)}"
    yield "META_STOP"
    yield ""
    yield f"COMMENT {stretch.provenance}"[:_LINE]
    position, velocity = eme2000(stretch)
    for time, r, v in zip(times, position, velocity, strict=True):
        yield f"{time} {r[0]:.6f} {r[1]:.6f} {r[2]:.6f} {v[0]:.9f} {v[1]:.9f} {v[2]:.9f}"


def _time(text: str) -> str:
    """As the standard writes it: three decimals, no zone."""
    bare = text.removesuffix("Z")
    return bare if "." in bare else f"{bare}.000"
