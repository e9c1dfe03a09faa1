"""The brightness model: its convention, and how it goes with light, distance and air."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.orbit.sightings.brightness import EXTINCTION, air_mass, magnitude, phase_angle_deg

ZENITH = np.array([90.0])


def test_the_standard_magnitude_is_that_at_a_thousand_kilometres_half_lit() -> None:
    bright = magnitude(np.array([1000.0]), np.array([90.0]), ZENITH)
    assert bright[0] == pytest.approx(-1.8 + EXTINCTION, abs=0.001)


def test_a_high_pass_at_dusk_is_as_bright_as_people_know_it() -> None:
    """420 km overhead, the Sun a little under the horizon: lists of predictions say -3.6 to -4."""
    assert -4.2 < magnitude(np.array([425.0]), np.array([80.0]), ZENITH)[0] < -3.4


@pytest.mark.parametrize(
    ("elevation_deg", "expected"), [(90.0, 1.0), (30.0, 1.994), (10.0, 5.59), (0.0, 37.9)]
)
def test_air_mass_is_kasten_and_youngs(elevation_deg: float, expected: float) -> None:
    assert air_mass(np.array([elevation_deg]))[0] == pytest.approx(expected, rel=0.01)


@given(st.floats(380, 2400), st.floats(0, 179), st.floats(0, 90), st.floats(1.01, 1.3))
def test_farther_and_less_lit_is_fainter(
    distance: float, phase: float, elevation: float, more: float
) -> None:
    here = magnitude(np.array([distance]), np.array([phase]), np.array([elevation]))[0]
    assert magnitude(np.array([distance * more]), np.array([phase]), np.array([elevation]))[0] > here
    assert (
        magnitude(np.array([distance]), np.array([min(180.0, phase + 1.0)]), np.array([elevation]))[0] > here
    )
    assert magnitude(np.array([distance]), np.array([phase]), np.array([elevation * 0.9]))[0] >= here


def test_phase_is_the_angle_at_the_station() -> None:
    station, eye = np.array([[7000.0, 0.0, 0.0]]), np.array([6378.0, 0.0, 0.0])
    behind_the_eye, ahead = np.array([[-1.5e8, 0.0, 0.0]]), np.array([[1.5e8, 0.0, 0.0]])
    assert phase_angle_deg(station, behind_the_eye, eye)[0] == pytest.approx(0.0, abs=1e-6)
    assert phase_angle_deg(station, ahead, eye)[0] == pytest.approx(180.0, abs=1e-6)
