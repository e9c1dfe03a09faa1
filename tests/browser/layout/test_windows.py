"""The page in any window and any font: nothing outside it, cut, over something else or too small to hit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType, Page

from tests.browser.conftest import Watch, open_page
from tests.browser.layout.fonts import FAMILIES, browser_with_only

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
FAULTS = (HERE / "faults.js").read_text(encoding="utf-8")
SETTLED = (HERE / "settled.js").read_text(encoding="utf-8")
SIZES = [
    (320, 640),
    (360, 740),
    (390, 844),
    (600, 900),
    (768, 1024),
    (820, 1180),
    (844, 390),
    (667, 375),
    (912, 1368),
    (1024, 768),
    (1440, 900),
    (1920, 1080),
    (3440, 1440),
    (320, 256),
]
READY = {
    "map": "#map .geolayer",
    "when": "#candidates [data-candidate]",
    "exposure": "#exposure-image[src]",
    "station": "#plan-below .ship-mark",
}


@pytest.fixture(scope="module", params=FAMILIES)
def page(
    request: pytest.FixtureRequest,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    server_url: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Page]:
    """One page of a browser with one family of fonts, motion not wanted."""
    folder = tmp_path_factory.mktemp(request.param)
    with browser_with_only(request.param, browser_type, browser_type_launch_args, folder) as browser:
        context = browser.new_context(base_url=server_url, reduced_motion="reduce")
        watching = Watch(server_url)
        watching.cut(context)
        yield open_page(context.new_page(), "/")
        watching.check()


def faults(page: Page) -> list[str]:
    """Every fault of the page as it stands, with its kind before it."""
    page.evaluate(SETTLED)
    found: dict[str, list[str]] = page.evaluate(FAULTS)
    return [f"{kind}: {fault}" for kind, those in found.items() for fault in those]


def everywhere(page: Page) -> list[str]:
    """The faults in windows of every size, each with its size before it."""
    found = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        found += [f"{width}x{height} {fault}" for fault in faults(page)]
    return found


def show(page: Page, view: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.locator(f"#tab-{view}").click()
    page.locator(READY[view]).first.wait_for()


@pytest.mark.parametrize("view", READY)
def test_nothing_is_lost_in_any_window(page: Page, view: str) -> None:
    show(page, view)
    assert everywhere(page) == []
