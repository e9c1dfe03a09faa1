"""The browser's ephemeris against the states it was fitted to."""

from __future__ import annotations

import json

import numpy as np
import pytest

from dashboard.instants import parse_unix
from dashboard.orbit.arcfit import fit_arcs
from dashboard.orbit.archive import REACH_S, Archive, load_archive
from dashboard.orbit.arcs import COLUMNS, SHARED, Arcs, evaluate, from_json, position_km, to_json
from dashboard.orbit.states import states_at
from dashboard.orbit.window import around, recent
from tests.unit.orbit_samples import PHOTO_UNIX_S, cut

_RECENT = recent(load_archive())
WINDOW = _RECENT.start_unix_s, _RECENT.stop_unix_s


@pytest.fixture(scope="module")
def arcs() -> Arcs:
    """What a browser reads: fitted, rounded, written, read."""
    answer: dict[str, object] = json.loads(json.dumps(to_json(fit_arcs())))
    return from_json(answer)


def off_km(arcs: Arcs, instants: np.ndarray[tuple[int], np.dtype[np.float64]]) -> list[float]:
    found = evaluate(arcs, instants) - states_at(instants).position_itrs_km
    return [float(one) for one in np.linalg.norm(found, axis=1)]


def test_everywhere_in_the_archive_it_is_near(arcs: Arcs) -> None:
    low, high = WINDOW
    instants = np.sort(np.random.default_rng(2).uniform(low + 1, high - 1, 4000))
    off = off_km(arcs, instants)
    assert np.median(off) < 0.03
    assert np.percentile(off, 99) < 0.3
    assert max(off) < 15.0  # minutes around a reboost, where two orbits meet


def test_each_block_says_how_good_it_is(arcs: Arcs) -> None:
    instants = np.sort(np.random.default_rng(3).uniform(*WINDOW, 4000))[1:-1]
    block = np.searchsorted(arcs.start_unix_s, instants, side="right") - 1
    # Looked at every four minutes when fitted: a little more in between.
    assert np.all(off_km(arcs, instants) <= 1.5 * arcs.max_km[block] + 0.05)
    assert np.all(arcs.rms_km <= arcs.max_km + 1e-9)


def test_at_the_photograph_it_is_within_a_hundred_metres(arcs: Arcs) -> None:
    assert off_km(arcs, PHOTO_UNIX_S + np.arange(-3000.0, 3000.0, 60.0)) == pytest.approx(
        [0.05] * 100, abs=0.06
    )


def test_blocks_follow_one_another_without_gap_or_jump(arcs: Arcs) -> None:
    assert np.array_equal(arcs.stop_unix_s[:-1], arcs.start_unix_s[1:])
    joints = arcs.start_unix_s[1:]
    jump = evaluate(arcs, joints) - evaluate(arcs, joints - 0.001)
    assert np.median(np.linalg.norm(jump, axis=1)) < 0.05


def test_the_whole_span_is_covered_and_nothing_else(arcs: Arcs) -> None:
    low, high = WINDOW
    assert arcs.start_unix_s[0] == np.ceil(low)
    assert arcs.stop_unix_s[-1] == np.floor(high)
    outside = evaluate(arcs, [low - 10, np.floor(high), high + 10])
    assert np.isnan(outside).any(axis=1).tolist() == [True, False, True]


def test_a_gap_without_positions_has_no_block() -> None:
    whole = load_archive()
    archive = Archive((*whole.sets[:30], *whole.sets[200:230]), whole.reboosts)
    arcs = fit_arcs(archive)
    first, second = archive.epochs_unix_s[29], archive.epochs_unix_s[30]
    known = ~np.isnan(evaluate(arcs, [first + REACH_S - 9, (first + second) / 2, second - REACH_S + 9])[:, 0])
    assert known.tolist() == [True, False, True]


def test_a_short_archive_can_be_fitted() -> None:
    archive = cut("2026-08-10", "2026-08-14")
    instants = np.array([parse_unix("2026-08-12T01:02:03Z")])
    off = evaluate(fit_arcs(archive), instants) - states_at(instants, archive).position_itrs_km
    assert np.linalg.norm(off) < 0.2


def test_it_is_small(arcs: Arcs) -> None:
    import gzip

    text = json.dumps(to_json(arcs), separators=(",", ":")).encode()
    assert len(text) < 250_000
    assert len(gzip.compress(text)) < 120_000


def test_the_documented_formula_by_hand() -> None:
    """One position computed term by term, as the browser does it."""
    arcs = fit_arcs()
    k = 200
    t = arcs.start_unix_s[k] + 12345.0
    c = dict(zip(COLUMNS, arcs.coefficients[k].tolist(), strict=True))
    s = dict(zip(SHARED, arcs.shared.tolist(), strict=True))
    x = (2 * t - arcs.start_unix_s[k] - arcs.stop_unix_s[k]) / (arcs.stop_unix_s[k] - arcs.start_unix_s[k])
    mean = c["u0"] + c["u1"] * x + c["u2"] * x**2 + c["u3"] * x**3
    sin, cos = np.sin, np.cos
    u = mean + (c["us"] + c["usx"] * x) * sin(mean) + (c["uc"] + c["ucx"] * x) * cos(mean)
    u += s["SU"] * sin(2 * mean) + s["CU"] * cos(2 * mean)
    r = c["r0"] + c["r1"] * x + (c["rs"] + c["rsx"] * x) * sin(mean) + (c["rc"] + c["rcx"] * x) * cos(mean)
    r += s["SR"] * sin(2 * mean) + s["CR"] * cos(2 * mean)
    i = c["i0"] + s["CI"] * cos(2 * mean)
    n = c["n0"] + c["n1"] * x + c["n2"] * x**2 + s["SN"] * sin(2 * mean)
    by_hand = [
        r * (cos(n) * cos(u) - sin(n) * sin(u) * cos(i)),
        r * (sin(n) * cos(u) + cos(n) * sin(u) * cos(i)),
        r * sin(u) * sin(i),
    ]
    assert evaluate(arcs, [t])[0] == pytest.approx(by_hand, abs=1e-6)
    assert position_km(np.array([x]), arcs.coefficients[k : k + 1], arcs.shared)[0] == pytest.approx(
        by_hand, abs=1e-6
    )


@pytest.mark.parametrize("day", ["1999-06-01", "2005-07-28", "2016-12-31"])
def test_the_window_of_an_early_year(day: str) -> None:
    window = around(load_archive(), parse_unix(day))
    assert window.start_unix_s < parse_unix(day) < window.stop_unix_s
    arcs = fit_arcs(None, window.start_unix_s, window.stop_unix_s)
    assert (arcs.start_unix_s[0], arcs.stop_unix_s[-1]) == (window.start_unix_s, window.stop_unix_s)
    assert np.array_equal(arcs.stop_unix_s[:-1], arcs.start_unix_s[1:])
    instants = np.sort(np.random.default_rng(4).uniform(window.start_unix_s, window.stop_unix_s, 2000))
    off = off_km(arcs, instants)
    assert np.median(off) < 0.05
    assert np.percentile(off, 98) < 0.5


def test_fitted_once() -> None:
    assert fit_arcs() is fit_arcs(load_archive())
