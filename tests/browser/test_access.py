"""The page for everyone: by keyboard alone, by finger, readable, still, at three sizes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, Watch, open_page

pytestmark = pytest.mark.browser

AUDIT = (Path(__file__).parent / "audit.js").read_text(encoding="utf-8")
ON_THE_ARM = "2025-11-28T12:00:00Z"
UNVERIFIED = "2026-10-15T00:00:00Z"
REBOOSTED = "2026-02-17T12:00:00Z"
# How many things can take the focus now; and the one that has it: seen to have it, and on the screen?
CONTROLS = """() => {
  const all = "button, a[href], input, select, summary, [tabindex]";
  const seen = (one) => one.checkVisibility({ visibilityProperty: true });
  const able = (one) => seen(one) && one.tabIndex >= 0 && !one.disabled;
  window.testControls = [...document.querySelectorAll(all)].filter(able);
  return window.testControls.length;
}"""
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body || one.matches(".skip")) return null;
  const parts = [one, one.querySelector(".ship-shape, .free-seat")].filter(Boolean);
  const shown = parts.map((part) => getComputedStyle(part)).some(({ outlineStyle, outlineWidth, filter }) =>
    (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || filter !== "none");
  const box = one.getBoundingClientRect();
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return { index: window.testControls.indexOf(one), text: one.outerHTML.slice(0, 90), shown, inside };
}"""
VIEWS = ["map", "when", "station"]


@pytest.fixture(scope="module")
def shared(browser: Browser, browser_context_args: dict[str, Any], server_url: str) -> Iterator[Page]:
    """One page for the module, with the network cut and motion not wanted."""
    context = browser.new_context(**{**browser_context_args, "reduced_motion": "reduce"})
    watching = Watch(server_url)
    watching.cut(context)
    yield open_page(context.new_page(), "/")
    context.close()
    watching.check()


@pytest.fixture(scope="module")
def finger(browser: Browser, browser_context_args: dict[str, Any], server_url: str) -> Iterator[Page]:
    """One phone for the module."""
    context = browser.new_context(
        **{**browser_context_args, "viewport": PHONE, "has_touch": True, "is_mobile": True}
    )
    watching = Watch(server_url)
    watching.cut(context)
    yield open_page(context.new_page(), "/")
    context.close()
    watching.check()


def sized(page: Page, width: int = 1440, height: int = 900) -> None:
    page.set_viewport_size({"width": width, "height": height})


def show(page: Page, view: str, moment: str) -> None:
    """A view at a moment, with all that can be unfolded unfolded."""
    page.evaluate("moment => window.issDashboard.setMoment(moment)", moment)
    page.locator(f"#tab-{view}").click()
    ready = {"map": "#map", "when": "#candidates [data-candidate]", "station": "#plan-below .ship-mark"}[view]
    page.locator(ready).first.wait_for()
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    page.wait_for_timeout(500)


def audit(page: Page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = page.evaluate(AUDIT)
    return found


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)], ids=["desktop", "small"])
def test_text_is_readable_whole_and_apart(shared: Page, size: tuple[int, int], view: str) -> None:
    sized(shared, *size)
    for moment in (ON_THE_ARM, UNVERIFIED):
        show(shared, view, moment)
        found = audit(shared)
        for fault in ("faint", "cut", "overlapping", "unnamed"):
            assert not found[fault], (fault, moment, found[fault])


@pytest.mark.parametrize("view", VIEWS)
def test_a_phone_can_be_read_and_pressed(finger: Page, view: str) -> None:
    for moment in (ON_THE_ARM, UNVERIFIED):
        show(finger, view, moment)
        found = audit(finger)
        for fault in ("faint", "cut", "overlapping", "unnamed", "small"):
            assert not found[fault], (fault, moment, found[fault])


@pytest.mark.parametrize("view", VIEWS)
def test_the_tab_key_reaches_every_control_and_shows_where_it_is(shared: Page, view: str) -> None:
    sized(shared)
    show(shared, view, ON_THE_ARM)
    shared.evaluate("document.querySelector('.skip').focus()")
    expected = shared.evaluate(CONTROLS)
    reached = {0}
    for _ in range(2 * expected):  # a date has several stops
        shared.keyboard.press("Tab")
        now = shared.evaluate(FOCUSED)
        if now is None:
            break
        reached.add(now["index"])
        assert now["shown"], now
        assert now["inside"], now
    # Of a group of radio buttons the Tab key reaches one.
    assert expected - 3 <= len(reached) <= expected


def test_the_map_moves_by_keys(shared: Page) -> None:
    sized(shared)
    show(shared, "map", ON_THE_ARM)
    shared.locator('button[data-view="region"]').click()
    shared.locator("#map").focus()
    shared.keyboard.press("ArrowRight")
    shared.keyboard.press("+")
    shared.wait_for_timeout(600)
    first = view_of(shared)
    shared.keyboard.press("ArrowLeft")
    shared.keyboard.press("ArrowUp")
    shared.keyboard.press("-")
    shared.wait_for_timeout(600)
    later = view_of(shared)
    assert later[0] > first[0]  # north
    assert later[1] < first[1]  # west
    assert later[2] == pytest.approx(first[2] / 1.5, rel=0.02)
    shared.locator('button[data-view="region"]').click()


def view_of(page: Page) -> list[float]:
    """Latitude, longitude and zoom as the address has them."""
    query = page.evaluate("new URLSearchParams(location.search).get('view')")
    return [float(number) for number in query.split("@")[1].split(",")]


def test_nothing_jumps_while_the_moment_moves(shared: Page) -> None:
    """Through a reboost, over land and sea, by day and night: the frame and the panels' heads stay."""
    sized(shared)
    show(shared, "map", REBOOSTED)
    shared.evaluate(
        "document.querySelectorAll('details').forEach(one => { one.open = one.matches('.panel'); })"
    )
    shared.evaluate("document.querySelector('.panels').scrollTo(0, 0)")
    places = shared.evaluate(
        """async () => {
          const names = "#panel-docked > summary, .facts, .over-what, #play, #timeline, #share-open";
          const place = (mark) => {
            const { x, y } = mark.getBoundingClientRect();
            return [x, y].map(Math.round);
          };
          const seen = new Set();
          const middle = Date.parse("2026-02-16T00:00:00Z");
          for (let step = -30; step < 30; step += 1) {
            const at = new Date(middle + step * 97 * 60e3).toISOString();
            window.issDashboard.setMoment(at.replace(".000Z", "Z"));
            await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
            seen.add([...document.querySelectorAll(names)].map(place).join(" "));
          }
          return [...seen];
        }"""
    )
    assert len(places) == 1, places


def test_who_wants_no_motion_gets_none(shared: Page) -> None:
    moving = shared.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((one) => {
          const { transitionDuration, animationName } = getComputedStyle(one);
          const slow = transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
          return slow || animationName !== "none";
        }).map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert moving == []


def test_the_timelines_key_stands_open_or_opens(shared: Page) -> None:
    sized(shared)
    expect(shared.locator("#timeline-key")).to_be_visible()
    expect(shared.locator("#timeline-key li")).to_have_count(8)
    sized(shared, 1024, 768)
    expect(shared.locator("#timeline-key")).to_be_hidden()
    shared.locator(".key-button").press("Enter")
    expect(shared.locator("#timeline-key")).to_be_visible()
    shared.keyboard.press("Escape")
    expect(shared.locator("#timeline-key")).to_be_hidden()


def test_a_place_less_sure_says_so_and_one_with_no_later_set_too(shared: Page) -> None:
    reboost = shared.locator("[data-field=reboost]")
    for moment, words in ((REBOOSTED, "less sure"), (UNVERIFIED, "not known"), (ON_THE_ARM, "no")):
        shared.evaluate("moment => window.issDashboard.setMoment(moment)", moment)
        expect(reboost).to_contain_text(words)
    expect(reboost).to_have_text("no")
