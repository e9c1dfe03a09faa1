"""Likelihood terms against numbers worked out by hand, and against a plain numerical integral."""

from __future__ import annotations

from math import erf, exp, log, sqrt

import numpy as np
import pytest

from dashboard.photos.question import clues
from dashboard.photos.question.question import DAY_S, MILE_KM, Altitude, Clock, Hint, Hour
from dashboard.photos.ranking import laws, likelihood

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


LAW = ((0.7, 0.0, 0.2), (0.3, -6.0, 4.0))


@pytest.mark.parametrize("height_km", [412.0, 418.5, 420.04, 422.0, 430.0])
def test_altitude_is_the_mixture_averaged_over_the_rounding(height_km: float) -> None:
    asked = Altitude(261 * MILE_KM, 0.5 * MILE_KM, LAW, "261 mi")

    def mass(at_km: float) -> float:
        total = 0.0
        for share, off, sigma in LAW:
            low = (asked.printed_km - off - asked.half_step_km - at_km) / (sigma * sqrt(2.0))
            high = (asked.printed_km - off + asked.half_step_km - at_km) / (sigma * sqrt(2.0))
            total += share * (erf(high) - erf(low)) / 2
        return total

    best = max(mass(asked.printed_km + off / 50) for off in range(-500, 500))
    expected = log(mass(height_km) / best)
    assert likelihood.altitude(height_km, asked) == pytest.approx(expected, abs=0.02)


def test_a_hopeless_altitude_is_a_finite_number() -> None:
    value = likelihood.altitude(5000.0, Altitude(420.0, 0.5, LAW, "420 km"))
    assert np.isfinite(value)
    assert value < -50


def test_a_coarser_rounding_forgives_more() -> None:
    fine, coarse = (Altitude(420.0, half, ((1.0, 0.0, 1.0),), "") for half in (0.5, 5.0))
    assert likelihood.altitude(425.0, coarse) > likelihood.altitude(425.0, fine)


def test_a_figure_to_the_mile_is_near_or_an_outlier() -> None:
    """Within half a mile nothing is lost; a mile and more off costs an outlier's share and no more."""
    nasa = clues.printed_altitude(261, MILE_KM, 0.5, "nasa", "261 mi")
    inside, off, far = likelihood.altitude(np.array([261.2, 262.3, 266.0]) * MILE_KM, nasa)
    assert inside > -0.2
    assert -5.0 < off < -2.0
    assert far < off
    press = clues.printed_altitude(261, MILE_KM, 0.5, "press", "261 mi")
    assert likelihood.altitude(266.0 * MILE_KM, press) > far
    assert sum(share for share, _, _ in nasa.law) == pytest.approx(1.0)


def test_round_figures_are_said_low() -> None:
    asked = clues.printed_altitude(260, MILE_KM, 5.0, "nasa", "260 mi")
    low, exact, high = likelihood.altitude(np.array([252.0, 260.0, 268.0]) * MILE_KM, asked)
    assert high > low + 1.0
    assert exact == pytest.approx(0.0, abs=0.01)
    assert sum(share for share, _, _ in asked.law) == pytest.approx(1.0)


def test_the_lag_is_a_mixture_of_posts_and_of_nasa_and_the_press() -> None:
    days = np.array([0.2, 1.0, 6.0, 23.0, 60.0, 400.0])
    moments = PUBLISHED - days * DAY_S
    every = {by: likelihood.lag(moments, PUBLISHED, by) for by in ("crew", "nasa", "press", None)}
    for found in every.values():
        assert np.all(found <= 1e-9)
    assert int(np.argmax(every["crew"])) == 0
    assert (
        int(np.argmax(every["nasa"])) == 2
    )  # the mode of the log-normal law: 23 days over exp(1.14 squared)
    assert np.array_equal(every["nasa"], every["press"])
    assert every["nasa"][0] < every[None][0] <= every["crew"][0] + 1e-2


def test_the_day_of_publication_counts_and_the_next_does_not() -> None:
    same, after = likelihood.lag([PUBLISHED + 0.3 * DAY_S, PUBLISHED + 1.01 * DAY_S], PUBLISHED, "crew")
    assert same > -1.5
    assert after < -20


def test_a_printed_day_may_be_the_one_before() -> None:
    moments = PUBLISHED + np.array([0.5, 1.5, -0.5, 2.5]) * DAY_S
    found = likelihood.date(moments, PUBLISHED)
    assert found[0] == 0.0
    assert 0 > found[1] > found[2] > found[3]
    assert exp(found[1]) == pytest.approx(0.19 / 0.78)


def test_a_printed_clock_is_the_zones_and_may_be_a_slip() -> None:
    found = laws.clock([[21.15], [21.15, 3.0], [9.15], [15.0]], Clock(21.15, 1.0))
    assert found[0] == 0.0
    assert found[1] == pytest.approx(log(0.5), abs=0.05)  # one of two zones agrees
    assert found[0] > found[2] > found[3] > -10  # twelve hours off is the commonest slip


def test_the_stations_own_sunrise_comes_below_the_grounds_horizon() -> None:
    sun, rate, height = np.array([-20.0, -20.0, 40.0]), np.array([0.06, -0.06, 0.06]), np.full(3, 420.0)
    rising = laws.sun_event(sun, rate, height, "sunrise")
    assert rising[0] > -0.1
    assert rising[1] < -5 < rising[0]
    assert rising[2] < -5
    assert laws.sun_event(sun, rate, height, "sunset")[1] == pytest.approx(rising[0])


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
