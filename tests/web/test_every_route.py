"""What holds for every route there is, also for those that are added later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from dashboard.photos.catalogue.files import MISSION_PHOTO
from dashboard.web.api.parameters import EXAMPLE_MOMENT
from tests.web.conftest import Client

REQUIRED = {
    "start": "2026-02-19T21:30:00Z",
    "stop": "2026-02-19T21:31:00Z",
    "text": "Tokyo at night",
    "place": "Tokyo",
}
IDS = {"/api/v1/visits/{id}": "htv-x1"}
OTHERS = ["/", "/_dash-layout", "/_dash-dependencies", "/assets/css/page.css", "/robots.txt", "/favicon.ico"]


def operations(client: Client) -> dict[str, list[dict[str, Any]]]:
    """Parameters of each documented GET, by its path."""
    schema = client.json("/api/openapi.json")
    return {path: item["get"].get("parameters", []) for path, item in schema["paths"].items()}


def addresses(client: Client) -> Iterator[tuple[str, str]]:
    """Template and address of every documented GET, with what it requires filled in."""
    for path, parameters in operations(client).items():
        given = [
            f"{p['name']}={REQUIRED[p['name']]}"
            for p in parameters
            if p.get("required") and p["in"] == "query"
        ]
        if path == "/api/v1/find":
            given = ["place=Lahore", "from=2026-02-19", "to=2026-02-20"]
        address = path.replace("{id}", IDS.get(path, MISSION_PHOTO))
        yield path, address + ("?" + "&".join(given) if given else "")


def with_parameter(address: str, name: str, value: str = "1") -> str:
    joint = "" if address.endswith(("?", "&")) else "&" if "?" in address else "?"
    return f"{address}{joint}{name}={value}"


def test_all_routes_are_seen(client: Client) -> None:
    assert len(list(addresses(client))) >= 20


def test_an_unknown_parameter_is_refused_with_those_there_are(client: Client) -> None:
    for path, address in addresses(client):
        if path.startswith("/api/"):
            error = client.problem(with_parameter(address, "wrong-name"))
            assert (error["parameter"], error["given"]) == ("wrong-name", "1"), address
            names = [p["name"] for p in operations(client)[path] if p["in"] == "query"]
            assert all(name in error["allowed"] for name in names), address


def test_what_trackers_add_is_passed_over(client: Client) -> None:
    for path, address in addresses(client):
        for name in ("utm_source", "fbclid", "gclid"):
            assert client.get(with_parameter(address, name)).status_code == 200, path


def test_one_value_is_not_given_twice(client: Client) -> None:
    error = client.problem("/api/v1/moment?t=2026-02-19T21:36:30Z&t=2026-02-20T21:36:30Z")
    assert (error["parameter"], error["given"]) == ("t", "2026-02-20T21:36:30Z")
    found = client.get("/api/v1/find?place=Lahore&from=2026-02-19&to=2026-02-20&docked=htv-x1&docked=crew-12")
    assert found.status_code == 200


@pytest.mark.parametrize(
    ("path", "parameter", "allowed"),
    [
        ("/api/v1/moment?time=2026-02-25T12:00:00Z", "time", "t, photo"),
        ("/api/v1/passes?from=2026-02-19&to=2026-02-20", "from", "region, within_km, start, stop"),
        (
            "/api/v1/track?start=2026-02-19T21:30Z&stop=2026-02-19T21:31Z&step=30",
            "step",
            "start, stop, step_s",
        ),
        (f"/api/v1/photos/{MISSION_PHOTO}/candidates?weight=hour:2", "weight", "weights, most, chart"),
        ("/api/v1/passes?region=border:FR-ES&within=50", "within", "region, within_km, start, stop"),
        ("/api/v1/card.png?time=2026-02-25T12:00:00Z", "time", "t, photo, layers"),
    ],
)
def test_the_sentence_lists_the_names(client: Client, path: str, parameter: str, allowed: str) -> None:
    error = client.problem(path)
    assert error["parameter"] == parameter
    assert all(name in error["allowed"].split(", ") for name in allowed.split(", "))


def test_a_card_takes_the_whole_link(client: Client) -> None:
    link = f"t={EXAMPLE_MOMENT}&show=station&view=globe&panels=none&speed=10&fine=60&season=30"
    assert client.get(f"/api/v1/card.png?{link}").status_code == 200
    plain = client.get(f"/api/v1/card.png?t={EXAMPLE_MOMENT}").headers["etag"]
    mangled = (
        "amp;t=",
        "T=",
        "(t=",
        "%2574=",
        "t%3D",
        "ref=mail&t=",
        "gt;&t=",
        "show=nowhere&t=3D",
    )
    for spelled in mangled:
        answer = client.get(f"/api/v1/card.png?{spelled}{EXAMPLE_MOMENT}")
        assert (answer.status_code, answer.headers["etag"]) == (200, plain), spelled


def test_head_is_get_without_a_body(client: Client) -> None:
    for address in [*(address for _, address in addresses(client)), *OTHERS, "/nowhere", "/api/v1/nowhere"]:
        whole, head = client.get(address), client.request("HEAD", address)
        assert head.status_code == whole.status_code, address
        assert head.content == b"", address
        assert head.headers["content-type"] == whole.headers["content-type"]
        if "etag" in whole.headers:
            assert head.headers["etag"] == whole.headers["etag"]


def test_options_say_what_is_answered(client: Client) -> None:
    for address in [*(address for _, address in addresses(client)), *OTHERS]:
        answer = client.request("OPTIONS", address)
        assert (answer.status_code, answer.headers["allow"]) == (204, "GET, HEAD, OPTIONS")
    assert client.request("OPTIONS", "/_dash-update-component").headers["allow"] == "POST, OPTIONS"


def test_other_methods_are_refused_in_a_sentence(client: Client) -> None:
    for address in [*(address for _, address in addresses(client)), *OTHERS]:
        answer = client.request("DELETE", address)
        assert answer.status_code == 405, address
        assert "DELETE" in answer.text


def test_every_answer_has_the_headers_that_keep_it_safe(client: Client) -> None:
    missing = ["/nowhere", "/api/v1/nowhere", "/api/v1/moment?t=x", "/assets/nothing.js"]
    for address in [*(address for _, address in addresses(client)), *OTHERS, *missing]:
        headers = client.get(address).headers
        policy = headers["content-security-policy"]
        assert "frame-ancestors 'self'" in policy
        assert "'unsafe-eval'" not in policy
        assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]
        assert headers["x-content-type-options"] == "nosniff"
        assert "permissions-policy" in headers
        assert headers["cross-origin-opener-policy"] == "same-origin"
        wide = address.startswith("/api/v1/card.png")
        assert headers["cross-origin-resource-policy"] == ("cross-origin" if wide else "same-origin")


def test_the_limits_in_the_reference_are_answered(client: Client) -> None:
    """Both ends of every numeric parameter, as the schema states them."""
    small = "width=200&height=150&exposure_s=30"
    short = {
        "/api/v1/passes": "start=2026-02-19&stop=2026-02-20",
        "/api/v1/exposure.png": small,
        "/api/v1/exposure.json": small,
    }
    tried = 0
    for path, address in addresses(client):
        for parameter in operations(client)[path]:
            schema = parameter["schema"]
            for option in [schema, *schema.get("anyOf", [])]:
                for limit in (option.get("minimum"), option.get("maximum")):
                    if limit is None or parameter["name"] == "star":
                        continue
                    base = f"{path}?{short[path]}" if path in short else address
                    base = re.sub(rf"(?<=[?&]){parameter['name']}=[^&]*&?", "", base)
                    answer = client.get(with_parameter(base, parameter["name"], f"{limit:.10g}"))
                    # A limit may leave no pass of the place; that isn't said of the limit.
                    refused = answer.json()["error"]["parameter"] if answer.status_code != 200 else None
                    assert refused in (None, "place"), (base, parameter["name"], limit, answer.text)
                    tried += 1
    assert tried > 30


def test_the_stated_ends_of_the_archive_are_answered(client: Client) -> None:
    said = client.problem("/api/v1/moment?t=2031-01-01")["allowed"]
    archive = client.json("/healthz")["archive"]
    first, last = said.split(" to ")
    assert (archive["start_utc"], archive["stop_utc"]) == (first, last)
    for limit in (first, last):
        assert client.json("/api/v1/moment", t=limit)["time_utc"] == limit
        assert client.json("/api/v1/track", start=limit, stop=limit)["count"] == 1
    assert (
        client.get("/api/v1/passes", region="country:IN", start=first, stop="2000-11-20").status_code == 200
    )
    assert client.get("/api/v1/passes", region="country:IN", start="2026-10-20", stop=last).status_code == 200
