"""The card's words fit, say what is so, and are in letters that its face has."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from dashboard.answers.moment import Moment, moment_at
from dashboard.answers.sentences import compass_point, daylight, near, place_sentence
from dashboard.instants import parse_unix
from dashboard.photos.catalogue.files import MISSION_PHOTO, load_photos
from dashboard.web.card.labels import LEFT, WIDTH, words
from dashboard.web.card.text import font, printable, width_of, wrap

relaxed = settings(max_examples=60, deadline=None)
PHOTO = parse_unix("2026-02-19T21:36:30Z")


def glyph(character: str) -> bytes:
    return bytes(font(30).getmask(character))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("São Paulo", "Sao Paulo"), ("Łódź", "Lodz"), ("−3°", "-3°"), ("Tromsø", "Tromso"), ("東京", "??")],
)
def test_names_are_spelled_in_letters_the_face_has(text: str, expected: str) -> None:
    assert printable(text) == expected


@relaxed
@given(st.text(max_size=40))
def test_no_letter_becomes_an_empty_box(text: str) -> None:
    missing = glyph("\uffff")
    for character in set(printable(text)):
        assert not character.isprintable() or character == " " or glyph(character) != missing


@relaxed
@given(st.text(alphabet=st.characters(codec="ascii", categories=["L", "N"]), max_size=12), st.integers(1, 30))
def test_lines_are_no_wider_than_they_may_be(word: str, count: int) -> None:
    lines = wrap(" ".join([word] * count), 22, 200, 3)
    assert len(lines) <= 3
    assert all(width_of(line, 22) <= 200 for line in lines)


def test_what_does_not_fit_is_cut_with_an_ellipsis_and_the_rest_is_kept() -> None:
    assert wrap("one two three", 22, 400, 3) == ["one two three"]
    assert wrap("a b c d e f", 22, 30, 2)[-1].endswith("…")
    # What belongs together stays together.
    assert wrap("height 422\u00a0km", 22, 80, 3) == ["height", "422 km"]


@pytest.mark.parametrize(
    ("bearing", "point"),
    [(0, "north"), (22, "north"), (23, "northeast"), (180, "south"), (359, "north"), (-90, "west")],
)
def test_points_of_the_compass(bearing: float, point: str) -> None:
    assert compass_point(bearing) == point


def changed(moment: Moment, **ground: object) -> Moment:
    city = moment.ground.nearest_city.model_copy(
        update={key: value for key, value in ground.items() if key in ("distance_km", "from_city_deg")}
    )
    place = moment.ground.model_copy(update=ground | {"nearest_city": city})
    return moment.model_copy(update={"ground": place})


def test_the_sentence_of_the_photograph() -> None:
    sentence = place_sentence(moment_at(PHOTO)).replace("\u00a0", " ")
    assert sentence.startswith("Over ")
    assert " by night, " in sentence
    assert sentence.endswith(" km (262 mi) up")
    assert "between Lahore and Bahawalpur" in sentence


def test_near_says_where_the_station_is_seen_from_the_city() -> None:
    moment = moment_at(PHOTO)
    assert near(changed(moment, distance_km=120.4, from_city_deg=270.0)) == "120 km west of Harunabad"
    assert near(changed(moment, distance_km=9.0)) == "at Harunabad"


@pytest.mark.parametrize(
    ("elevation", "solar_time", "words"),
    [(20, 9, "by day"), (-30, 1, "by night"), (-5, 5.5, "at dawn"), (-5, 18.5, "at dusk")],
)
def test_the_light_below(elevation: float, solar_time: float, words: str) -> None:
    moment = changed(moment_at(PHOTO), sun_elevation_deg=elevation, solar_time_h=solar_time)
    assert daylight(moment) == words


def written(moment: Moment, titled: bool) -> Image.Image:
    picture = Image.new("RGB", (1200, 630))
    words(ImageDraw.Draw(picture), moment, load_photos()[MISSION_PHOTO] if titled else None)
    return picture


@pytest.mark.parametrize("titled", [True, False])
@pytest.mark.parametrize(
    "text",
    ["2026-02-19T21:36:30", "2025-12-05", "2025-03-01", "2026-10-20", "2026-01-15T06:20", "2025-11-27"],
)
def test_words_stay_in_their_column(text: str, titled: bool) -> None:
    box = written(moment_at(parse_unix(text)), titled).getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert left >= LEFT - 3
    assert right <= LEFT + WIDTH + 3
    assert top >= 50
    assert bottom <= 612
