"""``/api/v1/export/…`` and ``iss-dashboard export``: the same files, by name, with limits that are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.exports.forms import FORMS
from tests.web.conftest import Client

START, STOP = "2026-02-19T21:30:00Z", "2026-02-19T21:45:00Z"


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_a_file_with_a_name_and_links_to_this_page(client: Client, form: str) -> None:
    answer = client.get(f"/api/v1/export/{form}", start=START, stop=STOP)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == FORMS[form].media_type
    assert answer.headers["content-disposition"] == f'attachment; filename="iss-20260219T213000Z.{form}"'
    assert "http://testserver/?t=2026-02-19T21:30:00Z" in answer.text
    again = client.get_with(
        f"/api/v1/export/{form}?start={START}&stop={STOP}", {"if-none-match": answer.headers["etag"]}
    )
    assert again.status_code == 304


@pytest.mark.parametrize("form", FORMS)
def test_the_terminal_writes_the_same(
    client: Client, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"track.{form}"
    arguments = ["export", form, START, STOP, "--step", "20", "--page", "http://testserver/"]
    assert main([*arguments, "--output", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}: 46 states\n"
    text = file.read_bytes().decode()
    assert text == client.get(f"/api/v1/export/{form}", start=START, stop=STOP, step_s="20").text
    assert main(arguments) == 0
    assert capsys.readouterr().out.replace("\r\n", "\n") == text.replace("\r\n", "\n")


def test_one_instant_is_a_stretch_too(client: Client) -> None:
    for form in FORMS:
        answer = client.get(f"/api/v1/export/{form}", start=START, stop=START)
        assert answer.status_code == 200, form
    track = json.loads(client.get("/api/v1/export/geojson", start=START, stop=START).text)["features"][0]
    assert track["geometry"] is None


def test_what_cannot_be_written_is_refused_by_name(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    assert client.problem("/api/v1/export/kml", start=STOP, stop=START)["parameter"] == "stop"
    assert client.problem("/api/v1/export/oem", start=START, stop="2026-06-19T21:45Z")["parameter"] == "stop"
    assert client.problem("/api/v1/export/csv", start="1990-01-01", stop=START)["parameter"] == "start"
    assert client.problem("/api/v1/export/gpx", start=START, stop=STOP, step="5")["parameter"] == "step"
    client.not_found("/api/v1/export/shp")
    assert main(["export", "kml", START, STOP, "--step", "soon"]) == 2
    assert "--step: 'soon' is not a number" in capsys.readouterr().err
