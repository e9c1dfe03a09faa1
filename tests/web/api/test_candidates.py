"""``/api/v1/photos/{id}/candidates`` and ``/api/v1/find``: shape, ranking, refusals."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dashboard.instants import format_utc
from dashboard.photos.catalogue.files import MISSION_PHOTO
from dashboard.photos.moment import default_moment
from tests.web.conftest import Client

CANDIDATES = f"/api/v1/photos/{MISSION_PHOTO}/candidates"
CONTRACT = {
    "start_utc",
    "best_utc",
    "stop_utc",
    "latitude_deg",
    "longitude_deg",
    "altitude_km",
    "distance_km",
    "solar_time_h",
    "score",
    "reasons",
}


@pytest.fixture(scope="module")
def answer(client: Client) -> Any:  # noqa: ANN401
    return client.json(CANDIDATES)


def test_candidates_have_the_fields_of_the_contract_best_first(answer: Any) -> None:  # noqa: ANN401
    assert len(answer["candidates"]) > 60
    for candidate in answer["candidates"]:
        assert set(candidate) >= CONTRACT
        assert candidate["start_utc"] <= candidate["best_utc"] <= candidate["stop_utc"]
    scores = [candidate["score"] for candidate in answer["candidates"]]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) == pytest.approx(1.0, abs=1e-3)


def test_the_first_is_the_moment_the_page_opens_at(answer: Any, client: Client) -> None:  # noqa: ANN401
    best = answer["candidates"][0]["best_utc"]
    assert best == format_utc(default_moment(MISSION_PHOTO))
    assert client.json(f"/api/v1/photos/{MISSION_PHOTO}")["moment_utc"] == best


def test_scores_follow_from_the_terms_that_are_sent(answer: Any) -> None:  # noqa: ANN401
    """The browser re-ranks with these: the sum of the terms gives the score."""

    total = np.array([sum(candidate["terms"].values()) for candidate in answer["candidates"]])
    shares = np.exp(total - total.max()) / np.exp(total - total.max()).sum()
    assert shares == pytest.approx([candidate["score"] for candidate in answer["candidates"]], rel=2e-3)


def test_reasons_near_misses_and_counts(answer: Any) -> None:  # noqa: ANN401
    reason = answer["candidates"][0]["reasons"][0]
    assert set(reason) == {"clue", "side", "text", "log_likelihood", "factor"}
    assert answer["near_misses"]
    assert {"best_utc", "failed", "text"} <= set(answer["near_misses"][0])
    passes = [clue["passes"] for clue in answer["clues"]]
    assert passes == sorted(passes, reverse=True)
    assert passes[-1] == len(answer["candidates"])
    given = {term["clue"] for term in answer["weights"] if term["given"]}
    assert given == {term["clue"] for term in answer["weights"]} - {"date", "clock", "sun"}
    assert answer["verdict"].startswith("Probably 2026-02-19 21:36 UTC (")
    assert answer["tie"] == []


def test_the_place_is_where_the_moment_says_it_is(answer: Any, client: Client) -> None:  # noqa: ANN401
    for candidate in answer["candidates"][:3]:
        position = client.json("/api/v1/moment", t=candidate["best_utc"])["position"]
        # Both are rounded to a second or less: 7 km on the ground.
        assert candidate["latitude_deg"] == pytest.approx(position["latitude_deg"], abs=0.06)
        assert candidate["longitude_deg"] == pytest.approx(position["longitude_deg"], abs=0.08)
        assert candidate["altitude_km"] == pytest.approx(position["altitude_km"], abs=0.2)


def test_weights_re_rank(client: Client, answer: Any) -> None:  # noqa: ANN401
    other = client.json(CANDIDATES, weights="evidence:0,hour:3")
    assert other["candidates"][0]["score"] < answer["candidates"][0]["score"]
    assert {t["clue"]: t["weight"] for t in other["weights"]}["hour"] == 3.0
    assert client.json(CANDIDATES, weights="evidence:1") == answer


def test_most_and_chart(client: Client) -> None:
    short = client.json(CANDIDATES, most="3", chart="true")
    assert len(short["candidates"]) == 3
    assert [trace["name"] for trace in short["chart"]["data"]] == ["night", "every pass", "candidates"]
    assert len(short["chart"]["data"][2]["x"]) > 60  # the chart has them all


def test_an_unknown_photograph_is_not_found(client: Client) -> None:
    error = client.not_found("/api/v1/photos/nothing/candidates")
    assert MISSION_PHOTO in error["allowed"]


def test_find_gives_the_photographs_passes_for_the_photographs_clues(client: Client, answer: Any) -> None:  # noqa: ANN401
    found = client.json(
        "/api/v1/find",
        border="IN-PK",
        light="night",
        aboard="Chris Williams",
        docked="cygnus-ng-23@unity-nadir,htv-x1@harmony-nadir",
        published="2026-02-25",
        altitude="261 mi",
        by="press",
    )
    mine = {candidate["start_utc"] for candidate in found["candidates"]}
    assert mine == {candidate["start_utc"] for candidate in answer["candidates"]}
    # The photograph's file has two clues more, and its reach is stated.
    path = f"/api/v1/photos/{MISSION_PHOTO}/candidates"
    same = client.json(path, weights="evidence:0,hour:0")
    best, theirs = ([one["start_utc"] for one in some["candidates"][:5]] for some in (found, same))
    assert len(set(best) & set(theirs)) >= 4
    assert {term["clue"] for term in found["weights"] if not term["given"]} == {
        *("hour", "evidence", "date", "clock", "sun"),
    }


def test_find_by_city_point_and_dates(client: Client) -> None:
    city = client.json("/api/v1/find", place="Tokyo", **{"from": "2026-01-03", "to": "2026-01-05"})
    for candidate in city["candidates"]:
        assert "2026-01-03" <= candidate["best_utc"] < "2026-01-06"
        assert candidate["time_zone"] == "Asia/Tokyo"
        assert candidate["closest_km"] <= 450.0
    point = client.json("/api/v1/find", point="35.69,139.69", **{"from": "2026-01-03", "to": "2026-01-05"})
    assert len(point["candidates"]) == len(city["candidates"])


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ({}, "place"),
        ({"place": "Xyzzyville"}, "place"),
        ({"place": "Oslo"}, "place"),
        ({"border": "IN-FR"}, "border"),
        ({"point": "here"}, "point"),
        ({"place": "Lahore", "within_km": "0"}, "within_km"),
        ({"place": "Lahore", "within_km": "near"}, "within_km"),
        ({"place": "Lahore", "hours": "late"}, "hours"),
        ({"place": "Lahore", "light": "dusk"}, "light"),
        ({"place": "Lahore", "altitude": "high"}, "altitude"),
        ({"place": "Lahore", "aboard": "Nobody"}, "aboard"),
        ({"place": "Lahore", "docked": "Titanic"}, "docked"),
        ({"place": "Lahore", "docked": "htv-x1@poisk-zenith"}, "docked"),
        ({"place": "Lahore", "published": "soon"}, "published"),
        ({"place": "Lahore", "weights": "moon:2"}, "weights"),
        ({"place": "Lahore", "from": "2030-01-01"}, "from"),
        ({"place": "Lahore", "from": "2026-02-01", "to": "2026-01-01"}, "from"),
        ({"place": "Lahore", "most": "0"}, "most"),
        ({"place": "x" * 300}, "place"),
    ],
)
def test_bad_input_is_a_sentence_that_names_the_parameter(
    client: Client, asked: dict[str, str], parameter: str
) -> None:
    problem = client.problem("/api/v1/find", **asked)
    assert problem["parameter"] == parameter
    assert "allowed" in problem["message"]


def test_contradicting_clues_say_what_each_left(client: Client) -> None:
    problem = client.problem(
        "/api/v1/find",
        border="IN-PK",
        aboard="Jonny Kim",
        docked="crew-12",
        **{"from": "2025-11-20", "to": "2026-02-28"},
    )
    assert problem["parameter"] == "docked"
    assert "rules out every pass" in problem["message"]
    assert "passes left after each" in problem["message"]


def test_two_spellings_of_a_question_are_one_answer(client: Client) -> None:
    first = client.get(CANDIDATES, weights="hour:2")
    second = client.get(CANDIDATES, weights=" hour:2.0,lag:1")
    assert first.headers["etag"] == second.headers["etag"]
    assert (
        client.get_with(CANDIDATES, {"If-None-Match": client.get(CANDIDATES).headers["etag"]}).status_code
        == 304
    )


def test_a_publication_before_the_photographer_came_is_refused(client: Client) -> None:
    problem = client.problem(
        "/api/v1/find",
        border="IN-PK",
        aboard="Chris Williams",
        published="2025-11-20",
        **{"from": "2025-11-01"},
    )
    assert problem["parameter"] in ("published", "aboard")


def test_a_clue_with_a_wrong_name_is_no_quiet_clue(client: Client) -> None:
    error = client.problem("/api/v1/find", place="Lahore, PK", start="2026-01-01")
    assert error["parameter"] == "start"
    assert "from" in error["allowed"]
