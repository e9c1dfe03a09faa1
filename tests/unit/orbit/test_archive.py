"""The archive as it is read, and the reboosts that divide it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dashboard.errors import InputError
from dashboard.instants import format_utc, parse_unix
from dashboard.orbit.archive import REACH_S, Archive, load_archive
from dashboard.orbit.reboosts import Reboost, format_reboosts, infer_reboosts, read_reboosts
from dashboard.sources.element_archive import merged_reboosts
from tests.unit.orbit_samples import cut, text_of, write_sets


def test_the_product_s_own_archive_is_found_and_read_once() -> None:
    assert load_archive() is load_archive()
    assert len(load_archive().sets) >= 1405


def test_the_span_reaches_fourteen_days_beyond_the_epochs() -> None:
    archive = load_archive()
    first, last = archive.span()
    # Inwards to the millisecond that is printed, so that the printed limit is answered.
    later = Archive(archive.sets[100:])
    assert 0 <= later.span()[0] - (later.epochs_unix_s[0] - 14 * 86400) < 0.001
    assert 0 <= archive.epochs_unix_s[-1] + REACH_S - last < 0.001
    assert archive.answered([parse_unix(format_utc(first)), parse_unix(format_utc(last))]).all()


def test_sets_are_sorted_when_a_file_is_not(tmp_path: Path) -> None:
    sets = cut("2026-02-10", "2026-02-14").sets
    write_sets(tmp_path / "iss.tle", sets[::-1])
    assert load_archive(tmp_path).sets == sets


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    sets = cut("2026-02-10", "2026-02-14").sets
    file = write_sets(tmp_path / "iss.tle", sets[:3])
    assert len(load_archive(tmp_path).sets) == 3
    write_sets(file, sets)
    assert load_archive(tmp_path).sets == sets


def test_a_folder_without_sets_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a folder of element sets"):
        load_archive(tmp_path)
    (tmp_path / "iss.tle").write_text("\n")
    with pytest.raises(InputError, match="at least one element set"):
        load_archive(tmp_path)


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    lines = text_of(cut("2026-02-10", "2026-02-14").sets).splitlines()
    lines[3] = lines[3][:-1] + str((int(lines[3][-1]) + 1) % 10)
    (tmp_path / "iss.tle").write_text("\n".join(lines))
    with pytest.raises(InputError, match=r"iss\.tle line 3.*checksum"):
        load_archive(tmp_path)


def test_half_a_set_is_refused(tmp_path: Path) -> None:
    lines = text_of(cut("2026-02-10", "2026-02-14").sets).splitlines()
    (tmp_path / "iss.tle").write_text("\n".join(lines[:-1]))
    with pytest.raises(InputError, match="without its second line"):
        load_archive(tmp_path)


def test_a_reboost_divides_the_sets_on_its_sides() -> None:
    archive = cut("2026-02-14", "2026-02-24")
    before = archive.epochs_unix_s < parse_unix("2026-02-16")
    regimes = archive.regimes
    assert len(set(regimes[before])) == len(set(regimes[~before])) == 1
    assert regimes[~before][0] == regimes[before][0] + 1


def test_without_reboosts_there_is_one_regime() -> None:
    archive = Archive(cut("2026-02-14", "2026-02-24").sets)
    assert np.all(archive.regimes == 0)


def test_the_photograph_s_reboost_is_inferred() -> None:
    found = infer_reboosts(cut("2026-02-14", "2026-02-24").sets)
    assert found == (Reboost(parse_unix("2026-02-15T13:40Z"), parse_unix("2026-02-19T19:53Z")),)


def test_drag_alone_is_no_reboost() -> None:
    assert infer_reboosts(cut("2026-02-01", "2026-02-15T14:00").sets) == ()
    assert infer_reboosts([]) == ()


def test_reboosts_survive_their_file(tmp_path: Path) -> None:
    file = tmp_path / "reboosts.csv"
    file.write_text("# a comment\n" + format_reboosts(load_archive().reboosts))
    assert read_reboosts(file) == load_archive().reboosts


def test_what_was_announced_survives_too(tmp_path: Path) -> None:
    burn = Reboost(
        parse_unix("2026-02-15T13:40Z"),
        parse_unix("2026-02-19T19:53Z"),
        parse_unix("2026-02-19T00:57Z"),
        0.9,
        "NASA",
    )
    file = tmp_path / "reboosts.csv"
    file.write_text(format_reboosts([burn]))
    (read,) = read_reboosts(file)
    assert (read.ignition_unix_s, read.delta_v_m_s, read.source) == (
        parse_unix("2026-02-19T00:57Z"),
        0.9,
        "NASA",
    )
    # A new set inside the interval divides it: the burn is in the part that has the ignition.
    halves = [
        Reboost(parse_unix("2026-02-15T13:40Z"), parse_unix("2026-02-18T12:00Z")),
        Reboost(parse_unix("2026-02-18T12:00Z"), parse_unix("2026-02-19T19:53Z")),
    ]
    before, after = merged_reboosts(halves, [read])
    assert (before.ignition_unix_s, after.ignition_unix_s) == (None, read.ignition_unix_s)
    assert after.source == "NASA"


def test_no_file_lists_no_reboost(tmp_path: Path) -> None:
    assert read_reboosts(tmp_path / "none.csv") == ()


@pytest.mark.parametrize("row", ["2026-02-15,2026-02-19T19:53Z", "2026-02-15T13:40Z", "yesterday,today"])
def test_a_bad_row_is_named(tmp_path: Path, row: str) -> None:
    file = tmp_path / "reboosts.csv"
    file.write_text(f"after_utc,before_utc\n{row}\n")
    with pytest.raises(InputError, match=r"reboosts\.csv"):
        read_reboosts(file)
