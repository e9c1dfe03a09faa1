"""Nothing moves while the page loads: what is seen first stays where it is until everything has come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import READY_WITHIN_MS, Watch, frames

pytestmark = pytest.mark.browser

MOST_SHIFT = 0.01  # of the window times the way, summed (web.dev/cls)
SLOWER = 4  # times slower than this machine: the page is drawn between any two of its parts
WINDOWS = [(1440, 900), (820, 1180), (390, 844), (320, 640), (912, 600)]
_OBSERVE = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources, startTime } of list.getEntries()) {
    const moved = sources.map(({ node, previousRect: a, currentRect: b }) =>
      `${node?.id || node?.className || node?.nodeName}: ${JSON.stringify(a)} to ${JSON.stringify(b)}`);
    if (!hadRecentInput) window.shifts.push({ value, at: Math.round(startTime), moved });
  }
}).observe({ type: "layout-shift", buffered: true });
"""
_SCRIPTS_HAVE_RUN = "() => document.querySelector('#docked-list [data-visit]') !== null"


@pytest.fixture
def first_visit(
    browser: Browser, browser_context_args: dict[str, Any], watch: Watch, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """A page of somebody who has never been here, on a slow machine; ``request.param``: window, time zone."""
    (width, height), zone = request.param
    context = browser.new_context(
        **{**browser_context_args, "viewport": {"width": width, "height": height}, "timezone_id": zone}
    )
    watch.cut(context)
    context.add_init_script(_OBSERVE)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield page
    context.close()


@pytest.mark.parametrize(
    ("first_visit", "query"),
    [
        *(((size, "UTC"), "") for size in WINDOWS),
        # A clock of the viewer's own, notes of what a link got wrong, panels folded, another view of the map.
        (((1440, 900), "Europe/Berlin"), "panels=docked&t=never"),
        (((820, 1180), "UTC"), "view=globe"),
    ],
    indirect=["first_visit"],
)
def test_nothing_moves_while_the_page_loads(first_visit: Page, query: str) -> None:
    page = first_visit
    held: list[Route] = []
    page.route(re.compile(r"/plotly\.v"), lambda route: held.append(route))
    page.goto(f"/?{query}", wait_until="commit")
    page.wait_for_function(_SCRIPTS_HAVE_RUN, timeout=READY_WITHIN_MS)
    frames(page, 3)
    for route in held:
        route.continue_()
    page.wait_for_selector("body.is-ready", timeout=READY_WITHIN_MS)
    frames(page, 3)
    shifts = page.evaluate("window.shifts")
    assert sum(shift["value"] for shift in shifts) <= MOST_SHIFT, shifts
