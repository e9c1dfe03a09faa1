"""``/api/docs``: everything documented, everything from this server, and the examples work."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import pytest

from dashboard.web.api.reference_html import filled_in, reference_page
from tests.web.conftest import Client

CONTRACT = [
    "/healthz",
    "/api/v1/moment",
    "/api/v1/track",
    "/api/v1/visits",
    "/api/v1/visits/{id}",
    "/api/v1/photos",
    "/api/v1/photos/{id}",
    "/api/v1/card.png",
    "/api/v1/passes",
]


class Links(HTMLParser):
    """Every address in a page, and its ids."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and name in ("href", "src", "action"):
                self.addresses.append(value)
            if value and name == "id":
                self.ids.append(value)
            if value and tag == "label" and name == "for":
                self.labelled.add(value)


@pytest.fixture(scope="module")
def schema(client: Client) -> Any:  # noqa: ANN401
    return client.json("/api/openapi.json")


@pytest.fixture(scope="module")
def reference(client: Client) -> str:
    answer = client.get("/api/docs")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer.text


def test_the_schema_has_the_contract_and_nothing_of_dash(schema: Any) -> None:  # noqa: ANN401
    assert set(CONTRACT) <= set(schema["paths"])
    assert all(path == "/healthz" or path.startswith("/api/") for path in schema["paths"])


def test_every_route_and_parameter_is_described(schema: Any) -> None:  # noqa: ANN401
    for path, item in schema["paths"].items():
        assert set(item) == {"get"}, path
        operation = item["get"]
        assert operation["summary"] != operation.get("operationId"), path
        assert operation["description"], path
        for parameter in operation.get("parameters", []):
            assert parameter.get("description"), f"{path}: {parameter['name']}"


def test_every_refusal_is_documented_in_the_shape_it_has(schema: Any) -> None:  # noqa: ANN401
    for path, item in schema["paths"].items():
        content = item["get"]["responses"]["422"]["content"]["application/json"]
        assert content["schema"]["$ref"].endswith("/ErrorAnswer"), path


def test_the_page_shows_every_route(reference: str, schema: Any) -> None:  # noqa: ANN401
    for path in schema["paths"]:
        assert f'data-try="{path}"' in reference
        assert f"<code>{path}</code>" in reference


def test_nothing_of_the_page_comes_from_elsewhere(client: Client, reference: str) -> None:
    addresses = [address for address in Links(reference).addresses if not address.startswith(("#", "data:,"))]
    assert len(addresses) > 3
    for address in addresses:
        assert not urlsplit(address).netloc, address
        if address != "/":
            assert client.get(address).status_code == 200, address
    script = client.get("/assets/app/reference.js").text
    assert not re.search(r"https?://|import\s", script)


def test_ids_are_unique_and_every_field_has_its_label(reference: str) -> None:
    links = Links(reference)
    assert len(links.ids) == len(set(links.ids))
    fields = set(re.findall(r'<input id="([^"]+)"', reference))
    assert fields
    assert fields == links.labelled


def test_text_of_the_schema_is_escaped() -> None:
    schema = {
        "info": {"title": "<b>", "description": "a & b"},
        "paths": {
            "/x/{id}": {
                "get": {
                    "summary": "<script>",
                    "parameters": [{"name": "id", "in": "path", "schema": {"default": '"><img>'}}],
                    "responses": {"200": {}},
                }
            }
        },
    }
    page = reference_page(schema)
    assert "<script>" not in page.split("</head>")[1]
    assert "<img>" not in page
    assert "&lt;b&gt;" in page


def test_what_try_it_sends_at_first_is_answered(client: Client, schema: Any) -> None:  # noqa: ANN401
    for path, item in schema["paths"].items():
        if path.startswith("/api/v1/exposure"):
            continue  # slow to draw, and tested where it is drawn
        parameters = item["get"].get("parameters", [])
        filled = filled_in(parameters)
        address = path.format_map(filled)
        query = {
            p["name"]: filled[p["name"]] for p in parameters if p["in"] == "query" and p["name"] in filled
        }
        answer = client.get(address, **query)
        assert answer.status_code == 200, f"{address} {query}: {answer.text[:300]}"


def test_the_form_is_filled_with_what_is_required_or_else_with_one_example() -> None:
    optional = [
        {"name": "plain", "schema": {}},
        {"name": "first", "schema": {"examples": ["1"]}},
        {"name": "second", "schema": {"examples": ["2"]}},
    ]
    required = {"name": "third", "required": True, "schema": {"examples": ["3"]}}
    assert filled_in(optional) == {"first": "1"}
    assert filled_in([*optional, required]) == {"third": "3"}
    assert filled_in([]) == {}
