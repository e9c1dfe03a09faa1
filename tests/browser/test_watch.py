"""The browser tests' own ears: nothing gets out, and what tries is taken down."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Error, expect

from tests.browser.conftest import Watch, open_page, visiting

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("url", ["http://192.0.2.1/", "http://example.org/", "https://example.org/"])
def test_no_page_gets_out_and_the_try_is_taken_down(
    context: BrowserContext, server_url: str, url: str
) -> None:
    watching = Watch(server_url)
    with visiting(context, watching) as page:
        with pytest.raises(Error, match="ERR_PROXY_CONNECTION_FAILED"):
            page.goto(url)
        assert watching.outgoing == [url]
        with pytest.raises(AssertionError, match="elsewhere"):
            watching.check()


def test_an_error_in_the_console_is_a_failure(context: BrowserContext, server_url: str) -> None:
    watching = Watch(server_url)
    with visiting(context, watching) as page:
        open_page(page, "/")
        page.evaluate("() => { console.error('broken'); setTimeout(() => { throw new Error('worse'); }); }")
        page.evaluate("() => window.issDashboard.resting()")
        assert [error.split(": ")[-1] for error in watching.errors] == ["broken", "worse"]
        with pytest.raises(AssertionError, match="broken"):
            watching.check()


def test_what_one_page_keeps_the_next_one_does_not_have(context: BrowserContext, server_url: str) -> None:
    for _ in range(2):
        with visiting(context, Watch(server_url)) as page:
            open_page(page, "/")
            expect(page.locator("#intro .intro-words")).to_be_visible()
            page.locator("#intro summary").click()
            expect(page.locator("#intro .intro-words")).to_be_hidden()
