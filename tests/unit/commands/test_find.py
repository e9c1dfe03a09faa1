"""``iss-dashboard find``: the same answers as the API, for people and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.photos.catalogue import files as catalogue


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["find", *arguments]) == 0
    return capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["find", *arguments]) == 2
    return capsys.readouterr().err


def test_without_options_it_is_the_missions_photograph(capsys: pytest.CaptureFixture[str]) -> None:
    text = run(capsys)
    assert "within 150 km of the India–Pakistan border" in text
    first = next(line for line in text.splitlines() if line.lstrip().startswith("1  "))
    assert "2026-02-19 21:36" in first
    assert "Near misses" in text
    assert "+ agrees with NASA's frame" in text


def test_json_is_the_apis_answer(capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(run(capsys, "--json", "--most", "4", "--weights", "evidence:0"))
    assert len(answer["candidates"]) == 4
    assert {term["clue"]: term["weight"] for term in answer["weights"]}["evidence"] == 0.0


def test_clues_of_ones_own(capsys: pytest.CaptureFixture[str]) -> None:
    options = "--place Paris --from 2026-01-01 --to 2026-01-20 --light night --hours 18-6 --within-km 300"
    answer = json.loads(run(capsys, *options.split(), "--altitude", "262 mi", "--json"))
    assert answer["place"] == "Paris, FR"
    assert answer["within_km"] == 300.0
    for candidate in answer["candidates"]:
        assert candidate["solar_time_h"] >= 17.99 or candidate["solar_time_h"] <= 6.01
        assert "2026-01-01" <= candidate["best_utc"] < "2026-01-21"


def test_people_and_ships_can_be_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--border", "IN-PK", "--aboard", "Chris Williams", "--docked", "crew-12", "--docked", "htv-x1"]
    answer = json.loads(run(capsys, *given, "--json", "--to", "2026-03-31"))
    assert min(candidate["best_utc"] for candidate in answer["candidates"]) >= "2026-02-14"
    assert max(candidate["best_utc"] for candidate in answer["candidates"]) < "2026-03-07"


def test_a_photograph_from_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    own = Path(catalogue.__file__).parent / "mount-fuji-at-night.toml"
    file = tmp_path / "mount-fuji-at-night.toml"
    file.write_text(own.read_text(encoding="utf-8"), encoding="utf-8")
    from_file = run(capsys, "--photo", str(file), "--json")
    assert json.loads(from_file) == json.loads(run(capsys, "--photo", "mount-fuji-at-night", "--json"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--photo", "nothing"], "--photo: 'nothing' is not in the catalogue"),
        (["--photo", "nothing.toml"], "can't be read"),
        (["--place", "Oslo"], "--place: 'Oslo, NO' is never passed"),
        (["--place", "Lahore", "--from", "2026-02-01", "--to", "2026-01-01"], "--from:"),
        (["--place", "Lahore", "--within-km", "9999"], "--within-km: '9999'"),
        (
            ["--place", "Lahore", "--photo", "mount-fuji-at-night"],
            "--photo: 'mount-fuji-at-night' comes with clues",
        ),
        (["--weights", "moon:1"], "--weights:"),
        (["--most", "0"], "--most: '0'"),
        (["--from", "2026-01-01"], "--place: '' is missing"),
    ],
)
def test_bad_input_names_the_option(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert said in refused(capsys, *arguments)
