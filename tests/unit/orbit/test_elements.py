"""One element set: what is read from it, and every way in which it can be wrong."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dashboard.errors import InputError
from dashboard.orbit.elements import checksum, parse_element_set
from tests.unit.orbit_samples import edited

# The set before the photograph, as published.
LINE1 = "1 25544U 98067A   26050.82880434  .00062824  00000+0  11723-2 0  9997"
LINE2 = "2 25544  51.6323 160.6397 0008552 112.9938 247.1953 15.48149648553685"


def test_every_field_is_read() -> None:
    elements = parse_element_set(LINE1, LINE2)
    assert (elements.line1, elements.line2) == (LINE1, LINE2)
    assert elements.inclination_deg == 51.6323
    assert elements.raan_deg == 160.6397
    assert elements.eccentricity == 0.0008552
    assert elements.argument_of_perigee_deg == 112.9938
    assert elements.mean_anomaly_deg == 247.1953
    assert elements.mean_motion_rev_day == 15.48149648
    assert elements.bstar == pytest.approx(0.0011723, abs=1e-12)
    assert elements.revolution == 55368
    assert elements.element_set_number == 999


def test_the_epoch_is_right_to_a_microsecond() -> None:
    # Day 50 of 2026 is 19 February; 0.82880434 of a day is 19:53:28.694976.
    expected = datetime(2026, 2, 19, 19, 53, 28, 694976, tzinfo=UTC).timestamp()
    assert parse_element_set(LINE1, LINE2).epoch_unix_s == pytest.approx(expected, abs=1e-6)


def test_epochs_agree_with_sgp4() -> None:
    from sgp4.api import Satrec

    satellite = Satrec.twoline2rv(LINE1, LINE2)
    days = satellite.jdsatepoch - 2440587.5 + satellite.jdsatepochF
    assert parse_element_set(LINE1, LINE2).epoch_unix_s == pytest.approx(days * 86400.0, abs=5e-4)


def test_two_digit_years_turn_in_1957() -> None:
    with pytest.raises(InputError, match="before the station flew"):
        parse_element_set(edited(LINE1, 19, "57"), LINE2)
    assert parse_element_set(edited(LINE1, 19, "56"), LINE2).epoch_unix_s > datetime(2056, 1, 1).timestamp()


@pytest.mark.parametrize(
    ("field", "bstar"), [("-36841-3", -0.36841e-3), (" 00000+0", 0.0), ("-54276-1", -0.054276)]
)
def test_signed_exponents_of_bstar(field: str, bstar: float) -> None:
    assert parse_element_set(edited(LINE1, 54, field), LINE2).bstar == pytest.approx(bstar, abs=1e-15)


@pytest.mark.parametrize(
    ("line1", "line2", "reason"),
    [
        (LINE1[:-1], LINE2, "68 characters"),
        (LINE1 + " ", LINE2, "70 characters"),
        ("", LINE2, "0 characters"),
        (LINE1[:68] + "8", LINE2, "checksum 8; allowed: checksum 7"),
        (LINE1, LINE2[:68] + "0", "checksum 0; allowed: checksum 5"),
        (LINE1, LINE2[:30] + "9" + LINE2[31:], "checksum"),
        (LINE2, LINE1, "not laid out"),
        (LINE1.replace("2605", "26o5"), LINE2, "not laid out"),
        (LINE1.replace("26050.8", "26050,8"), LINE2, "not laid out"),
        (LINE1.replace("2", "\u0662", 1), LINE2, "not laid out"),
        (edited(LINE1, 3, "25545"), LINE2, "of object 25545"),
        (LINE1, edited(LINE2, 3, "25545"), "of object 25545"),
        (edited(LINE1, 21, "000"), LINE2, "not a date"),
        (edited(LINE1, 21, "367"), LINE2, "not a date"),
        (edited(LINE1, 21, "366"), LINE2, "is not a date; allowed: day 1 to 365 of 2026"),
        (LINE1, edited(LINE2, 9, " 97.4021"), "inclination_deg: '97.4021' is not plausible"),
        (LINE1, edited(LINE2, 27, "0100000"), "eccentricity"),
        (LINE1, edited(LINE2, 53, "14.12345678"), "mean_motion_rev_day"),
        (LINE1, edited(LINE2, 53, "16.12345678"), "mean_motion_rev_day"),
        (edited(LINE1, 54, " 20000-0"), LINE2, "bstar"),
        (LINE1, edited(LINE2, 18, "360.6397"), "raan_deg"),
    ],
)
def test_what_is_wrong_is_named(line1: str, line2: str, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_element_set(line1, line2)
    assert reason in str(caught.value)


def test_a_minus_counts_one_in_the_checksum() -> None:
    assert checksum("-" + "0" * 67) == 1
    assert checksum("5" * 68) == 0
    assert checksum("A. +" * 17) == 0
