"""States: the choice of sets, their blend, and the refusal where there are none."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from skyfield import api
from skyfield.framelib import itrs

from dashboard.errors import InputError
from dashboard.instants import parse_unix
from dashboard.orbit import blend, frames
from dashboard.orbit.archive import REACH_S, Archive, load_archive
from dashboard.orbit.geodesy import geodetic, inertial_speed_km_s
from dashboard.orbit.propagate import propagate
from dashboard.orbit.quality import UNKNOWN_QUALITY, qualities, usual_km
from dashboard.orbit.states import rough_positions_itrs_km, states_at
from dashboard.orbit.uncertainty import floor_km
from tests.unit.orbit_samples import PHOTO_UNIX_S, cut

_api: Any = api
ONE_METRE = 1e-3  # km
QUIET_DAY = parse_unix("2026-02-13")


def skyfield_blend_km(archive: Archive, unix_s: float) -> np.ndarray[Any, Any]:
    """The blend by Skyfield's full path: every set's ``sat.at(t)`` in ITRS, weighted as the product does."""
    left = int(np.searchsorted(archive.epochs_unix_s, unix_s, side="right")) - 1
    around = blend.bracket(archive, left)
    shares = blend.weights(archive, around, np.array([unix_s]))[:, 0]
    total = np.zeros(3)
    for index, share in zip(around.indices, shares, strict=True):
        elements = archive.sets[index]
        satellite = _api.EarthSatellite(elements.line1, elements.line2, ts=frames.timescale())
        total += share * satellite.at(frames.skyfield_time(unix_s)).frame_xyz(itrs).km
    return total


@pytest.mark.parametrize("step_s", [1.0, 60.0, 977.0])
def test_states_are_skyfields_to_a_metre(step_s: float) -> None:
    """Dense instants are interpolated, sparse ones are not: both are Skyfield's."""
    archive = load_archive()
    instants = QUIET_DAY + np.arange(0.0, 86400.0, step_s)
    states = states_at(instants)
    for k in np.linspace(0, len(instants) - 1, 12).astype(int):
        expected = skyfield_blend_km(archive, float(instants[k]))
        assert np.linalg.norm(states.position_itrs_km[k] - expected) < 0.1 * ONE_METRE


@pytest.mark.parametrize("day", ["1998-11-20T12:00Z", "1999-06-15", "2005-07-28T12:00Z", "2011-07-10"])
def test_early_states_are_skyfields_too(day: str) -> None:
    """The blend to a metre; and the nearest set alone, by Skyfield's whole path, within what is stated."""
    archive, unix_s = load_archive(), parse_unix(day)
    states = states_at([unix_s])
    expected = skyfield_blend_km(archive, unix_s)
    assert np.linalg.norm(states.position_itrs_km[0] - expected) < 0.1 * ONE_METRE
    nearest = archive.sets[int(np.argmin(np.abs(archive.epochs_unix_s - unix_s)))]
    satellite = _api.EarthSatellite(nearest.line1, nearest.line2, ts=frames.timescale())
    alone = satellite.at(frames.skyfield_time(unix_s)).frame_xyz(itrs).km
    assert np.linalg.norm(states.position_itrs_km[0] - alone) < states.uncertainty_km[0]


def test_the_velocity_is_the_rate_of_the_position() -> None:
    instants = QUIET_DAY + np.arange(0.0, 86400.0, 1.0)
    states = states_at(instants)
    rate = (states.position_itrs_km[2:] - states.position_itrs_km[:-2]) / 2.0
    assert np.max(np.abs(rate - states.velocity_itrs_km_s[1:-1])) < 2e-5


def test_the_photograph_s_moment() -> None:
    states = states_at([PHOTO_UNIX_S])
    place = geodetic(states.position_itrs_km)
    # Over the border, 261 miles (420 km) up and 17,500 mph fast, as the caption has it.
    assert place.latitude_deg[0] == pytest.approx(29.72, abs=0.02)
    assert place.longitude_deg[0] == pytest.approx(73.03, abs=0.02)
    assert place.altitude_km[0] == pytest.approx(420, abs=3)
    speed = inertial_speed_km_s(states.position_itrs_km, states.velocity_itrs_km_s)[0]
    assert speed * 3600 / 1.609344 == pytest.approx(17_500, rel=0.03)
    assert not states.reboost_suspected[0]
    assert states.uncertainty_km[0] < 3.0


def test_the_poor_fit_before_the_photograph_weighs_next_to_nothing() -> None:
    archive = load_archive()
    poor = [one.line1[18:32] for one in archive.sets].index("26050.82880434")
    assert qualities(archive, np.array([poor]))[0] > 10
    states = states_at([PHOTO_UNIX_S])
    assert states.set_index[0] == poor + 1
    # But close to its epoch it agrees with the set that does speak.
    here, there = (propagate(archive.sets[k], PHOTO_UNIX_S)[0][0] for k in (poor, poor + 1))
    assert np.linalg.norm(here - there) < 0.5


def test_a_set_is_trusted_longer_before_its_epoch_than_after() -> None:
    assert usual_km(-1.0) < usual_km(1.0) / 1.5
    assert usual_km(0.0) == usual_km(-0.0)
    assert np.all(np.diff(usual_km(np.linspace(0, 14, 50))) > 0)


def test_only_sets_of_one_orbit_are_blended() -> None:
    archive = load_archive()
    for left in range(-1, len(archive.sets), 7):
        around = blend.bracket(archive, left)
        assert len(set(archive.regimes[around.before])) <= 1
        assert len(set(archive.regimes[around.after])) <= 1
        crosses = len(set(archive.regimes[around.indices])) > 1
        assert crosses == around.reboost


def test_across_a_reboost_either_orbit_speaks_alone() -> None:
    archive = load_archive()
    left = int(np.searchsorted(archive.epochs_unix_s, parse_unix("2026-02-17"))) - 1
    around = blend.bracket(archive, left)
    burn = blend.handover_unix_s(archive, left)
    assert parse_unix("2026-02-15T13:40Z") < burn < parse_unix("2026-02-19T19:53Z")
    shares = blend.weights(archive, around, burn + np.array([-3600.0, 0.0, 3600.0]))
    before = shares[: len(around.before)].sum(axis=0)
    assert before == pytest.approx([1.0, 0.5, 0.0])


def test_a_reboost_in_between_is_said_and_costs_certainty() -> None:
    states = states_at([parse_unix("2026-02-15T12:00Z"), parse_unix("2026-02-17"), PHOTO_UNIX_S])
    assert list(states.reboost_suspected) == [False, True, False]
    assert states.uncertainty_km[1] > 20 * max(states.uncertainty_km[[0, 2]])


def test_weights_sum_to_one_and_never_jump() -> None:
    archive = cut("2026-02-20", "2026-03-10")
    for epoch in archive.epochs_unix_s[3:-3]:
        around = epoch + np.array([-0.01, 0.01])
        positions = states_at(around, archive).position_itrs_km
        assert np.linalg.norm(positions[1] - positions[0]) == pytest.approx(0.02 * 7.4, abs=0.02)
        for left in np.searchsorted(archive.epochs_unix_s, around, side="right") - 1:
            shares = blend.weights(archive, blend.bracket(archive, int(left)), around)
            assert shares.sum(axis=0) == pytest.approx(1.0)


def test_order_does_not_matter() -> None:
    instants = QUIET_DAY + np.random.default_rng(5).uniform(0, 20 * 86400, 300)
    shuffled, ordered = states_at(instants), states_at(np.sort(instants))
    back = np.argsort(instants)
    assert shuffled.position_itrs_km[back] == pytest.approx(ordered.position_itrs_km, abs=1e-9)
    assert np.array_equal(shuffled.set_index[back], ordered.set_index)


def test_dense_and_single_instants_agree() -> None:
    instants = QUIET_DAY + np.arange(0.0, 7200.0, 0.5)
    dense = states_at(instants)
    for k in (0, 1, 777, 14399):
        alone = states_at([instants[k]])
        assert np.linalg.norm(alone.position_itrs_km[0] - dense.position_itrs_km[k]) < 0.1 * ONE_METRE
        assert alone.uncertainty_km[0] == pytest.approx(dense.uncertainty_km[k], abs=0.01)


def test_many_times_the_same_instant() -> None:
    states = states_at([QUIET_DAY] * 10)
    assert np.ptp(states.position_itrs_km, axis=0) == pytest.approx(0.0)


def test_nothing_asked_nothing_answered() -> None:
    assert states_at([]).position_itrs_km.shape == (0, 3)


def test_uncertainty_grows_beyond_the_last_set() -> None:
    last = load_archive().epochs_unix_s[-1]
    stated = states_at(last + np.array([0.5, 1, 3, 7, 13.99]) * 86400.0).uncertainty_km
    assert np.all(np.diff(stated) > 0)
    assert stated[-1] > 100


def test_a_lone_set_is_not_trusted_much() -> None:
    archive = Archive(load_archive().sets[700:701])
    assert qualities(archive)[0] == UNKNOWN_QUALITY
    states = states_at([archive.epochs_unix_s[0]], archive)
    assert states.uncertainty_km[0] > 1.5 * floor_km(archive.epochs_unix_s[0])


def test_the_edge_of_the_span_is_answered_and_a_second_more_refused() -> None:
    first, last = load_archive().span()
    assert len(states_at([first, last]).unix_s) == 2
    for beyond in (first - 1, last + 1, 0.0):
        with pytest.raises(InputError, match="further than 14 days") as caught:
            states_at([QUIET_DAY, beyond])
        assert "1998-11-20" in caught.value.allowed
        assert caught.value.parameter == "t"


@pytest.mark.parametrize("nonsense", [float("nan"), float("inf"), -float("inf"), 1e300])
def test_what_is_no_instant_is_refused(nonsense: float) -> None:
    with pytest.raises(InputError, match="further than 14 days"):
        states_at([nonsense])


def test_a_gap_inside_the_archive_is_refused_in_its_middle() -> None:
    whole = load_archive()
    archive = Archive((*whole.sets[:10], *whole.sets[-10:]), whole.reboosts)
    with pytest.raises(InputError):
        states_at([(archive.epochs_unix_s[9] + archive.epochs_unix_s[10]) / 2], archive)
    assert states_at([archive.epochs_unix_s[9] + REACH_S - 1], archive).uncertainty_km[0] > 50


def test_rough_positions_are_near() -> None:
    instants = np.arange(parse_unix("2026-02-01"), parse_unix("2026-03-01"), 3600.0)
    off = rough_positions_itrs_km(instants) - states_at(instants).position_itrs_km
    assert np.max(np.linalg.norm(off, axis=1)) < 5.0
