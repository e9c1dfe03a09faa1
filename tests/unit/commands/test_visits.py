"""``iss-dashboard visits`` and ``crew``: what they print, refuse and write."""

from __future__ import annotations

import io
import json
import os
import shutil
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.station import catalogue
from dashboard.station.catalogue import read_station
from dashboard.station.check import contradictions

# A good answer to every question of `visits add`, in order; a port free on that day.
ANSWERS = {
    "id": "progress-ms-36",
    "name": "Progress MS-36",
    "kind": "cargo",
    "craft": "progress",
    "spacecraft": "Progress MS-36",
    "operator": "Roscosmos",
    "agency": "Roscosmos",
    "country": "Russia",
    "aliases": "97P, Progress 97",
    "remarks": "",
    "launch": "2026-10-06T10:33:44Z",
    "rocket": "Soyuz-2.1a",
    "site": "Baikonur Site 31/6, Kazakhstan",
    "place": "rassvet-nadir",
    "from": "2026-10-08",
    "until": "",
    "confidence": "low",
    "confirmed": "2026-10-09",
    "cargo": "2500",
    "items": "food; a suit",
    "source": "https://example.org/progress",
    "bears": "the docking",
    "no more sources": "",
}


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_visits_lists_all(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "visits")
    lines = out.splitlines()
    assert status == 0
    assert len(lines) == 1 + 311
    assert "between 2026-08-28 and 2026-09-12" in out
    assert next(line for line in lines if line.startswith("crew-11")).endswith("not known")


def test_visits_at_a_moment(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "visits", "--at", "2026-02-19T21:36:30Z")
    assert out.startswith("7 ships at the station")
    assert "Free: Prichal nadir" in out
    assert "Next: SpaceX CRS-33 leaves Harmony forward, 2026-02-26 17:05 UTC" in out
    _, out, _ = run(capsys, "visits", "HTV-X1", "--at", "2026-05-01")
    assert out.startswith("HTV-X1 was not at the station")
    _, out, _ = run(capsys, "visits", "--at", "2026-11-22")
    assert "Last known state: nothing after 2026-10-10 could be verified." in out


def test_one_visit_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "visits", "ng-23")
    assert "Unity nadir: 2025-12-01, time not known to 2026-03-12 07:52 UTC" in out
    assert "4\u202f911 kg (10\u202f827 lb)" in out
    assert "not known  No breakdown of the cargo by kind was found." in out
    assert "https://en.wikipedia.org/wiki/Cygnus_NG-23" in out


def test_json_is_the_answer_of_the_api(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "visits", "--json")
    assert len(json.loads(out)["visits"]) == 311
    _, out, _ = run(capsys, "visits", "crs-33", "--json")
    assert json.loads(out)["attachments"][0]["from"]["precision"] == "minute"
    _, out, _ = run(capsys, "visits", "--json", "--at", "2026-02-25")
    assert len(json.loads(out)["attached"]) == 7


def test_crew(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "crew")
    assert len(out.splitlines()) == 1 + 526
    _, out, _ = run(capsys, "crew", "--at", "2026-01-20")
    assert out.startswith("3 aboard")
    _, out, _ = run(capsys, "crew", "--at", "2026-01-20", "--json")
    assert {one["name"] for one in json.loads(out)["crew"]} == {
        "Sergey Kud-Sverchkov",
        "Sergey Mikaev",
        "Chris Williams",
    }
    _, out, _ = run(capsys, "crew", "--json")
    kim = next(one for one in json.loads(out)["people"] if one["name"] == "Jonny Kim")
    assert (kim["arrived_utc"], kim["left_utc"]) == ("2025-04-08T08:57:43Z", "2025-12-09T01:41:00Z")


def test_check_proves_the_data(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "visits", "check")
    assert status == 0
    assert out.startswith("311 visits, 18 ports, 298 people in 526 stays")
    assert "no contradiction" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("visits", "apollo-11"), "'apollo-11' is no visit"),
        (("visits", "--at", "yesterday"), "at: 'yesterday' is not a time"),
        (("crew", "--at", "31 February"), "has no year"),
        (("visits", "check", "--at", "2026-01-01"), "can't go with 'check'"),
        (("visits", "add", "--folder", "/nowhere"), "folder that holds visits/"),
    ],
)
def test_bad_input_is_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    status, _, err = run(capsys, *arguments)
    assert status == 2
    assert words in err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(Path(catalogue.__file__).parent, tmp_path / "station"))


def add(monkeypatch: pytest.MonkeyPatch, folder: Path, answers: list[str]) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(answers) + "\n"))
    return main(("visits", "add", "--folder", str(folder)))


def changed(**answers: str) -> list[str]:
    return list((ANSWERS | answers).values())


def test_add_writes_a_visit_that_the_checks_let_pass(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    assert add(monkeypatch, folder, changed()) == 0
    station = read_station(folder)
    written = station.visits_by_id["progress-ms-36"]
    assert contradictions(station) == []
    assert written.launch.time.precision == "second"
    assert written.attachments[0].start.time_utc == "2026-10-08"
    assert written.attachments[0].method == "docked"
    assert written.cargo.up_kg == 2500
    assert written.cargo.items == ("food", "a suit")
    assert written.aliases == ("97P", "Progress 97")
    assert not list(folder.rglob(".*"))


def test_add_asks_again_when_an_answer_cannot_be_used(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    answers = changed()
    position = list(ANSWERS).index("launch")
    answers[position:position] = ["soon", "2026-10-41"]
    answers.insert(0, "crs-33")
    assert add(monkeypatch, folder, answers) == 0
    out = capsys.readouterr().out
    assert "id: 'crs-33' can't be used" in out
    assert "'soon' is not a time" in out


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"place": "poisk-zenith"}, "progress-ms-36 takes poisk-zenith"),
        ({"until": "2026-10-07", "confirmed": ""}, "ends before its start"),
        ({"source": "", "bears": ""}, "sources"),
        ({"launch": "2026-10-09"}, "arrives before its launch"),
        ({"confirmed": "2026-12-24"}, "after the sources end"),
    ],
)
def test_add_refuses_what_contradicts_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    folder: Path,
    answers: dict[str, str],
    words: str,
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.toml")}
    given = changed(**answers)
    if "until" in answers:  # with an end it asks where the ship went next, then when it landed
        given.insert(list(ANSWERS).index("confirmed"), "")
    assert add(monkeypatch, folder, given) == 1
    out = capsys.readouterr().out
    assert "Not written, because:" in out
    assert words in out
    assert {path: path.read_bytes() for path in folder.rglob("*.toml")} == before


def test_add_with_a_crew_writes_the_people_too(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    answers = changed(id="soyuz-ms-30", kind="crew", craft="soyuz")
    people = ["Ada Example", "NASA", "United States", "commander", "75, 76", ""]
    position = list(ANSWERS).index("cargo")
    answers[position:position] = people
    assert add(monkeypatch, folder, answers) == 0
    station = read_station(folder)
    assert contradictions(station) == []
    assert station.people[-1].name == "Ada Example"
    assert station.people[-1].expeditions == (75, 76)


def test_add_writes_both_files_or_neither(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    """The disk is full when the second of the two is written: people without their ship aren't left."""
    people = ["Ada Example", "Roscosmos", "Russia", "commander", "75, 76", ""]
    answers = changed(kind="crew", craft="soyuz")
    at = answers.index("2026-10-09") + 1
    answers[at:at] = people
    before = {file.name: file.read_bytes() for file in folder.rglob("*.toml")}
    sync, calls = os.fsync, []

    def fails_at_the_second(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        sync(descriptor)

    monkeypatch.setattr("os.fsync", fails_at_the_second)
    assert add(monkeypatch, folder, answers) == 2
    assert "can't be written (No space left on device): nothing was written" in capsys.readouterr().err
    assert {file.name: file.read_bytes() for file in folder.rglob("*.toml")} == before
    assert not list(folder.rglob(".*"))


def test_add_stops_when_the_answers_do(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    assert add(monkeypatch, folder, changed()[:5]) == 2
    assert not (folder / "visits" / "progress-ms-36.toml").exists()
