"""The station's whole life: at every instant of change, and against what is known from elsewhere."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from dashboard.station.catalogue import FOLDER, load_station
from dashboard.station.complement import attached, crew, free_ports, modules
from dashboard.station.history.read import read_history
from dashboard.station.history.tables import read_rows, time_text
from dashboard.station.models import ARM
from dashboard.station.spans import all_spans, spans_by_visit

STATION = load_station()
FIRST_CREW = datetime(2000, 11, 2, 9, 21, 3, tzinfo=UTC)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def instants() -> list[datetime]:
    """Every instant at which a ship comes, moves or goes, and a second before each."""
    edges = {edge.switch for span in all_spans(STATION) for edge in (span.start, span.end) if edge}
    return sorted(edges | {edge - timedelta(seconds=1) for edge in edges})


INSTANTS = instants()


def test_no_port_is_taken_twice_and_none_that_was_not_there() -> None:
    assert len(INSTANTS) > 1500
    for t in INSTANTS:
        taken = [ship.place for ship in attached(t) if ship.place != ARM]
        assert len(taken) == len(set(taken)), t
        open_then = {port.id for port in STATION.ports if port.open_at(t)}
        assert set(taken) <= open_then, t
        assert {free.port.id for free in free_ports(t)} == open_then - set(taken), t


def test_nobody_is_aboard_twice_and_the_station_never_alone_since_the_first_crew() -> None:
    most = 0
    for t in INSTANTS:
        names = [one.person.name for one in crew(t)]
        assert len(names) == len(set(names)), t
        if FIRST_CREW <= t < STATION.known_until:
            assert 2 <= len(names) <= 13, t
        most = max(most, len(names))
    assert most == 13


def test_whoever_is_aboard_has_the_ship_that_takes_them_home_at_the_station_or_still_to_come() -> None:
    stays = spans_by_visit(STATION)
    for person in STATION.people:
        came, home = stays[person.came_on], stays[person.left_on or person.came_on]
        assert home[-1].end is None or came[0].start.switch < home[-1].end.switch
        # They came on a ship that names them, and no later one brought them.
        assert person.name in {seat.name for seat in came[0].visit.crew}


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("1998-12-10", 6),  # STS-88
        ("1999-01-01", 0),
        ("2000-11-03", 3),  # Expedition 1
        ("2003-06-01", 2),  # two caretakers after Columbia
        ("2005-07-30", 9),  # two and the seven of STS-114
        ("2009-07-20", 13),  # six and the seven of STS-127
        ("2010-04-10", 13),  # STS-131
        ("2011-07-12", 10),  # six and the four of STS-135
        ("2020-05-01", 3),
        ("2021-04-26", 11),  # Crew-1, Crew-2 and Soyuz MS-18
        ("2024-09-15", 12),  # with Starliner's two and both Soyuz
    ],
)
def test_head_counts_known_from_elsewhere(day: str, count: int) -> None:
    assert len(crew(utc(f"{day}T12:00"))) == count


@pytest.mark.parametrize(
    ("time", "ships"),
    [
        ("2005-07-28T12:00", {"sts-114", "soyuz-tma-6", "progress-m-53"}),
        # The one time that Shuttle, ATV and HTV were there together, with Soyuz and Progress.
        (
            "2011-03-01T12:00",
            {"sts-133", "atv-2", "htv-2", "soyuz-tma-01m", "soyuz-tma-20", "progress-m-09m"},
        ),
        ("1998-12-10T00:00", {"sts-88"}),
        ("1999-03-01T00:00", set()),
    ],
)
def test_ships_known_from_elsewhere(time: str, ships: set[str]) -> None:
    assert {ship.visit.id for ship in attached(utc(time))} == ships


def test_a_port_opens_and_closes_when_a_module_comes_goes_or_moves() -> None:
    moves = {
        time_text(instant).removeprefix("~")
        for module in STATION.modules
        for stay in module.stays
        for instant in (stay.start, stay.end)
        if instant
    }
    moves |= {time_text(module.launch) for module in STATION.modules}
    # Unity with PMA-2 stood on the Shuttle's docking system before it was joined to Zarya.
    moves.add("1998-12-05T23:44:43Z")
    for port in STATION.ports:
        for opening in port.open:
            assert time_text(opening.start) in moves, port.id
            assert opening.end is None or time_text(opening.end) in moves, port.id
        assert all(a.end and a.end.taken_as_utc < b.start.taken_as_utc for a, b in pairwise(port.open))


def test_modules_come_in_their_order_and_pirs_leaves() -> None:
    def names(day: str) -> list[str]:
        return [module.id for module in modules(utc(day))]

    assert names("1998-11-19") == []
    assert names("1998-11-21") == ["zarya"]
    assert names("1999-01-01") == ["zarya", "pma-1", "pma-2", "unity"]
    assert "pirs" in names("2021-07-25")
    assert "pirs" not in names("2021-07-27")
    assert len(names("2022-01-01")) == 24
    leonardo = next(module for module in STATION.modules if module.id == "leonardo-permanent-module")
    assert leonardo.place_at(utc("2015-05-01")) == "unity-nadir"
    assert leonardo.place_at(utc("2016-01-01")) == "tranquility-forward"


def test_a_source_s_question_mark_is_about_and_unknown_cargo_stays_unknown() -> None:
    stay = STATION.visit("mplm-raffaello-sts-114").attachments[1]
    assert stay.start.text == "about 2005-07-29 07:09 UTC"
    for visit in STATION.visits:
        if visit.craft in ("soyuz", "crew-dragon") and visit.kind == "crew":
            assert visit.cargo.up_kg is None
        if visit.id in read_ids() and visit.cargo.up_kg is not None:
            assert visit.cargo.scope, visit.id


def read_ids() -> set[str]:
    return {row["id"] for row in read_rows(FOLDER / "history" / "ships.csv")}


def test_the_tables_leave_out_what_was_checked_by_hand() -> None:
    history = read_history(FOLDER / "history")
    checked = {path.stem for path in (FOLDER / "visits").glob("*.toml")}
    assert len(checked) == 17
    assert not checked & {visit.id for visit in history.visits}
    assert not checked & {person.came_on for person in history.people}


def test_roles_and_expeditions_are_told_only_where_they_are_known() -> None:
    ships = STATION.visits_by_id
    for person in STATION.people:
        came = ships[person.came_on].attachments[0].start.taken_as_utc
        if utc("2020-02-01") < came < utc("2025-03-20"):
            assert person.role is None or "space tourist" in person.role or "participant" in person.role
        if came < utc("2025-01-01"):
            assert person.expeditions is None


def test_a_stretch_of_the_station_has_whoever_was_there() -> None:
    part = STATION.between(utc("2005-07-01"), utc("2005-08-01"))
    t = utc("2005-07-29T12:00")
    assert [ship.visit.id for ship in attached(t, part)] == [ship.visit.id for ship in attached(t)]
    assert [one.person.name for one in crew(t, part)] == [one.person.name for one in crew(t)]
    assert [free.port.id for free in free_ports(t, part)] == [free.port.id for free in free_ports(t)]
    assert len(part.visits) < 8
