"""``iss-dashboard photos caption``."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from dashboard import cli

TEXT = "City lights of Tokyo, Japan, at about 4 a.m. local time."


def test_a_captions_clues_in_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "caption.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert cli.main(["photos", "caption", str(file)]) == 0
    said = capsys.readouterr().out
    assert "about 4 a.m." in said
    assert "iss-dashboard find --place 'Tokyo, Japan' --light night --clock 'about 4 a.m.'" in said


def test_from_the_standard_input_as_the_api_says_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(TEXT))
    assert cli.main(["photos", "caption", "-", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [one["clue"] for one in answer["clues"]] == ["place", "light", "clock"]


def test_words_without_a_clue_and_a_file_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "caption.txt"
    file.write_text("Nothing of note.", encoding="utf-8")
    assert cli.main(["photos", "caption", str(file)]) == 0
    assert "No clue was found" in capsys.readouterr().out
    assert cli.main(["photos", "caption", str(tmp_path / "none.txt")]) != 0
    assert "can't be read" in capsys.readouterr().err
