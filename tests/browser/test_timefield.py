"""The field to type a time into: what is printed is read, what is no time is said, nothing is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import moment_of

pytestmark = pytest.mark.browser

BEFORE = "2026-02-22T12:00:00Z"


@pytest.fixture
def before(shared: Page) -> Page:
    """That page at a known moment, nothing typed."""
    shared.locator("#time-field").press("Escape")
    shared.evaluate(f"window.issDashboard.setMoment('{BEFORE}')")
    expect(shared.locator("#moment-clock")).to_have_text("22 Feb 2026, 12:00:00 UTC")
    return shared


def type_time(page: Page, text: str) -> None:
    page.locator("#time-field").fill(text)
    page.locator("#time-field").press("Enter")


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("25 Feb 2026, 12:00:00 UTC", "2026-02-25T12:00:00Z"),
        ("2026:02:19 21:36:30", "2026-02-19T21:36:30Z"),
        ("2026-02-19 21:36:30 GMT", "2026-02-19T21:36:30Z"),
        ("20260219T213630Z", "2026-02-19T21:36:30Z"),
        ("20 Feb 2026 3:06 am India", "2026-02-19T21:36:00Z"),
        ("21:40", "2026-02-22T21:40:00Z"),
        ("2026\u221202\u221219 21:36", "2026-02-19T21:36:00Z"),
    ],
)
def test_a_time_is_gone_to(before: Page, text: str, utc: str) -> None:
    type_time(before, text)
    assert moment_of(before) == utc
    expect(before.locator("#time-error")).to_be_hidden()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2026-04-31 10:00", "“2026-04-31 10:00” names a day that does not exist: April 2026 has 30 days"),
        ("02/03/2026", "can be 2 March or 3 February 2026"),
        ("1997-01-01", "no element sets for 1 Jan 1997"),
        ("", "“” is not a time"),
    ],
)
def test_what_is_refused_stays_to_be_put_right(before: Page, text: str, says: str) -> None:
    type_time(before, text)
    expect(before.locator("#time-error")).to_contain_text(says)
    expect(before.locator("#time-field")).to_have_attribute("aria-invalid", "true")
    assert moment_of(before) == BEFORE
    before.locator("#timeline").focus()
    expect(before.locator("#time-field")).to_have_value(text)
    expect(before.locator("#time-error")).to_be_visible()
    before.locator("#timeline").press("ArrowRight")
    expect(before.locator("#time-error")).to_be_hidden()
    expect(before.locator("#time-field")).to_have_value("2026-02-22 12:00:10")


def test_the_clock_pasted_into_the_field_is_where_the_page_is(before: Page) -> None:
    type_time(before, before.locator("#moment-clock").inner_text())
    assert moment_of(before) == BEFORE
    type_time(before, before.locator("#clock-india").inner_text())
    assert moment_of(before) == BEFORE


def test_the_calendar_speaks_utc_and_is_one_step(before: Page) -> None:
    entries = before.evaluate("history.length")
    before.evaluate("document.getElementById('time-picker').showPicker = () => {}")
    before.locator("#time-calendar").click()
    picker = before.locator("#time-picker")
    assert picker.input_value() == BEFORE[:16]
    for value, utc in (
        ("2026-03-01T10:20", "2026-03-01T10:20:00Z"),
        ("2026-03-02T10:20", "2026-03-02T10:20:00Z"),
    ):
        picker.evaluate(
            "(input, value) => { input.value = value; input.dispatchEvent(new Event('input')); }", value
        )
        assert moment_of(before) == utc
    assert before.evaluate("history.length") == entries + 1
    before.go_back()
    assert moment_of(before) == BEFORE


def test_a_phone_names_the_field_and_submits_it(phone: Page) -> None:
    fold = phone.locator(".fold-button")
    if fold.is_visible():
        fold.click()
    field = phone.get_by_role("textbox", name="UTC time to go to")
    expect(field).to_be_visible()
    field.fill("2026-02-19 21:40")
    field.evaluate("input => input.form.requestSubmit()")  # a keyboard's Go, whatever key it says it is
    assert moment_of(phone) == "2026-02-19T21:40:00Z"
    expect(phone.get_by_role("button", name="Pick a date and time in UTC")).to_be_visible()
