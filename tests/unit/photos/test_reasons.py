"""Reasons for and against: the right side, the right factor, numbers that are those of the candidate."""

from __future__ import annotations

from math import exp, log

import numpy as np
import pytest

from dashboard.photos.catalogue import zones
from dashboard.photos.catalogue.files import MISSION_PHOTO
from dashboard.photos.finder import Findings
from dashboard.photos.moment import find_photo
from dashboard.photos.question import clues
from dashboard.photos.ranking import reasons


@pytest.fixture(scope="module")
def found() -> Findings:
    return find_photo(MISSION_PHOTO)


def test_averages_are_of_likelihoods_not_of_logarithms(found: Findings) -> None:
    average = reasons.averages(found.candidates)
    plain = np.mean([exp(candidate.terms["hour"]) for candidate in found.candidates])
    assert average["hour"] == pytest.approx(log(plain))


def test_each_clue_given_has_one_reason_the_weightiest_first(found: Findings) -> None:
    average = reasons.averages(found.candidates)
    for candidate in found.candidates[::9]:
        said = reasons.reasons_for(candidate, found.question, average)
        assert {reason.clue for reason in said} == set(clues.CLUES) - {"date", "clock", "sun"}  # not printed
        weights = [abs(log(reason.factor)) for reason in said]
        assert weights == sorted(weights, reverse=True)
        for reason in said:
            assert reason.log_likelihood == candidate.terms[reason.clue]
            assert reason.factor == pytest.approx(exp(reason.log_likelihood - average[reason.clue]))
            assert (reason.side == "for") == (reason.factor >= 1.1)
            assert (reason.side == "against") == (reason.factor <= 1 / 1.1)


def test_the_best_candidates_reasons_in_words(found: Findings) -> None:
    best = found.ranked()[0][0]
    said = reasons.reasons_for(best, found.question, reasons.averages(found.candidates))
    texts = {reason.clue: reason.text for reason in said}
    assert texts["altitude"].startswith(f"{best.altitude_km:.1f} km (262.2 mi), ")
    assert texts["altitude"].endswith("above the printed 261 mi")
    assert texts["evidence"] == "agrees with NASA's frame iss074e0319988 of 2026-02-19 (circumstantial)"
    assert texts["lag"].startswith("5.1 days before publication")
    assert "by the Sun" in texts["hour"]
    assert texts["ships"] == "every ship and person named was certainly there"
    assert texts["place"].startswith(
        f"{best.closest_km:.0f} km from the India–Pakistan border at the nearest"
    )
    assert texts["stay"].endswith("within 150 km")


def test_doubt_about_a_ship_is_said(found: Findings) -> None:
    first = found.candidates[0]
    said = {r.clue: r for r in reasons.reasons_for(first, found.question, reasons.averages(found.candidates))}
    assert said["ships"].side == "against"
    assert "60%" in said["ships"].text
    assert said["evidence"].text.startswith("does not agree with")


@pytest.mark.parametrize(
    ("seconds", "text"), [(49.4, "49 s"), (60.0, "1 min"), (242.0, "4 min 2 s"), (59.6, "1 min")]
)
def test_durations(seconds: float, text: str) -> None:
    assert reasons.duration(seconds) == text


@pytest.mark.parametrize(
    ("short_by", "unit", "text"),
    [
        (32.66, "km", "32.7 km"),
        (1.24, "°", "1.2°"),
        (36_000.0, "s", "10.0 hours"),
        (200_000.0, "s", "2.3 days"),
    ],
)
def test_shortfalls(short_by: float, unit: str, text: str) -> None:
    assert reasons.shortfall(short_by, unit) == text


def test_the_clock_on_the_ground() -> None:
    lahore, tokyo = zones.nearby([31.55, 35.68], [74.34, 139.75])
    assert (lahore.city, lahore.zone) == ("Lahore", "Asia/Karachi")
    assert tokyo.zone == "Asia/Tokyo"
    assert lahore.distance_km < 10
    local = zones.local_time(1_771_536_968.0, lahore.zone)  # 2026-02-19T21:36:08Z
    assert local is None or local.isoformat() == "2026-02-20T02:36:08+05:00"
    assert zones.local_time(0.0, "Nowhere/Land") is None
