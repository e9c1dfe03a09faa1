"""``/api/v1/exposure.png``, ``.json`` and the poles of a photograph's candidates, as a client meets them."""

from __future__ import annotations

import io
from typing import Any
from unittest.mock import patch

import pytest
from PIL import Image

from dashboard.web.api import exposure
from tests.web.conftest import Client

T = "2026-02-19T21:36:30Z"
SMALL = {"t": T, "width": "96", "exposure_s": "20"}
POLES = "/api/v1/photos/spacecraft-stars-city-lights/poles"


def test_the_picture_is_a_png_of_the_size_asked_for(client: Client) -> None:
    answer = client.get("/api/v1/exposure.png", **SMALL)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    assert Image.open(io.BytesIO(answer.content)).size == (96, 64)
    assert answer.headers["cache-control"] == "public, max-age=86400"
    assert "content-encoding" not in answer.headers


def test_it_is_made_once_and_then_kept(client: Client) -> None:
    first = client.get("/api/v1/exposure.png", **SMALL, azimuth_deg="31")
    with patch.object(exposure, "render", side_effect=AssertionError("drawn again")):
        again = client.get("/api/v1/exposure.png", **SMALL, azimuth_deg="31")
        assert again.content == first.content
        # The same question in other words: the preset's own numbers, an offset, another order.
        same = client.get(
            "/api/v1/exposure.png?azimuth_deg=-329&lens_mm=14&exposure_s=20.0&width=96&height=64"
            "&t=2026-02-20T03:06:30%2B05:30"
        )
        assert same.content == first.content
        known = client.get_with(
            f"/api/v1/exposure.png?t={T}&width=96&exposure_s=20&azimuth_deg=31",
            {"If-None-Match": first.headers["etag"]},
        )
        assert known.status_code == 304
        assert not known.content


def test_the_arrival_of_the_light_is_another_picture(client: Client) -> None:
    light = client.get("/api/v1/exposure.png", **SMALL)
    arrival = client.get("/api/v1/exposure.png", **SMALL, layer="arrival")
    assert arrival.headers["content-type"] == "image/png"
    assert arrival.content != light.content
    assert arrival.headers["etag"] != light.headers["etag"]


def test_the_numbers_are_of_the_same_frame(client: Client) -> None:
    answer = client.json("/api/v1/exposure.json", **SMALL)
    assert answer["start_utc"] == T
    assert answer["stop_utc"] == "2026-02-19T21:36:50Z"
    assert (answer["width"], answer["height"]) == (96, 64)
    assert set(answer["star_pole"]) >= {"ra_deg", "dec_deg", "x_px", "y_px"}
    assert answer["camera"]["lens_mm"] == 14
    assert {"boresight", "horizon", "ships", "stars", "cities", "explanations", "map"} <= set(answer)


def test_without_a_time_it_is_the_photographs(client: Client) -> None:
    photo = client.json("/api/v1/photos/spacecraft-stars-city-lights")
    answer = client.get("/api/v1/exposure.json", width="96", exposure_s="20")
    assert answer.json()["start_utc"] == photo["moment_utc"]
    assert answer.headers["cache-control"] == "no-cache"


def test_the_floodlit_border_is_told_and_can_be_left_out(client: Client) -> None:
    over_sindh = {"t": "2026-02-19T21:35:00Z", "width": "96", "exposure_s": "60", "window": "none"}
    drawn = client.json("/api/v1/exposure.json", **over_sindh, preset="fisheye")
    assert [one["id"] for one in drawn["borders"]] == ["india-pakistan"]
    assert any("floodlit fence" in text and "about" in text for text in drawn["assumptions"])
    left_out = client.json("/api/v1/exposure.json", **over_sindh, preset="fisheye", border_lights="off")
    assert left_out["borders"] == []
    assert any("left out, as asked" in text for text in left_out["assumptions"])


def test_presets_are_the_ground_that_parameters_stand_on(client: Client) -> None:
    answer = client.json("/api/v1/exposure.json", **SMALL, preset="down", azimuth_deg="10")
    camera = answer["camera"]
    assert (camera["elevation_deg"], camera["azimuth_deg"], camera["window"]) == (-90, 10, "destiny")


def test_height_follows_width_and_the_other_way_round(client: Client) -> None:
    tall = client.json("/api/v1/exposure.json", t=T, exposure_s="2", height="427")
    assert (tall["width"], tall["height"]) == (640, 427)
    largest = client.json("/api/v1/exposure.json", t=T, exposure_s="2", width="2560")
    assert (largest["width"], largest["height"]) == (2560, 1707)


@pytest.mark.parametrize("form", ["png", "json"])
@pytest.mark.parametrize(
    ("parameter", "given", "allowed"),
    [
        ("lens_mm", "0", "a number from 6 to 800"),
        ("lens_mm", "wide", "a number from 6 to 800"),
        ("exposure_s", "86400", "a number from 1 to 1,860"),
        ("exposure_s", "-1", "a number from 1 to 1,860"),
        ("width", "100000", "a whole number from 64 to 2,560"),
        ("elevation_deg", "120", "a number from -90 to 90"),
        ("azimuth_deg", "nan", "a number from -360 to 360"),
        ("preset", "selfie", "photo, down, ahead, pole, fisheye"),
        ("window", "door", "cupola, destiny, none"),
        ("lens", "pinhole", "rectilinear, fisheye"),
        ("flight", "sideways", "forwards, backwards"),
        ("border_lights", "dim", "on, off"),
        ("focal", "14", "lens_mm"),
        ("photo", "nothing", "spacecraft-stars-city-lights"),
        ("t", "yesterday", "2026-02-19T21:36:30Z"),
        ("t", "2031-01-01T00:00:00Z", "1998-11-20"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(
    client: Client, form: str, parameter: str, given: str, allowed: str
) -> None:
    problem = client.problem(f"/api/v1/exposure.{form}", **{parameter: given})
    assert problem["parameter"] == parameter
    assert problem["given"] == given
    assert allowed in problem["allowed"]
    assert problem["message"].endswith(".")


def test_a_layer_is_the_pictures_only(client: Client) -> None:
    assert client.problem("/api/v1/exposure.png", layer="depth")["allowed"] == "light, arrival"
    assert client.problem("/api/v1/exposure.json", layer="arrival")["parameter"] == "layer"


def test_heads_are_answered_without_drawing(client: Client) -> None:
    with patch.object(exposure, "render", side_effect=AssertionError("drawn")):
        answer = client.request("HEAD", "/api/v1/exposure.png")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"


@pytest.fixture(scope="module")
def poles(client: Client) -> Any:  # noqa: ANN401
    return client.json(POLES)


def test_every_candidate_has_its_pole_the_likeliest_first(client: Client, poles: Any) -> None:  # noqa: ANN401
    finder = client.json("/api/v1/photos/spacecraft-stars-city-lights/candidates", most="5")
    assert [one["best_utc"] for one in poles["candidates"][:5]] == [
        one["best_utc"] for one in finder["candidates"]
    ]
    assert poles["shift_deg_per_day"] == pytest.approx(-4.95, abs=0.05)
    for candidate in poles["candidates"]:
        assert candidate["dec_deg"] == pytest.approx(-38.35, abs=0.3)
        assert candidate["from_star_deg"] is None
    assert all(star["dec_deg"] < 0 and star["magnitude"] <= 4.6 for star in poles["stars"])


def test_a_star_ranks_the_candidates_anew(client: Client, poles: Any) -> None:  # noqa: ANN401
    """Acamar stands by the pole of 19 January: that night comes first, whatever the finder thought."""
    acamar = next(star for star in poles["stars"] if star["name"] == "Acamar")
    ranked = client.json(POLES, star=str(acamar["hip"]))
    assert ranked["star"]["name"] == "Acamar"
    apart = [one["from_star_deg"] for one in ranked["candidates"]]
    assert apart == sorted(apart)
    assert apart[0] < 3
    assert ranked["candidates"][0]["best_utc"].startswith("2026-01-19")
    assert {one["best_utc"] for one in ranked["candidates"]} == {
        one["best_utc"] for one in poles["candidates"]
    }


def test_the_northern_pole_is_opposite(client: Client, poles: Any) -> None:  # noqa: ANN401
    north = client.json(POLES, side="port")
    for one, other in zip(north["candidates"], poles["candidates"], strict=True):
        assert one["dec_deg"] == pytest.approx(-other["dec_deg"], abs=0.002)
    assert all(star["dec_deg"] > 0 for star in north["stars"])


def test_poles_refuse_what_they_do_not_know(client: Client) -> None:
    assert "is not in the catalogue" in client.problem(POLES, star="3")["message"]
    assert client.problem(POLES, side="up")["allowed"] == "starboard, port"
    assert client.not_found("/api/v1/photos/nothing/poles")["parameter"] == "id"


@pytest.mark.parametrize("exposure_s", [1800, 1839, 1860])
def test_a_long_exposure_has_its_numbers_whatever_its_end(client: Client, exposure_s: int) -> None:
    # Where a star sets at the very end, the noise of its place may not decide that it was never seen.
    answer = client.json("/api/v1/exposure.json", exposure_s=str(exposure_s))
    assert answer["stars"]
