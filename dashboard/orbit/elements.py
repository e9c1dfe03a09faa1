"""One element set: two lines of text, checked and read.

The lines are the format of the 18th Space Defense Squadron that SGP4 takes (69 columns, the last
one a checksum). Angles are of the mean orbit in the TEME frame at the epoch; only SGP4 turns them
into a position.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from dashboard.errors import InputError

STATION_CATALOG_NUMBER = 25544
LINE_LENGTH = 69

_LAYOUT_1 = re.compile(
    r"1 [ \d]{5}[UCS] .{8} \d{2}[ \d]{3}\.\d{8} [ +-]\.\d{8} [ +-]\d{5}[+-]\d [ +-]\d{5}[+-]\d \d [ \d]{4}\d"
)
_LAYOUT_2 = re.compile(
    r"2 [ \d]{5} [ \d]{3}\.\d{4} [ \d]{3}\.\d{4} \d{7}"
    r" [ \d]{3}\.\d{4} [ \d]{3}\.\d{4} [ \d]{2}\.\d{8}[ \d]{5}\d"
)

# Bounds that every real orbit of the station keeps with room to spare (300 to 500 km up, 51.6 deg).
# A first set after a reboost may have a wild B*, so that bound only keeps misread columns out.
PLAUSIBLE = {
    "inclination_deg": (51.4, 51.9),
    "eccentricity": (0.0, 0.005),
    "mean_motion_rev_day": (15.2, 15.95),
    "bstar": (-0.1, 0.1),
}
FIRST_EPOCH_UNIX_S = 911_520_000.0  # 1998-11-20, the day the station's first module flew


@dataclass(frozen=True)
class ElementSet:
    """Mean elements of the station at one epoch; angles in degrees, ``bstar`` in 1/Earth radii."""

    line1: str
    line2: str
    epoch_unix_s: float
    inclination_deg: float
    raan_deg: float
    eccentricity: float
    argument_of_perigee_deg: float
    mean_anomaly_deg: float
    mean_motion_rev_day: float
    bstar: float
    revolution: int
    element_set_number: int


def checksum(line: str) -> int:
    """The digit that column 69 must hold: sum of the digits before it, a minus counting 1, modulo 10."""
    return sum(int(c) if c in "0123456789" else c == "-" for c in line[:68]) % 10


def parse_element_set(line1: str, line2: str) -> ElementSet:
    """Read and check one element set of the station. Raises :class:`InputError` with the reason."""
    for number, line, layout in ((1, line1, _LAYOUT_1), (2, line2, _LAYOUT_2)):
        _check_line(number, line, layout)
    if line1[2:7] != line2[2:7]:
        raise InputError(
            "element set", line2, f"the same object in both lines ({line1[2:7]})", "is of another"
        )
    elements = ElementSet(
        line1=line1,
        line2=line2,
        epoch_unix_s=_epoch_unix_s(line1),
        inclination_deg=float(line2[8:16]),
        raan_deg=float(line2[17:25]),
        eccentricity=float("0." + line2[26:33]),
        argument_of_perigee_deg=float(line2[34:42]),
        mean_anomaly_deg=float(line2[43:51]),
        mean_motion_rev_day=float(line2[52:63]),
        bstar=_exponent_field(line1[53:61]),
        revolution=int(line2[63:68].replace(" ", "0")),
        element_set_number=int(line1[64:68].replace(" ", "0")),
    )
    _check_plausible(elements)
    return elements


def _check_line(number: int, line: str, layout: re.Pattern[str]) -> None:
    where = f"line {number} of an element set"
    if len(line) != LINE_LENGTH:
        raise InputError(where, line, f"exactly {LINE_LENGTH} characters", f"has {len(line)} characters")
    if not line.isascii() or not layout.fullmatch(line):
        raise InputError(where, line, "the columns of a two-line element set", "is not laid out as one")
    if (expected := checksum(line)) != int(line[68]):
        raise InputError(where, line, f"checksum {expected} in column 69", f"has checksum {line[68]}")
    if int(line[2:7].replace(" ", "0")) != STATION_CATALOG_NUMBER:
        raise InputError(where, line, f"object {STATION_CATALOG_NUMBER}", f"is of object {line[2:7].strip()}")


def _check_plausible(elements: ElementSet) -> None:
    for name, (low, high) in PLAUSIBLE.items():
        value = getattr(elements, name)
        if not low <= value <= high:
            raise InputError(name, value, f"{low} to {high} for the station", "is not plausible")
    for name in ("raan_deg", "argument_of_perigee_deg", "mean_anomaly_deg"):
        value = getattr(elements, name)
        if not 0.0 <= value <= 360.0:
            raise InputError(name, value, "0 to 360", "is not an angle")
    if elements.epoch_unix_s < FIRST_EPOCH_UNIX_S:
        raise InputError("epoch", elements.line1[18:32], "after 1998-11-20", "is before the station flew")


def _epoch_unix_s(line1: str) -> float:
    """POSIX seconds of the epoch; whole days and fraction apart, so that all eight decimals count."""
    two_digits = int(line1[18:20])
    year = two_digits + (2000 if two_digits < 57 else 1900)
    day = int(line1[20:23])
    if not 1 <= day <= 366:
        raise InputError("epoch", line1[18:32], "day 1 to 366 of a year", "is not a date")
    midnight = datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=day - 1)
    return midnight.timestamp() + int(line1[24:32]) * 86400 / 1e8


def _exponent_field(field: str) -> float:
    """``" 23255-3"`` is +0.23255e-3: a sign, five decimals, a power of ten."""
    sign = -1.0 if field[0] == "-" else 1.0
    return sign * int(field[1:6]) * 10.0 ** (int(field[6:8]) - 5)
