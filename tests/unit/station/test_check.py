"""Contradictions between files are found, and what is no contradiction isn't."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dashboard.station.catalogue import Station, load_station
from dashboard.station.check import contradictions
from dashboard.station.models import Visit
from dashboard.station.people import Person
from tests.unit.station_samples import START, day, days_range, minute, station, tables, visit


def found(*visits: Visit) -> list[str]:
    return contradictions(station(*visits))


def test_two_ships_on_one_port_at_one_time() -> None:
    clash = found(visit("progress-a", end=minute(10)), visit("progress-b", start=minute(9), end=minute(12)))
    assert len(clash) == 1
    assert "progress-b takes zvezda-aft" in clash[0]
    assert "progress-a holds it" in clash[0]


def test_a_ship_of_which_no_end_is_known_holds_its_port() -> None:
    assert found(visit("progress-a"), visit("progress-b", start=minute(30), end=minute(40)))


def test_one_after_the_other_and_at_different_ports_is_fine() -> None:
    assert found(visit("progress-a", end=minute(10)), visit("progress-b", start=minute(10))) == []
    assert found(visit("progress-a"), visit("progress-b", place="poisk-zenith")) == []


def test_soft_ends_that_only_may_overlap_are_no_contradiction() -> None:
    leaving = visit("progress-a", end=days_range(8, 11))
    assert found(leaving, visit("progress-b", start=day(11), end=minute(20))) == []
    # Possible, but the state would show both at once until the range says as what it is taken.
    assert found(leaving, visit("progress-b", start=day(10), end=minute(20))) != []
    sooner = visit("progress-a", end=days_range(8, 11) | {"taken_as": START.date() + timedelta(days=9)})
    assert found(sooner, visit("progress-b", start=day(10), end=minute(20))) == []


def test_soft_ends_that_certainly_overlap_are_one() -> None:
    assert found(
        visit("progress-a", end=days_range(8, 11)), visit("progress-b", start=minute(6), end=minute(7))
    )


def test_a_place_that_is_no_port() -> None:
    assert found(visit("progress-a", place="kibo-starboard")) == [
        "progress-a: kibo-starboard is no port of the station."
    ]


def test_a_confirmation_outside_what_the_sources_cover() -> None:
    late = tables("progress-a") | {"last_confirmed_attached": "2026-05-01"}
    early = tables("progress-b", place="poisk-zenith") | {"last_confirmed_attached": "2026-01-01"}
    sentences = found(Visit.model_validate(late), Visit.model_validate(early))
    assert sentences == [
        "progress-a: confirmed on 2026-05-01, after the sources end (2026-03-31, coverage.toml).",
        "progress-b: confirmed attached on 2026-01-01, before it came.",
    ]


def with_person(**changes: object) -> Station:
    here = load_station()
    index = next(i for i, person in enumerate(here.people) if person.came_on == "soyuz-ms-27")
    changed = Person.model_validate(here.people[index].model_dump() | changes)
    return replace(here, people=(*here.people[:index], changed, *here.people[index + 1 :]))


def test_people_must_agree_with_their_ships() -> None:
    assert contradictions(with_person()) == []
    assert contradictions(with_person(came_on="apollo-11")) == [
        "Sergey Ryzhikov: apollo-11 is no visit.",
        "Sergey Ryzhikov came on soyuz-ms-27 but is not among the people of crew.toml.",
    ]
    assert "is not among the crew of soyuz-ms-27" in contradictions(with_person(agency="ESA"))[0]
    assert "has no ship home" in contradictions(with_person(left_on=None))[0]
    assert "before arriving" in contradictions(with_person(left_on="crew-13"))[0]


def test_a_person_or_a_port_missing_or_twice_is_found() -> None:
    here = load_station()
    others = [one for one in here.people if (one.name, one.came_on) != ("Sergey Ryzhikov", "soyuz-ms-27")]
    assert contradictions(replace(here, people=tuple(others))) == [
        "Sergey Ryzhikov came on soyuz-ms-27 but is not among the people of crew.toml."
    ]
    assert "There are 7 ports" in contradictions(replace(here, ports=here.ports[1:]))[0]
    assert "Port harmony-forward is there twice." in contradictions(
        replace(here, ports=(*here.ports, here.ports[0]))
    )
    assert "Visit crs-33 is there twice." in contradictions(
        replace(here, visits=(*here.visits, here.visits_by_id["crs-33"]))
    )


def test_expeditions_follow_one_another() -> None:
    here = load_station()
    gap = replace(here, expeditions=(here.expeditions[0], here.expeditions[2]))
    assert contradictions(gap) == ["Expedition 75 does not begin where 73 ends."]
