"""Turns between frames against Skyfield's own, which are the reference throughout."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from skyfield import api, framelib, sgp4lib

from dashboard.instants import parse_unix
from dashboard.orbit import frames
from dashboard.orbit.archive import load_archive
from dashboard.orbit.plane import orbit_normal_gcrs
from dashboard.orbit.propagate import propagate
from dashboard.orbit.states import states_at

_api: Any = api
_sgp4lib: Any = sgp4lib
itrs: Any = framelib.itrs
MOMENT = parse_unix("2026-02-19T21:36:30Z")
INSTANTS = np.sort(np.random.default_rng(11).uniform(parse_unix("2024-09-10"), parse_unix("2026-10-20"), 60))
ONE_CENTIMETRE = 1e-5  # km


def test_times_are_utc() -> None:
    ours: Any = frames.skyfield_time(MOMENT)
    theirs: Any = frames.timescale()
    assert ours.tt == theirs.utc(2026, 2, 19, 21, 36, 30).tt
    later: Any = frames.skyfield_time(MOMENT + 0.25)
    assert later.utc_iso(places=2) == "2026-02-19T21:36:30.25Z"


def test_sidereal_time_is_skyfields() -> None:
    t: Any = frames.skyfield_time(INSTANTS)
    theirs = _sgp4lib.theta_GMST1982(t.whole, t.ut1_fraction)[0]
    off = (frames.gmst_rad(INSTANTS) - theirs + np.pi) % (2 * np.pi) - np.pi
    assert np.max(np.abs(off)) < 1e-9  # 7 mm at the station


def test_matrices_are_skyfields() -> None:
    theirs = np.moveaxis(itrs.rotation_at(frames.skyfield_time(INSTANTS)), 2, 0)
    ours = frames.itrs_to_gcrs(INSTANTS)
    assert np.max(np.abs(ours - np.swapaxes(theirs, 1, 2))) < 2e-9


def test_matrices_turn_and_nothing_else() -> None:
    matrices = frames.itrs_to_gcrs(INSTANTS)
    assert np.einsum("nij,nkj->nik", matrices, matrices) == pytest.approx(
        np.broadcast_to(np.eye(3), (60, 3, 3))
    )
    assert np.linalg.det(matrices) == pytest.approx(1.0)


@pytest.mark.parametrize("number", [0, 1700, 5000, 12000, 18000, 22877])
def test_positions_are_those_of_skyfields_full_path(number: int) -> None:
    elements = load_archive().sets[number]
    instants = elements.epoch_unix_s + np.linspace(-2 * 86400, 2 * 86400, 25)
    satellite = _api.EarthSatellite(elements.line1, elements.line2, ts=frames.timescale())
    position, velocity = satellite.at(frames.skyfield_time(instants)).frame_xyz_and_velocity(itrs)
    ours, our_velocity = frames.teme_to_itrs(instants, *propagate(elements, instants))
    assert np.max(np.linalg.norm(ours - position.km.T, axis=1)) < 2 * ONE_CENTIMETRE
    assert np.max(np.linalg.norm(our_velocity - velocity.km_per_s.T, axis=1)) < 1e-7


def test_the_velocity_is_the_rate_of_the_position() -> None:
    elements = load_archive().sets[1086]
    instants = elements.epoch_unix_s + np.array([-0.5, 0.0, 0.5])
    position, velocity = frames.teme_to_itrs(instants, *propagate(elements, instants))
    # SGP4's own velocity is that of its position to 7 mm/s only.
    assert velocity[1] == pytest.approx(position[2] - position[0], abs=1e-5)


def test_the_orbit_s_normal() -> None:
    """Against the node and inclination of the element set itself, precessed from date by Skyfield."""
    states = states_at([MOMENT])
    elements = load_archive().sets[int(states.set_index[0])]
    days = (MOMENT - elements.epoch_unix_s) / 86400.0
    node = np.radians(elements.raan_deg - 4.95 * days)  # the node's drift, degrees a day
    inclination = np.radians(elements.inclination_deg)
    of_date = np.array(
        [np.sin(node) * np.sin(inclination), -np.cos(node) * np.sin(inclination), np.cos(inclination)]
    )
    t: Any = frames.skyfield_time(MOMENT)
    normal = orbit_normal_gcrs(states)[0]
    assert np.linalg.norm(normal) == pytest.approx(1.0)
    assert np.degrees(np.arccos(normal @ (t.M.T @ of_date))) < 0.1


def test_slow_quantities_at_midnights_are_exact() -> None:
    midnight = np.array([parse_unix("2026-02-20")])
    t: Any = frames.skyfield_time(midnight)
    ours = frames.daily("ut1_tai", midnight)[0, 0] + frames.leap_seconds(midnight)[0]
    assert ours == pytest.approx(t.dut1[0], abs=1e-12)


def test_leap_seconds_are_counted_from_the_second_after_them() -> None:
    edges = np.array([parse_unix("2016-12-31T23:59:59Z"), parse_unix("2017-01-01"), parse_unix("1998-12-01")])
    assert frames.leap_seconds(edges).tolist() == [36.0, 37.0, 31.0]


def test_the_earth_turns_evenly_through_a_leap_second() -> None:
    """UTC stands still for a second, the sidereal angle doesn't: UT1 is not drawn across the leap."""
    hours = parse_unix("2016-12-31T00:00:00Z") + np.arange(0.0, 2 * 86400.0, 3600.0)
    t: Any = frames.skyfield_time(hours)
    theirs = _sgp4lib.theta_GMST1982(t.whole, t.ut1_fraction)[0]
    off = (frames.gmst_rad(hours) - theirs + np.pi) % (2 * np.pi) - np.pi
    assert np.max(np.abs(off)) < 5e-7  # 4 m: Skyfield itself draws UT1 from day to day


@pytest.mark.parametrize(
    "day", ["1999-01-01", "2006-01-01", "2009-01-01", "2012-07-01", "2015-07-01", "2017-01-01"]
)
def test_a_leap_second_is_flown(day: str) -> None:
    """The sets on both sides agree across it; by the clock alone they would be 7.7 km apart."""
    archive, midnight = load_archive(), parse_unix(day)
    after = int(np.searchsorted(archive.epochs_unix_s, midnight))
    old, new = archive.sets[after - 1], archive.sets[after]
    epoch = np.array([new.epoch_unix_s])
    assert np.linalg.norm(propagate(old, epoch)[0][0] - propagate(new, epoch)[0][0]) < 3.5


def test_nothing_asked_nothing_answered() -> None:
    assert frames.daily("ut1_tai", np.empty(0)).shape == (0, 1)
    assert frames.itrs_to_gcrs(np.empty(0)).shape == (0, 3, 3)
