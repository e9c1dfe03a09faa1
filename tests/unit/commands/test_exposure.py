"""``iss-dashboard exposure``: numbers, picture, refusals."""

from __future__ import annotations

import json
from pathlib import Path
from unittest.mock import patch

import pytest
from PIL import Image

from dashboard.cli import main

SHORT = ["exposure", "2026-02-19T21:36:30Z", "--exposure-s", "20", "--width", "96", "--height", "64"]


def test_it_says_what_is_in_the_frame_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(SHORT) == 0
    printed = capsys.readouterr().out
    assert "2026-02-19T21:36:30Z to 2026-02-19T21:36:50Z, 96 x 64 pixels" in printed
    assert "14 mm rectilinear" in printed
    assert "Star pole    RA 249.8" in printed
    assert "HTV-X1" in printed
    assert "Cygnus NG-23" in printed
    assert "The station turns once an orbit" in printed


def test_it_writes_the_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "frame.png"
    assert main([*SHORT, "--preset", "pole", "--out", str(target)]) == 0
    with Image.open(target) as picture:
        assert picture.size == (96, 64)
    assert f"Picture written to {target}" in capsys.readouterr().out


def test_json_is_the_apis_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*SHORT, "--lens", "fisheye", "--lens-mm", "10", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["camera"]["lens"] == "fisheye"
    assert answer["star_pole"]["side"] == "starboard"


def test_a_picture_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "frame.png"
    target.write_bytes(b"the old one")
    with patch("pathlib.Path.replace", side_effect=OSError(28, "No space left on device")):
        assert main([*SHORT, "--out", str(target)]) == 2
    assert target.read_bytes() == b"the old one"
    assert [one.name for one in tmp_path.iterdir()] == ["frame.png"]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--lens-mm", "0"], "--lens-mm: '0' is out of range; allowed: 6 to 800 millimetres"),
        (["--window", "door"], "--window: 'door' is not known; allowed: cupola, destiny, none"),
        (["--preset", "x"], "--preset: 'x' is not known; allowed: photo, down"),
        (["2031-01-01"], "TIME: '2031-01-01T00:00:00Z' is further than 14 days"),
        (["--out", "/nowhere/at/all.png", "--width", "64"], "--out: '/nowhere/at/all.png' can't be written"),
        (["--photo", "nothing"], "nothing"),
    ],
)
def test_bad_input_is_named_as_it_was_typed(
    arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["exposure", *arguments]) == 2
    assert named in capsys.readouterr().err
