"""The catalogue's files, and what a file that breaks their shape is told."""

from __future__ import annotations

import re
from datetime import UTC
from pathlib import Path

import pytest

from dashboard.errors import InputError
from dashboard.photos.catalogue.files import MISSION_PHOTO, load_photo_file, load_photos, photo_by_id
from dashboard.photos.question.from_photo import question_of
from dashboard.photos.question.question import MILE_KM
from dashboard.station.catalogue import load_station

SMALLEST = """
title = "A view"
credit = "NASA"
kind = "night view"
rights = "linked to"
[place]
words = "above Lahore"
city = "Lahore, PK"
source = "s"
[[sources]]
id = "s"
title = "a page"
publisher = "somebody"
"""


def write(folder: Path, text: str, name: str = "a-view") -> Path:
    file = folder / f"{name}.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_ids_are_the_names_of_the_files_and_the_missions_comes_first() -> None:
    photos = load_photos()
    assert next(iter(photos)) == MISSION_PHOTO
    folder = Path(load_photo_file.__code__.co_filename).parent
    assert set(photos) == {file.stem for file in folder.glob("*.toml")}


def test_the_missions_photograph_holds_what_was_published() -> None:
    photo = photo_by_id(MISSION_PHOTO)
    assert photo.photographer == "Chris Williams"
    assert photo.published is not None
    assert str(photo.published.day) == "2026-02-25"
    assert {(ship.visit, ship.where) for ship in photo.ships()} == {
        ("cygnus-ng-23", "right"),
        ("htv-x1", "top"),
    }
    assert photo.place.border == ("IN", "PK")
    assert photo.taken is None  # no time was published: none may stand in the file
    assert [item.confidence for item in photo.evidence] == ["circumstantial"]


def test_its_numbers_become_clues_with_units() -> None:
    question = question_of(photo_by_id(MISSION_PHOTO))
    assert question.altitude is not None
    assert question.altitude.printed_km == pytest.approx(261 * MILE_KM)
    assert question.altitude.half_step_km == pytest.approx(0.5 * MILE_KM)
    assert (question.condition, question.within_km) == ("night", 150.0)
    assert question.aboard == ("Chris Williams",)
    assert [(ship.visit, ship.place) for ship in question.docked] == [
        ("cygnus-ng-23", "unity-nadir"),
        ("htv-x1", "harmony-nadir"),
    ]


@pytest.mark.parametrize("identifier", list(load_photos()))
def test_every_fact_names_a_source_and_known_ships_and_people(identifier: str) -> None:
    photo, station = load_photos()[identifier], load_station()
    for ship in photo.ships():
        assert ship.visit in station.visits_by_id
        assert ship.port in station.ports_by_id
    if photo.photographer is not None:
        assert photo.photographer in {person.name for person in station.people}
    for fact in (photo.published, photo.taken, photo.place, photo.light, photo.altitude, *photo.seen):
        if fact is not None:
            assert photo.source(fact.source).title
    if photo.taken is not None:
        assert photo.taken.time_utc.tzinfo is UTC


@pytest.mark.parametrize("identifier", list(load_photos()))
def test_no_picture_is_in_the_catalogue(identifier: str) -> None:
    assert not re.search(r"\.(jpe?g|png|webp)\b", load_photos()[identifier].model_dump_json())


def test_the_smallest_file_is_read_and_its_id_is_its_name(tmp_path: Path) -> None:
    photo = load_photo_file(write(tmp_path, SMALLEST))
    assert photo.id == "a-view"
    question = question_of(photo)
    assert question.region.name == "Lahore, PK"
    assert (question.condition, question.altitude, question.published_unix_s) == (None, None, None)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('source = "s"', 'source = "t"'), "no such source: t"),
        (('city = "Lahore, PK"', ""), "exactly one of border, point and city"),
        (('city = "Lahore, PK"', 'city = "Lahore"\npoint = [30.0, 70.0]'), "exactly one of"),
        (('city = "Lahore, PK"', "point = [91.0, 70.0]"), "less than or equal to 90"),
        (('title = "A view"', 'title = "A view"\ntaken_by = "x"'), "taken_by"),
        (('title = "A view"', 'id = "another"\ntitle = "A view"'), "has another id"),
        (('kind = "night view"', ""), "kind: Field required"),
        (("[place]", '[light]\nwords="at night"\nhour_h=1.0\nsource="s"\n[place]'), "given together"),
        (("[place]", "[place"), "is not TOML"),
    ],
)
def test_a_file_with_a_fault_is_refused_with_its_reason(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    file = write(tmp_path, SMALLEST.replace(*change, 1))
    with pytest.raises(InputError, match="a-view") as error:
        load_photo_file(file)
    assert said in str(error.value)


def test_times_in_another_zone_are_refused(tmp_path: Path) -> None:
    text = SMALLEST + '\n[taken]\ntime_utc = 2026-01-03T19:30:00+09:00\nwithin_s = 60\nsource = "s"\n'
    with pytest.raises(InputError, match="UTC"):
        load_photo_file(write(tmp_path, text))


def test_evidence_must_end_after_it_begins(tmp_path: Path) -> None:
    text = SMALLEST + (
        '\n[[evidence]]\nid = "e"\nname = "e"\nsays = "e"\nsource = "s"\nprobability = 0.5\n'
        "from_utc = 2026-01-03T00:00:00Z\nto_utc = 2026-01-03T00:00:00Z\n"
    )
    with pytest.raises(InputError, match="from_utc comes before to_utc"):
        load_photo_file(write(tmp_path, text))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read"):
        load_photo_file(tmp_path / "nothing.toml")


def test_an_unknown_id_is_told_the_known_ones() -> None:
    with pytest.raises(InputError, match=MISSION_PHOTO) as error:
        photo_by_id("nothing")
    assert error.value.parameter == "photo"


def test_an_unknown_source_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        photo_by_id(MISSION_PHOTO).source("nothing")


@pytest.mark.parametrize("border", ['["IN", "PK"]', '["India", "Pakistan"]', '"India-Pakistan"', '"IND-PAK"'])
def test_a_border_is_read_by_names_and_codes(tmp_path: Path, border: str) -> None:
    text = SMALLEST.replace('city = "Lahore, PK"', f"border = {border}")
    photo = load_photo_file(write(tmp_path, text))
    assert photo.place.border == ("IN", "PK")
