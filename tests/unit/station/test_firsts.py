"""Firsts and records: against a plain count over all instants, and against made-up stations."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from dashboard.answers.firsts import firsts
from dashboard.station.catalogue import load_station
from dashboard.station.complement import attached, crew
from dashboard.station.firsts import First, all_firsts
from dashboard.station.models import Visit
from dashboard.station.people import Person
from dashboard.station.spans import all_spans
from tests.unit.station_samples import START, minute, station, tables, visit


def by_id(found: tuple[First, ...]) -> dict[str, First]:
    return {first.id: first for first in found}


OWN = by_id(all_firsts())
SECOND = timedelta(seconds=1)


def ships(t: datetime) -> list[str]:
    return [ship.visit.craft for ship in attached(t) if ship.visit.kind != "logistics"]


def test_the_most_at_once_are_the_most_over_all_instants_and_at_their_first() -> None:
    switches = sorted(
        {edge.switch for span in all_spans(load_station()) for edge in (span.start, span.end) if edge}
    )
    counts = [(t, len(ships(t)), len(crew(t))) for t in switches]
    for name, column in (("most-ships", 1), ("most-people", 2)):
        most = max(row[column] for row in counts)
        first = next(row[0] for row in counts if row[column] == most)
        assert OWN[name].start.taken_as_utc == first
        assert str(most) in OWN[name].sentence
        stop = OWN[name].stop
        assert stop is not None
        after = next(row[0] for row in counts if row[0] > first and row[column] != most)
        assert stop.taken_as_utc == after


def test_somebody_has_been_aboard_ever_since_and_not_before() -> None:
    since = OWN["never-empty-since"].start.taken_as_utc
    assert since == datetime(2000, 11, 2, 9, 21, 3, tzinfo=UTC)
    assert crew(since - SECOND) == []
    switches = {edge.switch for span in all_spans(load_station()) for edge in (span.start, span.end) if edge}
    assert all(crew(t) for t in switches if t >= since)


def test_shuttle_atv_and_htv_were_together_then_and_not_a_second_earlier() -> None:
    first = OWN["shuttle-atv-htv"]
    together = {"shuttle", "atv", "htv"}
    assert together <= set(ships(first.start.taken_as_utc))
    assert not together <= set(ships(first.start.taken_as_utc - SECOND))
    assert first.stop is not None
    assert together <= set(ships(first.stop.taken_as_utc - SECOND))
    assert not together <= set(ships(first.stop.taken_as_utc))
    assert set(first.ships) >= {"sts-133", "atv-2", "htv-2"}


def test_every_class_has_its_first_and_no_ship_of_it_came_before() -> None:
    spans = all_spans(load_station())
    for first in all_firsts():
        if first.id.startswith("first-") and first.ships and first.id != "first-people":
            craft = load_station().visits_by_id[first.ships[0]].craft
            assert (
                min(span.start.switch for span in spans if span.visit.craft == craft)
                == first.start.taken_as_utc
            )
    last = max(span.end.switch for span in spans if span.visit.craft == "shuttle" and span.end)
    assert OWN["last-shuttle-left"].start.taken_as_utc == last


def test_entries_come_in_time_order_each_once() -> None:
    found = all_firsts()
    assert [first.start.taken_as_utc for first in found] == sorted(
        first.start.taken_as_utc for first in found
    )
    assert len({first.id for first in found}) == len(found) > 40
    known = load_station().visits_by_id
    assert all(ship in known for first in found for ship in first.ships)


def test_a_station_of_two_ships_has_other_records() -> None:
    crewed = tables("soyuz-a", "rassvet-nadir", minute(3), minute(8))
    crewed |= {"kind": "crew", "craft": "soyuz", "crew": [{"name": "Ada", "agency": "none"}]}
    here = station(visit("progress-a", start=minute(2), end=minute(9)), Visit.model_validate(crewed))
    ada = Person(name="Ada", agency="none", country="none", came_on="soyuz-a", left_on="soyuz-a")
    found = by_id(all_firsts(replace(here, people=(ada,))))
    assert found["most-ships"].start.taken_as_utc == START + timedelta(days=3)
    assert found["most-ships"].stop.taken_as_utc == START + timedelta(days=8)  # type: ignore[union-attr]
    assert found["longest-stay"].sentence == "Ada came, to stay 5 days."
    # Everybody has left: no crew has stayed ever since.
    assert "never-empty-since" not in found
    assert "shuttle-atv-htv" not in found


def test_a_station_without_anybody_has_no_records_of_people() -> None:
    found = by_id(all_firsts(station(visit("progress-a"))))
    assert set(found) == {"first-progress", "most-ships"}


def test_anniversaries_are_of_the_day_and_of_earlier_years() -> None:
    found = {one.id: one.years for one in firsts(datetime(2026, 11, 2, tzinfo=UTC).date()).firsts}
    assert found["never-empty-since"] == 26
    assert found["first-soyuz"] == 26
    assert firsts(datetime(2000, 11, 2, tzinfo=UTC).date()).firsts == []
    whole = firsts()
    assert "first-element-set" in {one.id for one in whole.firsts}
    assert all(one.years is None for one in whole.firsts)
    assert [one.time_utc for one in whole.firsts] == sorted(one.time_utc for one in whole.firsts)
