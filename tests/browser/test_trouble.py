"""A picture or an answer that fails leaves a sentence and a button that asks again, never a broken image."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Watch, open_page

pytestmark = pytest.mark.browser

SHORT = "/?show=exposure&ex_s=20"
ARRIVAL = re.compile(r"/api/v1/exposure\.png\?.*layer=arrival")
ERROR = '{"error": {"message": "The picture could not be made."}}'


def fails(route: Route) -> None:
    route.fulfill(status=500, content_type="application/json", body=ERROR)


def is_busy(route: Route) -> None:
    route.fulfill(status=503, headers={"Retry-After": "7"}, body="")


def is_gone(route: Route) -> None:
    route.abort()


@pytest.fixture(params=[fails, is_busy, is_gone])
def failing(request: pytest.FixtureRequest) -> tuple[Callable[[Route], None], str]:
    """A way to fail, and words of the sentence that says so."""
    words = {fails: "could not be made", is_busy: "Try again in 7 seconds", is_gone: "can’t be reached"}
    return request.param, words[request.param]


def test_what_failed_of_an_exposure_says_why_and_is_asked_again(
    watch: Watch, page: Page, failing: tuple[Callable[[Route], None], str]
) -> None:
    """The picture, the chart of nights, then the light as it came: each has a sentence and a button."""
    watch.allow_errors = True
    fail, words = failing
    for address in ("**/api/v1/exposure.*", "**/poles?*"):
        page.route(address, fail)
    open_page(page, SHORT)
    image, box = page.locator("#exposure-image"), page.locator(".exposure-frame .trouble")
    chart = page.locator("#pole-chart .trouble")
    expect(box).to_contain_text(words)
    expect(image).to_have_css("visibility", "hidden")
    expect(page.locator(".exposure-veil")).to_be_hidden()
    expect(chart).to_contain_text(words)
    for address in ("**/api/v1/exposure.*", "**/poles?*"):
        page.unroute(address)
    page.route(ARRIVAL, fail)
    box.get_by_role("button", name="Try again").click()
    expect(box).to_have_count(0)
    page.wait_for_function("() => document.querySelector('#exposure-image').naturalWidth > 0")
    expect(image).to_have_css("visibility", "visible")
    page.wait_for_selector(".exposure-names svg")
    chart.get_by_role("button", name="Try again").click()
    expect(page.locator("#pole-chart svg")).to_be_visible()
    expect(chart).to_have_count(0)

    page.locator("#exposure-play").click()
    light = page.locator(".exposure .trouble")
    expect(light).to_contain_text("How the light came could not be shown.")
    expect(light).to_contain_text(words)
    # The finished picture stays.
    expect(page.locator(".exposure-light")).to_be_hidden()
    expect(image).to_have_css("visibility", "visible")
    page.unroute(ARRIVAL)
    light.get_by_role("button", name="Try again").click()
    expect(page.locator(".exposure-light")).to_be_visible()
    expect(light).to_have_count(0)


def test_numbers_that_fail_alone_are_asked_again(watch: Watch, page: Page) -> None:
    watch.allow_errors = True
    page.route("**/api/v1/exposure.json?*", fails)
    open_page(page, SHORT)
    status = page.locator("#exposure-status")
    expect(status).to_contain_text("could not be made")
    page.unroute("**/api/v1/exposure.json?*")
    status.get_by_role("button", name="Try again").click()
    page.wait_for_selector(".exposure-names svg")
    expect(status).to_contain_text("20 s from")


def test_views_whose_scripts_failed_open_when_they_can_be_had(watch: Watch, page: Page) -> None:
    """One of Dash's scripts fails: what came after it ran without it, so all of them are run anew."""
    watch.allow_errors = True
    page.route("**/deps/react@*", is_gone)
    open_page(page, "/")
    page.locator("#tab-station").click()
    expect(page.locator("#notices")).to_contain_text("could not be loaded")
    page.unroute("**/deps/react@*")
    page.locator("#tab-map").click()
    page.locator("#tab-station").click()
    expect(page.locator("#plan-side svg, svg#plan-side").first).to_be_visible()
    expect(page.locator("#notices")).not_to_contain_text("could not be loaded")


def test_a_view_that_could_not_be_made_is_asked_for_again(
    watch: Watch, page: Page, failing: tuple[Callable[[Route], None], str]
) -> None:
    watch.allow_errors = True
    page.route("**/_dash-update-component", failing[0])
    open_page(page, "/")
    page.locator("#tab-when").click()
    box = page.locator("#view-when .trouble:visible")
    expect(box).to_contain_text(failing[1])
    page.unroute("**/_dash-update-component")
    box.get_by_role("button", name="Try again").click()
    expect(page.locator("#candidates [data-candidate]").first).to_be_visible()
    expect(box).to_have_count(0)


def test_answers_that_did_not_come_are_asked_for_again(
    watch: Watch, page: Page, failing: tuple[Callable[[Route], None], str]
) -> None:
    """Candidates, a ship's page and a card, one after the other on one page."""
    watch.allow_errors = True
    fail, words = failing
    page.route("**/candidates?*", fail)
    open_page(page, "/?show=when")
    box = page.locator("#finder-trouble")
    expect(box).to_contain_text(words)
    page.unroute("**/candidates?*")
    box.get_by_role("button", name="Try again").click()
    expect(page.locator("#candidates [data-candidate]").first).to_be_visible()
    expect(box).to_be_hidden()

    page.locator("#tab-station").click()
    expect(page.locator("#plan-side [data-ship]")).not_to_have_count(0)
    page.route("**/_dash-update-component", fail)
    page.locator("#plan-side [data-ship=crs-33]").press("Enter")
    box = page.locator("#ship-page .trouble")
    expect(box).to_contain_text(words)
    page.unroute("**/_dash-update-component")
    box.get_by_role("button", name="Try again").click()
    expect(page.locator("#ship-page")).to_contain_text("more than 1,500 tortillas")
    expect(box).to_have_count(0)

    page.route("**/api/v1/card.png?*", fail)
    page.locator("#share-open").click()
    box = page.locator("#share-dialog .trouble")
    expect(box).to_contain_text(words)
    expect(page.locator("#share-card")).to_be_hidden()
    page.unroute("**/api/v1/card.png?*")
    box.get_by_role("button", name="Try again").click()
    expect(page.locator("#share-card")).to_be_visible()
    expect(box).to_have_count(0)
