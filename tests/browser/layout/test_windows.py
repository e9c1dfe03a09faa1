"""The page in any window and any font: nothing outside it, cut, over something else or too small to hit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from playwright.sync_api import BrowserType, Page

from tests.browser.conftest import Watch, open_page
from tests.browser.layout.fonts import FAMILIES, browser_with_only
from tests.browser.layout.views import READY, faults, open_all, show

pytestmark = pytest.mark.browser

Size = tuple[int, int]
NARROW: list[Size] = [(320, 640), (360, 740), (390, 844), (600, 900)]
UPRIGHT: list[Size] = [(768, 1024), (820, 1180), (912, 1368)]
LOW: list[Size] = [(844, 390), (667, 375), (320, 256)]
WIDE: list[Size] = [
    (900, 700),
    (1009, 768),
    (1024, 768),
    (1440, 900),
    (1920, 1080),
    (3440, 1440),
    (3840, 2160),
]
SIZES = NARROW + UPRIGHT + LOW + WIDE
SOME: list[Size] = [(320, 640), (390, 844), (820, 1180), (844, 390), (1024, 768), (1440, 900)]
# WCAG 1.4.12: what a person may set for easier reading.
SPACED = """
svg, svg * { letter-spacing: normal !important; word-spacing: normal !important; }
*:not(svg, svg *) { line-height: 1.5 !important; }
*:not(svg, svg *) { letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
TWICE = "--blink-settings=defaultFontSize=32"


@pytest.fixture(scope="module", params=FAMILIES)
def family(request: pytest.FixtureRequest) -> str:
    """The family of fonts that the browser has."""
    return str(request.param)


@pytest.fixture(scope="module")
def page(
    family: str,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    server_url: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Page]:
    """One page of a browser with one family of fonts, motion not wanted."""
    folder = tmp_path_factory.mktemp(family)
    with browser_with_only(family, browser_type, browser_type_launch_args, folder) as browser:
        context = browser.new_context(base_url=server_url, reduced_motion="reduce")
        watching = Watch(server_url)
        page = context.new_page()
        watching.listen(page)
        yield open_page(page, "/")
        watching.check()


def everywhere(page: Page, sizes: Sequence[Size]) -> str:
    """The faults in windows of these sizes, a line each."""
    found = []
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        found += [f"{width}x{height} {fault}" for fault in faults(page)]
    page.set_viewport_size({"width": 1440, "height": 900})
    return "\n".join(found)


def third(family: str, view: str) -> list[Size]:
    """A third of the windows: each family meets every window in some view, each view in some family."""
    return SIZES[([*FAMILIES].index(family) + [*READY].index(view)) % 3 :: 3]


def test_the_thirds_make_the_whole() -> None:
    for family in FAMILIES:
        assert {size for view in READY for size in third(family, view)} == set(SIZES)
    for view in READY:
        assert sorted(size for family in FAMILIES for size in third(family, view)) == sorted(SIZES)


@pytest.mark.parametrize("view", READY)
def test_nothing_is_lost_in_a_third_of_the_windows(page: Page, family: str, view: str) -> None:
    show(page, view)
    found = everywhere(page, third(family, view))
    assert not found, found


@pytest.mark.exhaustive
@pytest.mark.parametrize("view", READY)
def test_nothing_is_lost_in_any_window(page: Page, view: str) -> None:
    show(page, view)
    found = everywhere(page, SIZES)
    assert not found, found


@pytest.mark.exhaustive
@pytest.mark.parametrize("view", READY)
def test_nor_when_all_that_opens_is_open(page: Page, view: str) -> None:
    show(page, view)
    open_all(page)
    found = everywhere(page, SOME)
    open_all(page, opened=False)
    assert not found, found


@pytest.mark.exhaustive
def test_nor_in_the_share_dialog_or_beside_a_ship(page: Page) -> None:
    show(page, "map")
    page.locator("#share-open").click()
    found = everywhere(page, SOME)
    page.keyboard.press("Escape")
    show(page, "station")
    page.locator("#plan-below .ship-mark").first.press("Enter")
    page.locator(".ship-page h2").wait_for()
    found += everywhere(page, SOME)
    page.keyboard.press("Escape")
    assert not found, found


@pytest.mark.exhaustive
def test_nor_with_text_spaced_out(page: Page) -> None:
    style = page.add_style_tag(content=SPACED)
    found = ""
    for view in READY:
        show(page, view)
        found += everywhere(page, [(390, 844), (1440, 900)])
    style.evaluate("style => style.remove()")
    assert not found, found


def test_most_of_a_low_window_is_content(page: Page) -> None:
    """At 400 % zoom, and on a phone held sideways: once scrolled, only the slim row isn't content."""
    show(page, "map")
    for width, height in LOW:
        page.set_viewport_size({"width": width, "height": height})
        bar = page.locator(".timeline-bar").bounding_box()
        assert bar is not None
        assert bar["height"] <= 56
        assert bar["y"] + bar["height"] == pytest.approx(height, abs=1)
        head = page.locator(".top").bounding_box()
        assert head is not None
        page.mouse.move(width * 0.8, height * 0.5)
        page.evaluate("document.body.scrollTo(0, 400)")
        after = page.locator(".top").bounding_box()
        assert after is not None
        assert after["y"] + after["height"] <= 0
        page.evaluate("document.body.scrollTo(0, 0)")
    page.set_viewport_size({"width": 1440, "height": 900})


def test_the_slim_row_opens(page: Page) -> None:
    show(page, "map")
    page.set_viewport_size({"width": 844, "height": 390})
    assert not page.locator("#time-field").is_visible()
    page.locator("#timeline-fold").click()
    assert page.locator("#time-field").is_visible()
    assert page.locator(".timeline-season").is_visible()
    page.locator("#timeline-fold").press("Escape")
    assert not page.locator("#time-field").is_visible()
    page.set_viewport_size({"width": 1440, "height": 900})


def test_text_follows_the_size_set_in_the_browser(
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    server_url: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Twice as large text is twice as large, and nothing lies over anything."""
    launch = {**browser_type_launch_args, "args": [*browser_type_launch_args["args"], TWICE]}
    folder = tmp_path_factory.mktemp("twice")
    with browser_with_only("wide", browser_type, launch, folder) as browser:
        context = browser.new_context(base_url=server_url, reduced_motion="reduce")
        page = open_page(context.new_page(), "/")
        assert page.evaluate("getComputedStyle(document.body).fontSize") == "28px"
        found = ""
        for view in READY:
            show(page, view)
            found += everywhere(page, [(390, 844), (820, 1180), (1440, 900), (1920, 1080)])
    assert not found, found
