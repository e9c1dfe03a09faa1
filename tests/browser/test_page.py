"""The page as its user meets it: the first view, scrubbing, keys, links, a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Watch, frames, moment_of, open_page, rest

pytestmark = pytest.mark.browser

PHOTO = "2026-02-19T21:36:30Z"
PLAYED = "([before, least]) => Date.parse(window.issDashboard.moment()) / 1000 > before + least"


@pytest.fixture
def opened(shared: Page) -> Page:
    """The shared page as it first opened: nothing playing, typed, open or wrong."""
    shared.evaluate(
        """() => {
          document.getElementById("share-dialog").close();
          const { photo } = JSON.parse(document.getElementById("page-config").textContent);
          window.issDashboard.setMoment(photo.best_utc);
          const speed = document.getElementById("speed");
          speed.value = "60";
          speed.dispatchEvent(new Event("change"));
          document.getElementById("time-field").blur();
        }"""
    )
    shared.mouse.move(1200, 500)
    return rest(shared)


@pytest.fixture
def fresh(page: Page) -> Page:
    """A page of its own."""
    return open_page(page, "/")


def at(page: Page) -> datetime:
    return datetime.fromisoformat(moment_of(page))


def test_the_first_view_answers(fresh: Page) -> None:
    expect(fresh.locator("#moment-clock")).to_contain_text("UTC")
    expect(fresh.locator("#docked-list [data-visit]")).to_have_count(7)
    names = fresh.locator("#docked-list").inner_text()
    assert "Cygnus-23 (NG-23)" in names
    assert "HTV-X1" in names
    position = fresh.locator("#panel-position").inner_text()
    assert re.search(r"4\d\d\.\d km · 26\d\.\d mi", position)
    assert re.search(r"± \d+(\.\d)? km", position)
    assert "northeast of" in position or "km · " in position
    expect(fresh.locator("#timeline")).to_have_attribute("aria-valuetext", re.compile(r"UTC$"))
    expect(fresh.locator("#timeline")).to_have_attribute("role", "slider")
    assert not fresh.locator("#notices").inner_text()
    assert fresh.evaluate("window.issDashboard.ready.then(() => 'ready')") == "ready"


def test_the_page_opens_at_the_photographs_moment(fresh: Page) -> None:
    config = fresh.evaluate("JSON.parse(document.getElementById('page-config').textContent)")
    assert moment_of(fresh) == config["photo"]["best_utc"]


def test_no_request_while_dragging_and_at_most_two_after(opened: Page, shared_watch: Watch) -> None:
    box = opened.locator(".timeline-season").bounding_box()
    assert box is not None
    y = box["y"] + 20
    x = box["x"] + box["width"] / 2
    opened.mouse.move(x, y)
    before = at(opened)
    shared_watch.requests.clear()
    opened.mouse.down()
    for step in range(40):
        opened.mouse.move(x + 5 * step, y)
        frames(opened, 1)
    assert abs(at(opened) - before) > timedelta(days=5)
    assert shared_watch.requests == []
    opened.mouse.up()
    rest(opened)
    assert len(shared_watch.requests) <= 2, shared_watch.requests


def test_a_short_drag_needs_no_request_at_all(opened: Page, shared_watch: Watch) -> None:
    box = opened.locator(".timeline-fine").bounding_box()
    assert box is not None
    y = box["y"] + 30
    x = box["x"] + box["width"] / 2
    opened.mouse.click(x, y)
    rest(opened)
    shared_watch.requests.clear()
    before = at(opened)
    opened.mouse.move(x, y)
    opened.mouse.down()
    opened.mouse.move(x + 60, y, steps=12)
    opened.mouse.up()
    rest(opened)
    assert at(opened) > before
    assert shared_watch.requests == []


@pytest.mark.parametrize(
    ("key", "seconds"),
    [("ArrowRight", 10), ("ArrowLeft", -10), ("Shift+ArrowRight", 60), ("Shift+ArrowLeft", -60)],
)
def test_arrow_keys_step(opened: Page, key: str, seconds: int) -> None:
    before = at(opened)
    opened.locator("#timeline").press(key)
    rest(opened)
    assert (at(opened) - before).total_seconds() == seconds


@pytest.mark.parametrize(("key", "sign"), [("PageUp", 1), ("PageDown", -1)])
def test_page_keys_move_an_orbit(opened: Page, key: str, sign: int) -> None:
    before = at(opened)
    opened.locator("#timeline").press(key)
    rest(opened)
    assert 5500 < sign * (at(opened) - before).total_seconds() < 5640


def test_the_wheel_moves_the_moment(opened: Page) -> None:
    before = at(opened)
    opened.locator(".timeline-fine").hover()
    opened.mouse.wheel(0, 300)
    rest(opened)
    assert at(opened) > before


def test_playing_goes_on_and_pauses(opened: Page) -> None:
    before = at(opened)
    opened.locator("#speed").select_option("600")
    opened.locator("#play").click()
    opened.wait_for_function(PLAYED, arg=[before.timestamp(), 400])
    opened.locator("#play").click()
    rest(opened)
    rested = at(opened)
    frames(opened, 20)
    assert at(opened) == rested


def test_playing_fast_asks_for_the_track_ahead_and_no_more(opened: Page, shared_watch: Watch) -> None:
    opened.locator("#speed").select_option("600")
    before = at(opened)
    shared_watch.requests.clear()
    opened.locator("#play").click()
    opened.wait_for_function(PLAYED, arg=[before.timestamp(), 1200])
    opened.locator("#play").click()
    rest(opened)
    # Twenty minutes of flight: two blocks of three hours at most, each asked for once.
    assert len(shared_watch.requests) <= 2, shared_watch.requests
    assert all("/api/v1/track" in url for url in shared_watch.requests)


def test_next_pass_is_over_the_region(opened: Page) -> None:
    opened.locator("#next-pass").click()
    rest(opened)
    later = at(opened)
    assert later > datetime.fromisoformat(PHOTO) - timedelta(days=90)
    border = opened.locator("[data-field=border]").inner_text()
    assert int(re.sub(r"\D", "", border.split("km")[0])) <= 300
    opened.locator("#previous-pass").click()
    rest(opened)
    assert at(opened) < later


def test_the_next_docking_event_changes_the_ships(opened: Page) -> None:
    opened.evaluate(f"window.issDashboard.setMoment('{PHOTO}')")
    rest(opened)
    opened.locator("#next-event").click()
    rest(opened)
    assert at(opened).date().isoformat() == "2026-02-26"  # CRS-33 leaves Harmony forward
    expect(opened.locator("#docked-list [data-visit]")).to_have_count(6)
    expect(opened.locator("#docked-list [data-visit=crs-33]")).to_have_count(0)


def test_back_to_the_photo(opened: Page) -> None:
    start = moment_of(opened)
    opened.locator("#timeline").press("PageUp")
    opened.locator("#back-to-photo").click()
    rest(opened)
    assert moment_of(opened) == start


def test_a_time_can_be_typed(opened: Page) -> None:
    field = opened.locator("#time-field")
    field.fill("2026-01-03 19:30")
    field.press("Enter")
    rest(opened)
    assert moment_of(opened) == "2026-01-03T19:30:00Z"


@pytest.mark.parametrize(
    ("text", "says"), [("next tuesday", "is not a time"), ("1997-01-01", "no element sets")]
)
def test_a_bad_time_is_refused_in_words_and_nothing_moves(opened: Page, text: str, says: str) -> None:
    before = moment_of(opened)
    opened.locator("#time-field").fill(text)
    opened.locator("#time-field").press("Enter")
    expect(opened.locator("#time-error")).to_contain_text(says)
    rest(opened)
    assert moment_of(opened) == before


def test_a_shared_link_opens_the_same_page_elsewhere(
    fresh: Page, elsewhere: BrowserContext, another: Callable[[BrowserContext, str], Page]
) -> None:
    fresh.evaluate("window.issDashboard.setMoment('2025-12-03T18:20:10Z')")
    fresh.locator("#panel-crew > summary").click()
    fresh.locator("#speed").select_option("300")
    fresh.locator("[data-zoom='fine in']").click()
    rest(fresh)
    fresh.locator("#share-open").click()
    link = fresh.locator("#share-link").input_value()
    assert "t=2025-12-03T18:20:10Z" in link
    other = another(elsewhere, link)
    assert moment_of(other) == moment_of(fresh)
    assert other.locator("#speed").input_value() == "300"
    assert other.locator("#panel-crew").get_attribute("open") is None
    assert other.locator("#panel-docked").get_attribute("open") is not None
    assert other.locator("#docked-list").inner_text() == fresh.locator("#docked-list").inner_text()
    other.locator("#share-open").click()
    assert other.locator("#share-link").input_value() == link


def test_the_link_is_copied(opened: Page) -> None:
    opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened.locator("#share-open").click()
    expect(opened.locator("#share-status")).to_have_text("Copied.")
    assert opened.evaluate("navigator.clipboard.readText()") == opened.locator("#share-link").input_value()
    expect(opened.locator("#share-card")).to_be_visible()


def test_the_orbit_around_the_moment_is_taken_as_a_file(opened: Page) -> None:
    opened.evaluate("window.issDashboard.setMoment('2025-12-03T18:20:10Z')")
    opened.locator("#share-open").click()
    files = opened.locator("#share-files a")
    assert files.all_inner_texts() == ["CSV", "GeoJSON", "GPX", "KML", "CZML", "OEM"]
    with opened.expect_download() as begun:
        files.get_by_text("GPX").click()
    assert begun.value.suggested_filename == "iss-20251203T173340Z.gpx"
    text = begun.value.path().read_text(encoding="utf-8")
    assert "<time>2025-12-03T18:20:10Z</time>" in text
    assert "<time>2025-12-03T19:06:40Z</time>" in text
    elsewhere = opened.locator("#share-worldview").get_attribute("href")
    assert elsewhere == "https://worldview.earthdata.nasa.gov/?t=2025-12-03"


@pytest.mark.parametrize(
    "query",
    [
        "t=yesterday",
        "t=1997-01-01T00:00:00Z",
        "view=moon@1,2,3",
        "layers=%F0%9F%8C%99",
        "photo=nope",
        "wings=3",
        "t=",
    ],
)
def test_a_bad_link_still_opens_and_says_so(page: Page, query: str) -> None:
    open_page(page, f"/?{query}")
    expect(page.locator("#notices p")).to_have_count(1)
    expect(page.locator("#docked-list [data-visit]")).to_have_count(7)


def test_the_address_follows_only_after_a_gesture(page: Page) -> None:
    open_page(page, "/?t=2026-01-03T19:30:00Z")
    rest(page)
    assert page.url.endswith("/?t=2026-01-03T19:30:00Z")
    page.locator("#timeline").press("ArrowRight")
    rest(page)
    assert "t=2026-01-03T19:30:10Z" in page.url


def test_a_phone_has_everything_in_reach(phone: Page) -> None:
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    timeline = phone.locator("#timeline").bounding_box()
    plot = phone.locator("#map").bounding_box()
    assert timeline is not None
    assert plot is not None
    assert timeline["y"] + timeline["height"] <= 844
    assert plot["height"] >= 240
    phone.locator("#panel-photo").scroll_into_view_if_needed()
    after = phone.locator("#timeline").bounding_box()
    assert after == timeline  # the timeline stays where the thumb is


def test_a_server_that_is_gone_is_said_and_scrubbing_goes_on(fresh: Page, watch: Watch) -> None:
    watch.allow_errors = True  # the browser itself prints the failed request
    fresh.route("**/api/**", lambda route: route.abort())
    fresh.evaluate("window.issDashboard.setMoment('2025-12-20T10:00:00Z')")
    expect(fresh.locator("#notices")).to_contain_text("could not be loaded")
    before = fresh.locator("[data-field=lat]").inner_text()
    fresh.locator("#timeline").press("Shift+ArrowRight")
    rest(fresh)
    assert fresh.locator("[data-field=lat]").inner_text() != before


@pytest.mark.parametrize(
    ("zone", "said"), [("America/New_York", "16:36:08 your time"), ("Asia/Kolkata", None)]
)
def test_the_viewers_own_clock_stands_beside_those_of_the_photograph(
    browser: Browser, browser_context_args: dict[str, Any], server_url: str, zone: str, said: str | None
) -> None:
    context = browser.new_context(**{**browser_context_args, "timezone_id": zone})
    watching = Watch(server_url)
    watching.cut(context)
    page = open_page(context.new_page(), "/?t=2026-02-19T21:36:08Z")
    own = page.locator("#clock-own")
    if said:
        expect(own).to_have_text(said)
        page.evaluate("window.issDashboard.setMoment('2026-07-19T03:00:00Z')")
        expect(own).to_have_text("23:00:00 your time (18 Jul)")
    else:
        expect(own).to_be_hidden()
    expect(page.locator(".clock-local")).to_have_attribute("title", re.compile("wherever the station is"))
    context.close()
    watching.check()
