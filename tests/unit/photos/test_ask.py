"""Texts of a form read as clues, and texts that can't be."""

from __future__ import annotations

import re

import pytest

from dashboard.errors import InputError
from dashboard.instants import parse_unix
from dashboard.photos.question import from_form as ask
from dashboard.photos.question import printed
from dashboard.photos.question.clues import CLUES
from dashboard.photos.question.from_form import Asked
from dashboard.photos.question.question import MILE_KM, Docked
from dashboard.station.catalogue import load_station
from dashboard.station.words import place_of, port_named, port_words


def test_every_field_reaches_the_question() -> None:
    question = ask.question_from(
        Asked(
            border="in-pk",
            within_km=200.0,
            start="2026-01-01",
            stop="2026-02-24",
            light="night",
            hours="22-4:30",
            altitude="261 mi",
            aboard=("Chris Williams, Jessica Meir",),
            docked=("HTV-X1", "cygnus-ng-23@unity-nadir"),
            published="2026-02-25",
        )
    )
    assert question.region.name == "India–Pakistan border"
    assert question.within_km == 200.0
    assert question.start_unix_s == parse_unix("2026-01-01")
    assert question.stop_unix_s == parse_unix("2026-02-25")  # the day is included
    assert question.condition == "night"
    assert question.hours_h == (22.0, 4.5)
    assert question.altitude is not None
    assert question.altitude.printed_km == pytest.approx(420.04, abs=0.01)
    assert question.aboard == ("Chris Williams", "Jessica Meir")
    assert question.docked == (Docked("htv-x1"), Docked("cygnus-ng-23", "unity-nadir"))
    assert question.published_unix_s == parse_unix("2026-02-25")


def test_what_is_left_out_is_no_clue() -> None:
    question = ask.question_from(Asked(point="10,20"))
    assert (question.within_km, question.within_given, question.wording) == (450.0, False, "of")
    assert (question.dated_unix_s, question.clock, question.sun, question.by) == (None, None, None, None)
    assert (question.condition, question.hours_h, question.altitude) == (None, None, None)
    assert (question.start_unix_s, question.stop_unix_s, question.published_unix_s) == (None, None, None)
    assert (question.aboard, question.docked) == ((), ())


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (Asked(place="Lahore"), "Lahore, PK"),
        (Asked(place="Hyderabad, PK"), "Hyderabad, PK"),
        (Asked(place="country:jp"), "Japan"),
        (Asked(place="india-pakistan-border"), "India–Pakistan border"),
        (Asked(point="35.36, 138.73"), "35.36° N, 138.73° E"),
        (Asked(point="-12.5 -77"), "12.50° S, 77.00° W"),
        (Asked(border="FR ES"), "France–Spain border"),
    ],
)
def test_places(asked: Asked, name: str) -> None:
    assert ask.read_region(asked).name == name


def test_a_name_shared_by_cities_means_the_largest_unless_a_country_is_given() -> None:
    whole = ask.read_region(Asked(place="Hyderabad"))
    other = ask.read_region(Asked(place="Hyderabad, PK"))
    assert whole.name == "Hyderabad, IN"
    assert whole.bounds_deg() != other.bounds_deg()


@pytest.mark.parametrize(
    ("text", "value_km", "half_km"),
    [
        ("261 mi", 261 * MILE_KM, 0.5 * MILE_KM),
        ("261 miles", 261 * MILE_KM, 0.5 * MILE_KM),
        ("260mi", 260 * MILE_KM, 0.5 * MILE_KM),
        ("420 km", 420.0, 0.5),
        ("422 km", 422.0, 0.5),
        ("421.5 KM", 421.5, 0.05),
        ("421,5 km", 421.5, 0.05),
        ("250±25 mi", 250 * MILE_KM, 25 * MILE_KM),
        ("400 +- 20 kilometres", 400.0, 20.0),
    ],
)
def test_altitudes_and_the_rounding_they_imply(text: str, value_km: float, half_km: float) -> None:
    """Of figures that end in nought the law of their error holds the rounding too."""
    altitude = ask.read_altitude(text)
    assert altitude.printed_km == pytest.approx(value_km)
    assert altitude.half_step_km == pytest.approx(half_km)


@pytest.mark.parametrize(
    ("text", "expected"), [("22-4", (22.0, 4.0)), ("21:30-03:15", (21.5, 3.25)), ("0 to 24:00", None)]
)
def test_hours(text: str, expected: tuple[float, float] | None) -> None:
    if expected is None:
        with pytest.raises(InputError, match="whole day"):
            ask.read_hours(text)
    else:
        assert ask.read_hours(text) == expected


@pytest.mark.parametrize(
    ("asked", "parameter", "said"),
    [
        (Asked(), "place", "is missing"),
        (Asked(place="Lahore", point="1,2"), "place", "more than one way"),
        (Asked(place="Xyzzyville"), "place", "no place known"),
        (Asked(place="country:xx"), "place", "no region known"),
        (Asked(point="north"), "point", "is not a point"),
        (Asked(point="nan,nan"), "point", "is not a point"),
        (Asked(point="91,0"), "point", "not on the Earth"),
        (Asked(border="IN"), "border", "two countries"),
        (Asked(border="IN-FR"), "border", "PK"),
        (Asked(place="Lahore", within_km=0.0), "within_km", "1 to 2500"),
        (Asked(place="Lahore", within_km=float("nan")), "within_km", "1 to 2500"),
        (Asked(place="Lahore", start="yesterday"), "from", "is not a time"),
        (Asked(place="Lahore", stop="2026-13-01"), "to", "no month 13"),
        (Asked(place="Lahore", light="dusk"), "light", "night, day or any"),
        (Asked(place="Lahore", hours="22"), "hours", "no pair of hours"),
        (Asked(place="Lahore", hours="22-25"), "hours", "on the clock"),
        (Asked(place="Lahore", hours="5-5"), "hours", "whole day"),
        (Asked(place="Lahore", altitude="high"), "altitude", "is not a height"),
        (Asked(place="Lahore", altitude="261 ft"), "altitude", "is not a height"),
        (Asked(place="Lahore", altitude="100 km"), "altitude", "no height of the station"),
        (Asked(place="Lahore", docked=("Titanic",)), "docked", "no ship known"),
        (Asked(place="Lahore", published="soon"), "published", "is not a time"),
    ],
)
def test_what_cannot_be_read_names_its_field(asked: Asked, parameter: str, said: str) -> None:
    with pytest.raises(InputError, match=re.escape(said)) as error:
        ask.question_from(asked)
    assert error.value.parameter == parameter


@pytest.mark.parametrize("text", ["hour:2,evidence:0", "place:0.5", "", "lag:3,orbit:1.25"])
def test_weights_round_trip(text: str) -> None:
    assert ask.write_weights(ask.read_weights(text)) == ",".join(
        sorted(
            (pair for pair in text.split(",") if pair), key=lambda pair: list(CLUES).index(pair.split(":")[0])
        )
    )


@pytest.mark.parametrize("text", ["hour", "hour:", "hour:-1", "hour:4", "moon:1", "hour:1e3", "hour:2;lag:1"])
def test_weights_that_cannot_be_read(text: str) -> None:
    with pytest.raises(InputError) as error:
        ask.read_weights(text)
    assert error.value.parameter == "weights"
    assert "from 0 to 3" in str(error.value)


def test_the_links_pattern_takes_what_is_written() -> None:
    every = dict.fromkeys(CLUES, 2.5)
    assert re.fullmatch(ask.WEIGHTS_PATTERN, ask.write_weights(every))
    assert not re.fullmatch(ask.WEIGHTS_PATTERN, "hour:2,")


@pytest.mark.parametrize(
    ("text", "port"),
    [
        ("crs-33@harmony-forward", "harmony-forward"),
        ("CRS-33@Harmony forward", "harmony-forward"),
        ("crs-33@Harmony forward (front)", "harmony-forward"),
        ("crs-33@front port of Harmony (forward)", "harmony-forward"),
        ("cygnus-ng-23@Earth-facing port of Unity (nadir)", "unity-nadir"),
        ("cygnus-ng-23@Canadarm2", "canadarm2"),
        ("cygnus-ng-23@robotic arm Canadarm2", "canadarm2"),
        ("htv-x1@Harmony nadir (Earth-facing)", "harmony-nadir"),
    ],
)
def test_ports_are_read_as_they_are_printed(text: str, port: str) -> None:
    assert ask.read_ship(text).place == port


def test_what_is_no_port_is_refused_with_the_ports() -> None:
    with pytest.raises(
        InputError, match=r"names no port with 'attic'; allowed: a port such as Harmony forward"
    ):
        ask.read_ship("crs-33@attic")


def test_every_port_is_read_in_every_form_that_the_product_prints() -> None:
    station = load_station()
    for identifier, port in station.ports_by_id.items():
        for text in (identifier, port.name, port_words(port), place_of(identifier)):
            assert port_named(text, station) == identifier, text


@pytest.mark.parametrize(
    ("place", "wording", "within_km"),
    [
        ("above Hungary", "above", 150.0),
        ("flying over Lahore", "above", 150.0),
        ("Lahore", "of", 450.0),
        ("city lights of Tokyo", "of", 450.0),
        ("looking toward Florida", "ahead", 900.0),
        ("Pacific off the coast of Chile", "above", 150.0),
        ("India-Pakistan border", "above", 150.0),
    ],
)
def test_how_a_place_is_meant_says_how_far_it_is_looked_for(
    place: str, wording: str, within_km: float
) -> None:
    question = ask.question_from(Asked(place=place))
    assert (question.wording, question.within_km) == (wording, within_km)
    stated = ask.question_from(Asked(place=place, within_km=300.0))
    assert (stated.within_km, stated.sigma_km) == (300.0, 150.0)


@pytest.mark.parametrize(
    ("text", "hour_h", "spread_min"),
    [
        ("21:09", 21.15, 1.0),
        ("9:09 p.m.", 21.15, 1.0),
        ("about 02:30", 2.5, 4.2),
        ("04:30", 4.5, 4.2),
        ("midnight", 0.0, 4.2),
        ("noon", 12.0, 4.2),
        ("12:10 a.m.", 1 / 6, 1.0),
        ("around 4 a.m. local time", 4.0, 4.2),
    ],
)
def test_printed_clocks_are_read(text: str, hour_h: float, spread_min: float) -> None:
    read = printed.read_clock(text)
    assert read.hour_h == pytest.approx(hour_h)
    assert read.spread_min == spread_min


@pytest.mark.parametrize("text", ["22", "25:00", "13:00 p.m.", "21:60", "late", ""])
def test_what_is_no_clock_is_refused(text: str) -> None:
    with pytest.raises(InputError) as error:
        printed.read_clock(text)
    assert error.value.parameter == "clock"


def test_whose_words_and_the_sun_are_read_or_refused() -> None:
    question = ask.question_from(Asked(place="Lahore", by="NASA", sun="Sunrise", dated="2026-02-19"))
    assert (question.by, question.sun) == ("nasa", "sunrise")
    assert question.dated_unix_s == parse_unix("2026-02-19")
    for name, text in (("by", "somebody"), ("sun", "moonrise"), ("dated", "lately")):
        with pytest.raises(InputError) as error:
            ask.question_from(Asked(place="Lahore", **{name: text}))  # type: ignore[arg-type]
        assert error.value.parameter == name
