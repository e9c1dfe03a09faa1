"""OMM, the orbit mean-elements message (CCSDS 502.0), as the two lines that the archive keeps.

CSV, JSON, XML and KVN carry the same fields (https://celestrak.org/NORAD/documentation/gp-data-formats.php);
each number is rounded to its columns as a decimal, so that fields which were made from two lines
give these lines again. One thing fields don't tell: whether a second derivative of zero was printed
``00000+0`` (CelesTrak) or ``00000-0`` (Space-Track); it is printed as CelesTrak does, unless the record
carries its lines (``TLE_LINE1``, ``TLE_LINE2``), as Space-Track's do.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from dashboard.errors import InputError
from dashboard.files.plain import quoted
from dashboard.orbit.elementfiles.reading import Reading
from dashboard.orbit.elements import STATION_CATALOG_NUMBER, OtherObjectError, checksum, parse_element_set

STATION_DESIGNATOR = "1998-067A"
NEEDED = (
    "EPOCH", "MEAN_MOTION", "ECCENTRICITY", "INCLINATION", "RA_OF_ASC_NODE", "ARG_OF_PERICENTER",
    "MEAN_ANOMALY", "BSTAR",
)  # fmt: skip
# What SGP4 takes; where a record says nothing, this is what it means.
_MEANT = {
    "CENTER_NAME": ("EARTH",),
    "REF_FRAME": ("TEME",),
    "TIME_SYSTEM": ("UTC",),
    "MEAN_ELEMENT_THEORY": ("SGP4", "SGP/SGP4"),
}
_EPOCH = re.compile(r"(\d{4})-(?:(\d\d)-(\d\d)|(\d{3}))[T ](\d\d):(\d\d):(\d\d(?:\.\d+)?)Z?")
_DESIGNATOR = re.compile(r"(?:19|20)(\d\d)-(\d{3}[A-Z]{1,3})")


@dataclass(frozen=True)
class Record:
    """The fields of one message, names in capitals; ``line`` is where it begins, 0 if that says nothing."""

    line: int
    number: int
    fields: Mapping[str, str]


def read_records(records: Iterable[Record], name: str) -> Reading:
    """The sets of messages, and what in them is none."""
    reading, count = Reading(), 0
    for record in records:
        count += 1
        where = name if record.line else f"{name} (record {record.number})"
        try:
            line1, line2 = set_lines(record.fields)
        except OtherObjectError as other:
            reading.others[other.given] += 1
        except InputError as error:
            reading.refuse(where, record.line, str(error))
        else:
            reading.take(where, record.line, line1, line2)
    if not count:
        reading.refuse(name, 0, "holds no element set: there is no record with an EPOCH in it")
    return reading


def set_lines(fields: Mapping[str, str]) -> tuple[str, str]:
    """The two lines of a message. Raises :class:`InputError` for fields that make no set of the station,
    :class:`OtherObjectError` for those of another object."""
    given = fields.get("TLE_LINE1", "").rstrip(), fields.get("TLE_LINE2", "").rstrip()
    if all(given) and "EPOCH" not in fields:
        return given
    _check_object(fields)
    if missing := [name for name in NEEDED if not fields.get(name, "").strip()]:
        raise InputError(
            "record", quoted(", ".join(fields)), ", ".join(NEEDED), f"lacks {', '.join(missing)}"
        )
    for name, meant in _MEANT.items():
        if (said := fields.get(name, "").strip().upper()) and said not in meant:
            raise InputError(name, said, " or ".join(meant), "is not what SGP4 takes")
    made = _line1(fields), _line2(fields)
    if not all(given):
        return made
    _check_same(made, given)
    return given


def _check_object(fields: Mapping[str, str]) -> None:
    number, designator = (fields.get(name, "").strip() for name in ("NORAD_CAT_ID", "OBJECT_ID"))
    if number.lstrip("0") == str(STATION_CATALOG_NUMBER) or (not number and designator == STATION_DESIGNATOR):
        return
    if not number and not designator:
        raise InputError(
            "record", quoted(", ".join(fields)), f"NORAD_CAT_ID {STATION_CATALOG_NUMBER}", "names no object"
        )
    raise OtherObjectError(
        "record",
        number or designator,
        f"object {STATION_CATALOG_NUMBER}",
        f"is of object {number or designator}",
    )


def _check_same(made: tuple[str, str], given: tuple[str, str]) -> None:
    """The record's own lines have to say what its fields say, to the last digit of the columns or so."""
    fields, lines = parse_element_set(*made), parse_element_set(*given)
    same = (
        abs(fields.epoch_unix_s - lines.epoch_unix_s) < 2e-3
        and abs(fields.mean_motion_rev_day - lines.mean_motion_rev_day) < 2e-8
        and abs(fields.eccentricity - lines.eccentricity) < 2e-7
        and abs(fields.bstar - lines.bstar) <= 2e-5 * max(abs(lines.bstar), 1e-9)
        and all(
            abs(getattr(fields, angle) - getattr(lines, angle)) < 2e-4
            for angle in ("inclination_deg", "raan_deg", "argument_of_perigee_deg", "mean_anomaly_deg")
        )
    )
    if not same:
        raise InputError(
            "record", lines.line1, "lines that say what the fields say", "says another thing than its fields"
        )


def _line1(fields: Mapping[str, str]) -> str:
    designator = _DESIGNATOR.fullmatch(fields.get("OBJECT_ID", STATION_DESIGNATOR).strip())
    line = (
        f"1 {STATION_CATALOG_NUMBER:05d}{fields.get('CLASSIFICATION_TYPE', '').strip() or 'U'} "
        f"{''.join(designator.groups()) if designator else '98067A':<8} {_epoch(fields)} "
        f"{_rate(fields)} {_power(fields, 'MEAN_MOTION_DDOT', '0')} {_power(fields, 'BSTAR')} "
        f"{_whole(fields, 'EPHEMERIS_TYPE', '0', 1)} {_whole(fields, 'ELEMENT_SET_NO', '999', 4)}"
    )
    return f"{line}{checksum(line)}"


def _line2(fields: Mapping[str, str]) -> str:
    degrees = {name: _fixed(fields, name, 8, 4) for name in NEEDED[3:7]}
    eccentricity = _fixed(fields, "ECCENTRICITY", 9, 7)
    if not eccentricity.startswith("0."):
        raise InputError("ECCENTRICITY", fields["ECCENTRICITY"], "0 to 1", "is not one")
    line = (
        f"2 {STATION_CATALOG_NUMBER:05d} {degrees['INCLINATION']} {degrees['RA_OF_ASC_NODE']} "
        f"{eccentricity[2:]} {degrees['ARG_OF_PERICENTER']} {degrees['MEAN_ANOMALY']} "
        f"{_fixed(fields, 'MEAN_MOTION', 11, 8)}{_whole(fields, 'REV_AT_EPOCH', '0', 5)}"
    )
    return f"{line}{checksum(line)}"


def _number(fields: Mapping[str, str], name: str, missing: str = "") -> Decimal:
    given = fields.get(name, "").strip() or missing
    try:
        value = Decimal(given)
    except InvalidOperation:
        value = Decimal("nan")
    if not value.is_finite() or (value and not -30 < value.adjusted() < 12):
        raise InputError(name, given, "a number", "is no number")
    return value


def _fixed(fields: Mapping[str, str], name: str, width: int, decimals: int) -> str:
    value = _number(fields, name).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{value:{width}f}"
    if value < 0 or len(text) > width:
        raise InputError(name, fields[name], f"a number that fits {width} columns", "is too large or below 0")
    return text


def _whole(fields: Mapping[str, str], name: str, missing: str, width: int) -> str:
    value = _number(fields, name, missing)
    if value < 0 or value != value.to_integral_value():
        raise InputError(name, fields[name], "a whole number", "is none")
    return f"{int(value) % 10**width:{width}d}"  # revolutions go on beyond 99999; the columns begin again


def _rate(fields: Mapping[str, str]) -> str:
    """`` .00004213``: half the first derivative of the mean motion."""
    value = _number(fields, "MEAN_MOTION_DOT", "0").quantize(Decimal("1e-8"), ROUND_HALF_UP)
    if abs(value) >= 1:
        raise InputError(
            "MEAN_MOTION_DOT", fields["MEAN_MOTION_DOT"], "a number between -1 and 1", "is too large"
        )
    return ("-" if value < 0 else " ") + f"{abs(value):.8f}"[1:]


def _power(fields: Mapping[str, str], name: str, missing: str = "") -> str:
    """`` 85268-4`` for 0.85268e-4: a sign, five decimals, a power of ten."""
    value = _number(fields, name, missing)
    if not value:
        return " 00000+0"
    exponent = max(value.adjusted() + 1, -9)
    digits = int(abs(value).scaleb(5 - exponent).quantize(Decimal(1), ROUND_HALF_UP))
    if digits == 100_000:
        digits, exponent = 10_000, exponent + 1
    if exponent > 9:
        raise InputError(name, fields[name], "a number that fits its columns", "is too large")
    sign = "-" if value < 0 else " "
    return f"{sign}{digits:05d}{'-' if exponent < 0 else '+'}{abs(exponent)}" if digits else " 00000+0"


def _epoch(fields: Mapping[str, str]) -> str:
    """``26280.56304952``: year, day of the year and its fraction."""
    given = fields["EPOCH"].strip().upper()
    found = _EPOCH.fullmatch(given)
    try:
        if not found:
            raise ValueError
        year, month, day, of_year, hour, minute, second = found.groups()
        if month:
            number = (date(int(year), int(month), int(day)) - date(int(year), 1, 1)).days + 1
        else:
            number = int(of_year)
        if int(hour) > 23 or int(minute) > 59 or Decimal(second) >= 60 or not 1957 <= int(year) <= 2056:
            raise ValueError
    except ValueError:
        allowed = "a UTC time such as 2026-10-07T13:30:47.478527"
        raise InputError("EPOCH", given, allowed, "is not one") from None
    seconds = int(hour) * 3600 + int(minute) * 60 + Decimal(second)
    # A record of Space-Track's older kind has its microseconds apart.
    seconds += _number(fields, "EPOCH_MICROSECONDS", "0") / 1_000_000 if "." not in second else 0
    days = (number + seconds / 86400).quantize(Decimal("1e-8"), ROUND_HALF_UP)
    last = 366 if isleap(int(year)) else 365
    if last + 1 <= days < last + 2 and number == last:  # rounded into the next year
        return f"{(int(year) + 1) % 100:02d}{days - last:012.8f}"
    return f"{int(year) % 100:02d}{days:012.8f}"
