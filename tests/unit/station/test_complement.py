"""The state of the station at chosen instants of the real data and of made-up visits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dashboard.station.complement import (
    attached,
    coverage,
    coverage_note,
    crew,
    free_ports,
    next_change,
    previous_change,
)
from dashboard.station.models import Visit
from dashboard.station.spans import spans_of
from tests.unit.station_samples import START, day, days_range, minute, station, tables, visit


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def places(t: datetime) -> dict[str, str]:
    return {ship.visit.id: ship.place for ship in attached(t)}


def test_the_photographs_ships_hang_where_the_caption_says() -> None:
    ships = {ship.visit.id: ship for ship in attached(utc("2026-02-19T21:36:30"))}
    assert ships["cygnus-ng-23"].place_name == "Unity nadir"
    assert ships["cygnus-ng-23"].method == "berthed"
    assert ships["cygnus-ng-23"].since.time_utc == "2025-12-01"
    assert ships["cygnus-ng-23"].arrived.time_utc == "2025-09-18T11:24:00Z"
    # 2025-09-18 11:24 to 2026-02-19 21:36:30 are 154 days, 10 h 12 min: the 155th day
    assert ships["cygnus-ng-23"].day == 155
    assert ships["cygnus-ng-23"].days == pytest.approx(154.4253, abs=1e-4)
    assert ships["htv-x1"].place_name == "Harmony nadir"
    assert all(ship.certainty == "certain" for ship in ships.values())
    assert [free.port.id for free in free_ports(utc("2026-02-19T21:36:30"))] == ["prichal-nadir"]


@pytest.mark.parametrize(
    ("time", "place"),
    [
        ("2025-09-18T11:23:59", None),
        ("2025-09-18T11:24:00", "canadarm2"),
        ("2025-09-18T14:10:00", "unity-nadir"),
        ("2025-11-23T23:59:59", "unity-nadir"),
        ("2025-11-26T00:00:00", "canadarm2"),
        ("2025-11-30T23:59:59", "canadarm2"),
        ("2025-12-02T00:00:00", "unity-nadir"),
        ("2026-03-12T07:51:59", "unity-nadir"),
        ("2026-03-12T11:05:59", "canadarm2"),
        ("2026-03-12T11:06:00", None),
    ],
)
def test_cygnus_is_moved_to_the_arm_and_back(time: str, place: str | None) -> None:
    assert places(utc(time)).get("cygnus-ng-23") == place


def test_a_ship_on_the_arm_holds_no_port() -> None:
    t = utc("2025-11-28")
    ships = attached(t)
    assert len(ships) == 8
    assert ships[-1].visit.id == "cygnus-ng-23"
    assert ships[-1].port is None
    assert [free.port.id for free in free_ports(t)] == ["unity-nadir"]


@pytest.mark.parametrize("day", ["2025-11-24", "2025-11-25"])
def test_inside_days_without_a_clock_time_the_place_is_in_doubt_and_the_ship_is_there_once(day: str) -> None:
    for hour in range(24):
        t = utc(f"{day}T{hour:02d}:30:00")
        ships = [ship for ship in attached(t) if ship.visit.id == "cygnus-ng-23"]
        assert len(ships) == 1
        assert ships[0].certainty == "uncertain"
        assert "between 2025-11-24 and 2025-11-25; the day isn't known" in (ships[0].doubt or "")


def test_a_release_narrows_the_day_on_which_a_ship_left_its_port() -> None:
    # Released at six that evening, so it had left its port before: from then on nothing is in doubt.
    leaving = tables(start=minute(2), end=day(5))
    arm = {"place": "canadarm2", "method": "held", "from": day(5), "to": minute(5.25), "confidence": "high"}
    leaving["attachments"].append(arm)
    here = station(Visit.model_validate(leaving))
    released = START + timedelta(days=5.25)
    assert [ship.certainty for ship in attached(released - timedelta(minutes=1), here)] == ["uncertain"]
    port = {free.port.id: free.certainty for free in free_ports(released, here)}
    assert port["zvezda-aft"] == "certain"


def test_a_range_is_in_doubt_from_end_to_end() -> None:
    def doubt(time: str) -> str | None:
        return {ship.visit.id: ship.doubt for ship in attached(utc(time))}["progress-ms-33"]

    assert doubt("2026-08-27T23:59:59") is None
    assert "between 2026-08-28 and 2026-09-12" in (doubt("2026-08-28T00:00:00") or "")
    assert "between 2026-08-28 and 2026-09-12" in (doubt("2026-09-12T11:59:59") or "")
    free = {one.port.id: one for one in free_ports(utc("2026-09-12T20:00:00"))}
    assert free["poisk-zenith"].certainty == "uncertain"
    free = {one.port.id: one for one in free_ports(utc("2026-09-13T00:00:00"))}
    assert free["poisk-zenith"].certainty == "certain"


def test_after_the_last_confirmation_a_ship_is_not_certain_any_more() -> None:
    ship = {ship.visit.id: ship for ship in attached(utc("2026-10-05T23:59:59"))}["cygnus-ng-24"]
    assert ship.certainty == "certain"
    ship = {ship.visit.id: ship for ship in attached(utc("2026-10-06T00:00:00"))}["cygnus-ng-24"]
    assert ship.doubt == "Last confirmed attached on 2026-10-05; no end found."


def test_outside_the_time_the_sources_cover_the_state_says_so() -> None:
    assert coverage(utc("1998-11-19T23:59:59")) == "partial"
    assert coverage(utc("1998-11-20")) == "complete"
    assert coverage_note(utc("1998-11-19")) == "The station began on 1998-11-20, with its first module."
    assert coverage(utc("2026-10-10T23:59:59")) == "complete"
    assert coverage(utc("2026-10-11")) == "last-known"
    assert coverage_note(utc("2026-05-01")) is None
    assert "2026-10-10" in (coverage_note(utc("2026-11-22")) or "")
    t = utc("2026-11-22")
    assert {ship.certainty for ship in attached(t)} == {"uncertain"}
    assert {free.certainty for free in free_ports(t)} == {"uncertain"}
    assert {one.certainty for one in crew(t)} == {"uncertain"}


@pytest.mark.parametrize(
    ("time", "count"),
    [
        ("2025-10-01", 7),
        ("2025-12-05", 10),
        ("2025-12-09T01:40:59", 10),
        ("2025-12-09T01:41:00", 7),
        ("2026-01-14T22:20:00", 3),
        ("2026-02-14T20:15:00", 7),
        ("2026-10-02", 11),
    ],
)
def test_people_come_and_go_with_their_ships(time: str, count: int) -> None:
    assert len(crew(utc(time))) == count


def test_the_photographer_was_aboard_and_for_how_long() -> None:
    one = next(one for one in crew(utc("2026-02-19T21:36:30")) if one.person.name == "Chris Williams")
    assert (one.visit.id, one.since.time_utc, one.day) == ("soyuz-ms-28", "2025-11-27T12:34:35Z", 85)
    assert one.certainty == "certain"
    leaving = next(one for one in crew(utc("2026-07-26T06:00")) if one.person.name == "Chris Williams")
    assert "Soyuz MS-28 left Rassvet nadir on 2026-07-26" in (leaving.doubt or "")


def test_the_events_before_and_after_the_photograph() -> None:
    t = utc("2026-02-19T21:36:30")
    before, after = previous_change(t), next_change(t)
    assert before is not None
    assert after is not None
    assert (before.sentence, before.kind) == ("SpaceX Crew-12 docks at Harmony zenith", "arrival")
    assert (after.sentence, after.kind) == ("SpaceX CRS-33 leaves Harmony forward", "departure")
    assert after.at == utc("2026-02-26T17:05")


def test_a_berthing_is_a_move_and_a_release_a_departure() -> None:
    berthed = next_change(utc("2025-10-29T16:00"))
    released = next_change(utc("2026-03-06T16:59"))
    assert berthed is not None
    assert released is not None
    assert (berthed.sentence, berthed.kind) == ("HTV-X1 is berthed at Harmony nadir", "move")
    assert (released.sentence, released.kind) == ("HTV-X1 is released by Canadarm2", "departure")


def test_no_event_before_the_first_or_after_the_last() -> None:
    assert previous_change(utc("1998-12-05")) is None
    last = previous_change(utc("2030-01-01"))
    assert last is not None
    assert last.visit.id == "crew-12"
    assert next_change(last.at) is None


def test_two_ships_that_change_places_on_one_day_never_share_the_port() -> None:
    leaving = visit("progress-a", end=day(10))
    coming = visit("progress-b", start=days_range(10, 12))
    both = station(leaving, coming)
    for hours in range(24 * 6):
        t = START + timedelta(days=7, hours=hours)
        assert sum(ship.place == "zvezda-aft" for ship in attached(t, both)) <= 1


def test_a_launch_narrows_the_day_of_an_arrival() -> None:
    arriving = tables(start=day(2), end=minute(9))
    arriving["launch"]["time"] = minute(2)  # at noon of that day
    (span,) = spans_of(station(Visit.model_validate(arriving)))
    assert span.start.earliest == START + timedelta(days=2)
    assert span.start.latest == START + timedelta(days=2, hours=12)
    assert span.start.earliest <= span.start.switch < span.start.latest


def test_what_lies_past_the_sources_end_is_not_certain_even_with_an_end() -> None:
    here = station(visit("progress-a", start=minute(2), end=minute(200)))
    known, later = START + timedelta(days=30), START + timedelta(days=120)
    assert [ship.certainty for ship in attached(known, here)] == ["certain"]
    assert [ship.doubt for ship in attached(later, here)] == [
        "Last known state: nothing after 2026-03-31 could be verified."
    ]


def test_an_unknown_mass_stays_unknown() -> None:
    ships = {ship.visit.id: ship.visit for ship in attached(utc("2026-10-01T12:00"))}
    assert ships["progress-ms-35"].cargo.up_kg is None
    assert ships["crew-12"].cargo.not_broken_down_kg is None


def test_a_visit_without_an_end_stays_until_something_else_is_known() -> None:
    only = station(visit("progress-a", start=minute(2)))
    assert [ship.visit.id for ship in attached(START + timedelta(days=300), only)] == ["progress-a"]
    assert attached(START, only) == []
