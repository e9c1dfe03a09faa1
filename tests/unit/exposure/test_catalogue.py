"""The script that makes the star file: what it takes, what it refuses, and that it repeats itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dashboard.errors import InputError
from dashboard.sources import stars as script


def star(hip: int, ra: float, dec: float, mag: float, bv: str = "0.5") -> dict[str, Any]:
    return {"id": hip, "properties": {"mag": mag, "bv": bv}, "geometry": {"coordinates": [ra, dec]}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    many = [star(1000 + i, (i * 0.07) % 360 - 180, (i % 170) - 85.0, 3 + (i % 30) / 10) for i in range(4100)]
    many += [star(1, -10.0, 20.0, -1.0), star(2, 5.0, -30.0, 2.0, "")]
    names = {"1": {"name": "First", "desig": "α", "c": "Abc"}, "2": {"name": "", "desig": "", "c": "Abc"}}
    lines = [{"id": "Abc", "geometry": {"coordinates": [[[-10.0, 20.0], [5.0, -30.0], [6.0, -31.0]]]}}]
    write(tmp_path, "stars.6.json", {"features": many})
    write(tmp_path, "starnames.json", names)
    write(tmp_path, "constellations.json", {"features": [{"id": "Abc", "properties": {"name": "Alphabet"}}]})
    write(tmp_path, "constellations.lines.json", {"features": lines})
    return tmp_path


def write(folder: Path, name: str, content: object) -> None:
    (folder / name).write_text(json.dumps(content), encoding="utf-8")


def test_stars_come_brightest_first_with_their_names(folder: Path) -> None:
    made = script.compact(folder)
    assert len(made["hip"]) == 4102
    assert made["hip"][0] == 1
    assert made["name"][0] == "First"
    assert made["designation"][0] == "α Abc"
    assert made["ra_deg"][0] == pytest.approx(350.0)  # from -10
    second = int(np.flatnonzero(made["hip"] == 2)[0])
    assert made["colour_index"][second] == pytest.approx(script.MEAN_COLOUR_INDEX)
    assert made["designation"][second] == ""


def test_lines_are_cut_into_pairs_of_ends(folder: Path) -> None:
    made = script.compact(folder)
    assert made["line_deg"].tolist() == [[350.0, 20.0, 5.0, -30.0], [5.0, -30.0, 6.0, -31.0]]
    assert made["constellation"].tolist() == ["Alphabet"]


def test_the_same_input_gives_the_same_bytes(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.npz", "b.npz"):
        assert script.main([str(folder), "--to", str(tmp_path / name)]) == 0
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    assert "4102 stars, 1 with names" in capsys.readouterr().out


def test_what_is_not_that_data_is_refused_by_name(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no readable stars\.6\.json"):
        script.compact(tmp_path / "nowhere")
    (folder / "starnames.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match=r"starnames\.json that is not JSON"):
        script.compact(folder)
    write(folder, "starnames.json", {})
    write(folder, "stars.6.json", {"features": [star(1, 0, 0, 1)]})
    with pytest.raises(InputError, match="1 stars"):
        script.compact(folder)
    write(folder, "stars.6.json", {"features": [{"id": 1}]})
    with pytest.raises(InputError, match="other fields"):
        script.compact(folder)


def test_the_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        script.main([str(tmp_path)])
    assert stopped.value.code == 2
    assert "no readable" in capsys.readouterr().err
