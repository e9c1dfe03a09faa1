"""A picture of one's own on the page: given, read, gone to; and what is no picture."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch

PHOTOS = Path(__file__).parents[1] / "data" / "photos"


def test_a_picture_takes_the_page_to_its_moment(opened: Page, watch: Watch) -> None:
    page = opened
    answer = page.locator("#own-photo-answer")
    page.set_input_files("#photo-file", PHOTOS / "ISS073-E-151533.JPG")
    expect(answer).to_contain_text("NASA’s ISS073-E-151533")
    expect(answer).to_contain_text("trust it to minutes")
    page.evaluate("issDashboard.resting()")
    assert page.evaluate("issDashboard.moment()") == "2025-05-22T05:52:22Z"
    assert "ex_mm=15" in page.url
    assert "151533" not in page.url  # facts, never the picture
    page.go_back()
    page.evaluate("issDashboard.resting()")
    assert page.evaluate("issDashboard.moment()") != "2025-05-22T05:52:22Z"
    watch.check()
    watch.allow_errors = True  # the browser notes the refusal
    wrong = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"no picture"}
    page.set_input_files("#photo-file", wrong)  # type: ignore[arg-type]
    expect(answer).to_contain_text("is no picture that can be read")
