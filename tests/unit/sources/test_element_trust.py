"""What is not a new observation, and what can't have been observed yet, is not taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.instants import parse_unix
from dashboard.orbit.archive import load_archive
from dashboard.orbit.elementfiles import Candidate, Reading
from dashboard.orbit.elements import ElementSet, parse_element_set
from dashboard.orbit.quality import qualities
from dashboard.orbit.states import states_at
from dashboard.sources.element_archive import import_files, take_in
from dashboard.sources.element_checks import best_agreement, plane_agreement
from dashboard.sources.element_report import check_archive
from tests.unit.orbit_samples import cut, edited, text_of, write_sets

SETS = cut("2026-10-01", "2026-10-10").sets
LAST = SETS[-1]
DAY_S = 86400.0


def issued_again(one: ElementSet, later_s: float = 0.00086400, turned_deg: float = 0.0) -> ElementSet:
    """The same elements at a later epoch, or ones further along."""
    days, year = float(one.line1[20:32]) + later_s / DAY_S, int(one.line1[18:20])
    if days >= 366:
        days, year = days - 365, year + 1
    line2 = edited(one.line2, 44, f"{(one.mean_anomaly_deg + turned_deg) % 360:8.4f}")
    return parse_element_set(edited(one.line1, 19, f"{year:02d}{days:012.8f}"), line2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    where = tmp_path / "archive"
    import_files([write_sets(tmp_path / "all.tle", SETS)], where)
    return where


def reading(*sets: ElementSet) -> Reading:
    return Reading([Candidate("it", 1 + 2 * k, one) for k, one in enumerate(sets)])


@pytest.mark.parametrize("later_s", [0.000864, 0.5, 1.2, -0.7])
def test_a_set_issued_again_is_known(folder: Path, later_s: float) -> None:
    outcome = take_in(reading(issued_again(LAST, later_s)), folder)
    assert (outcome.added, outcome.known, outcome.rejected) == (0, 1, ())


def test_another_fit_within_the_second_is_refused(folder: Path) -> None:
    outcome = take_in(reading(issued_again(LAST, 0.3, turned_deg=0.001)), folder)
    assert outcome.added == 0
    assert "one per epoch" in outcome.rejected[0].reason


def test_of_two_new_ones_the_first_is_taken(tmp_path: Path) -> None:
    again = [issued_again(one) for one in SETS]
    outcome = take_in(reading(*[one for pair in zip(SETS, again, strict=True) for one in pair]), tmp_path)
    assert (outcome.added, outcome.known) == (len(SETS), len(SETS))
    assert load_archive(tmp_path).sets == SETS


def test_it_does_not_vouch_for_itself() -> None:
    wild = issued_again(LAST, turned_deg=40.0)
    assert best_agreement(wild, [issued_again(wild)]) is None
    assert plane_agreement(wild, [issued_again(wild)]) is None


def test_a_wrong_set_issued_twice_is_refused(folder: Path) -> None:
    wild = issued_again(LAST, 6 * 3600.0, turned_deg=90.0)
    outcome = take_in(reading(wild, issued_again(wild)), folder)
    assert outcome.added == 0


def test_an_archive_with_a_set_issued_again_answers_as_without(folder: Path, tmp_path: Path) -> None:
    """The uncertainty doesn't fall, and the set of the day before keeps its say."""
    twice = tmp_path / "twice"
    twice.mkdir()
    (twice / "2026.tle").write_text(text_of([*SETS, issued_again(LAST)]))
    (twice / "reboosts.csv").write_bytes((folder / "reboosts.csv").read_bytes())
    at = parse_unix("2026-10-09T20:00:00Z")
    one, two = load_archive(folder), load_archive(twice)
    assert two.sets == one.sets
    assert (qualities(two) == qualities(one)).all()
    assert states_at([at], two).uncertainty_km == states_at([at], one).uncertainty_km
    report = check_archive(twice)
    assert report.failures == ()
    assert "set 26282.82140209 is the one before it, issued again" in "\n".join(report.notes)
    assert report.sets == len(SETS) + 1


def ahead(days: float) -> ElementSet:
    """A set of the same orbit, days after the last."""
    return issued_again(LAST, days * DAY_S)


def refused(folder: Path, one: ElementSet, now: str) -> str:
    outcome = take_in(reading(one), folder, parse_unix(now))
    assert outcome.added == 0
    return outcome.rejected[0].reason


def test_no_set_is_from_the_future(folder: Path) -> None:
    assert "still to come" in refused(folder, ahead(300), "2026-11-25")
    assert "no set later than 2026-10-13T00:00:00Z" in refused(folder, ahead(4), "2026-10-10")


def test_a_set_may_be_a_little_ahead(folder: Path) -> None:
    later = cut("2026-10-05", "2026-10-10").sets
    (folder / "2026.tle").write_text(text_of(SETS[: -len(later)]))
    outcome = take_in(reading(*later), folder, parse_unix("2026-10-10"))
    assert outcome.added == len(later)


@pytest.mark.parametrize("now", ["1970-01-01", "2001-01-01", "2026-02-01", "2031-01-01", "2100-01-01"])
def test_a_wrong_clock_refuses_no_real_set(tmp_path: Path, now: str) -> None:
    where = tmp_path / "archive"
    assert take_in(reading(*SETS[:-4]), where, parse_unix(now)).added == len(SETS) - 4
    assert take_in(reading(*SETS[-4:]), where, parse_unix(now)).added == 4
    assert check_archive(where, parse_unix(now)).failures == ()


def test_with_a_wrong_clock_the_newest_set_bounds_what_is_taken(folder: Path) -> None:
    assert "still to come" in refused(folder, ahead(200), "1970-01-01")


def test_the_check_names_a_set_from_the_future(folder: Path) -> None:
    (folder / "2026.tle").write_text(text_of([*SETS, ahead(0.2)]))
    now = LAST.epoch_unix_s - 2.9 * DAY_S
    assert not any("to come" in one for one in check_archive(folder, now).failures)  # the clock is too old
    (folder / "2026.tle").write_text(text_of([*SETS, ahead(70)]))
    failures = "\n".join(check_archive(folder, parse_unix("2026-11-25")).failures)
    assert f"2026.tle:{2 * len(SETS) + 1}: is of 2026-12-18" in failures
