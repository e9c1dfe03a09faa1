"""The terminal: subcommands are found, answers are the API's, errors are a sentence and status 2."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dashboard import cli, settings
from dashboard.answers.moment import Moment, moment_at
from dashboard.answers.track import Track, track_json
from dashboard.commands import serve
from dashboard.instants import parse_unix
from dashboard.orbit.archive import load_archive

Output = pytest.CaptureFixture[str]
PHOTO = "2026-02-19T21:36:30Z"


def run(capsys: Output, *arguments: str) -> str:
    """What a subcommand that succeeds prints."""
    status = cli.main(arguments)
    printed = capsys.readouterr()
    assert (status, printed.err) == (0, "")
    return printed.out


def refused(capsys: Output, *arguments: str) -> str:
    """The sentence of a subcommand that can't use its input."""
    status = cli.main(arguments)
    printed = capsys.readouterr()
    assert (status, printed.out) == (2, "")
    assert printed.err.count("\n") == 1
    return printed.err


def test_every_job_has_its_subcommand() -> None:
    assert {"serve", "moment", "track", "visits", "crew", "elements", "find"} <= set(cli.command_modules())
    assert not [name for name in cli.command_modules() if name.startswith("_")]


@pytest.mark.parametrize("name", cli.command_modules())
def test_every_subcommand_explains_itself(name: str, capsys: Output) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main([name, "--help"])
    assert stopped.value.code == 0
    assert f"iss-dashboard {name}" in capsys.readouterr().out


def test_help_lists_all_with_a_line_each(capsys: Output) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    lines = [
        line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines() if line.startswith("    ")
    ]
    told = {line[0] for line in lines if len(line) == 2}
    assert set(cli.command_modules()) <= told


def test_help_loads_no_heavy_package() -> None:
    code = (
        "import sys; from dashboard.cli import build_parser; build_parser();"
        "print([name for name in ('numpy', 'dash', 'plotly', 'PIL', 'skyfield') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize("arguments", [[], ["fly"], ["moment", "--fast"]])
def test_a_wrong_command_line_has_status_2(arguments: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == 2
    assert "usage: iss-dashboard" in capsys.readouterr().err


def test_moment_as_json_is_the_apis_answer(capsys: Output) -> None:
    printed = run(capsys, "moment", PHOTO, "--json")
    assert printed.rstrip("\n") == moment_at(parse_unix(PHOTO)).model_dump_json()
    assert Moment.model_validate_json(printed).time_utc == PHOTO


def test_now_says_how_fresh_it_is_or_why_it_is_not_known(
    capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = float(load_archive().epochs_unix_s[-1])
    monkeypatch.setattr("time.time", lambda: newest + 3700.0)
    assert "The newest element set is 1 hour old; the position is good to" in run(capsys, "moment", "now")
    monkeypatch.setattr("time.time", lambda: newest + 60 * 86_400 + 2)
    assert cli.main(["moment", "now"]) == 1
    printed = capsys.readouterr().out
    assert "60 days old, too old to say where the station is now" in printed
    assert "Last known state" in printed
    assert cli.main(["moment", "now", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["position"] is None


def test_moment_is_readable(capsys: Output) -> None:
    printed = run(capsys, "moment", PHOTO)
    first, second, *_ = printed.splitlines()
    assert first == "2026-02-19 21:36:30 UTC (03:06:30 in India, 02:36:30 in Pakistan)"
    assert second.startswith("Over ")
    assert "by night" in second
    assert "Harmony nadir    HTV-X1" in printed
    assert printed.count("[in the photo]") == 2
    assert "Free: Prichal nadir" in printed
    assert "Chris Williams" in printed
    moment = moment_at(parse_unix(PHOTO))
    assert f"{moment.position.latitude_deg:.3f}° N, {moment.position.longitude_deg:.3f}° E" in printed
    assert "km/h, 17,1" in printed  # 7.66 km/s in miles an hour


def test_moment_without_a_time_is_the_photographs(capsys: Output) -> None:
    from dashboard.photos.catalogue.files import MISSION_PHOTO
    from dashboard.photos.moment import default_moment

    answer: Any = json.loads(run(capsys, "moment", "--json"))
    assert parse_unix(answer["time_utc"]) == default_moment(MISSION_PHOTO)


def test_the_last_known_state_is_said_to_be_that(capsys: Output) -> None:
    assert "Last known state" in run(capsys, "moment", "2026-10-15")


def test_track_as_json_is_the_apis_answer(capsys: Output) -> None:
    printed = run(capsys, "track", "2026-02-19T21:00", "2026-02-19T21:10", "--step", "30", "--json")
    start = parse_unix("2026-02-19T21:00")
    assert printed.rstrip("\n") == track_json(start, start + 600, 30.0).decode()
    assert Track.model_validate_json(printed).count == 21


def test_track_is_a_table(capsys: Output) -> None:
    header, *rows = run(capsys, "track", "2026-02-19T21:35:30", "2026-02-19T21:37:30").splitlines()
    assert header.split()[:3] == ["UTC", "latitude", "longitude"]
    assert [row.split()[0] for row in rows] == [
        "2026-02-19T21:35:30Z", "2026-02-19T21:36:30Z", "2026-02-19T21:37:30Z",
    ]  # fmt: skip
    time, latitude, longitude, altitude, *_ = rows[1].split()
    position = moment_at(parse_unix(time)).position
    assert float(latitude) == pytest.approx(position.latitude_deg, abs=6e-4)
    assert float(longitude) == pytest.approx(position.longitude_deg, abs=6e-4)
    assert float(altitude) == pytest.approx(position.altitude_km, abs=0.06)


@pytest.mark.parametrize(
    ("arguments", "phrases"),
    [
        (["moment", "noon"], ["iss-dashboard moment: TIME:", "'noon'", "a UTC time"]),
        (["moment", "2031-01-01"], ["TIME:", "1998-11-20", "2026-10-23"]),
        (["moment", "--photo", "x"], ["photo:", "spacecraft-stars-city-lights"]),
        (["track", "2026-02-19", "later"], ["STOP:", "'later'"]),
        (["track", "2026-02-19", "2026-02-18"], ["STOP:", "is before the start"]),
        (["track", "2026-02-19", "2026-02-20", "--step", "slow"], ["--step:", "'slow'", "from 1 to 600"]),
        (["track", "2026-02-19", "2026-02-20", "--step", "nan"], ["--step:", "from 1 to 600"]),
        (["track", "2026-02-19", "2026-03-20", "--step", "1"], ["STOP:", "20,000 states"]),
        (["serve", "--port", "http"], ["port:", "a whole number from 0 to 65535"]),
        (["serve", "--workers", "0"], ["workers:", "from 1 to 64"]),
    ],
)
def test_bad_input_is_a_sentence(arguments: list[str], phrases: list[str], capsys: Output) -> None:
    sentence = refused(capsys, *arguments)
    assert sentence.startswith(f"iss-dashboard {arguments[0]}: ")
    for phrase in phrases:
        assert phrase in sentence


@pytest.mark.parametrize(
    ("host", "port", "address"),
    [
        ("127.0.0.1", 8050, "http://127.0.0.1:8050/"),
        ("0.0.0.0", 80, "http://127.0.0.1:80/"),
        ("::", 8050, "http://[::1]:8050/"),
        ("::1", 8050, "http://[::1]:8050/"),
        ("station.example", 8050, "http://station.example:8050/"),
    ],
)
def test_the_address_to_open(host: str, port: int, address: str) -> None:
    assert serve.url(host, port) == address


def test_serve_takes_host_and_port_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    served: list[tuple[str, int]] = []
    monkeypatch.setattr(serve, "serve", lambda listening, workers: served.append(listening.getsockname()[:2]))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setenv("HOST", "0.0.0.0")
    monkeypatch.setenv("PORT", str(port))
    assert cli.main(["serve"]) == 0
    assert f"http://127.0.0.1:{port}/" in capsys.readouterr().out
    assert cli.main(["serve", "--host", "127.0.0.2", "--port", "0"]) == 0
    assert served[0] == ("0.0.0.0", port)
    assert served[1][0] == "127.0.0.2"
    assert f"http://127.0.0.2:{served[1][1]}/" in capsys.readouterr().out
    monkeypatch.setenv("PORT", "many")
    assert cli.main(["serve"]) == 2


@pytest.mark.parametrize("host", ["nowhere.invalid", "256.1.1.1", "203.0.113.7", "a" * 300, "x\x00y"])
def test_a_wrong_host_is_a_sentence(host: str, capsys: Output) -> None:
    assert "iss-dashboard serve: host: " in refused(capsys, "serve", "--port", "0", "--host", host)


def test_a_port_that_is_taken_is_told_before_anything_is_built(
    monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.setattr(serve, "require", lambda: pytest.fail("built"))
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        sentence = refused(capsys, "serve", "--port", port)
    assert f"port: '{port}' is taken" in sentence


@pytest.mark.parametrize("missing", ["app/main.js", "css/page.css", "maps/world_50m.json"])
@pytest.mark.parametrize("empty", [True, False])
def test_a_page_without_its_files_is_not_served(
    missing: str, empty: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    folder = tmp_path / "assets"
    shutil.copytree(settings.assets_folder(), folder, ignore=shutil.ignore_patterns("readme"))
    (folder / missing).unlink()
    if empty:
        (folder / missing).touch()
    monkeypatch.setenv("ISS_DASHBOARD_ASSETS", str(folder))
    assert missing in refused(capsys, "serve", "--port", "0")


def test_a_reader_that_goes_away_is_no_error() -> None:
    """``iss-dashboard track ... | head -1`` ends quietly."""
    track = [sys.executable, "-m", "dashboard.cli", "track", "2026-02-19", "2026-02-19T05:00", "--step", "1"]
    with subprocess.Popen(track, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith("UTC")
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0


def test_the_caption_is_held_against_what_is_computed(capsys: Output) -> None:
    printed = run(capsys, "photo")
    assert "≈ It moves at about 17,500 mph (28,000 km/h)." in printed
    assert "    about: 17,141 mph (27,586 km/h) with respect to the stars." in printed
    claims = json.loads(run(capsys, "photo", "--json"))["claims"]
    assert all(line["computed"] in printed for line in claims)
    assert "is not in the catalogue" in refused(capsys, "photo", "moon")
