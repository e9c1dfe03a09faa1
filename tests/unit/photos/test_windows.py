"""Stretches of time from the visits: certain where an hour is known, sloping where it is not."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.errors import InputError
from dashboard.instants import format_utc, parse_unix
from dashboard.photos.question.question import Docked
from dashboard.photos.search import presence as windows
from dashboard.photos.search.presence import Stretch


def test_a_person_is_aboard_with_their_ship() -> None:
    (stay,) = windows.aboard("Chris Williams")
    assert format_utc(stay.start_unix_s) == "2025-11-27T12:34:35Z"
    assert stay.certain_from_unix_s == stay.start_unix_s  # known to the second
    # The day of the undocking is known, its hour is not.
    assert format_utc(stay.certain_until_unix_s) == "2026-07-26T00:00:00Z"
    assert format_utc(stay.stop_unix_s) == "2026-07-27T00:00:00Z"


def test_names_in_any_case() -> None:
    assert windows.aboard("chris williams") == windows.aboard("Chris Williams")


def test_somebody_still_aboard_has_no_end() -> None:
    (stay,) = windows.aboard("Anil Menon")
    assert stay.stop_unix_s == np.inf


def test_cygnus_has_two_stays_at_unity_and_its_days_on_the_arm_between() -> None:
    first, second = windows.docked(Docked("cygnus-ng-23", "unity-nadir"))
    assert format_utc(first.start_unix_s) == "2025-09-18T14:10:00Z"
    assert format_utc(first.certain_until_unix_s) == "2025-11-24T00:00:00Z"
    assert format_utc(second.start_unix_s) == "2025-12-01T00:00:00Z"
    assert format_utc(second.certain_from_unix_s) == "2025-12-02T00:00:00Z"
    assert len(windows.docked(Docked("cygnus-ng-23", "canadarm2"))) == 3


def test_a_ship_anywhere_is_one_stretch() -> None:
    (stay,) = windows.docked(Docked("cygnus-ng-23"))
    assert format_utc(stay.start_unix_s) == "2025-09-18T11:24:00Z"
    assert format_utc(stay.stop_unix_s) == "2026-03-12T11:06:00Z"


def test_the_unknown_are_refused_by_name() -> None:
    with pytest.raises(InputError, match="Jonny Kim") as nobody:
        windows.aboard("Buzz Aldrin")
    assert nobody.value.parameter == "aboard"
    with pytest.raises(InputError, match="harmony-nadir") as nowhere:
        windows.docked(Docked("htv-x1", "poisk-zenith"))
    assert nowhere.value.parameter == "docked"


def test_margins_are_seconds_to_the_nearest_end() -> None:
    stretches = (Stretch(0.0, 0.0, 100.0, 100.0), Stretch(200.0, 200.0, 300.0, 300.0))
    assert windows.inside_s(stretches, [10.0, 90.0, 130.0, 190.0, 260.0]).tolist() == [10, 10, -30, -10, 40]


def test_chances_rise_and_fall_evenly_where_an_hour_is_unknown() -> None:
    stretches = (Stretch(0.0, 100.0, 900.0, 1000.0),)
    asked = [-1.0, 0.0, 25.0, 100.0, 500.0, 975.0, 1000.0]
    assert windows.chance(stretches, asked).tolist() == pytest.approx([0.0, 0.0, 0.25, 1.0, 1.0, 0.25, 0.0])


def test_chances_of_a_stay_without_an_end() -> None:
    stretches = (Stretch(parse_unix("2026-07-14"), parse_unix("2026-07-14"), np.inf, np.inf),)
    assert windows.chance(stretches, [parse_unix("2026-07-13"), parse_unix("2026-10-01")]).tolist() == [
        0.0,
        1.0,
    ]
