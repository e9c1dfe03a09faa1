"""Keys that work anywhere, by what they print; the archive's ends; notes that go when their cause goes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dashboard.instants import format_utc
from dashboard.photos.catalogue.files import MISSION_PHOTO
from dashboard.photos.moment import default_moment
from tests.browser.conftest import Watch, moment_of, open_page

pytestmark = pytest.mark.browser

PHOTO = format_utc(default_moment(MISSION_PHOTO))
AWAY = "2026-02-22T12:00:00Z"


@pytest.fixture
def opened(shared: Page) -> Page:
    """Away from the photograph's moment, nothing focused, open or playing."""
    shared.evaluate(
        """moment => {
          document.querySelectorAll("dialog[open]").forEach((one) => one.close());
          document.querySelectorAll("#notices button").forEach((one) => one.click());
          document.activeElement?.blur();
          window.issDashboard.setMoment(moment);
        }""",
        AWAY,
    )
    return shared


def press(page: Page, key: str, held: dict[str, bool] | None = None, target: str = "document.body") -> None:
    """A key as a layout prints it, with what is held down for it."""
    page.evaluate(
        f"""([key, held]) => {target}.dispatchEvent(
          new KeyboardEvent("keydown", {{ key, bubbles: true, cancelable: true, ...held }}))""",
        [key, held or {}],
    )


@pytest.mark.parametrize(
    "held",
    [{}, {"modifierAltGraph": True, "ctrlKey": True, "altKey": True}, {"altKey": True}],
    ids=["plain", "AltGr", "Option"],
)
def test_a_bracket_is_a_bracket_whatever_makes_it(opened: Page, held: dict[str, bool]) -> None:
    press(opened, "]", held)
    assert moment_of(opened) > AWAY
    press(opened, "[", held)
    press(opened, "[", held)
    assert moment_of(opened) < AWAY


@pytest.mark.parametrize("key", ["p", "Shift+P"])
def test_p_goes_back_to_the_photograph_in_either_case(opened: Page, key: str) -> None:
    opened.keyboard.press(key)
    assert moment_of(opened) == PHOTO


@pytest.mark.parametrize("held", ["ctrlKey", "metaKey"])
def test_the_browsers_own_keys_are_left_alone(opened: Page, held: str) -> None:
    press(opened, "p", {held: True})
    assert moment_of(opened) == AWAY


@pytest.mark.parametrize("field", ["#time-field", "#speed", "#share-link"])
def test_keys_in_fields_and_dialogs_are_theirs(opened: Page, field: str) -> None:
    for key in ("p", "]", ".", "?"):
        press(opened, key, target=f"document.querySelector('{field}')")
    assert moment_of(opened) == AWAY
    expect(opened.locator("#keys-sheet")).to_be_hidden()
    opened.locator("#share-open").click()
    press(opened, "p", target="document.querySelector('#share-dialog button')")
    assert moment_of(opened) == AWAY


def test_a_sheet_lists_the_keys_and_switches_them_off_for_good(
    opened: Page, another: Callable[[BrowserContext, str], Page]
) -> None:
    opened.keyboard.press("?")
    sheet = opened.locator("#keys-sheet")
    expect(sheet).to_be_visible()
    assert {"Space", "[", "]", ",", ".", "P", "?"} <= set(sheet.locator("kbd").all_inner_texts())
    switch = sheet.locator("#keys-on")
    switch.uncheck()
    opened.keyboard.press("Escape")
    for key in ("p", "]", "?"):
        opened.keyboard.press(key)
    assert moment_of(opened) == AWAY
    expect(sheet).to_be_hidden()
    again = another(opened.context, f"/?t={AWAY}")
    again.keyboard.press("p")
    assert moment_of(again) == AWAY
    opened.locator("#keys-open").click()
    switch.check()
    opened.keyboard.press("Escape")
    opened.keyboard.press("p")
    assert moment_of(opened) == PHOTO


@pytest.mark.parametrize(("key", "says"), [("Home", "Start of the archive"), ("End", "End of the archive")])
def test_both_ends_of_the_archive_are_reached_and_said(opened: Page, key: str, says: str) -> None:
    limits = opened.evaluate("JSON.parse(document.getElementById('page-config').textContent).archive")
    with opened.expect_response(lambda response: "/api/v1/track" in response.url) as track:
        opened.locator("#timeline").press(key)
    assert track.value.ok, track.value.text()
    end = datetime.fromisoformat(limits["first_utc" if key == "Home" else "last_utc"])
    assert abs((datetime.fromisoformat(moment_of(opened)) - end).total_seconds()) < 1
    notices = opened.locator("#notices")
    expect(notices).to_contain_text(says)
    expect(notices).not_to_contain_text("could not be loaded")
    if key == "End":
        opened.locator("#play").click()
        expect(notices).to_contain_text(says)
        expect(opened.locator("#play")).to_have_attribute("aria-pressed", "false")
    opened.locator("#timeline").press("PageUp" if key == "Home" else "PageDown")
    expect(notices).not_to_contain_text(says)


def test_playing_into_the_end_says_so(opened: Page) -> None:
    last = opened.evaluate("JSON.parse(document.getElementById('page-config').textContent).archive.last_utc")
    opened.evaluate(
        "last => window.issDashboard.setMoment(new Date(Date.parse(last) - 40e3).toISOString())", last
    )
    opened.locator("#play").click()
    expect(opened.locator("#notices")).to_contain_text("End of the archive")
    expect(opened.locator("#play")).to_have_attribute("aria-pressed", "false")


def test_a_note_goes_when_its_cause_goes(page: Page, watch: Watch) -> None:
    watch.allow_errors = True  # the browser itself prints the failed requests
    open_page(page, "/")
    page.route("**/api/**", lambda route: route.abort())
    page.evaluate("window.issDashboard.setMoment('2025-12-20T10:00:00Z')")
    notices = page.locator("#notices")
    expect(notices).to_contain_text("exact track could not be loaded")
    page.unroute_all()
    expect(notices).to_be_empty(timeout=20_000)  # it asks again by itself
