"""``/api/v1/sightings`` as JSON and as a calendar, and the same in the terminal."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from icalendar import Calendar

from dashboard.answers.sightings import Sightings
from dashboard.cli import main
from dashboard.instants import parse_utc
from tests.web.conftest import Client

ASKED = {"place": "Berlin", "start": "2026-03-20T00:00Z", "stop": "2026-04-02T00:00Z"}


@pytest.fixture(scope="module")
def answer(client: Client) -> Sightings:
    return Sightings.model_validate(client.json("/api/v1/sightings", **ASKED))


def test_each_is_told_in_order_with_directions(answer: Sightings) -> None:
    assert (answer.place, answer.zone) == ("Berlin, DE", "Europe/Berlin")
    assert 5 <= len(answer.sightings) < answer.passes_total
    for one in answer.sightings:
        assert one.visible
        assert one.sun_elevation_deg < -5.5
        assert one.magnitude is not None
        assert -4.5 < one.magnitude < 4.0
        times = [sight.time_utc for sight in one.path]
        assert times == sorted(times)
        assert times[0] <= one.start_utc < one.stop_utc <= times[-1]
        events = [sight.event for sight in one.path]
        assert (events[0], events[-1]) == ("rises", "sets")
        assert events.count("highest") == 1
        heights = [sight.elevation_deg for sight in one.path]
        assert max(heights) == one.highest_deg == heights[events.index("highest")]
        assert heights[0] == pytest.approx(10.0, abs=0.1)
        for sight in one.path:
            local = parse_utc(f"{(sight.time_local or '').replace(' ', 'T')}Z")
            summer = sight.time_utc >= "2026-03-29T01:00:00Z"
            assert local - parse_utc(sight.time_utc) == timedelta(hours=2 if summer else 1)
    assert any("goes into the shadow" in [s.event for s in one.path] for one in answer.sightings)


def test_every_pass_can_be_had(client: Client, answer: Sightings) -> None:
    every = Sightings.model_validate(client.json("/api/v1/sightings", **ASKED, every="true"))
    assert len(every.sightings) == every.passes_total == answer.passes_total
    assert [one for one in every.sightings if one.visible] == answer.sightings
    assert all(one.magnitude is None for one in every.sightings if not one.visible)


def test_the_calendar_has_the_same_and_is_read_by_its_own_reader(client: Client, answer: Sightings) -> None:
    file = client.get("/api/v1/sightings.ics", **ASKED)
    assert file.headers["content-type"] == "text/calendar; charset=utf-8"
    calendar: Any = Calendar.from_ical(file.content)
    events = calendar.walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [
        parse_utc(one.start_utc) for one in answer.sightings
    ]
    assert len({str(event["uid"]) for event in events}) == len(events)
    assert all("http://testserver/?t=2026-" in str(event["url"]) for event in events)
    assert file.content == client.get("/api/v1/sightings.ics", **ASKED).content
    assert all(len(line) <= 75 for line in file.content.split(b"\r\n"))


def test_the_terminal_tells_the_same(answer: Sightings, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sightings", ASKED["place"], ASKED["start"], ASKED["stop"], "--json"]) == 0
    assert Sightings.model_validate(json.loads(capsys.readouterr().out)) == answer
    assert main(["sightings", ASKED["place"], ASKED["start"], ASKED["stop"]]) == 0
    printed = capsys.readouterr().out
    for one in answer.sightings:
        assert f"magnitude {one.magnitude:.1f}" in printed
    assert main(["sightings", "Berlin", "2026-06-21", "2026-06-22", "--above", "80"]) == 0
    assert "None of the 0 passes can be seen" in capsys.readouterr().out


def test_what_has_no_answer_is_refused_by_name(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    problem = client.problem("/api/v1/sightings", **{**ASKED, "place": "Germany"})
    assert problem["parameter"] == "place"
    assert "a town" in problem["allowed"]
    assert client.problem("/api/v1/sightings", **{**ASKED, "stop": "2027-01-01"})["parameter"] == "stop"
    assert client.problem("/api/v1/sightings", **{**ASKED, "stop": "2026-03-01"})["parameter"] == "stop"
    assert client.problem("/api/v1/sightings", place="Berlin", start="1998-01-01")["parameter"] == "start"
    assert client.problem("/api/v1/sightings", **ASKED, above_deg="91")["parameter"] == "above_deg"
    assert main(["sightings", "Nowhere at all", "2026-03-20"]) == 2
    assert main(["sightings", "Berlin", "2026-03-20", "--above", "high"]) == 2
    assert "--above: 'high' is not a number" in capsys.readouterr().err
