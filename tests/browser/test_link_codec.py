"""The browser and the server read and write the same links."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Page

from dashboard.web.link import describe, format_link, parse_link
from dashboard.web.link_keys import all_keys
from tests.browser.conftest import Watch
from tests.property.test_link import states

KEYS = all_keys()
_ROUND = """async ([table, query]) => {
  const { parseLink, formatLink } = await import('/assets/app/link.js');
  const { state, dropped } = parseLink(query, table);
  return { state, dropped, again: formatLink(state, table) };
}"""

pytestmark = pytest.mark.browser


@pytest.fixture
def codec(page: Page, watch: Watch) -> Page:
    page.goto("/assets/icons/station.svg")  # any page of this server: modules come from its address
    return page


def in_browser(page: Page, query: str) -> dict[str, Any]:
    table = json.loads(json.dumps(describe(KEYS)))
    answer: dict[str, Any] = page.evaluate(_ROUND, [table, query])
    return answer


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(state=states())
def test_both_sides_agree(codec: Page, state: dict[str, Any]) -> None:
    link = format_link(state, KEYS)
    answer = in_browser(codec, link)
    assert answer["dropped"] == []
    assert answer["again"] == link
    assert answer["state"] == json.loads(json.dumps(state))


@pytest.mark.parametrize(
    "query",
    ["t=yesterday", "view=moon", "view=globe@1,2", "layers=cities,clouds", "speed=7", "wings=1", "fine=1e3"],
)
def test_both_sides_drop_the_same(codec: Page, query: str) -> None:
    answer = in_browser(codec, query)
    assert [part["key"] for part in answer["dropped"]] == [part.key for part in parse_link(query, KEYS)[1]]
    assert len(answer["dropped"]) == 1
