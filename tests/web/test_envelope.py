"""What is refused unread, what an error looks like to visitor and operator, what programs look for."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from anyio.from_thread import start_blocking_portal
from fastapi import FastAPI

from dashboard.web.dash_app import malformed
from dashboard.web.server.envelope import MOST_BODY_BYTES, MOST_HEADER_BYTES, Envelope
from dashboard.web.server.errors import ErrorAnswers
from tests.web.conftest import Client

CALLBACKS = "/_dash-update-component"


@pytest.mark.parametrize("path", ["/", "/api/v1/moment", "/healthz", CALLBACKS, "/nowhere"])
def test_a_large_body_is_refused(client: Client, path: str) -> None:
    answer = client.request("POST", path, content=b"x" * (MOST_BODY_BYTES + 1))
    assert answer.status_code == 413
    assert "65,536" in answer.text
    assert answer.headers["connection"] == "close"
    assert "content-security-policy" in answer.headers


def test_a_large_body_without_a_length_is_refused(client: Client) -> None:
    sent = 0

    async def pieces() -> object:
        nonlocal sent
        for _ in range(100):
            sent += 4096
            yield b"[" * 4096

    headers = {"Content-Type": "application/json"}
    answer = client.request("POST", CALLBACKS, content=pieces(), headers=headers)
    assert answer.status_code == 413
    assert sent < 3 * MOST_BODY_BYTES


def test_a_body_as_large_as_allowed_is_read(client: Client) -> None:
    answer = client.request("POST", CALLBACKS, content=b"1" * MOST_BODY_BYTES)
    assert answer.status_code == 400


def test_large_headers_and_addresses_are_refused(client: Client) -> None:
    answer = client.request("GET", "/healthz", headers={"X-Large": "x" * MOST_HEADER_BYTES})
    assert answer.status_code == 431
    assert answer.json()["error"]["parameter"] == "headers"
    assert client.get("/?t=" + "x" * 9000).status_code == 414


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"1",
        b'"x"',
        b"{}",
        b'{"output":1}',
        b'{"output":"x.y","inputs":[]}',
        b"\xff\xfe",
    ],
)
@pytest.mark.parametrize("media_type", ["application/json", "text/plain"])
def test_a_malformed_body_to_dash_is_refused_in_a_sentence(
    client: Client, body: bytes, media_type: str
) -> None:
    answer = client.request("POST", CALLBACKS, content=body, headers={"Content-Type": media_type})
    assert answer.status_code == 400
    error = answer.json()["error"]
    assert error["parameter"] == "body"
    assert error["message"].endswith(".")


@pytest.mark.parametrize(
    ("body", "good"),
    [
        ({"inputs": [{"id": "a", "property": "value", "value": 1}]}, True),
        ({"inputs": [[{"id": {"i": 1}, "property": "value"}]]}, True),
        ({"inputs": []}, False),
        ({"inputs": "abc"}, False),
        ({"inputs": [1]}, False),
        ({"inputs": [{"id": "a"}]}, False),
        ({"inputs": [{"id": "a", "property": "value"}], "changedPropIds": [1]}, False),
        ({"inputs": [{"id": "a", "property": "value"}], "outputs": 3}, False),
        ({"inputs": [{"id": "a", "property": "value"}], "state": [{}]}, False),
    ],
)
def test_which_bodies_have_the_form_that_dash_reads(body: dict[str, object], good: bool) -> None:
    known = {"out.children": {"inputs": [{"id": "a", "property": "value"}], "state": []}}
    whole = {"output": "out.children", "outputs": {"id": "out", "property": "children"}, **body}
    assert (malformed(whole, known) is None) is good


@pytest.mark.parametrize(
    "path",
    [
        "/_dash-component-suites/x/y",
        "/_dash-component-suites/dash/../dash.py",
        "/_reload-hash",
        "/_favicon.ico",
    ],
)
def test_unused_paths_of_dash_are_not_there(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_there_are_no_websockets(client: Client) -> None:
    assert not [route for route in client.app.routes if "ws" in getattr(route, "path", "")]


def test_what_programs_look_for(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Allow: /api/v1/card.png" in client.get("/robots.txt").text
    icon = client.get("/favicon.ico")
    assert icon.headers["content-type"] == "image/svg+xml"
    assert client.get("/.well-known/security.txt").status_code == 404
    monkeypatch.setenv("SECURITY_CONTACT", "mailto:captain@example.org")
    said = client.get("/.well-known/security.txt")
    assert said.text.startswith("Contact: mailto:captain@example.org\nExpires: 2")
    monkeypatch.setenv("SECURITY_CONTACT", "mailto:a@b\nContact: mailto:evil@example.org")
    assert client.get("/.well-known/security.txt").status_code == 404


def test_a_missing_page_is_a_sentence(client: Client) -> None:
    answer = client.get("/nowhere/<script>")
    assert answer.status_code == 404
    assert "Nothing is here." in answer.text
    assert "<script>" not in answer.text


@pytest.fixture
def broken() -> Iterator[Client]:
    """A server in which a page and a route of the API fail."""
    app = FastAPI()
    app.add_middleware(ErrorAnswers)

    @app.get("/page")
    @app.get("/api/v1/broken")
    def fail() -> None:
        raise RuntimeError("/srv/secret/path")

    with start_blocking_portal() as portal:
        client = Client(Envelope(app), portal)  # type: ignore[arg-type]
        yield client
        client.close()


@pytest.mark.parametrize("path", ["/page", "/api/v1/broken?a=%0aFAKE%20line%1b[31m"])
def test_an_error_is_a_sentence_and_a_traceback_with_its_request(
    broken: Client, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    answer = broken.get(path)
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "content-security-policy" in answer.headers
    expected = "application/json" if path.startswith("/api") else "text/html"
    assert answer.headers["content-type"].startswith(expected)
    (record,) = caplog.records
    name = answer.headers["x-request-id"]
    assert name in answer.text
    message = record.getMessage()
    assert name in message
    assert path.split("?")[0] in message
    assert message.isprintable()
    assert record.exc_info is not None
    assert "/srv/secret/path" in str(record.exc_info[1])
