"""The map under the hand: a mouse, a finger, two fingers, a wheel; and the station that went out of sight."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.mapping import Fingers, choose, globe_and_air, pixel_of, rested

pytestmark = pytest.mark.browser


def middle(page: Page) -> tuple[float, float]:
    box = page.locator(".map-stage").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def assert_whole(page: Page) -> None:
    sea, air = globe_and_air(page)
    assert sea == pytest.approx(air, abs=1), "the Earth has left its air"


def test_a_globe_turned_by_the_mouse_stays_in_its_air(shared: Page) -> None:
    choose(shared, "globe")
    x, y = middle(shared)
    for dx, dy in ((160, 90), (-220, 140), (-40, -300)):
        before = shared.evaluate("window.testView.key")
        shared.mouse.move(x, y)
        shared.mouse.down()
        for step in range(1, 7):
            shared.mouse.move(x + dx * step / 6, y + dy * step / 6)
            rested(shared)
            assert_whole(shared)
        shared.mouse.up()
        rested(shared)
        assert_whole(shared)
        assert shared.evaluate("window.testView.key") != before
    # What Plotly draws by itself afterwards is the same view.
    shared.evaluate("Plotly.redraw(document.querySelector('#map .js-plotly-plot'))")
    rested(shared)
    assert_whole(shared)


def test_a_globe_turned_by_a_finger_stays_in_its_air(held: Page) -> None:
    choose(held, "globe")
    x, y = middle(held)
    fingers = Fingers(held)
    before = held.evaluate("window.testView.key")
    fingers.send("touchStart", (x, y))
    for step in range(1, 8):
        fingers.send("touchMove", (x - 14 * step, y + 9 * step))
        rested(held)
        assert_whole(held)
    fingers.send("touchEnd")
    rested(held)
    assert_whole(held)
    assert held.evaluate("window.testView.key") != before


@pytest.mark.parametrize("view", ["region", "world", "globe"])
def test_a_pinch_zooms_the_map_and_not_the_page(held: Page, view: str) -> None:
    choose(held, view)
    before = held.evaluate("window.testView.scale")
    Fingers(held).pinch(middle(held), 30, 90)
    rested(held)
    assert held.evaluate("window.testView.scale") == pytest.approx(3 * before, rel=0.02)
    assert held.evaluate("[visualViewport.scale, visualViewport.pageTop]") == [1, 0]
    Fingers(held).pinch(middle(held), 90, 45)
    rested(held)
    assert held.evaluate("window.testView.scale") == pytest.approx(1.5 * before, rel=0.02)


def test_a_finger_moves_the_map_and_not_the_page(held: Page) -> None:
    choose(held, "region")
    x, y = middle(held)
    scrolled = "[...document.querySelectorAll('*')].filter((one) => one.scrollTop > 0).length + scrollY"
    held.evaluate("document.querySelectorAll('*').forEach((one) => { one.scrollTop = 0; })")
    lat, lon = held.evaluate("window.issDashboard.map.placeAt(150, 120)").values()
    there = pixel_of(held, lat, lon)
    Fingers(held).drag((x, y + 60), (x + 30, y - 50))
    rested(held)
    assert pixel_of(held, lat, lon) == pytest.approx([there[0] + 30, there[1] - 110], abs=2)
    assert held.evaluate(scrolled) == 0


def test_the_page_scrolls_from_outside_the_map(held: Page) -> None:
    above = held.locator(".intro-words").bounding_box()
    assert above
    x, y = above["x"] + above["width"] / 2, above["y"] + above["height"] - 10
    Fingers(held).drag((x, y), (x, y - 150))
    held.wait_for_function("() => [...document.querySelectorAll('*')].some((one) => one.scrollTop > 20)")
    held.evaluate("document.querySelectorAll('*').forEach((one) => { one.scrollTop = 0; })")


def test_the_wheel_zooms_about_what_is_under_it(shared: Page) -> None:
    choose(shared, "region")
    x, y = pixel_of(shared, 28.6, 77.2)
    scale = shared.evaluate("window.testView.scale")
    shared.mouse.move(x, y)
    shared.mouse.wheel(0, -300)
    rested(shared)
    assert shared.evaluate("window.testView.scale") > 1.3 * scale
    assert pixel_of(shared, 28.6, 77.2) == pytest.approx([x, y], abs=2)


def test_the_station_out_of_sight_is_pointed_to_and_one_press_shows_it(shared: Page) -> None:
    choose(shared, "region")
    chip = shared.locator(".map-lost")
    expect(chip).to_be_hidden()
    shared.evaluate("window.issDashboard.setMoment('2026-02-19T21:58:00Z')")
    expect(chip).to_be_visible()
    assert re.search(r"station .* km · .* mi (north|south|east|west)", chip.inner_text())
    stage, box = shared.locator(".map-stage").bounding_box(), chip.bounding_box()
    assert stage
    assert box
    assert stage["x"] <= box["x"]
    assert box["x"] + box["width"] <= stage["x"] + stage["width"]
    assert stage["y"] <= box["y"]
    assert box["y"] + box["height"] <= stage["y"] + stage["height"]
    chip.click()
    expect(chip).to_be_hidden()
    rested(shared)
    here = shared.request.get("/api/v1/moment?t=2026-02-19T21:58:00Z").json()["position"]
    x, y = pixel_of(shared, here["latitude_deg"], here["longitude_deg"])
    assert (x, y) == pytest.approx(middle(shared), abs=3)


def test_behind_the_globe_the_station_is_pointed_to(shared: Page) -> None:
    shared.evaluate("window.issDashboard.setMoment('2026-02-19T21:36:30Z')")
    choose(shared, "globe")
    chip = shared.locator(".map-lost")
    expect(chip).to_be_hidden()
    shared.evaluate("window.issDashboard.setMoment('2026-02-19T22:22:00Z')")
    expect(chip).to_be_visible()
    chip.click()
    expect(chip).to_be_hidden()


def test_a_drag_ends_following(shared: Page) -> None:
    choose(shared, "region")
    follow = shared.locator("[data-follow]")
    follow.click()
    expect(follow).to_have_attribute("aria-pressed", "true")
    x, y = middle(shared)
    shared.mouse.move(x, y)
    shared.mouse.down()
    shared.mouse.move(x + 60, y, steps=3)
    shared.mouse.up()
    expect(follow).to_have_attribute("aria-pressed", "false")


def test_the_layers_menu_closes_by_escape_and_by_a_press_elsewhere(shared: Page) -> None:
    menu = shared.locator(".map-layers")
    summary = menu.locator("summary")
    summary.click()
    menu.locator("[data-layer=night]").focus()
    shared.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", re.compile(".*"))
    expect(summary).to_be_focused()
    summary.click()
    shared.mouse.click(*middle(shared))
    expect(menu).not_to_have_attribute("open", re.compile(".*"))


@pytest.mark.parametrize("view", ["region", "world", "globe"])
def test_a_dragged_view_is_the_one_plotly_draws_by_itself(shared: Page, view: str) -> None:
    """The projection turned under the hand, and the same view laid out by Plotly anew, agree."""
    choose(shared, view)
    x, y = middle(shared)
    shared.mouse.move(x, y)
    shared.mouse.down()
    shared.mouse.move(x - 130, y + 70, steps=4)
    shared.mouse.up()
    shared.mouse.wheel(0, -200)
    rested(shared)
    dragged = [pixel_of(shared, lat, lon) for lat, lon in ((28.6, 77.2), (13.1, 80.3), (34.5, 69.2))]
    for _ in range(2):  # off and on again: each time Plotly draws the whole
        shared.evaluate("document.querySelector('[data-layer=borders]').click()")
        rested(shared)
    again = [pixel_of(shared, lat, lon) for lat, lon in ((28.6, 77.2), (13.1, 80.3), (34.5, 69.2))]
    for one, other in zip(dragged, again, strict=True):
        assert one == pytest.approx(other, abs=0.05)


def test_a_place_pressed_on_the_map_can_be_asked_for_its_passes(shared: Page) -> None:
    x, y = (round(at) for at in middle(shared))  # the browser counts whole pixels
    shared.mouse.click(x + 40, y + 60, button="right")
    ask = shared.get_by_role("button", name="Passes over this place")
    expect(ask).to_be_visible()
    expect(ask).to_be_focused()
    shared.keyboard.press("Escape")
    expect(ask).to_be_hidden()
    shared.mouse.click(x + 40, y + 60, button="right")
    place = shared.evaluate(
        "([x, y]) => { const box = document.querySelector('.map-stage').getBoundingClientRect();"
        " return window.issDashboard.map.placeAt(x - box.left, y - box.top); }",
        [x + 40, y + 60],
    )
    ask.click()
    expect(shared.get_by_role("tab", name="When was it taken?")).to_have_attribute("aria-selected", "true")
    expect(shared).to_have_url(re.compile(rf"find=point!{place['lat']:.2f},{place['lon']:.2f}(&|$)"))
    expect(shared.locator("#finder-status")).to_contain_text("fit", timeout=60_000)
    expect(shared.locator("#candidates [data-candidate]").first).to_be_visible(timeout=60_000)
