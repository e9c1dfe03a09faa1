"""Likelihood terms against numbers worked out by hand, and against a plain numerical integral."""

from __future__ import annotations

from math import erf, exp, log, sqrt

import numpy as np
import pytest

from dashboard.photos.question import clues
from dashboard.photos.question.question import DAY_S, MILE_KM, Altitude, Hint, Hour
from dashboard.photos.ranking import likelihood

PUBLISHED = 1_772_000_000.0


def test_place_is_a_normal_law_with_the_limit_at_two_sigma() -> None:
    assert likelihood.place([0.0, 75.0, 150.0], 150.0) == pytest.approx([0.0, -0.5, -2.0])


def test_an_uncertain_orbit_widens_the_law_and_lowers_its_height() -> None:
    # Sigma 75 km and an uncertainty of 75 km add up to a variance twice as large.
    assert likelihood.place(150.0, 150.0, 75.0) == pytest.approx(-1.0)
    assert likelihood.orbit(150.0, 75.0) == pytest.approx(-0.5 * log(2.0))
    assert likelihood.orbit(150.0, 0.0) == 0.0


def test_twice_as_long_near_the_place_is_twice_as_likely() -> None:
    assert likelihood.stay([60.0, 120.0]) == pytest.approx([0.0, log(2.0)])


@pytest.mark.parametrize(
    ("solar_h", "expected"), [(1.0, 0.0), (3.0, -0.5), (23.0, -0.5), (13.0, -18.0), (21.0, -2.0)]
)
def test_hours_are_counted_around_the_clock(solar_h: float, expected: float) -> None:
    assert likelihood.hour(solar_h, Hour(1.0, 2.0)) == pytest.approx(expected)


def test_no_words_about_the_hour_weigh_nothing() -> None:
    assert np.all(likelihood.hour([0.0, 12.0], None) == 0.0)
    assert np.all(likelihood.altitude([400.0, 430.0], None) == 0.0)
    assert np.all(likelihood.lag([0.0, 1e9], None) == 0.0)


@pytest.mark.parametrize("height_km", [412.0, 418.5, 420.04, 422.0, 430.0])
def test_altitude_is_the_normal_law_averaged_over_the_rounding(height_km: float) -> None:
    asked = Altitude(261 * MILE_KM, 0.5 * MILE_KM, 1.5 * MILE_KM, "261 mi")

    def mass(at_km: float) -> float:
        low = (asked.printed_km - asked.half_step_km - at_km) / (asked.sigma_km * sqrt(2.0))
        high = (asked.printed_km + asked.half_step_km - at_km) / (asked.sigma_km * sqrt(2.0))
        return (erf(high) - erf(low)) / 2

    expected = log(mass(height_km) / mass(asked.printed_km))
    assert likelihood.altitude(height_km, asked) == pytest.approx(expected, abs=0.01)


def test_a_hopeless_altitude_is_a_finite_number() -> None:
    value = likelihood.altitude(5000.0, Altitude(420.0, 0.5, 1.0, "420 km"))
    assert np.isfinite(value)
    assert value < -1e6


def test_a_coarser_rounding_forgives_more() -> None:
    fine, coarse = (Altitude(420.0, half, 1.0, "") for half in (0.5, 5.0))
    assert likelihood.altitude(425.0, coarse) > likelihood.altitude(425.0, fine)


def test_round_heights_are_taken_loosely() -> None:
    assert clues.printed_sigma_km(1.0) == pytest.approx(2.41, abs=0.01)
    assert clues.printed_sigma_km(10.0) == pytest.approx(8.05, abs=0.01)


def test_lag_is_log_normal_and_never_above_its_mode() -> None:
    days = np.array([0.3, 1.0, 6.62, 18.0, 60.0, 400.0])
    found = likelihood.lag(PUBLISHED - days * DAY_S, PUBLISHED)
    assert np.all(found <= 1e-9)
    assert int(np.argmax(found)) == 2  # 18 days over e
    density = [exp(-0.5 * (log(d / 18.0)) ** 2) / d for d in (1.0, 60.0)]
    assert found[1] - found[4] == pytest.approx(log(density[0] / density[1]))


def test_evidence_is_a_mixture_of_this_photograph_and_any_other() -> None:
    hint = Hint("x", PUBLISHED, PUBLISHED + DAY_S, 0.2, "x")
    inside, outside = likelihood.evidence([PUBLISHED + 10.0, PUBLISHED - 10.0], [hint], 86 * DAY_S)
    assert inside == pytest.approx(log(0.2 * 86 + 0.8))
    assert outside == pytest.approx(log(0.8))


def test_evidence_wider_than_the_search_never_gains() -> None:
    hint = Hint("x", 0.0, 100 * DAY_S, 0.9, "x")
    assert likelihood.evidence(DAY_S, [hint], 10 * DAY_S) == pytest.approx(0.0)


def test_weights_scale_terms_and_shares_sum_to_one() -> None:
    rows = [{"hour": -1.0, "lag": -2.0}, {"hour": -3.0, "lag": 0.0}]
    assert likelihood.totals(rows, {"hour": 1.0, "lag": 0.5}) == pytest.approx([-2.0, -3.0])
    shares = likelihood.shares(np.array([-2.0, -3.0]))
    assert shares == pytest.approx([1 / (1 + exp(-1.0)), exp(-1.0) / (1 + exp(-1.0))])
    assert likelihood.shares(np.empty(0)).size == 0


def test_shares_of_far_apart_totals_stay_finite() -> None:
    assert likelihood.shares(np.array([-1e6, -2e6])) == pytest.approx([1.0, 0.0])
