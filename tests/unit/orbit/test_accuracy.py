"""The promises about accuracy, held against NASA's ephemerides and against the archive itself."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from dashboard.instants import parse_unix
from dashboard.orbit.archive import load_archive
from tests.benchmarks import accuracy
from tests.benchmarks.oem import FILES, Ephemeris, read_first_hours, read_oem
from tests.unit.orbit_samples import recent_archive

Floats = NDArray[np.float64]

TRUTHS = [read_oem(name) for name in FILES]
PROMISED = pytest.approx(0.945, abs=0.045)  # 90 to 99 of 100


def held(errors: Floats, stated: Floats) -> float:
    return float(np.mean(errors <= stated))


def test_nasa_s_file_is_read_whole_and_is_of_the_station() -> None:
    assert [len(truth.unix_s) for truth in TRUTHS] == [181, 90]
    for truth in TRUTHS:
        assert np.all(np.abs(np.linalg.norm(truth.position_itrs_km, axis=1) - 6795) < 20)
        assert np.all(np.diff(truth.unix_s) <= 240)


def test_the_median_error_in_2026() -> None:
    errors, _ = accuracy.blend_error_km(TRUTHS[1], recent_archive())
    assert np.median(errors) <= 0.47


def test_blending_beats_the_nearest_set_by_more_than_a_fifth() -> None:
    archive = recent_archive()
    blended = np.concatenate([accuracy.blend_error_km(truth, archive)[0] for truth in TRUTHS])
    nearest = np.concatenate([accuracy.nearest_error_km(truth, archive) for truth in TRUTHS])
    assert np.median(blended) <= 0.8 * np.median(nearest)


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda truth: truth.name)
def test_the_stated_uncertainty_holds_against_nasa(truth: Ephemeris) -> None:
    assert held(*accuracy.blend_error_km(truth, recent_archive())) == PROMISED


def test_the_stated_uncertainty_holds_for_every_set_carried_to_its_neighbours() -> None:
    ages, errors, stated = accuracy.carried_to_neighbours(recent_archive())
    assert len(errors) > 2700
    assert held(errors, stated) == PROMISED
    for side in (ages > 0, ages < 0):
        assert held(errors[side], stated[side]) == PROMISED


def test_the_stated_uncertainty_holds_for_sets_withheld() -> None:
    errors, stated, suspected = accuracy.withheld(recent_archive(), step=3)
    assert len(errors) > 440
    assert held(errors[~suspected], stated[~suspected]) == PROMISED


def test_positions_are_nasa_s_to_half_a_kilometre_from_2023_on() -> None:
    truth = read_first_hours()
    errors, stated = accuracy.blend_error_km(truth, load_archive())
    assert len(errors) > 400
    assert np.median(errors) < 0.52
    assert np.percentile(errors, 95) < 1.5
    assert errors.max() < 4.0
    assert held(errors, stated) == PROMISED


@pytest.mark.parametrize("era", accuracy.ERAS, ids=lambda era: f"{era[0]} to {era[1]}")
def test_the_stated_uncertainty_holds_in_every_era(era: tuple[int, int]) -> None:
    errors, stated = accuracy.carried_in_era(load_archive(), era)
    assert len(errors) > 250
    assert 0.92 <= held(errors, stated) <= 0.99  # 93 to 98 of 100 of all; this is a sample
    assert np.median(stated) < 2.6


def test_it_holds_against_sets_that_the_archive_leaves_out() -> None:
    epochs, errors, stated = accuracy.left_out_error_km()
    assert np.median(errors) < 0.45
    assert np.percentile(errors, 99) < 10
    for early in (True, False):
        some = (epochs < parse_unix("2010-01-01")) == early
        assert held(errors[some], stated[some]) == PROMISED


@pytest.mark.parametrize("days", [1, 4])
def test_the_stated_uncertainty_holds_beyond_the_last_set(days: float) -> None:
    errors, stated = accuracy.carried_on(recent_archive(), days, step=10)
    assert len(errors) > 80
    assert 0.88 < held(errors, stated) <= 0.99


def test_the_stated_uncertainty_says_something() -> None:
    """It could hold by being huge: it isn't, and it is larger where the error is."""
    errors, stated, suspected = accuracy.withheld(recent_archive(), step=3)
    errors, stated = errors[~suspected], stated[~suspected]
    assert np.median(stated) < 1.5
    surer = stated < np.median(stated)
    assert np.median(errors[surer]) < 0.6 * np.median(errors[~surer])
