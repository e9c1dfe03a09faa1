"""One element set: two lines of text, checked and read.

The lines are the format of the 18th Space Defense Squadron that SGP4 takes (69 columns, the last
one a checksum). Angles are of the mean orbit in the TEME frame at the epoch; only SGP4 turns them
into a position.
"""

from __future__ import annotations

import re
from calendar import isleap
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from dashboard.errors import InputError

STATION_CATALOG_NUMBER = 25544
LINE_LENGTH = 69

# Blanks may stand for leading zeros, never within a number. A catalogue number beyond 99999 has a letter
# (not I, not O) for its first two digits: "Alpha-5".
_3, _4, _5 = (rf"(?=[ \d]{{{width}}}) *\d{{1,{width}}}(?<=[ \d]{{{width}}})" for width in (3, 4, 5))
_OBJECT = rf"(?:{_5}|[A-HJ-NP-Z]\d{{4}})"
_DEGREES = rf"{_3}\.\d{{4}}"
_POWER = r"[ +-]\d{5}[ +-]\d"
_LAYOUT_1 = re.compile(
    rf"1 {_OBJECT}[UCS] .{{8}} \d{{2}}{_3}\.\d{{8}} [ +-]\.\d{{8}} {_POWER} {_POWER} [ \d] {_4}\d"
)
_LAYOUT_2 = re.compile(
    rf"2 {_OBJECT} {_DEGREES} {_DEGREES} \d{{7}} {_DEGREES} {_DEGREES} (?:\d\d| \d)\.\d{{8}}{_5}\d"
)

# Bounds that every real orbit of the station keeps with room to spare (300 to 500 km up, 51.6 deg).
# A first set after a reboost may have a wild B*, so that bound only keeps misread columns out.
PLAUSIBLE = {
    "inclination_deg": (51.4, 51.9),
    "eccentricity": (0.0, 0.005),
    "mean_motion_rev_day": (15.2, 15.95),
    "bstar": (-0.1, 0.1),
}
# Low and eccentric, as the rocket had left it, until its own engines had raised it to its place.
PLAUSIBLE_AT_FIRST = {"eccentricity": (0.0, 0.013), "mean_motion_rev_day": (15.2, 16.1)}
LOW_UNTIL_UNIX_S = 911_952_000.0  # 1998-11-25
SAME_EPOCH_S, SAME_ELEMENTS_S = 1.0, 60.0
FIRST_EPOCH_UNIX_S = 911_520_000.0  # 1998-11-20, the day the station's first module flew
IN_ORBIT_UNIX_S = 911_544_600.0  # 06:50 of that day: launched at 06:40, in orbit ten minutes later


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

    @property
    def orbit(self) -> tuple[float, ...]:
        """The six elements without their epoch."""
        return (
            self.inclination_deg,
            self.raan_deg,
            self.eccentricity,
            self.argument_of_perigee_deg,
            self.mean_anomaly_deg,
            self.mean_motion_rev_day,
        )


_WORTH = bytes(c - 48 if 48 <= c <= 57 else c == 45 for c in range(256))  # of each letter: digits, a minus


class OtherObjectError(InputError):
    """Both lines are laid out as a set, but of another object; ``given`` is its catalogue number."""


def same_observation(one: ElementSet, other: ElementSet) -> bool:
    """Whether two sets are one observation, issued again: epochs nearer than a second, or the same elements
    within a minute (the node alone moves by more than its last digit in two seconds)."""
    apart = abs(one.epoch_unix_s - other.epoch_unix_s)
    return apart < SAME_EPOCH_S or (apart < SAME_ELEMENTS_S and one.orbit == other.orbit)


def checksum(line: str) -> int:
    """The digit that column 69 must hold: sum of the digits before it, a minus counting 1, modulo 10."""
    return sum(line[:68].encode("ascii", "replace").translate(_WORTH)) % 10


def parse_element_set(line1: str, line2: str) -> ElementSet:
    """Read and check one element set of the station. Raises :class:`InputError` with the reason.

    A set that is laid out as one but of another object is an :class:`OtherObjectError`.
    """
    for number, line, layout in ((1, line1, _LAYOUT_1), (2, line2, _LAYOUT_2)):
        _check_layout(number, line, layout)
    objects = [line[2:7].strip() for line in (line1, line2)]
    others = [one for one in objects if one.replace(" ", "0").zfill(5) != str(STATION_CATALOG_NUMBER)]
    if others:
        error = OtherObjectError if objects[0] == objects[1] else InputError
        raise error("element set", others[0], f"object {STATION_CATALOG_NUMBER}", f"is of object {others[0]}")
    for number, line in ((1, line1), (2, line2)):
        if (expected := checksum(line)) != int(line[68]):
            where = f"line {number} of an element set"
            raise InputError(where, line, f"checksum {expected} in column 69", f"has checksum {line[68]}")
    if line1[62] == "4":
        raise InputError(
            "element set", line1, "a set for SGP4 (0 in column 63)", "is for another theory, SGP4-XP"
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


def _check_layout(number: int, line: str, layout: re.Pattern[str]) -> None:
    where = f"line {number} of an element set"
    if len(line) != LINE_LENGTH:
        raise InputError(where, line, f"exactly {LINE_LENGTH} characters", f"has {len(line)} characters")
    if not line.isascii() or not layout.fullmatch(line):
        raise InputError(where, line, "the columns of a two-line element set", "is not laid out as one")


def _check_plausible(elements: ElementSet) -> None:
    early = elements.epoch_unix_s < LOW_UNTIL_UNIX_S
    for name, (low, high) in (PLAUSIBLE | PLAUSIBLE_AT_FIRST if early else PLAUSIBLE).items():
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
    day, last = int(line1[20:23]), 366 if isleap(year) else 365
    if not 1 <= day <= last:
        raise InputError("epoch", line1[18:32], f"day 1 to {last} of {year}", "is not a date")
    midnight = datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=day - 1)
    return midnight.timestamp() + int(line1[24:32]) * 86400 / 1e8


def _exponent_field(field: str) -> float:
    """``" 23255-3"`` is +0.23255e-3: a sign, five decimals, a power of ten."""
    sign = -1.0 if field[0] == "-" else 1.0
    return sign * int(field[1:6]) * 10.0 ** (int(field[6:8]) - 5)
