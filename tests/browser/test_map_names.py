"""What is under the pointer has a name: by mouse, finger and keyboard, on the timeline too; and the key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.geo.floodlights import lit_borders
from tests.browser.conftest import PHONE, Watch, moment_of, open_page
from tests.browser.mapping import choose, pixel_of, rested

pytestmark = pytest.mark.browser

MOMENT = "2026-02-19T21:30:00Z"


@pytest.fixture(scope="module")
def watching(server_url: str) -> Watch:
    return Watch(server_url)


@pytest.fixture(scope="module")
def desk(
    browser: Browser, browser_context_args: dict[str, object], server_url: str, watching: Watch
) -> Iterator[Page]:
    """A desktop's page for the module."""
    context = browser.new_context(**browser_context_args)  # type: ignore[arg-type]
    watching.cut(context)
    page = open_page(context.new_page(), "/")
    yield page
    context.close()
    watching.check()


@pytest.fixture(scope="module")
def held(browser: Browser, browser_context_args: dict[str, object], server_url: str) -> Iterator[Page]:
    """A phone's page for the module."""
    arguments = {**browser_context_args, "viewport": PHONE, "has_touch": True, "is_mobile": True}
    context = browser.new_context(**arguments)  # type: ignore[arg-type]
    watching = Watch(server_url)
    watching.cut(context)
    yield open_page(context.new_page(), "/")
    context.close()
    watching.check()


def at_rest(page: Page, *, moment: str = MOMENT, view: str = "region") -> None:
    page.evaluate("iso => window.issDashboard.setMoment(iso)", moment)
    choose(page, view)
    page.evaluate("document.querySelector('.map-legend').open = false")
    rested(page)


def hover(page: Page, lat: float, lon: float) -> Locator:
    x, y = pixel_of(page, lat, lon)
    page.mouse.move(x - 1, y)
    page.mouse.move(x, y)
    return page.locator(".map-tip")


def test_a_light_under_the_mouse_is_named_without_a_request(desk: Page, watching: Watch) -> None:
    at_rest(desk)
    asked = len(watching.requests)
    tip = hover(desk, 21.146, 79.088)
    expect(tip).to_contain_text("Nagpur, India")
    expect(tip).to_contain_text(re.compile(r"\d million people"))
    expect(tip).to_contain_text(re.compile(r"\d km · .+ mi (north|south|east|west)\w* of the station"))
    assert not overlap(tip, desk.locator(".map-dot"))
    hover(desk, 14.0, 66.5)  # the open sea
    expect(tip).to_be_hidden()
    assert watching.requests[asked:] == []


def test_the_floodlit_fence_and_other_borders_are_named(desk: Page) -> None:
    at_rest(desk)
    for layer in ("cities", "track", "camera", "horizon"):
        desk.evaluate("name => document.querySelector(`[data-layer=${name}]`).click()", layer)
    line = lit_borders()[0].lines[0]
    middle = len(line.latitude_deg) // 2
    lat, lon = float(line.latitude_deg[middle]), float(line.longitude_deg[middle])
    tip = hover(desk, lat, lon)
    expect(tip).to_contain_text("Floodlit fence, India–Pakistan border")
    expect(tip).to_contain_text("km · ")
    tip = hover(desk, 34.37, 73.9)  # the Line of Control near Muzaffarabad
    expect(tip).to_contain_text("India – Pakistan")
    expect(tip).to_contain_text("in dispute")
    desk.evaluate("document.querySelector('[data-layer=borders]').click()")
    hover(desk, lat + 0.02, lon)
    expect(tip).to_be_hidden()
    for layer in ("borders", "cities", "track", "camera", "horizon"):
        desk.evaluate("name => document.querySelector(`[data-layer=${name}]`).click()", layer)


def test_the_station_and_its_horizon_are_named(desk: Page) -> None:
    at_rest(desk, view="world")
    here = desk.request.get(f"/api/v1/moment?t={MOMENT}").json()["position"]
    lat, lon = here["latitude_deg"], here["longitude_deg"]
    tip = hover(desk, lat, lon)
    expect(tip).to_contain_text("The space station")
    expect(tip).to_contain_text("21:30:00 UTC")
    expect(tip).to_contain_text("km · ")
    reach = np.degrees(np.arccos(6371.0088 / (6371.0088 + here["altitude_km"])))
    tip = hover(desk, lat - reach, lon)
    expect(tip).to_contain_text("The station’s horizon")
    km = re.search(r"([\d\u202f]+) km", tip.inner_text())
    assert km
    assert int(km.group(1).replace("\u202f", "")) == pytest.approx(reach * 111.2, abs=15)


def test_by_keyboard_enter_names_what_is_in_the_middle(desk: Page) -> None:
    at_rest(desk)
    desk.mouse.move(1200, 300)
    desk.locator("#map").focus()
    desk.keyboard.press("Enter")
    tip = desk.locator(".map-tip")
    expect(tip).to_be_visible()
    assert tip.inner_text().strip()
    desk.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_a_finger_names_a_light_and_escape_takes_the_name_back(held: Page) -> None:
    at_rest(held, moment="2026-02-19T21:36:08Z")  # the station is in sight: no pointer to it on the map
    moment = moment_of(held)
    x, y = pixel_of(held, 21.146, 79.088)
    held.touchscreen.tap(x, y)
    tip = held.locator(".map-tip")
    expect(tip).to_contain_text(re.compile("people"))
    assert moment_of(held) == moment
    assert not overlap(tip, held.locator(".map-dot"))
    stage, box = held.locator(".map-stage").bounding_box(), tip.bounding_box()
    assert stage
    assert box
    assert stage["x"] <= box["x"]
    assert box["x"] + box["width"] <= stage["x"] + stage["width"]
    held.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_the_key_is_remembered_as_it_was_left(desk: Page) -> None:
    again = open_page(desk.context.new_page(), "/")
    key = again.locator(".map-legend")
    expect(key).to_have_attribute("open", re.compile(".*"))
    expect(key.locator("li")).to_have_count(11)
    expect(key).to_contain_text("floodlit fence")
    key.locator("summary").click()
    expect(key.locator("ul")).to_be_hidden()
    again.reload()
    again.wait_for_selector("body.is-ready")
    expect(key.locator("ul")).to_be_hidden()
    key.locator("summary").click()
    expect(key.locator("ul")).to_be_visible()
    again.close()


def mark_pixel(page: Page, visit: str, kind: str) -> tuple[float, float, str]:
    """Where an arrival or a departure stands in the row of days, and its instant."""
    found: Any = page.evaluate(
        """async ([visit, kind]) => {
          const { events } = JSON.parse(document.getElementById("page-config").textContent);
          const { utc } = events.find((event) => event.visit === visit && event.type === kind);
          const timeline = document.getElementById("timeline");
          const row = timeline.querySelector(".timeline-season").getBoundingClientRect();
          const cursor = timeline.querySelector(".timeline-season .timeline-cursor").getBoundingClientRect();
          const days = new URLSearchParams(location.search).get("season") ?? 180;
          const away = (Date.parse(utc) - Date.parse(window.issDashboard.moment())) / 86400e3;
          const x = cursor.left + 1 + (away / days) * (row.width - 2);
          return [x, row.top + 10, utc];
        }""",
        [visit, kind],
    )
    return found[0], found[1], found[2]


def test_marks_of_the_timeline_are_named_and_a_click_near_one_goes_to_it(desk: Page) -> None:
    at_rest(desk)
    x, y, utc = mark_pixel(desk, "crs-33", "departure")
    desk.mouse.move(x + 2, y)
    desk.mouse.move(x + 3, y)
    tip = desk.locator(".timeline-tip")
    expect(tip).to_contain_text("SpaceX CRS-33 leaves Harmony forward")
    row = desk.locator(".timeline-season").bounding_box()
    box = tip.bounding_box()
    assert row
    assert box
    assert box["y"] + box["height"] <= row["y"] + 1  # above the row: no mark is covered
    desk.mouse.click(x + 3, y)
    expect(desk.locator("#moment-clock")).to_contain_text("26 Feb 2026")
    assert moment_of(desk) == utc


def overlap(one: Locator, other: Locator) -> bool:
    a, b = one.bounding_box(), other.bounding_box()
    assert a
    assert b
    return (
        a["x"] < b["x"] + b["width"]
        and b["x"] < a["x"] + a["width"]
        and a["y"] < b["y"] + b["height"]
        and b["y"] < a["y"] + a["height"]
    )
