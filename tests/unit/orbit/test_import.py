"""The importer: what it takes, what it refuses, and that nothing held is ever lost."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from dashboard.cli import main
from dashboard.errors import InputError
from dashboard.orbit.archive import load_archive
from dashboard.orbit.elementfiles import read_file
from dashboard.orbit.elements import ElementSet, parse_element_set
from dashboard.orbit.reboosts import Reboost, read_reboosts
from dashboard.sources.element_archive import import_files, merged_reboosts
from dashboard.sources.element_checks import best_agreement, compare, wrong_revolutions
from dashboard.sources.element_report import check_archive
from tests.unit.orbit_samples import cut, edited, text_of, write_sets

SETS = cut("2026-02-10", "2026-02-26").sets  # the photograph's reboost is inside


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive of every other set."""
    where = tmp_path / "archive"
    import_files([write_sets(tmp_path / "first.tle", SETS[::2])], where)
    return where


def astray(elements: ElementSet, degrees: float = 5.0) -> ElementSet:
    """A set whose station is further along its orbit than it was, with checksums that hold."""
    anomaly = (elements.mean_anomaly_deg + degrees) % 360.0
    return parse_element_set(elements.line1, edited(elements.line2, 44, f"{anomaly:8.4f}"))


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_an_archive_is_made_of_nothing(tmp_path: Path) -> None:
    outcome = import_files([write_sets(tmp_path / "all.tle", SETS)], tmp_path / "new")
    assert (outcome.added, outcome.known, outcome.total, outcome.rejected) == (len(SETS), 0, len(SETS), ())
    assert (tmp_path / "new" / "2026.tle").read_text() == text_of(SETS)
    assert len(read_reboosts(tmp_path / "new" / "reboosts.csv")) == 1
    assert load_archive(tmp_path / "new").sets == SETS


def test_new_sets_are_sorted_in(folder: Path, tmp_path: Path) -> None:
    outcome = import_files([write_sets(tmp_path / "rest.tle", SETS[::-1])], folder)
    assert outcome.added == len(SETS) // 2
    assert outcome.known == len(SETS) - len(SETS) // 2
    assert (folder / "2026.tle").read_text() == text_of(SETS)


def test_importing_again_changes_nothing(folder: Path, tmp_path: Path) -> None:
    before, stamp = content(folder), (folder / "2026.tle").stat().st_mtime_ns
    outcome = import_files([tmp_path / "first.tle", folder / "2026.tle"], folder)
    assert (outcome.added, outcome.known, outcome.rejected) == (0, 2 * len(SETS[::2]), ())
    assert content(folder) == before
    assert (folder / "2026.tle").stat().st_mtime_ns == stamp


def test_a_set_that_disagrees_is_named_and_the_others_are_taken(folder: Path, tmp_path: Path) -> None:
    wrong = astray(SETS[3])
    outcome = import_files([write_sets(tmp_path / "mixed.tle", [SETS[1], wrong, SETS[5]])], folder)
    assert outcome.added == 2
    (rejection,) = outcome.rejected
    assert str(rejection).startswith(f"{tmp_path / 'mixed.tle'}:3: disagrees with its neighbours")
    assert wrong not in load_archive(folder).sets
    assert set(SETS[::2]) < set(load_archive(folder).sets)


def test_a_wrong_set_does_not_make_an_archive_of_right_ones_fail(tmp_path: Path) -> None:
    """Also where there is no archive yet to compare with, and the wrong set comes first."""
    wrong = astray(SETS[0])
    outcome = import_files([write_sets(tmp_path / "all.tle", [wrong, *SETS[1:]])], tmp_path / "new")
    assert outcome.added == len(SETS) - 1
    assert [rejection.line for rejection in outcome.rejected] == [1]


def test_another_orbit_under_the_station_s_number_is_refused(folder: Path, tmp_path: Path) -> None:
    others = [
        parse_element_set(one.line1, edited(one.line2, 18, f"{(one.raan_deg + 40) % 360:8.4f}"))
        for one in SETS[1::2]
    ]
    before = content(folder)
    outcome = import_files([write_sets(tmp_path / "other.tle", others)], folder)
    assert outcome.added == 0
    assert len(outcome.rejected) == len(others)
    assert content(folder) == before


def test_one_set_per_epoch(folder: Path, tmp_path: Path) -> None:
    held = SETS[2]
    rival = parse_element_set(held.line1, edited(held.line2, 9, f"{held.inclination_deg + 0.0001:8.4f}"))
    outcome = import_files([write_sets(tmp_path / "rival.tle", [rival])], folder)
    assert outcome.added == 0
    assert "one per epoch" in outcome.rejected[0].reason
    assert held in load_archive(folder).sets


def test_the_archive_grows_across_a_reboost(tmp_path: Path) -> None:
    """The first set after the burn has moved hundreds of km from where drag alone would have it."""
    burn = next(k for k, one in enumerate(SETS) if one.line1[18:32] == "26050.82880434")
    import_files([write_sets(tmp_path / "old.tle", SETS[:burn])], tmp_path / "new")
    assert read_reboosts(tmp_path / "new" / "reboosts.csv") == ()
    outcome = import_files([write_sets(tmp_path / "late.tle", SETS[burn:])], tmp_path / "new")
    assert outcome.rejected == ()
    assert len(read_reboosts(tmp_path / "new" / "reboosts.csv")) == 1


BROKEN = {
    "checksum": (SETS[1].line1[:-1] + str((int(SETS[1].line1[-1]) + 1) % 10), SETS[1].line2, "checksum"),
    "short": (SETS[1].line1, SETS[1].line2[:-1], "68 characters"),
    "object": (SETS[1].line1, edited(SETS[1].line2, 3, "25545"), "is of object 25545"),
    "plausible": (SETS[1].line1, edited(SETS[1].line2, 9, " 97.0000"), "not plausible"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_broken_is_named_by_file_line_and_reason(folder: Path, tmp_path: Path, kind: str) -> None:
    line1, line2, reason = BROKEN[kind]
    file = tmp_path / "broken.tle"
    file.write_text(f"# from somewhere\n\nISS (ZARYA)\n{line1}\n{line2}\n{text_of([SETS[3]])}")
    outcome = import_files([file], folder)
    assert outcome.added == 1
    (rejection,) = outcome.rejected
    assert (rejection.file, rejection.line) == (str(file), 4)
    assert reason in rejection.reason


def test_lines_out_of_place(tmp_path: Path) -> None:
    file = tmp_path / "odd.tle"
    one, two = SETS[0], SETS[1]
    file.write_text(
        "\n".join([one.line1, two.line1, two.line2, one.line2, "garbage", "\x00\x7f" * 20, "ISS", one.line1])
    )
    reading = read_file(file)
    assert [(c.line, c.elements) for c in reading.found] == [(2, two)]
    assert [(r.line, r.reason) for r in reading.refused] == [
        (1, "a first line without its second line"),
        (4, "a second line without its first line"),
        (5, "not a line of an element set: 'garbage', nor are 1 more lines"),
        (8, "a first line without its second line"),
    ]


def test_line_ends_of_another_system_are_read(tmp_path: Path) -> None:
    file = tmp_path / "dos.tle"
    file.write_bytes(text_of(SETS[:2]).replace("\n", " \r\n").encode())
    assert [c.elements for c in read_file(file).found] == list(SETS[:2])


def test_a_file_that_is_not_there_is_bad_input(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.tle.*can't be read"):
        import_files([tmp_path / "none.tle"], folder)


def test_a_damaged_archive_is_left_alone(folder: Path, tmp_path: Path) -> None:
    file = folder / "2026.tle"
    file.write_text(file.read_text()[:-10])
    before = content(folder)
    with pytest.raises(InputError, match="nothing was imported"):
        import_files([write_sets(tmp_path / "rest.tle", SETS)], folder)
    assert content(folder) == before


def test_a_reboost_listed_by_hand_stays_where_none_is_inferred() -> None:
    inferred = [Reboost(1000.0, 2000.0)]
    by_hand = [Reboost(1500.0, 1600.0), Reboost(5000.0, 6000.0)]
    assert merged_reboosts(inferred, by_hand) == [inferred[0], by_hand[1]]


def test_agreement_is_the_same_whichever_is_asked() -> None:
    for one, other in pairwise(SETS):
        assert compare(one, other) == compare(other, one)
        assert compare(one, other).ratio < 0.5


def test_agreement_finds_a_small_displacement() -> None:
    assert compare(SETS[0], astray(SETS[1], 0.1)).ratio < 1  # 12 km: could be a poor fit
    assert compare(SETS[0], astray(SETS[1], 1.0)).ratio > 1  # 118 km: could not


def test_without_neighbours_there_is_nothing_to_agree_with() -> None:
    assert best_agreement(SETS[0], []) is None
    assert best_agreement(SETS[0], [SETS[0]]) is None
    assert best_agreement(SETS[0], load_archive().sets[:3]) is None


def test_revolution_numbers_are_counted() -> None:
    (found,) = wrong_revolutions(SETS)
    assert found[0].line1[18:32] == "26050.82880434"
    assert (found[0].revolution, found[1]) == (55368, 55356)
    assert wrong_revolutions(SETS[:2]) == []


def test_the_check_of_a_sound_archive(folder: Path) -> None:
    report = check_archive(folder)
    assert report.failures == ()
    assert report.sets == len(SETS[::2])
    assert report.longest_gap_d == pytest.approx(
        np.max(np.diff([s.epoch_unix_s for s in SETS[::2]])) / 86400, abs=0.01
    )


def test_the_check_names_what_is_wrong(folder: Path) -> None:
    file = folder / "2026.tle"
    lines = file.read_text().splitlines()
    wrong = astray(parse_element_set(lines[6], lines[7]))
    lines[6:8] = [wrong.line1, wrong.line2]
    lines[0:4] = [*lines[2:4], *lines[0:2]]
    lines[10] = lines[10][:-1] + str((int(lines[10][-1]) + 1) % 10)
    file.write_text("\n".join(lines))
    (folder / "reboosts.csv").write_text("after_utc,before_utc\n")
    failures = "\n".join(check_archive(folder).failures)
    assert f"{file}:7: disagrees with its neighbours" in failures
    assert f"{file}:3: its epoch is not after the one before it" in failures
    assert f"{file}:11: line 1 of an element set" in failures
    assert "is not listed" in failures


def test_the_command_imports_and_says_so(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_sets(tmp_path / "more.tle", [SETS[1], astray(SETS[3])])
    assert main(["elements", "--folder", str(folder), "import", str(file)]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("1 sets added, 0 were there, 1 refused")
    assert said.err.startswith(f"{file}:3: disagrees")
    assert main(["elements", "--folder", str(folder), "import", "--json", str(write_sets(file, SETS))]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["total"] == len(SETS)
    assert answer["rejected"] == []


def test_the_command_checks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["elements", "--folder", str(folder), "check"]) == 0
    assert "every set passes" in capsys.readouterr().out
    (folder / "2026.tle").write_text(text_of(SETS[::2])[:-1] + "0\n")
    assert main(["elements", "--folder", str(folder), "check", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["ok"] is False


def test_the_command_lists_and_shows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["elements", "list", "--from", "2026-02-15", "--to", "2026-02-20", "--json"]) == 0
    assert [one["line1"][18:32] for one in json.loads(capsys.readouterr().out)] == [
        "26046.18242609",
        "26046.56961129",
        "26050.82880434",
    ]
    assert main(["elements", "show", "2026-02-19T21:36:30Z", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert sum(one["weight"] for one in answer["sets"]) == pytest.approx(1.0, abs=0.001)
    assert answer["sets"][0]["age_h"] == pytest.approx(1.72, abs=0.01)
    assert main(["elements", "show", "2026-02-17"]) == 0
    assert "reboost in between" in capsys.readouterr().out


def test_the_command_refuses_what_is_no_time_or_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["elements", "show", "yesterday"]) == 2
    assert main(["elements", "show", "1998-11-01"]) == 2
    assert main(["elements", "import", "/nowhere/at/all.tle"]) == 2
    assert "can't be read" in capsys.readouterr().err
