"""``iss-dashboard photos read``."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dashboard import cli
from dashboard.commands import _photos_read
from dashboard.photos.reading import patterns

PHOTO = Path(__file__).parents[2] / "data" / "photos" / "ISS073-E-206244.JPG"


@pytest.fixture
def dark(tmp_path: Path) -> Path:
    file = tmp_path / "dark.png"
    Image.fromarray(np.zeros((60, 90, 3), dtype=np.uint8)).save(file)
    return file


def test_a_table_of_what_each_picture_says(dark: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = dark.with_name("text.jpg")
    text.write_text("no picture", encoding="utf-8")
    assert cli.main(["photos", "read", str(PHOTO), str(dark), str(text), "--csv", "-"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert tuple(rows[0]) == _photos_read.COLUMNS
    assert rows[0]["camera_utc"] == "2025-05-28T19:42:08Z"
    assert abs(int(rows[0]["clock_fast_s"]) - 2) <= 3
    assert int(rows[0]["stars"]) >= 30
    assert float(rows[0]["declination_deg"]) == pytest.approx(-75.15, abs=0.1)
    assert "too few stars" in rows[1]["says"]
    assert rows[1]["moment_utc"] == ""
    assert "can't be read" in rows[2]["says"]


def test_two_processes_say_the_same_in_the_files_order(
    dark: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "bright.png"
    Image.fromarray(np.full((60, 90, 3), 200, dtype=np.uint8)).save(other)
    table = tmp_path / "table.csv"
    assert cli.main(["photos", "read", str(dark), str(other), "--workers", "2", "--csv", str(table)]) == 0
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    assert [row["file"] for row in rows] == [str(dark), str(other)]
    assert cli.main(["photos", "read", str(dark), str(other)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [f"{row['file']}: {row['says']}" for row in rows]


def test_what_is_missing_is_said(
    dark: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["photos", "read", str(dark), "--workers", "none"]) == 2
    assert "workers: 'none'" in capsys.readouterr().err
    assert cli.main(["photos", "read", str(dark), "--csv", str(dark / "under" / "a.csv")]) == 2
    assert "can't be written" in capsys.readouterr().err

    def missing() -> None:
        raise patterns.SolverMissing

    monkeypatch.setattr(patterns, "patterns", missing)
    assert cli.main(["photos", "read", str(dark)]) == 2
    assert "iss-photo-dashboard[stars]" in capsys.readouterr().err
    monkeypatch.setitem(__import__("sys").modules, "dask", None)
    assert cli.main(["photos", "read", str(dark), "--workers", "2"]) == 2
    assert "iss-photo-dashboard[many]" in capsys.readouterr().err
