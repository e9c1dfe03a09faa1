"""What a caption says beside what is computed: for the photograph, and for captions tampered with."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.answers.claim_place import verdict_of_distance
from dashboard.answers.claim_rules import verdict_of
from dashboard.answers.claim_sky import turn_deg_per_s
from dashboard.answers.claims import ClaimAnswer, claims_of
from dashboard.photos.catalogue.files import MISSION_PHOTO, load_photos
from dashboard.photos.catalogue.models import Photo
from dashboard.photos.moment import default_moment
from tests.web.conftest import Client

PHOTO = load_photos()[MISSION_PHOTO]


def lines(photo: Photo = PHOTO, unix_s: float | None = None) -> dict[str, ClaimAnswer]:
    """Claims by kind, ships told apart by their names."""
    found = claims_of(photo, default_moment(MISSION_PHOTO) if unix_s is None else unix_s)
    ships = {True: "cygnus", False: "htv"}
    return {ships["Cygnus" in line.says] if line.kind == "docked" else line.kind: line for line in found}


def tampered(kind: str, number: int = 0, **changes: Any) -> Photo:  # noqa: ANN401
    """The photograph with another number in one of its claims."""
    facts = PHOTO.model_dump()
    chosen = [claim for claim in facts["claims"] if claim["kind"] == kind][number]
    chosen.update(changes)
    return Photo.model_validate(facts)


def with_altitude(value: float) -> Photo:
    facts = PHOTO.model_dump()
    facts["altitude"]["value"] = value
    return Photo.model_validate(facts)


@pytest.mark.parametrize(
    ("line", "verdict", "computed"),
    [
        ("place", "fits", "Over Pakistan, 33 km (20 mi) from the border."),
        (
            "light",
            "fits",
            "03:06 in India, 02:36 in Pakistan, the next day; the Sun is 55° under the horizon: night.",
        ),
        ("altitude", "about", "262.2 mi (422.0 km)"),
        ("speed", "about", "17,141 mph (27,586 km/h)"),
        ("streaks", "fits", "6.9 km (4.3 mi) a second: 207 km in half a minute"),
        ("circles", "fits", "3.88° a minute"),
        ("cygnus", "fits", "Earth-facing port of Unity (nadir)"),
        ("craft", "fits", "Cygnus XL"),
        ("cargo", "about", "10,827 lb (4,911 kg)"),
        ("htv", "fits", "Earth-facing port of Harmony (nadir), there since 29 October 2025"),
        ("arm", "open", "published nowhere else"),
        ("photographer", "fits", "aboard, since 27 November 2025 (day 85)"),
    ],
)
def test_the_photographs_own_claims(line: str, verdict: str, computed: str) -> None:
    found = lines()[line]
    assert (found.verdict, computed in found.computed) == (verdict, True), found


def test_what_is_about_right_says_why() -> None:
    found = lines()
    assert found["speed"].why == "The printed number is rounded up by 2%."
    assert "1.2 mi above" in str(found["altitude"].why)
    assert "(4,990) are converted from the rounded number" in str(found["cargo"].why)
    assert all(line.why for line in found.values() if line.verdict != "fits")


@pytest.mark.parametrize(
    ("photo", "line", "verdict"),
    [
        (with_altitude(262), "altitude", "fits"),
        (with_altitude(300), "altitude", "differs"),
        (with_altitude(230), "altitude", "differs"),
        (tampered("speed", value=17_100), "speed", "fits"),
        (tampered("speed", value=25_000), "speed", "differs"),
        (tampered("speed", value=28_000, unit="km/h"), "speed", "about"),
        (tampered("speed", value=17_500, unit="km/h"), "speed", "differs"),
        (tampered("circles", turns_per_orbit=2), "circles", "differs"),
        (tampered("docked", port="harmony-nadir"), "cygnus", "differs"),
        (tampered("docked", 1, visit="progress-ms-31"), "htv", "differs"),
        (tampered("craft", craft="htv-x"), "craft", "differs"),
        (tampered("cargo", value=10_800, rounding=100), "cargo", "fits"),
        (tampered("cargo", value=8_000), "cargo", "differs"),
        (tampered("cargo", value=11_000, unit="kg"), "cargo", "differs"),
        (tampered("cargo", arrived="2025-10"), "cargo", "differs"),
    ],
)
def test_a_caption_that_said_otherwise(photo: Photo, line: str, verdict: str) -> None:
    found = lines(photo)[line]
    assert found.verdict == verdict, found
    assert verdict != "differs" or found.why


def test_at_another_moment_the_caption_is_wrong() -> None:
    """Half an orbit later it is day on the other side of the Earth; in May the ships have gone."""
    later = lines(unix_s=default_moment(MISSION_PHOTO) + 2800)
    assert {later[name].verdict for name in ("place", "light", "streaks")} == {"differs"}
    may = lines(unix_s=default_moment(MISSION_PHOTO) + 85 * 86_400)
    assert {may[name].verdict for name in ("cygnus", "htv", "arm")} == {"differs"}


def test_a_time_published_to_minutes_is_read_so() -> None:
    """At half past four sharp the station is 994 km off; the time is good to a quarter of an hour."""
    place = claims_of(load_photos()["mount-fuji-at-night"], default_moment("mount-fuji-at-night"))[0]
    assert (place.verdict, place.computed) == (
        "about",
        "Over the open sea, 994 km (618 mi) from Mount Fuji.",
    )
    assert "published to 15 minutes only" in str(place.why)


@pytest.mark.parametrize(
    ("printed", "computed", "verdict"),
    [(261, 261.4, "fits"), (261, 262.2, "about"), (261, 263.1, "differs"), (261, 258.9, "differs")],
)
def test_numbers_are_held_together_by_their_rounding(printed: float, computed: float, verdict: str) -> None:
    assert verdict_of(printed, computed, 1, 1.5) == verdict


def test_a_coarse_rounding_alone_is_no_fit() -> None:
    assert verdict_of(11_000, 10_827, 1000, 0) == "about"
    assert verdict_of(11_000, 10_950, 1000, 0) == "fits"


@pytest.mark.parametrize(("km", "verdict"), [(0, "fits"), (50, "fits"), (51, "about"), (151, "differs")])
def test_how_far_is_above(km: float, verdict: str) -> None:
    assert verdict_of_distance(km, 150) == verdict


def test_the_station_turns_once_in_an_orbit() -> None:
    """360 degrees in the 93.01 minutes of the element set's 15.4817 orbits a day."""
    assert turn_deg_per_s(default_moment(MISSION_PHOTO)) * 60 == pytest.approx(360 / 93.01, rel=0.004)


def test_the_api_answers_them(client: Client) -> None:
    answer = client.json(f"/api/v1/photos/{MISSION_PHOTO}")
    assert [line["kind"] for line in answer["claims"]] == [line.kind for line in lines().values()]
    assert {line["verdict"] for line in answer["claims"]} == {"fits", "about", "open"}
    assert client.json("/api/v1/photos")["photos"][0]["claims"] == answer["claims"]


def test_every_claim_has_its_source() -> None:
    for photo in load_photos().values():
        for line in claims_of(photo, default_moment(photo.id)):
            assert photo.source(line.source)


def test_a_claim_of_no_known_source_is_refused() -> None:
    with pytest.raises(ValueError, match="no such source: elsewhere"):
        tampered("speed", source="elsewhere")
