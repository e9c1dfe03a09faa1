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


def test_visits_of_a_stretch_of_time(client: Client) -> None:
    summer = client.json("/api/v1/visits", start="2005-07-20", stop="2005-08-01")
    assert [visit["id"] for visit in summer["visits"]] == [
        "soyuz-tma-6",
        "progress-m-53",
        "sts-114",
        "mplm-raffaello-sts-114",
    ]
    assert summer["credit"] == "GCAT (J. McDowell, planet4589.org/space/gcat), CC BY 4.0"
    assert any(stretch["what"] == "cargo" for stretch in summer["coverage"])
    early = client.json("/api/v1/visits", stop="2000-01-01")["visits"]
    assert [visit["id"] for visit in early] == ["sts-88", "sts-96"]
    berthed = summer["visits"][-1]["attachments"][1]
    assert (berthed["from"]["about"], berthed["from"]["precision"]) == (True, "minute")
    assert summer["visits"][2]["launch"]["site"] is None


def test_a_stretch_as_an_index_has_what_the_page_needs(client: Client) -> None:
    index = client.json("/api/v1/traffic", start="2005-01-01", stop="2006-01-01")
    assert "sts-114" in index["visits"]
    assert "cards" not in index
    assert {person["name"] for person in index["people"]} >= {"Sergei Krikalev", "Eileen Collins"}
    assert all(span["visit"] in index["visits"] for span in index["spans"])
    assert {span["place"] for span in index["spans"]} <= {port["id"] for port in index["ports"]} | {
        "canadarm2"
    }
    with_cards = client.json("/api/v1/traffic", start="2005-01-01", stop="2006-01-01", cards="1")
    assert set(with_cards["cards"]) == set(index["visits"])
    assert 'data-visit-card="sts-114"' in with_cards["cards"]["sts-114"]


@pytest.mark.parametrize("path", ["/api/v1/visits", "/api/v1/traffic"])
def test_a_stretch_that_ends_before_it_starts_is_refused(client: Client, path: str) -> None:
    problem = client.problem(path, start="2005-08-01", stop="2005-07-01")
    assert (problem["parameter"], problem["given"]) == ("stop", "2005-07-01")


def test_an_index_of_many_years_is_refused(client: Client) -> None:
    problem = client.problem("/api/v1/traffic", start="1998-11-20", stop="2026-01-01")
    assert "800 days" in problem["allowed"]


def test_firsts_are_the_commands_and_lead_to_their_moment(client: Client) -> None:
    found = client.json("/api/v1/firsts")["firsts"]
    entries = {one["id"]: one for one in found}
    assert entries["shuttle-atv-htv"]["link"] == "/?t=2011-02-26T19:14:22Z"
    assert entries["shuttle-atv-htv"]["stop_utc"] == "2011-03-07T12:00:22Z"
    assert entries["module-pma-2"]["time_utc"] == "1998-12-06"
    day = client.json("/api/v1/firsts", day="2026-11-02")["firsts"]
    assert {(one["id"], one["years"]) for one in day} == {("first-soyuz", 26), ("never-empty-since", 26)}
    assert client.problem("/api/v1/firsts", day="yesterday")["parameter"] == "day"
