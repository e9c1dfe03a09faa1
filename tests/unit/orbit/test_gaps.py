"""Archives with long gaps, as an update after weeks of rest makes them, held against the whole archive."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.errors import InputError
from dashboard.geo.regions import region_named
from dashboard.orbit.approaches import approaches
from dashboard.orbit.archive import LONG_GAP_S, REACH_S, Archive, load_archive
from dashboard.orbit.elements import parse_element_set
from dashboard.orbit.geodesy import geodetic
from dashboard.orbit.passes import passes_over
from dashboard.orbit.reboosts import infer_reboosts
from dashboard.orbit.states import states_at
from dashboard.sources.element_checks import PLANE_REACH_S, best_agreement, plane_agreement
from tests.unit.orbit_samples import cut, edited, recent_archive

DAY = 86400.0
WHOLE = recent_archive()
BORDER = region_named("india-pakistan-border")


def with_gap(start_unix_s: float, days: float, around_d: float = 20.0) -> Archive:
    """The real sets around a gap that isn't real."""
    stop = start_unix_s + days * DAY
    kept = tuple(
        one
        for one in WHOLE.sets
        if start_unix_s - around_d * DAY < one.epoch_unix_s <= start_unix_s
        or stop <= one.epoch_unix_s < stop + around_d * DAY
    )
    return Archive(kept, infer_reboosts(kept))


STARTS = WHOLE.epochs_unix_s[40:-140:97].tolist()
LONE = with_gap(STARTS[3], 45)


def test_the_archive_as_delivered_is_one_stretch() -> None:
    archive = load_archive()
    assert archive.stretches == (archive.span(),)
    assert np.diff(archive.epochs_unix_s).max() < LONG_GAP_S
    assert archive.regimes[-1] == len(archive.reboosts)


@pytest.mark.parametrize("days", [12.0, 20.0, 45.0])
def test_the_station_keeps_its_height_inside_a_gap(days: float) -> None:
    """Two orbits blended where they are far apart would put it below: a chord instead of an arc."""
    off = []
    for start in STARTS:
        archive = with_gap(start, days)
        instants = np.linspace(start, start + days * DAY, 60)
        instants = instants[archive.answered(instants)]
        here, truth = states_at(instants, archive), states_at(instants, WHOLE)
        height = geodetic(here.position_itrs_km).altitude_km - geodetic(truth.position_itrs_km).altitude_km
        off.append(float(np.abs(height).max()))
        assert here.reboost_suspected[1:-1].all()
    assert np.median(off) < 10
    assert max(off) < 150  # of a set with six times the usual drag, carried back for two weeks


def test_beside_a_gap_the_near_side_speaks_alone() -> None:
    """As at the archive's end: what is on the other side of six weeks changes next to nothing."""
    end = int(np.argmax(np.diff(LONE.epochs_unix_s)))
    first, second = Archive(LONE.sets[: end + 1]), Archive(LONE.sets[end + 1 :])
    for side, epoch, ages in (
        (first, LONE.epochs_unix_s[end], [0.1, 1.0, 6.0, 13.9]),
        (second, LONE.epochs_unix_s[end + 1], [-0.1, -1.0, -6.0, -13.9]),
    ):
        instants = epoch + np.array(ages) * DAY
        together, alone = states_at(instants, LONE), states_at(instants, side)
        apart_km = np.linalg.norm(together.position_itrs_km - alone.position_itrs_km, axis=1)
        assert (apart_km < 0.05 * alone.uncertainty_km).all()
        assert together.uncertainty_km == pytest.approx(alone.uncertainty_km, rel=0.1)


def test_in_the_middle_of_a_long_gap_there_is_no_position() -> None:
    (start, silent), (heard, stop) = LONE.stretches
    assert (start, stop) == LONE.span()
    assert heard - silent == pytest.approx(45 * DAY - 2 * REACH_S, abs=DAY)
    inside = [start, silent, heard, stop]
    outside = [start - 1, silent + 1, (silent + heard) / 2, heard - 1, stop + 1, np.nan, np.inf]
    assert LONE.answered(inside).all()
    assert not LONE.answered(outside).any()
    states_at(inside, LONE)
    for unix_s in outside:
        with pytest.raises(InputError, match="further than 14 days") as refused:
            states_at([inside[0], unix_s], LONE)
        assert refused.value.allowed == LONE.stretches_text()
    assert LONE.stretches_text().count(" to ") == 2


def test_a_search_over_a_gap_finds_what_is_on_either_side() -> None:
    (start, silent), (heard, stop) = LONE.stretches
    over = passes_over(BORDER, start, stop, 300, LONE)
    apart = passes_over(BORDER, start, silent, 300, LONE) + passes_over(BORDER, heard, stop, 300, LONE)
    assert over == apart
    assert len(over) > 100
    with pytest.raises(InputError, match="further than 14 days"):
        passes_over(BORDER, silent + DAY, heard - DAY, 300, LONE)


def test_the_finder_looks_on_either_side_of_a_gap() -> None:
    (start, silent), (heard, stop) = LONE.stretches
    over = approaches(BORDER, 300, start, stop, LONE)
    apart = [approaches(BORDER, 300, a, b, LONE) for a, b in LONE.stretches]
    assert over.starts_unix_s == pytest.approx(np.concatenate([one.starts_unix_s for one in apart]))
    assert over.stops_unix_s == pytest.approx(np.concatenate([one.stops_unix_s for one in apart]))
    assert over.nodes is not None
    assert LONE.answered(over.nodes.unix_s).all()
    with pytest.raises(InputError, match="further than 14 days"):
        approaches(BORDER, 300, silent + DAY, heard - DAY, LONE)


@pytest.mark.parametrize("days", [3, 5, 7, 10, 12, 15, 20, 30, 60, 120])
def test_a_real_set_agrees_across_any_gap_and_another_plane_does_not(days: int) -> None:
    refused, taken = 0, 0
    later = WHOLE.sets[30::11]
    for one in later:
        before = WHOLE.sets[: int(np.searchsorted(WHOLE.epochs_unix_s, one.epoch_unix_s - days * DAY))]
        turned = parse_element_set(one.line1, edited(one.line2, 18, f"{(one.raan_deg + 25) % 360:8.4f}"))
        if not before:
            continue
        real = best_agreement(one, before) or plane_agreement(one, before)
        wrong = best_agreement(turned, before) or plane_agreement(turned, before)
        assert real is not None
        assert wrong is not None
        refused += real.ratio > 1
        taken += wrong.ratio <= 1
    assert refused <= 0.01 * len(later)
    assert taken == 0


def test_after_half_a_year_not_even_the_plane_is_compared() -> None:
    last = WHOLE.sets[-1]
    early = cut("2025-01-01", "2025-02-01").sets
    assert plane_agreement(last, early) is None
    assert plane_agreement(last, []) is None
    assert plane_agreement(last, [last]) is None
    near = [one for one in WHOLE.sets if last.epoch_unix_s - one.epoch_unix_s > PLANE_REACH_S - 20 * DAY]
    assert plane_agreement(last, near) is not None
