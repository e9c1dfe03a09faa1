"""Whatever is asked of a documented route is answered or refused in a sentence; nothing is an error of ours.

Routes and parameters are those of the OpenAPI document: a new one is tried as soon as it is documented.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any
from unittest.mock import patch
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.photos.catalogue.files import MISSION_PHOTO
from dashboard.web.api import api_router
from dashboard.web.api.errors import install_error_handlers
from dashboard.web.api.parameters import EXAMPLE_MOMENT
from dashboard.web.server.gate import Gate
from tests.web.conftest import Client

TIMES = (
    *(
        EXAMPLE_MOMENT,
        "2026-02-19",
        "2026-02-20T01:00:00+05:30",
        "2024-09-01T00:58:13Z",
        "2026-10-23T19:42:49Z",
    ),
    *(
        "9999-12-31T23:59:59.9999",
        "0001-01-01",
        "1900-01-01",
        "2026-02-30",
        "2025-366",
        "24:00",
        "now",
        "19/2/26",
    ),
)
ODD = (
    *(
        "",
        " ",
        "0",
        "-0",
        "-1",
        "1e309",
        "1e-309",
        "nan",
        "inf",
        "-Infinity",
        "٣",
        "0x10",
        "1_000",
        "1,5",
        "true",
    ),
    *(
        "null",
        "[]",
        "{}",
        "\x00",
        "\ud800",
        "💡",
        "a" * 250,
        "../..",
        "<script>",
        "India",
        "PK,IN",
        "91,181",
        "-90,-180",
    ),
    *(
        "border:XX-XX",
        "border:IN-PK",
        "country:",
        "country:AQ",
        "hour:nan",
        "evidence:-1",
        "6-6",
        "25-1",
        "0 mi",
        "1e9 km",
    ),
    *(
        "htv-x1@nowhere",
        "crew-12,crew-12",
        "night,day",
        "fisheye",
        "light",
        "arrival",
        "starboard",
        MISSION_PHOTO,
    ),
)
# So that an answer is made in a blink where it isn't about the parameter itself.
SMALL = {
    "/api/v1/passes": {"start": "2026-02-19", "stop": "2026-02-20"},
    "/api/v1/find": {"from": "2026-02-19", "to": "2026-02-21", "place": "Lahore, PK"},
    "/api/v1/exposure.png": {"width": "130", "height": "110", "exposure_s": "20"},
    "/api/v1/exposure.json": {"width": "130", "height": "110", "exposure_s": "20"},
}


@cache
def documented() -> dict[str, list[dict[str, Any]]]:
    """Parameters of each GET of the OpenAPI document, by its path."""
    app = FastAPI()
    install_error_handlers(app)
    app.include_router(api_router())
    return {
        path: item["get"].get("parameters", [])
        for path, item in app.openapi()["paths"].items()
        if "get" in item
    }


def numbers(schema: dict[str, Any]) -> Iterator[st.SearchStrategy[str]]:
    """Numbers about a parameter's limits and within them, as the schema states them."""
    for option in [schema, *schema.get("anyOf", [])]:
        low, high = option.get("minimum"), option.get("maximum")
        if option.get("type") == "integer":
            yield st.integers(low, high).map(str)
        elif option.get("type") == "number":
            yield st.floats(low, high, allow_nan=False).map(str)
        for limit in (low, high):
            if limit is not None:
                yield st.sampled_from([f"{limit}", f"{limit - 1}", f"{limit + 1}", f"{limit + 1e-9}"])
        if choices := option.get("enum"):
            yield st.sampled_from(choices)


def values(parameter: dict[str, Any], hostile: bool) -> st.SearchStrategy[str]:
    """What may stand behind a parameter's name: sensible, at a limit or, if ``hostile``, anything."""
    sensible = [*numbers(parameter["schema"])]
    if examples := parameter["schema"].get("examples"):
        sensible.append(st.sampled_from(examples).map(str))
    if not hostile:
        return st.one_of(sensible) if sensible else st.sampled_from(TIMES[:3])
    return st.one_of(*sensible, st.sampled_from(TIMES), st.sampled_from(ODD), st.text(max_size=30))


@st.composite
def questions(draw: st.DrawFn, paths: tuple[str, ...], hostile: bool) -> tuple[str, dict[str, str]]:
    """A documented path and some of its parameters, a wrong name among them now and then."""
    path = draw(st.sampled_from(paths))
    parameters = documented()[path]
    asked = dict(SMALL.get(path, {})) if not hostile or draw(st.booleans()) else {}
    address = path
    for parameter in parameters:
        name, place = parameter["name"], parameter["in"]
        if place == "path":
            known = st.just("htv-x1" if "visits" in path else MISSION_PHOTO)
            text = draw(st.one_of(known, values(parameter, hostile)) if hostile else known)
            address = address.replace(f"{{{name}}}", quote(text or " ", safe="", errors="surrogatepass"))
        elif name not in asked and (parameter.get("required") or draw(st.integers(0, 2)) == 0):
            asked[name] = draw(values(parameter, hostile))
    if hostile and draw(st.integers(0, 15)) == 0:
        asked[draw(st.text(min_size=1, max_size=9))] = "1"
    return address, asked


def check(client: Client, address: str, asked: dict[str, str]) -> int:
    """Ask; the answer is one, or a refusal that names what it refuses."""
    query = "&".join(
        f"{quote(name, safe='', errors='surrogatepass')}={quote(text, safe='', errors='surrogatepass')}"
        for name, text in asked.items()
    )
    answer = client.get(f"{address}?{query}")
    assert answer.status_code in (200, 404, 422), (answer.status_code, answer.text)
    if answer.status_code == 422:
        error = answer.json()["error"]
        documented_names = {one["name"] for parameters in documented().values() for one in parameters}
        printable = {name.encode("utf-8", "replace").decode() for name in asked}
        assert error["parameter"] in documented_names | printable
        assert error["message"].startswith(error["parameter"])
        assert error["message"].endswith(".")
    return answer.status_code


@pytest.fixture
def no_dear_work() -> Iterator[None]:
    """Dear answers are empty, as soon as their question has been read."""

    async def answer(gate: Gate, key: str, build: Callable[[], bytes], weight: int = 1) -> bytes:
        return b"{}"

    with patch.object(Gate, "answer", answer):
        yield


ANY = tuple(documented())
DEAR = tuple(path for path in (*SMALL, "/api/v1/card.png") if path in documented())


def test_there_is_something_to_try() -> None:
    assert len(ANY) >= 20
    assert set(SMALL) <= set(ANY)


@settings(max_examples=160, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(question=questions(ANY, hostile=True))
def test_no_question_is_an_error_of_ours(
    client: Client, no_dear_work: None, question: tuple[str, dict[str, str]]
) -> None:
    check(client, *question)


@settings(max_examples=16, suppress_health_check=[HealthCheck.too_slow])
@given(question=questions(DEAR, hostile=False))
def test_no_dear_answer_is_an_error_of_ours(client: Client, question: tuple[str, dict[str, str]]) -> None:
    check(client, *question)
