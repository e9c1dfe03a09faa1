"""Times as typed, and files as written: what is written reads back as the same visit."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dashboard.errors import InputError
from dashboard.station import catalogue
from dashboard.station.shapes import read_toml
from dashboard.station.writing import read_when, visit_toml

FILES = sorted((Path(catalogue.__file__).parent / "visits").glob("*.toml"))


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("2026-11-30T10:33Z", {"at": datetime(2026, 11, 30, 10, 33, tzinfo=UTC), "precision": "minute"}),
        ("2026-11-30 10:33", {"at": datetime(2026, 11, 30, 10, 33, tzinfo=UTC), "precision": "minute"}),
        ("2026-11-30T10:33:00Z", {"at": datetime(2026, 11, 30, 10, 33, tzinfo=UTC), "precision": "second"}),
        ("2026-11-30", {"at": date(2026, 11, 30), "precision": "day"}),
        (
            "2026-11-28..2026-11-30",
            {"precision": "range", "earliest": date(2026, 11, 28), "latest": date(2026, 11, 30)},
        ),
    ],
)
def test_a_typed_time_is_as_precise_as_it_was_typed(typed: str, fields: dict[str, object]) -> None:
    assert read_when(typed) == fields


@pytest.mark.parametrize("typed", ["", "soon", "2026-13-01", "2026-11-30T25:00Z", "2026-11-28..soon", ".."])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match="time"):
        read_when(typed)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_reads_back_as_it_was_written(path: Path) -> None:
    tables = read_toml(path)
    assert tomllib.loads(visit_toml(tables)) == tables


def test_text_of_any_kind_survives() -> None:
    tables = {"name": 'S.S. "Willie" \\ \t\n \x7f é 東', "yes": True, "list": ["a", "b"], "empty": []}
    assert tomllib.loads(visit_toml(tables)) == tables
