"""The address and the history: what is read from the bar is what is shown, and Back goes back a step."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import moment_of, open_page

pytestmark = pytest.mark.browser

START = "2026-01-03T19:30:00Z"


def address(page: Page) -> str:
    """What stands in the address bar this very moment."""
    return str(page.evaluate("location.href"))


def entries(page: Page) -> int:
    return int(page.evaluate("history.length"))


def shown_view(page: Page) -> str:
    return str(page.evaluate("document.body.dataset.view"))


def typed(page: Page, text: str) -> None:
    page.locator("#time-field").fill(text)
    page.locator("#time-field").press("Enter")


@pytest.fixture
def begun(page: Page) -> Page:
    """The page at a link's moment."""
    return open_page(page, f"/?t={START}")


def test_opening_a_link_leaves_the_address_as_it_was_given(begun: Page) -> None:
    begun.evaluate("window.dispatchEvent(new Event('blur'))")
    assert address(begun).endswith(f"/?t={START}")
    begun.locator("#share-open").click()
    begun.keyboard.press("Escape")
    assert address(begun).endswith(f"/?t={START}")


def test_tabs_ships_and_typed_times_are_steps(begun: Page) -> None:
    before = entries(begun)
    begun.locator("#tab-exposure").click()
    typed(begun, "2026-02-03 10:00")
    begun.locator("#tab-map").click()
    begun.locator(
        "#docked-list [data-visit=crs-33] > summary, #docked-list [data-visit=crs-33] summary"
    ).first.click()
    begun.locator("#docked-list [data-visit=crs-33] [data-open-ship]").click()
    expect(begun.locator("#ship-page")).to_be_visible()
    assert entries(begun) == before + 4

    begun.go_back()
    expect(begun.locator("#ship-page")).to_be_hidden()
    expect(begun.locator("#view-map")).to_be_visible()
    begun.go_back()
    expect(begun.locator("#view-exposure")).to_be_visible()
    assert moment_of(begun) == "2026-02-03T10:00:00Z"
    begun.go_back()
    assert moment_of(begun) == START
    expect(begun.locator("#moment-clock")).to_have_text("3 Jan 2026, 19:30:00 UTC")
    begun.go_back()
    expect(begun.locator("#view-map")).to_be_visible()
    assert address(begun).endswith(f"/?t={START}")

    for _ in range(4):
        begun.go_forward()
    expect(begun.locator("#ship-page")).to_be_visible()
    expect(begun.locator("#ship-page h2")).to_have_text(re.compile("CRS-33"))
    assert moment_of(begun) == "2026-02-03T10:00:00Z"
    assert entries(begun) == before + 4


def test_scrubbing_playing_and_zooming_are_no_steps(begun: Page) -> None:
    before = entries(begun)
    begun.locator("#timeline").press("ArrowRight")
    begun.locator("[data-zoom='fine in']").click()
    begun.locator("#speed").select_option("600")
    begun.locator("#play").click()
    begun.wait_for_function(f"() => Date.parse(window.issDashboard.moment()) > Date.parse('{START}') + 60e3")
    begun.locator("#play").click()
    begun.locator("button[data-projection=world]").click()
    begun.locator("#next-pass").click()
    assert entries(begun) == before


def test_back_brings_what_was_there_when_the_entry_was_left(begun: Page) -> None:
    begun.locator("#timeline").press("Shift+ArrowRight")
    begun.locator("button[data-projection=globe]").click()
    begun.locator("#panel-crew > summary").click()
    expect(begun.locator("#panel-crew")).not_to_have_attribute("open", re.compile(""))
    begun.locator("#speed").select_option("300")
    begun.locator("#tab-when").click()
    begun.locator("#tab-map").click()
    begun.locator("button[data-projection=world]").click()
    begun.locator("#panel-crew > summary").click()
    begun.locator("#speed").select_option("10")
    typed(begun, "2026-02-03 10:00")

    begun.go_back()
    expect(begun.locator("button[data-projection=world]")).to_have_attribute("aria-pressed", "true")
    begun.go_back()
    begun.go_back()
    expect(begun.locator("button[data-projection=globe]")).to_have_attribute("aria-pressed", "true")
    expect(begun.locator("#panel-crew")).not_to_have_attribute("open", re.compile(""))
    expect(begun.locator("#speed")).to_have_value("300")
    assert moment_of(begun) == "2026-01-03T19:31:00Z"


def test_a_candidate_and_a_finders_answer_are_steps(page: Page) -> None:
    open_page(page, "/?show=when")
    rows = page.locator("#candidates [data-candidate]:visible")
    expect(rows).to_have_count(10)
    first = moment_of(page)
    rows.nth(2).click()
    third = moment_of(page)
    assert third != first
    page.locator("#finder-form > summary").click()
    page.locator("#find-place").fill("Lahore")
    page.locator("#find-from").fill("2026-02-01")
    page.locator("#find-to").fill("2026-02-20")
    page.locator("#find-go").click()
    expect(page.locator("#finder-status")).to_contain_text("near Lahore")
    page.go_back()
    expect(page.locator("#finder-status")).not_to_contain_text("near Lahore")
    assert moment_of(page) == third
    page.go_back()
    assert moment_of(page) == first
    page.go_forward()
    page.go_forward()
    expect(page.locator("#finder-status")).to_contain_text("near Lahore")
    assert "find=place!Lahore" in address(page)


def test_on_a_phone_back_closes_a_ships_page(phone: Page) -> None:
    before = phone.url
    phone.locator("#tab-station").click()
    phone.locator("#view-station [data-ship]").first.press("Enter")
    expect(phone.locator("#ship-page")).to_be_visible()
    phone.go_back()
    expect(phone.locator("#ship-page")).to_be_hidden()
    expect(phone.locator("#view-station")).to_be_visible()
    phone.go_back()
    expect(phone.locator("#view-map")).to_be_visible()
    assert phone.url == before


def drag(page: Page) -> None:
    box = page.locator(".timeline-season").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 90, box["y"] + 20, steps=6)
    page.mouse.up()


def many_keys(page: Page) -> None:
    for _ in range(30):
        page.locator("#timeline").press("ArrowRight")


GESTURES: dict[str, Callable[[Page], None]] = {
    "drag": drag,
    "key": lambda page: page.locator("#timeline").press("PageUp"),
    "many keys": many_keys,
    "next pass": lambda page: page.locator("#next-pass").click(),
    "typed": lambda page: typed(page, "2026-02-03 10:00:07"),
    "tab": lambda page: page.locator("#tab-station").click(),
    "layer": lambda page: page.locator("[data-zoom='season in']").click(),
}


@pytest.mark.parametrize("gesture", GESTURES)
def test_the_address_holds_a_gesture_when_it_is_over(
    begun: Page, elsewhere: BrowserContext, another: Callable[[BrowserContext, str], Page], gesture: str
) -> None:
    GESTURES[gesture](begun)
    # A person who takes the address leaves the page for the bar: the window loses the focus.
    begun.evaluate("window.dispatchEvent(new Event('blur'))")
    taken, here = address(begun), moment_of(begun)
    assert not taken.endswith(f"/?t={START}")
    second = another(elsewhere, taken)
    assert moment_of(second) == here
    assert shown_view(second) == shown_view(begun)


def test_the_address_holds_a_drag_without_any_waiting(begun: Page) -> None:
    drag(begun)
    assert f"t={moment_of(begun)}" in address(begun)


def test_the_address_is_not_rewritten_more_often_than_browsers_allow(begun: Page) -> None:
    begun.evaluate(
        """() => {
          window.writes = 0;
          const write = history.replaceState.bind(history);
          history.replaceState = (...rest) => { window.writes += 1; write(...rest); };
        }"""
    )
    begun.evaluate(
        """async () => {
          const timeline = document.getElementById("timeline");
          for (let i = 0; i < 300; i += 1) {
            timeline.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
            if (i % 20 === 0) await new Promise(requestAnimationFrame);
          }
        }"""
    )
    expect(begun.locator("#moment-clock")).to_have_text("3 Jan 2026, 20:20:00 UTC")
    begun.wait_for_function(f"() => location.href.includes('t={START[:11]}20:20:00Z')")
    assert begun.evaluate("window.writes") < 30


def test_the_shared_link_is_made_when_it_is_asked_for(begun: Page) -> None:
    begun.locator("#speed").select_option("600")
    begun.locator("#play").click()
    begun.wait_for_function(f"() => Date.parse(window.issDashboard.moment()) > Date.parse('{START}') + 30e3")
    begun.locator("#share-open").click()
    assert f"t={moment_of(begun)}" in begun.locator("#share-link").input_value()
    assert address(begun) == begun.locator("#share-link").input_value()


def test_a_fragment_in_the_address_is_no_other_page(begun: Page) -> None:
    begun.locator("#tab-station").click()
    begun.locator(".skip").focus()
    begun.keyboard.press("Enter")
    assert address(begun).endswith("#timeline")
    expect(begun.locator("#view-station")).to_be_visible()
    begun.go_back()
    expect(begun.locator("#view-station")).to_be_visible()
    begun.go_back()
    expect(begun.locator("#view-map")).to_be_visible()
