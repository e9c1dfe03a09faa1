"""The station's data as it stands: it proves itself, and it says what is known from elsewhere."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from dashboard.station import catalogue
from dashboard.station.catalogue import load_station
from dashboard.station.check import contradictions
from dashboard.station.complement import attached, free_ports
from dashboard.station.models import ARM
from dashboard.station.spans import all_spans

FILES = sorted((Path(catalogue.__file__).parent / "visits").glob("*.toml"))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def switches() -> list[datetime]:
    """Every instant at which the state can change, and the ends of the soft intervals."""
    found = set()
    for span in all_spans(load_station()):
        for edge in (span.start, span.end):
            if edge is not None:
                found |= {edge.switch, edge.earliest, edge.latest}
    return sorted(found)


def test_nothing_contradicts_anything() -> None:
    assert contradictions(load_station()) == []


def test_all_is_there() -> None:
    station = load_station()
    assert len(FILES) == 17
    assert len(station.visits) == 300 + 11  # ships and logistics modules
    assert len(station.modules) == 25
    assert len(station.ports) == 8 + 10  # of today and of earlier years
    assert len(station.people) == 526
    assert len({person.name for person in station.people}) == 298
    assert [expedition.number for expedition in station.expeditions] == [73, 74, 75]
    assert len(station.planned) == 8


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_time_has_a_precision_and_sources_that_exist(path: Path) -> None:
    written = tomllib.loads(path.read_text("utf-8"))
    visit = load_station().visits_by_id[path.stem]
    assert visit.sources
    for _, instant in visit.instants():
        assert set(visit.sources_of(instant)) <= set(visit.sources)
        assert visit.sources_of(instant)
    # The file itself says it: no precision is filled in by the code.
    times = [written["launch"]["time"], *(stay["from"] for stay in written["attachments"])]
    times += [stay["to"] for stay in written["attachments"] if "to" in stay]
    assert all("precision" in time for time in times)


def test_all_eight_ports_are_taken_only_in_december_2025() -> None:
    times = switches()
    full = [(a, b) for a, b in pairwise(times) if not free_ports(a)]
    first, last = full[0][0], full[-1][1]
    assert first.date().isoformat() == "2025-12-01"
    assert last == utc("2025-12-09T01:41")
    assert all(b == c for (_, b), (c, _) in pairwise(full))
    certain = [t for t in (utc("2025-12-02"), utc("2025-12-09T01:40:59")) if not free_ports(t)]
    assert len(certain) == 2
    assert all(ship.certainty == "certain" for ship in attached(utc("2025-12-02")))


def test_seven_ships_on_the_day_of_publication() -> None:
    t = utc("2026-02-25T12:00")
    assert {(ship.visit.id, ship.place) for ship in attached(t)} == {
        ("crew-12", "harmony-zenith"),
        ("crs-33", "harmony-forward"),
        ("htv-x1", "harmony-nadir"),
        ("cygnus-ng-23", "unity-nadir"),
        ("soyuz-ms-28", "rassvet-nadir"),
        ("progress-ms-31", "poisk-zenith"),
        ("progress-ms-32", "zvezda-aft"),
    }
    assert [free.port.name for free in free_ports(t)] == ["Prichal nadir"]


def test_six_ships_on_the_first_of_october_2026() -> None:
    # As NASA's caption of that day lists them: Crew-13 docked at 23:05.
    names = {ship.visit.id for ship in attached(utc("2026-10-01T23:30"))}
    assert names == {"crew-12", "crew-13", "cygnus-ng-24", "soyuz-ms-29", "progress-ms-34", "progress-ms-35"}


def test_the_ships_of_nasas_caption_of_the_first_of_december_2025() -> None:
    taken = {ship.place for ship in attached(utc("2025-12-01T20:00")) if ship.place != ARM}
    assert taken == {port.id for port in load_station().ports if port.open_at(utc("2025-12-01"))}


def test_reported_lengths_of_stay_agree_with_the_times() -> None:
    """Days as the sources print them: launch to landing 245 and 167, docked about 185."""
    visits = load_station().visits_by_id

    def days(name: str) -> float:
        visit = visits[name]
        assert visit.landed
        return (visit.landed.taken_as_utc - visit.launch.time.taken_as_utc) / timedelta(days=1)

    assert round(days("soyuz-ms-27")) == 245
    assert round(days("crew-11")) == 167
    assert round(days("crew-12")) == 237
    stay = visits["crs-33"].attachments[0]
    assert stay.end
    assert (stay.end.taken_as_utc - stay.start.taken_as_utc).days == 185


def test_quickest_trip_as_reported() -> None:
    crew = load_station().visits_by_id["crew-13"]
    trip = crew.attachments[0].start.taken_as_utc - crew.launch.time.taken_as_utc
    assert trip == timedelta(hours=7, minutes=55)


def test_no_clock_time_where_none_is_known() -> None:
    cygnus = load_station().visits_by_id["cygnus-ng-23"]
    moves = [stay.start for stay in cygnus.attachments][2:]
    assert [(start.time_utc, start.precision) for start in moves] == [
        ("2025-11-24", "range"),
        ("2025-12-01", "day"),
        ("2026-03-12T07:52:00Z", "minute"),
    ]


@pytest.mark.parametrize(
    ("visit", "field", "time", "sources"),
    [
        ("progress-ms-32", "attachment 1 to", "2026-04-20T22:08:00Z", ["gcat"]),
        ("progress-ms-32", "landed", "2026-04-21", ["gcat"]),
        ("cygnus-ng-23", "attachment 4 to", "2026-03-12T07:52:00Z", ["gcat"]),
        ("cygnus-ng-23", "attachment 5 to", "2026-03-12T11:06:00Z", ["gcat"]),
        ("htv-x1", "attachment 2 to", "2026-03-05T19:26:00Z", None),
        ("htv-x1", "landed", "2026-05-26T14:09:00Z", ["gcat"]),
        ("crs-34", "attachment 1 from", "2026-05-17T10:37:00Z", ["gcat"]),
        ("cygnus-ng-24", "attachment 1 from", "2026-04-13T17:20:00Z", ["gcat"]),
    ],
)
def test_times_set_right_by_a_catalogue(visit: str, field: str, time: str, sources: list[str] | None) -> None:
    instant = dict(load_station().visit(visit).instants())[field]
    assert instant.time_utc == time
    assert sources is None or list(instant.sources) == sources


def test_breakdowns_add_up_to_what_the_sources_say() -> None:
    parts = {visit.id: sum(part.mass_kg for part in visit.cargo.breakdown) for visit in load_station().visits}
    assert parts["progress-ms-30"] == 2599
    assert parts["progress-ms-31"] == 2625
    assert parts["progress-ms-32"] == 2516
    assert parts["crs-33"] == 2133  # rounded pounds: 137 kg short of the whole
    assert parts["progress-ms-34"] == 750


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_source_that_was_not_opened_says_so(path: Path) -> None:
    for source in load_station().visits_by_id[path.stem].sources.values():
        if source.url is None:
            assert source.note is not None
            assert "original not opened" in source.note
