"""People and ships by the names of captions."""

from __future__ import annotations

import pytest

from dashboard.errors import InputError
from dashboard.photos.finder import find
from dashboard.photos.question.from_form import Asked, question_from, read_ship
from dashboard.photos.question.names import people_named, person_named
from dashboard.station.catalogue import load_station


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Michael Fincke", "Mike Fincke"),
        ("mike fincke", "Mike Fincke"),
        ("Pettit", "Donald Pettit"),
        ("Don Pettit", "Donald Pettit"),
        ("Butch Wilmore", "Barry Wilmore"),
        ("Suni Williams", "Sunita Williams"),
        ("NASA astronaut Christopher Williams", "Chris Williams"),
        ("Jeff Williams", "Jeffrey Williams"),
        ("Tyler Hague", "Nick Hague"),
        ("Sergei Ryzhikov", "Sergey Ryzhikov"),
        ("Alexander Gorbunov", "Aleksandr Gorbunov"),
    ],
)
def test_people_by_the_names_of_captions(text: str, name: str) -> None:
    assert person_named(text) == name


def test_everybody_is_known_by_every_spelling_of_the_records() -> None:
    for person in load_station().people:
        for spelling in (person.name, *person.also_spelled):
            assert person.name in people_named(spelling), spelling


def test_a_surname_of_several_and_a_stranger_are_refused() -> None:
    with pytest.raises(InputError, match="is the name of several people") as several:
        person_named("Williams")
    assert "Chris Williams" in several.value.allowed
    assert "Sunita Williams" in several.value.allowed
    with pytest.raises(InputError, match="nobody known to have been aboard"):
        person_named("Jules Verne")


@pytest.mark.parametrize(
    ("text", "craft"),
    [
        ("Crew Dragon", {"crew-dragon"}),
        ("the SpaceX cargo ship", {"cargo-dragon", "dragon"}),
        ("a Dragon", {"crew-dragon", "cargo-dragon", "dragon"}),
        ("Cygnus", {"cygnus", "cygnus-standard", "cygnus-xl"}),
        ("Cygnus XL", {"cygnus-xl"}),
        ("a Soyuz crew ship", {"soyuz"}),
        ("Progress cargo craft", {"progress"}),
        ("HTV-X", {"htv-x"}),
    ],
)
def test_a_ship_by_its_class_is_any_of_it(text: str, craft: set[str]) -> None:
    station = load_station()
    ship = read_ship(text)
    assert {station.visit(one).craft for one in ship.visits} == craft
    assert len(ship.visits) == sum(one.craft in craft for one in station.visits)


def test_a_class_and_a_person_of_several_stays_are_searched_where_the_rest_allows() -> None:
    asked = Asked(
        place="Cairo", light="night", published="2025-03-01", aboard=("Pettit",), docked=("Crew Dragon",)
    )
    found = find(question_from(asked))
    assert found.candidates
    assert found.span.pieces[0][0] > 1_725_000_000  # his last stay, from September 2024
    words = {count.key: count.words for count in found.counts}
    assert words["docked:crew-dragon"] == "a Crew Dragon at the station"
