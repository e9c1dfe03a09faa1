"""What the server sends at once is made by templates: they escape, and know what they are given."""

from __future__ import annotations

import re

import pytest
from jinja2 import UndefinedError

from dashboard.web.page.templating import environment, json_markup, render, template, text_of
from tests.web.conftest import Client

MOMENT = "t=2026-02-25T20:00:05Z"


@pytest.fixture(scope="module")
def page(client: Client) -> str:
    return client.get(f"/?{MOMENT}&show=station&panels=docked&view=globe&layers=night&speed=300").text


def opening(page: str, attribute: str) -> str:
    """The opening tag that has an attribute."""
    found = re.search(rf"<[^<>]*\b{re.escape(attribute)}[^<>]*>", page)
    assert found is not None, attribute
    return found[0]


def test_the_page_stands_as_the_link_says_before_its_scripts(page: str) -> None:
    assert 'data-view="station"' in opening(page, "<body".removeprefix("<"))
    assert 'aria-selected="true"' in opening(page, 'id="tab-station"')
    assert 'aria-selected="false"' in opening(page, 'id="tab-map"')
    assert "hidden" in opening(page, 'id="view-map"')
    assert " open" in opening(page, 'id="panel-docked"')
    assert " open" not in opening(page, 'id="panel-position"')
    assert 'aria-pressed="true"' in opening(page, 'data-projection="globe" title')
    assert 'aria-pressed="false"' in opening(page, 'data-layer="cities"')
    assert 'aria-pressed="true"' in opening(page, 'data-layer="night"')
    assert "selected" in opening(page, 'option value="300"')
    assert 'value="2026-02-25 20:00:05"' in opening(page, 'id="time-field"')


def test_the_clocks_are_those_of_the_photographs_countries(page: str) -> None:
    clocks = re.sub(r"<[^>]+>", "", page[page.index('id="moment-clock"') : page.index('id="clock-own"')])
    assert "25 Feb 2026, 20:00:05 UTC" in clocks
    assert "01:30:05 India (26 Feb)" in clocks
    assert "01:00:05 Pakistan (26 Feb)" in clocks


def test_what_a_link_got_wrong_is_said_and_escaped(client: Client) -> None:
    page = client.get("/?t=%3Cb%3E%26").text
    notices = page[page.index('id="notices"') : page.index("</div>", page.index('id="notices"'))]
    assert "&lt;b&gt;&amp;" in notices
    assert "<b>" not in notices
    assert "<button" in notices


def test_the_key_of_the_map_names_its_sources(page: str) -> None:
    key = page[
        page.index('class="map-sources"') : page.index("</details>", page.index('class="map-sources"'))
    ]
    for words in ("GeoNames (CC BY 4.0)", "Natural Earth", "Line of Control", "no opinion"):
        assert words in key


def test_each_explained_term_has_its_explanation(page: str) -> None:
    asked = set(re.findall(r'popovertarget="(term-[\w-]+)"', page))
    assert asked
    assert asked <= set(re.findall(r'id="(term-[\w-]+)"', page))


def test_the_one_inline_script_is_named_by_its_hash(client: Client) -> None:
    answer = client.get("/")
    assert f"<script>{text_of('first.js')}</script>" in answer.text
    assert answer.headers["content-security-policy"].count("'sha256-") == 2  # and Dash's own


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        render("clock.html")


def test_values_are_escaped_and_json_ends_no_script() -> None:
    assert environment().from_string("<p>{{ one }}</p>").render(one="<&>") == "<p>&lt;&amp;&gt;</p>"
    assert json_markup({"a": "</script>"}) == '{"a":"\\u003c/script>"}'


def test_a_template_is_compiled_once() -> None:
    assert template("page.html") is template("page.html")
