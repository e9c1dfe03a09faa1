"""``/api/v1/visits`` and ``/api/v1/photos``: facts with their precision and their sources."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.answers.visits import VisitAnswer
from dashboard.instants import parse_utc
from dashboard.station.catalogue import load_station
from tests.web.conftest import Client


@pytest.fixture(scope="module")
def visits(client: Client) -> dict[str, Any]:
    return {visit["id"]: visit for visit in client.json("/api/v1/visits")["visits"]}


def test_all_visits_are_there_each_with_sources(visits: dict[str, Any]) -> None:
    assert len(visits) == len(load_station().visits) == 311
    for visit in visits.values():
        assert visit["sources"], visit["id"]
        assert all(source["url"] or source["title"] for source in visit["sources"])
        known = {source["id"] for source in visit["sources"]}
        times = [visit["launch"]["time"]] + [stay["from"] for stay in visit["attachments"]]
        assert all(set(time["sources"]) <= known and time["sources"] for time in times)


def test_one_visit_is_the_same_as_in_the_list(client: Client, visits: dict[str, Any]) -> None:
    for name, visit in [*visits.items()][::12]:
        assert client.json(f"/api/v1/visits/{name}") == visit


def test_cygnus_on_the_arm_has_days_and_no_hours(visits: dict[str, Any]) -> None:
    stays = visits["cygnus-ng-23"]["attachments"]
    assert [stay["port"] for stay in stays] == [
        "Canadarm2", "Unity nadir", "Canadarm2", "Unity nadir", "Canadarm2",
    ]  # fmt: skip
    on_the_arm = stays[2]
    assert (on_the_arm["port_id"], on_the_arm["method"]) == (None, "held")
    for end, day, precision in (("from", "2025-11-24", "range"), ("to", "2025-12-01", "day")):
        time = on_the_arm[end]
        assert (time["time_utc"], time["precision"]) == (day, precision)
        assert ":" not in time["text"]
        assert parse_utc(time["latest_utc"]) > parse_utc(time["earliest_utc"])


def test_exact_times_have_no_width(visits: dict[str, Any]) -> None:
    launch = visits["htv-x1"]["launch"]["time"]
    assert launch["time_utc"] == launch["earliest_utc"] == launch["latest_utc"] == "2025-10-26T00:00:15Z"


def test_unknown_cargo_is_null_and_not_zero(visits: dict[str, Any]) -> None:
    masses = [visit["cargo"]["up_kg"] for visit in visits.values()]
    assert None in masses
    assert all(mass is None or mass > 100 for mass in masses)
    assert visits["cygnus-ng-23"]["cargo"]["up_kg"] == 4911
    assert visits["htv-x1"]["cargo"]["items"]


def test_a_ship_without_a_known_end_says_when_it_was_seen_last(visits: dict[str, Any]) -> None:
    visit = visits["cygnus-ng-24"]
    assert visit["attachments"][-1]["to"] is None
    assert visit["last_confirmed_attached"] == "2026-10-05"


def test_the_reference_lists_the_fields_that_are_answered(visits: dict[str, Any]) -> None:
    declared = VisitAnswer.model_json_schema(by_alias=True, mode="serialization")["properties"]
    assert set(visits["htv-x1"]) == set(declared)


def test_the_missions_photograph_comes_first(client: Client) -> None:
    photos = client.json("/api/v1/photos")["photos"]
    photo = photos[0]
    assert photo["id"] == "spacecraft-stars-city-lights"
    assert photo["moment_is_estimate"] is True
    facts = photo["facts"]
    assert facts["photographer"] == "Chris Williams"
    assert {seen["visit"] for seen in facts["seen"] if seen["visit"]} == {"cygnus-ng-23", "htv-x1"}
    assert client.json(f"/api/v1/photos/{photo['id']}") == photo
    assert client.json("/api/v1/moment")["time_utc"] == photo["moment_utc"]


def test_a_photograph_with_a_published_time_is_no_estimate(client: Client) -> None:
    photo = client.json("/api/v1/photos/mount-fuji-at-night")
    assert photo["moment_is_estimate"] is False
    assert photo["facts"]["taken"]["time_utc"] == "2026-01-03T19:30:00Z"
