"""Bad input: one shape, a sentence that names parameter, what was given and what is allowed; never a 500."""

from __future__ import annotations

import string
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dashboard.instants import format_utc
from dashboard.orbit.archive import load_archive
from tests.web.conftest import Client

TRACK = {"start": "2026-02-19T21:30:00Z", "stop": "2026-02-19T21:40:00Z"}
relaxed = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

texts = st.one_of(
    st.text(max_size=40),
    st.text(alphabet=string.digits + "-:TZ+. ", max_size=30),
    st.floats().map(str),
    st.datetimes().map(lambda instant: instant.isoformat()),
)


@pytest.mark.parametrize(
    ("path", "params", "parameter", "given_back", "phrase"),
    [
        ("/api/v1/moment", {"t": "yesterday"}, "t", "yesterday", "a UTC time"),
        ("/api/v1/moment", {"photo": "mona-lisa"}, "photo", "mona-lisa", "spacecraft-stars-city-lights"),
        ("/api/v1/track", TRACK | {"step_s": "0"}, "step_s", "0", "a number from 1 to 600"),
        ("/api/v1/track", TRACK | {"step_s": "fast"}, "step_s", "fast", "a number from 1 to 600"),
        ("/api/v1/track", TRACK | {"step_s": "nan"}, "step_s", "nan", "a number from 1 to 600"),
        ("/api/v1/track", TRACK | {"stop": "later"}, "stop", "later", "a UTC time"),
        ("/api/v1/track", TRACK | {"stop": "2026-02-19"}, "stop", "2026-02-19T00:00:00Z", "not before start"),
        ("/api/v1/track", {"stop": TRACK["stop"]}, "start", None, "a UTC time"),
        ("/api/v1/passes", {"within_km": "0"}, "within_km", "0", "a number from 1 to 2,500"),
        ("/api/v1/passes", {"region": "xyzzy"}, "region", "xyzzy", "a border (France-Spain)"),
        ("/api/v1/passes", {"region": "border:IN-FR"}, "country", "fr", "a neighbour of India"),
    ],
)
def test_the_sentence_names_all_three(
    client: Client, path: str, params: dict[str, str], parameter: str, given_back: str | None, phrase: str
) -> None:
    error = client.problem(path, **params)
    assert error["parameter"] == parameter
    assert error["given"] == given_back
    assert phrase in error["allowed"]
    assert parameter in error["message"]
    assert error["allowed"] in error["message"]
    assert error["message"].endswith(".")
    assert given_back is None or given_back in error["message"]


@pytest.mark.parametrize(
    ("path", "parameter"), [("/api/v1/moment", "t"), ("/api/v1/track", "start"), ("/api/v1/passes", "start")]
)
@pytest.mark.parametrize("year", ["1998", "2031"])
def test_a_time_outside_the_archive_names_the_span(
    client: Client, path: str, parameter: str, year: str
) -> None:
    error = client.problem(path, **(TRACK if path.endswith("track") else {}) | {parameter: f"{year}-01-01"})
    first, last = map(format_utc, load_archive().span())
    assert error["parameter"] == parameter
    assert first in error["message"]
    assert last in error["message"]


def test_a_track_with_too_many_states_says_how_far_it_may_go(client: Client) -> None:
    error = client.problem("/api/v1/track", start="2026-02-19", stop="2026-02-21", step_s="1")
    assert error["parameter"] == "stop"
    assert "172,801 states" in error["message"]
    assert "20,000" in error["allowed"]
    latest = error["allowed"].split()[2]
    track = client.json("/api/v1/track", start="2026-02-19", stop=latest, step_s="1")
    assert track["count"] == 20_000


@pytest.mark.parametrize("path", ["/api/v1/visits/apollo-11", "/api/v1/photos/mona-lisa"])
def test_an_unknown_name_in_a_path_lists_those_there_are(client: Client, path: str) -> None:
    error = client.not_found(path)
    assert error["parameter"] == "id"
    assert error["given"] == path.rsplit("/", 1)[1]
    assert "htv-x1" in error["allowed"] or "spacecraft-stars-city-lights" in error["allowed"]


@pytest.mark.parametrize(
    "path", ["/api/", "/api/v1", "/api/v1/momentum", "/api/v2/moment", "/api/v1/moment/x"]
)
def test_an_unknown_path_is_answered_in_json_not_with_the_page(client: Client, path: str) -> None:
    error = client.not_found(path)
    assert error["given"] == path
    assert "/api/docs" in error["message"]


def test_only_get_is_answered(client: Client) -> None:
    answer = client.request("POST", "/api/v1/moment")
    assert answer.status_code == 405
    assert answer.json()["error"]["given"] == "POST"


def test_errors_are_not_cached(client: Client) -> None:
    assert client.get("/api/v1/moment", t="x").headers["cache-control"] == "no-store"


def test_a_long_text_is_not_echoed_at_length(client: Client) -> None:
    error = client.problem("/api/v1/moment", t="x" * 5000)
    assert len(error["given"]) < 300
    assert len(error["message"]) < 600


@relaxed
@given(text=texts)
@example(text="\x00")
@example(text="9999-12-31T23:59:59+00:00")
@example(text="0001-01-01T00:00:00+14:00")
@example(text="2026-02-19T21:36:30.123456789Z")
def test_any_text_for_a_moment_is_answered(client: Client, text: str) -> None:
    answer = client.request("GET", f"/api/v1/moment?t={quote(text, safe='', errors='surrogatepass')}")
    assert answer.status_code in (200, 422)
    if answer.status_code == 422:
        assert answer.json()["error"]["parameter"] == "t"


@relaxed
@given(start=texts, stop=texts, step=texts)
@example(start="2026-02-19", stop="2026-02-19", step="inf")
@example(start="2026-02-19", stop="2026-02-19", step="1e-320")
def test_any_texts_for_a_track_are_answered(client: Client, start: str, stop: str, step: str) -> None:
    answer = client.get("/api/v1/track", start=start, stop=stop, step_s=step)
    assert answer.status_code in (200, 422)


@relaxed
@given(raw=st.binary(max_size=20))
def test_any_bytes_in_a_query_are_answered(client: Client, raw: bytes) -> None:
    encoded = "".join(f"%{byte:02x}" for byte in raw)
    for path in ("moment?t=", "passes?region=", "passes?within_km=", "card.png?layers="):
        assert client.request("GET", f"/api/v1/{path}{encoded}").status_code in (200, 422)
