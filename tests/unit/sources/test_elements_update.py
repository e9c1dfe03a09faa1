"""``elements update``: what it asks for and takes in, what it says of gaps, and that nothing is lost."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from dashboard.cli import main
from dashboard.errors import InputError
from dashboard.orbit.archive import load_archive
from dashboard.orbit.elements import ElementSet, parse_element_set
from dashboard.sources import fetch_elements
from dashboard.sources.element_archive import import_files
from dashboard.sources.element_report import check_archive
from dashboard.sources.fetch import FetchError
from dashboard.sources.fetch_elements import CELESTRAK_URL, update_archive
from tests.answering import Server, answering, text
from tests.unit.orbit_samples import cut, edited, text_of, write_sets

Output = pytest.CaptureFixture[str]
HELD = cut("2025-12-20", "2026-01-04").sets
NEXT = cut("2026-01-04", "2026-01-08").sets
AFTER_18_DAYS = cut("2026-01-22", "2026-01-23").sets
AFTER_49_DAYS = cut("2026-02-22", "2026-02-24").sets


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    where = tmp_path / "archive"
    import_files([write_sets(tmp_path / "held.tle", HELD)], where)
    return where


def named(elements: ElementSet) -> str:
    """A set as CelesTrak sends it: a name before it, blanks and both line ends after it."""
    return f"ISS (ZARYA)             \r\n{elements.line1}\r\n{elements.line2}\r\n"


def update(folder: Path, answer: str, *options: str) -> tuple[int, Server]:
    """Run the command against a source that answers so; its exit status and the source."""
    with answering(text(answer)) as server:
        status = main(["elements", "--folder", str(folder), "update", "--from", server.url, *options])
    return status, server


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_current_set_is_taken_in(folder: Path, capsys: Output) -> None:
    status, server = update(folder, named(NEXT[0]))
    said = capsys.readouterr()
    assert (status, said.err) == (0, "")
    assert len(server.asked) == 1
    assert said.out.splitlines() == [
        f"1 sets added, 0 were there, 0 refused: the archive holds {len(HELD) + 1}.",
        "Its newest set is of 2026-01-04T05:49:03Z.",
        "Restart a server that is running: its page keeps the span it started with.",
    ]
    assert load_archive(folder).sets == (*HELD, NEXT[0])


def test_asking_again_changes_nothing(folder: Path, capsys: Output) -> None:
    before = content(folder)
    status, _ = update(folder, named(HELD[-1]), "--json")
    answer = json.loads(capsys.readouterr().out)
    assert status == 0
    assert (answer["added"], answer["known"], answer["rejected"], answer["gaps"]) == (0, 1, [], [])
    assert content(folder) == before


def test_the_answer_as_json(folder: Path, capsys: Output) -> None:
    _, server = update(folder, text_of(NEXT), "--json")
    answer = json.loads(capsys.readouterr().out)
    assert answer["source"] == server.host
    assert answer["added"] == len(NEXT)
    assert answer["total"] == len(HELD) + len(NEXT)
    assert answer["newest_epoch_utc"].startswith("2026-01-07")


def test_after_three_weeks_the_gap_is_told(folder: Path, capsys: Output) -> None:
    assert update(folder, named(AFTER_18_DAYS[0]))[0] == 0
    (note,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("note")]
    assert "no set for 18.6 days, from 2026-01-03T12:47:11Z to 2026-01-22T04:11:09Z" in note
    assert "positions in between are far less certain" in note
    assert check_archive(folder).failures == ()


def test_after_seven_weeks_no_position_is_given_between(folder: Path, capsys: Output) -> None:
    assert update(folder, named(AFTER_49_DAYS[0]), "--json")[0] == 0
    (gap,) = json.loads(capsys.readouterr().out)["gaps"]
    archive = load_archive(folder)
    (_, silent), (heard, _) = archive.stretches
    assert gap["days"] == 50.0
    assert gap["unanswered_utc"][0] == "2026-01-17T12:47:11Z"
    ends = (archive.epochs_unix_s[-2] + 14 * 86400, archive.epochs_unix_s[-1] - 14 * 86400)
    assert (silent, heard) == pytest.approx(ends, rel=0, abs=0.001)  # rounded inwards, to the millisecond
    assert check_archive(folder).failures == ()


@pytest.mark.parametrize("later", [AFTER_18_DAYS[0], AFTER_49_DAYS[0]], ids=["weeks", "months"])
def test_a_gap_does_not_let_another_orbit_in(folder: Path, capsys: Output, later: ElementSet) -> None:
    before = content(folder)
    other = parse_element_set(later.line1, edited(later.line2, 18, f"{(later.raan_deg + 15) % 360:8.4f}"))
    status, server = update(folder, named(other))
    said = capsys.readouterr()
    assert status == 1
    assert said.err.startswith(f"{server.host}:2: disagrees with its neighbours")
    assert said.out.startswith("0 sets added, 0 were there, 1 refused")
    assert "Restart" not in said.out
    assert content(folder) == before


def test_of_many_the_good_ones_are_taken(folder: Path, capsys: Output) -> None:
    broken = NEXT[1].line1[:-1] + str((int(NEXT[1].line1[-1]) + 1) % 10)
    status, server = update(folder, f"{named(NEXT[0])}{broken}\n{NEXT[1].line2}\n{named(NEXT[2])}")
    said = capsys.readouterr()
    assert status == 0
    assert said.err.count("\n") == 1
    assert said.err.startswith(f"{server.host}:4: ")
    assert "checksum" in said.err
    assert load_archive(folder).sets == (*HELD, NEXT[0], NEXT[2])


@pytest.mark.parametrize(
    ("answer", "received"),
    [
        ("No GP data found", "text/plain, 16 characters, beginning 'No GP data found'"),
        ("", "an empty answer"),
        ("<!DOCTYPE html>\n<title>Sign in</title>\n1 2 3", "beginning '<!DOCTYPE html> <title>Sign in"),
        ('[{"OBJECT_NAME": "ISS (ZARYA)"}]', 'beginning \'[{"OBJECT_NAME"'),
    ],
)
def test_what_is_no_element_set_is_said(folder: Path, capsys: Output, answer: str, received: str) -> None:
    before = content(folder)
    status, server = update(folder, answer)
    said = capsys.readouterr()
    assert (status, said.out) == (1, "")
    assert f"update: {server.host} answered without element sets (" in said.err
    assert received in said.err
    assert said.err.endswith("The archive is as it was.\n")
    assert content(folder) == before


def test_a_set_of_another_object_is_refused(folder: Path, capsys: Output) -> None:
    one = NEXT[0]
    hubble = f"{edited(one.line1, 3, '20580')}\n{edited(one.line2, 3, '20580')}\n"
    assert update(folder, hubble)[0] == 1
    assert "sent no set of the station: 1 of other objects (20580)" in capsys.readouterr().err


def test_a_source_that_fails_is_a_sentence(folder: Path, capsys: Output) -> None:
    with answering(text("Data is updated once every 2 hours.", 403)) as server:
        assert main(["elements", "--folder", str(folder), "update", "--from", server.url]) == 1
    assert "answered 403 Forbidden: 'Data is updated once every 2 hours.'" in capsys.readouterr().err


@pytest.mark.parametrize("source", ["celestrack", "file:///etc/hosts", "2026.tle"])
def test_what_is_no_source_is_bad_input(folder: Path, capsys: Output, source: str) -> None:
    assert main(["elements", "--folder", str(folder), "update", "--from", source]) == 2
    assert "celestrak, space-track or an http(s) address" in capsys.readouterr().err


def test_by_default_celestrak_is_asked_for_the_station(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert CELESTRAK_URL.startswith("https://celestrak.org/")
    assert "CATNR=25544&FORMAT=TLE" in CELESTRAK_URL
    with answering(text(named(NEXT[0]))) as server:
        monkeypatch.setattr(fetch_elements, "CELESTRAK_URL", f"{server.url}?CATNR=25544")
        assert main(["elements", "--folder", str(folder), "update"]) == 0
    assert [asked.path for asked in server.asked] == ["/answer?CATNR=25544"]


def test_a_new_archive_can_begin_with_it(tmp_path: Path) -> None:
    assert update(tmp_path / "new" / "archive", named(NEXT[0]))[0] == 0
    assert load_archive(tmp_path / "new" / "archive").sets == NEXT[:1]


def test_without_a_place_to_write_nobody_is_asked(
    folder: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # root, who may run this, can write anywhere
    status, server = update(folder, named(NEXT[0]))
    assert (status, server.asked) == (2, [])
    assert "can't be written to" in capsys.readouterr().err


def test_a_damaged_archive_is_left_alone(folder: Path) -> None:
    file = folder / "2026.tle"
    file.write_text(file.read_text()[:-10])
    before = content(folder)
    assert update(folder, named(NEXT[0]))[0] == 2
    assert content(folder) == before


@pytest.fixture
def space_track(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Space-Track as its documentation has it, with an account and everything since January 4."""
    monkeypatch.setenv("SPACE_TRACK_IDENTITY", "me@example.org")
    monkeypatch.setenv("SPACE_TRACK_PASSWORD", "s3cret&more")
    with answering(text(text_of([HELD[-1], *NEXT]))) as server:
        monkeypatch.setattr(fetch_elements, "SPACE_TRACK_URL", f"http://{server.host}")
        yield server


def test_space_track_is_asked_for_all_since_the_last(folder: Path, space_track: Server) -> None:
    found = update_archive("space-track", folder)
    assert (found.outcome.added, found.outcome.known, found.useful) == (len(NEXT), 1, True)
    (asked,) = space_track.asked
    assert (asked.method, asked.path) == ("POST", "/ajaxauth/login")
    form = parse_qs(asked.body)
    assert form["identity"] == ["me@example.org"]
    assert form["password"] == ["s3cret&more"]
    (query,) = form["query"]
    assert "/class/gp_history/NORAD_CAT_ID/25544/EPOCH/%3E2026-01-03/" in query
    assert "secret" not in query


@pytest.mark.parametrize("answer", ["", " \r\n"])
def test_space_track_has_nothing_newer(
    folder: Path, space_track: Server, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    with answering(text(answer)) as silent:
        monkeypatch.setattr(fetch_elements, "SPACE_TRACK_URL", f"http://{silent.host}")
        found = update_archive("space-track", folder)
    assert (found.outcome.added, found.outcome.total, found.useful) == (0, len(HELD), True)


def test_space_track_does_not_know_the_account(
    folder: Path, space_track: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    with answering(text('{"Login": "Failed"}', media_type="application/json")) as strict:
        monkeypatch.setattr(fetch_elements, "SPACE_TRACK_URL", f"http://{strict.host}")
        with pytest.raises(FetchError, match="doesn't know the name and password") as failed:
            update_archive("space-track", folder)
    assert "s3cret" not in str(failed.value)


@pytest.mark.parametrize("missing", ["SPACE_TRACK_IDENTITY", "SPACE_TRACK_PASSWORD"])
def test_space_track_needs_an_account(
    folder: Path, space_track: Server, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.delenv(missing)
    with pytest.raises(InputError, match="SPACE_TRACK_IDENTITY and SPACE_TRACK_PASSWORD"):
        update_archive("space-track", folder)
    assert space_track.asked == []


def test_space_track_needs_an_archive_to_go_on_from(tmp_path: Path, space_track: Server) -> None:
    with pytest.raises(InputError, match="no last set to go on from"):
        update_archive("space-track", tmp_path)
    assert space_track.asked == []
