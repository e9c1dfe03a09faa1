"""The page for everyone: by keyboard alone, by finger, readable, still, at three sizes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import rest
from tests.browser.layout.views import SETTLED

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


@pytest.fixture
def still(shared: Page) -> Page:
    """The module's page, motion not wanted."""
    shared.emulate_media(reduced_motion="reduce")
    return shared


def sized(page: Page, width: int = 1440, height: int = 900) -> None:
    page.set_viewport_size({"width": width, "height": height})


def show(page: Page, view: str, moment: str) -> None:
    """A view at a moment, with all that can be unfolded unfolded."""
    page.evaluate("moment => window.issDashboard.setMoment(moment)", moment)
    page.locator(f"#tab-{view}").click()
    ready = {"map": "#map", "when": "#candidates [data-candidate]", "station": "#plan-below .ship-mark"}[view]
    page.locator(ready).first.wait_for()
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    page.evaluate(SETTLED)


def audit(page: Page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = page.evaluate(AUDIT)
    return found


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)], ids=["desktop", "small"])
def test_text_is_readable_whole_and_apart(still: Page, size: tuple[int, int], view: str) -> None:
    sized(still, *size)
    for moment in (ON_THE_ARM, UNVERIFIED):
        show(still, view, moment)
        found = audit(still)
        for fault in ("faint", "cut", "overlapping", "unnamed"):
            assert not found[fault], (fault, moment, found[fault])


@pytest.mark.parametrize("view", VIEWS)
def test_a_phone_can_be_read_and_pressed(held: Page, view: str) -> None:
    for moment in (ON_THE_ARM, UNVERIFIED):
        show(held, view, moment)
        found = audit(held)
        for fault in ("faint", "cut", "overlapping", "unnamed", "small"):
            assert not found[fault], (fault, moment, found[fault])


@pytest.mark.parametrize("view", VIEWS)
def test_the_tab_key_reaches_every_control_and_shows_where_it_is(still: Page, view: str) -> None:
    sized(still)
    show(still, view, ON_THE_ARM)
    still.evaluate("document.querySelector('.skip').focus()")
    expected = still.evaluate(CONTROLS)
    reached = {0}
    for _ in range(2 * expected):  # a date has several stops
        still.keyboard.press("Tab")
        now = still.evaluate(FOCUSED)
        if now is None:
            break
        reached.add(now["index"])
        assert now["shown"], now
        assert now["inside"], now
    # Of a group of radio buttons the Tab key reaches one.
    assert expected - 3 <= len(reached) <= expected


def test_the_map_moves_by_keys(still: Page) -> None:
    sized(still)
    show(still, "map", ON_THE_ARM)
    still.locator('button[data-projection="region"]').click()
    still.locator("#map").focus()
    still.keyboard.press("ArrowRight")
    still.keyboard.press("+")
    rest(still)
    first = view_of(still)
    still.keyboard.press("ArrowLeft")
    still.keyboard.press("ArrowUp")
    still.keyboard.press("-")
    rest(still)
    later = view_of(still)
    assert later[0] > first[0]  # north
    assert later[1] < first[1]  # west
    assert later[2] == pytest.approx(first[2] / 1.5, rel=0.02)
    still.locator('button[data-projection="region"]').click()


def view_of(page: Page) -> list[float]:
    """Latitude, longitude and zoom as the address has them."""
    query = page.evaluate("new URLSearchParams(location.search).get('view')")
    return [float(number) for number in query.split("@")[1].split(",")]


def test_nothing_jumps_while_the_moment_moves(still: Page) -> None:
    """Through a reboost, over land and sea, by day and night: the frame and the panels' heads stay."""
    sized(still)
    show(still, "map", REBOOSTED)
    still.evaluate(
        "document.querySelectorAll('details').forEach(one => { one.open = one.matches('.panel'); })"
    )
    still.evaluate("document.querySelector('.panels').scrollTo(0, 0)")
    places = still.evaluate(
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


def test_who_wants_no_motion_gets_none(still: Page) -> None:
    moving = still.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((one) => {
          const { transitionDuration, animationName } = getComputedStyle(one);
          const slow = transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
          return slow || animationName !== "none";
        }).map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert moving == []


def test_the_timelines_key_stands_open_or_opens(still: Page) -> None:
    sized(still, 1600, 900)
    expect(still.locator("#timeline-key")).to_be_visible()
    expect(still.locator("#timeline-key li")).to_have_count(9)
    sized(still, 1024, 768)
    expect(still.locator("#timeline-key")).to_be_hidden()
    still.locator(".key-button").press("Enter")
    expect(still.locator("#timeline-key")).to_be_visible()
    still.keyboard.press("Escape")
    expect(still.locator("#timeline-key")).to_be_hidden()


def test_a_place_less_sure_says_so_and_one_with_no_later_set_too(still: Page) -> None:
    reboost = still.locator("[data-field=reboost]")
    for moment, words in ((REBOOSTED, "less sure"), (UNVERIFIED, "not known"), (ON_THE_ARM, "no")):
        still.evaluate("moment => window.issDashboard.setMoment(moment)", moment)
        expect(reboost).to_contain_text(words)
    expect(reboost).to_have_text("no")
