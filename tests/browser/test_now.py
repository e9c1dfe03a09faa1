"""The button that follows the clock."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from dashboard.instants import format_utc
from dashboard.orbit.archive import load_archive
from tests.browser.conftest import moment_of, open_page

pytestmark = pytest.mark.browser

AWAY = "2026-02-22T12:00:00Z"


def test_now_follows_the_clock_until_a_hand_takes_over(page: Page) -> None:
    newest = float(int(load_archive().epochs_unix_s[-1]))
    open_page(page, f"/?t={AWAY}")
    button, notices = page.locator("#go-now"), page.locator("#notices")

    # The archive doesn't reach this clock: nothing moves, and a sentence says why and what helps.
    page.clock.set_system_time(format_utc(newest + 100 * 86_400))
    page.route("**/api/v1/now", lambda route: route.fulfill(json={"position": None, "note": "100 days old"}))
    button.click()
    expect(notices).to_contain_text("100 days old")
    assert moment_of(page) == AWAY
    expect(button).to_have_attribute("aria-pressed", "false")

    page.unroute("**/api/v1/now")
    page.clock.set_system_time(format_utc(newest + 3600))
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(notices).to_contain_text("The newest element set is")
    first = moment_of(page)
    assert first[:16] == format_utc(newest + 3600)[:16]
    page.wait_for_function("before => window.issDashboard.moment() > before", arg=first)

    page.locator("#timeline").focus()
    page.keyboard.press("ArrowLeft")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(notices).to_be_empty()
