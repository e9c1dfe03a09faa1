"""An archive in a file a year: read as one, a set at a time, within bounds."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from dashboard import settings
from dashboard.errors import InputError
from dashboard.instants import format_utc, parse_unix
from dashboard.orbit.archive import Archive, load_archive, rows, set_files
from dashboard.orbit.archive.rows import ROW_BYTES, SetRows, plain_rows
from dashboard.orbit.elements import parse_element_set
from dashboard.orbit.states import states_at
from tests.unit.orbit_samples import cut, edited, text_of, write_sets

YEAR = settings.tle_folder() / "1998.tle"


def lines_of(file: Path) -> list[str]:
    return file.read_text(encoding="ascii").splitlines()


def test_every_set_of_the_station_s_life_is_there() -> None:
    archive = load_archive()
    assert len(archive.sets) >= 22_878
    assert [file.name for file in set_files(settings.tle_folder())][:2] == ["1998.tle", "1999.tle"]
    assert archive.stretches_text().startswith("1998-11-20T06:50:00Z to ")


def test_epochs_seen_by_numpy_are_those_of_the_reader() -> None:
    archive = load_archive()
    for index in [0, 1, 108, 109, 5000, 12345, 22877, *range(700, 900, 7)]:
        assert archive.sets[index].epoch_unix_s == archive.epochs_unix_s[index]
    assert np.all(np.diff(archive.epochs_unix_s) > 0)


def test_sets_are_read_when_they_are_asked_for_and_not_all_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []

    def counting(line1: str, line2: str) -> object:
        read.append(line1)
        return parse_element_set(line1, line2)

    monkeypatch.setattr(rows, "parse_element_set", counting)
    whole = load_archive().sets
    assert isinstance(whole, SetRows)
    archive = Archive(SetRows(whole.content, whole.epochs_unix_s), load_archive().reboosts)
    states_at([parse_unix("2005-07-28T12:00Z")], archive)
    assert 0 < len(read) <= 2 * rows.BLOCK
    assert {line[18:20] for line in read} <= {"05", "04", "06"}
    for year in range(1999, 2026):
        states_at([parse_unix(f"{year}-07-01")], archive)
    assert len(archive.sets._blocks) <= rows.KEPT_BLOCKS  # type: ignore[attr-defined]


def test_the_same_sets_in_one_file_are_the_same_archive(tmp_path: Path) -> None:
    single = tmp_path / "iss.tle"
    single.write_bytes(b"".join(file.read_bytes() for file in set_files(settings.tle_folder())))
    shutil.copy(settings.tle_folder() / "reboosts.csv", tmp_path)
    assert load_archive(tmp_path).digest == load_archive().digest
    at = [parse_unix("2001-01-01T00:00:01Z")]
    assert np.array_equal(
        states_at(at, load_archive(tmp_path)).position_itrs_km, states_at(at).position_itrs_km
    )


def test_years_that_overlap_are_put_in_order(tmp_path: Path) -> None:
    sets = cut("2025-12-20", "2026-01-10").sets
    write_sets(tmp_path / "2025.tle", sets[::2])
    write_sets(tmp_path / "2026.tle", sets[1::2])
    assert load_archive(tmp_path).sets == tuple(sets)


@pytest.mark.parametrize(
    ("column", "text"),
    [(3, "25545"), (19, "98400"), (20, "8 325"), (63, "4"), (69, "x"), (34, "x")],
    ids=["object", "day", "blank", "theory", "checksum", "digit"],
)
def test_a_row_that_is_no_set_of_the_station_is_not_plain(column: int, text: str) -> None:
    lines = lines_of(YEAR)
    assert plain_rows("\n".join([*lines, ""]).encode()) is not None
    lines[6] = edited(lines[6], column, text) if column != 69 else lines[6][:68] + text
    assert plain_rows("\n".join([*lines, ""]).encode()) is None


def test_a_damaged_year_is_named(tmp_path: Path) -> None:
    for file in set_files(settings.tle_folder())[:3]:
        shutil.copy(file, tmp_path)
    content = bytearray((tmp_path / "1999.tle").read_bytes())
    content[4 * ROW_BYTES + 30] = ord("0") + (content[4 * ROW_BYTES + 30] - ord("0") + 1) % 10
    (tmp_path / "1999.tle").write_bytes(content)
    with pytest.raises(InputError, match=r"1999\.tle line 9.*checksum"):
        load_archive(tmp_path)


def test_wide_bounds_hold_for_the_first_days_alone() -> None:
    line1, line2 = lines_of(YEAR)[:2]
    first = parse_element_set(line1, line2)
    assert first.eccentricity > 0.012
    assert first.mean_motion_rev_day > 16
    later = edited(line1, 19, "98340")
    with pytest.raises(InputError, match="eccentricity"):
        parse_element_set(later, line2)
    assert plain_rows(f"{later}\n{line2}\n".encode()) is None
    with pytest.raises(InputError, match="eccentricity"):
        parse_element_set(line1, edited(line2, 27, "0140000"))


def test_no_position_before_the_station_was_in_orbit() -> None:
    first = load_archive().span()[0]
    assert format_utc(first) == "1998-11-20T06:50:00Z"
    assert states_at([parse_unix("1998-11-20T07:00Z")]).uncertainty_km[0] < 20
    with pytest.raises(InputError, match="1998-11-20"):
        states_at([parse_unix("1998-11-20T06:40Z")])


def test_text_of_rows_is_the_file(tmp_path: Path) -> None:
    file = write_sets(tmp_path / "2026.tle", cut("2026-02-10", "2026-02-14").sets)
    assert file.read_text(encoding="ascii") == text_of(load_archive(tmp_path).sets)
