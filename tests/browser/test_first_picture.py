"""What is seen before Plotly has come: words and a picture of the map, in its place and at its scale."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from dashboard.web.card.poster import poster_request, view_of
from dashboard.web.link.keys import all_keys
from dashboard.web.link.reading import open_link
from tests.browser.conftest import READY_WITHIN_MS, Watch

pytestmark = pytest.mark.browser

_PICTURE = "() => document.querySelector('#map-poster')?.naturalWidth > 0"
# Both in one turn of the page, so that nothing can come between them.
_BOXES = """() => ["#map-poster", ".map-stage"].map((name) => {
  const box = document.querySelector(name)?.getBoundingClientRect();
  return box && { x: box.x, y: box.y, width: box.width, height: box.height };
})"""
# The scripts have written all they can without Plotly, which is held.
_WRITTEN = "() => document.querySelector('#docked-list [data-visit]') !== null"
# Fractions of the picture's width and height that lie within any stage.
_SPOTS = [(0.5, 0.5), (0.44, 0.46), (0.55, 0.58)]


@pytest.mark.parametrize("query", ["", "view=world", "view=globe", "view=region@28.5,71.5,14"])
@pytest.mark.parametrize("size", [(1440, 900), (820, 1180)])
def test_the_picture_has_the_maps_place_and_scale(
    watch: Watch, page: Page, query: str, size: tuple[int, int]
) -> None:
    held: list[Route] = []
    page.route(re.compile(r"/plotly\.v"), lambda route: held.append(route))
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"/?{query}", wait_until="commit")
    page.wait_for_function(_PICTURE, timeout=READY_WITHIN_MS)
    expect(page.locator("#panel-position")).to_contain_text("Over Pakistan")
    page.wait_for_function(_WRITTEN, timeout=READY_WITHIN_MS)
    picture, stage = page.evaluate(_BOXES)
    for route in held:
        route.continue_()
    page.wait_for_selector("body.is-ready", timeout=READY_WITHIN_MS)
    expect(page.locator("#map-poster")).to_have_count(0)
    assert page.evaluate(_BOXES) == [None, stage]
    request = poster_request(open_link(query, all_keys()), 1280)
    view = view_of(request, 28.72, 71.97)
    latitude, longitude = view.grid()
    for across, down in _SPOTS:
        row, column = int(down * view.height), int(across * view.width)
        x = picture["x"] + (column + 0.5) / view.width * picture["width"] - stage["x"]
        y = picture["y"] + (row + 0.5) / view.height * picture["height"] - stage["y"]
        place = page.evaluate("([x, y]) => window.issDashboard.map.placeAt(x, y)", [x, y])
        # A pixel and a half of the page, in degrees.
        near = 1.5 * abs(longitude[row, column + 1] - longitude[row, column]) * view.width / picture["width"]
        assert place == pytest.approx(
            {"lon": longitude[row, column], "lat": latitude[row, column]}, abs=max(near, 0.02)
        )


def test_without_scripts_the_page_says_and_shows_the_moment(page: Page, server_url: str) -> None:
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    plain = context.new_page()
    plain.goto(f"{server_url}/?t=2026-02-25T12:00:00Z")
    expect(plain.locator("#moment-clock")).to_contain_text("25 Feb 2026")
    expect(plain.locator("#map-poster")).to_be_visible()
    expect(plain.locator("#docked-list, #panel-docked").first).to_contain_text("Cygnus")
    context.close()
