"""NASA's ephemerides as Earth-fixed positions, by Skyfield alone: nothing of the product is in between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from skyfield import api, framelib

Floats = NDArray[np.float64]

FOLDER = Path(__file__).parent.parent / "data" / "oem"
FILES = ("iss_oem_2025-05-12_first_12h.txt", "iss_oem_2026-08-12_first_6h.txt")
FIRST_HOURS = "nasa-first-hours.csv"
TRUE_FOR = timedelta(hours=12)

_api: Any = api
_framelib: Any = framelib


@dataclass(frozen=True)
class Ephemeris:
    """States (n,) of one file."""

    name: str
    unix_s: Floats
    position_itrs_km: Floats


def read_oem(name: str) -> Ephemeris:
    """The first twelve hours of a file: EME2000 turned to GCRS (a frame bias of 0.02") and on to ITRS."""
    times, positions = [], []
    for line in (FOLDER / name).read_text(encoding="ascii").splitlines():
        words = line.split()
        if len(words) == 7 and words[0][:2] == "20":
            times.append(datetime.fromisoformat(words[0]).replace(tzinfo=UTC))
            positions.append([float(word) for word in words[1:4]])
    first = times[0]
    kept = [k for k, time in enumerate(times) if time - first <= TRUE_FOR]
    return _earth_fixed(name, [times[k] for k in kept], np.array(positions)[kept])


def read_first_hours() -> Ephemeris:
    """States of 42 ephemerides of 2023 to 2026, each in its first twelve hours, two hours apart or less."""
    times, positions = [], []
    for line in (FOLDER / FIRST_HOURS).read_text(encoding="ascii").splitlines():
        if line[:1].isdigit():
            time, *place = line.split(",")
            times.append(datetime.fromisoformat(time))
            positions.append([float(part) for part in place])
    return _earth_fixed(FIRST_HOURS, times, np.array(positions))


def _earth_fixed(name: str, times: list[datetime], eme2000_km: Floats) -> Ephemeris:
    t = _api.load.timescale(builtin=True).from_datetimes(times)
    gcrs = eme2000_km @ _framelib.ICRS_to_J2000
    itrs = np.einsum("ijn,nj->ni", _framelib.itrs.rotation_at(t), gcrs)
    return Ephemeris(name, np.array([time.timestamp() for time in times]), itrs)
