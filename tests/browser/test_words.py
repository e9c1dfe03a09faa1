"""The introduction, the terms and the words of the panels as a reader meets them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.answers.moment import moment_at
from dashboard.answers.position_words import position_words
from dashboard.geo.between import landmark
from tests.browser.conftest import open_page
from tests.browser.layout.views import SETTLED

SIZES = [(1440, 900), (820, 1180), (390, 844), (320, 640)]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def sized(request: pytest.FixtureRequest, shared: Page) -> Page:
    """The first view in a window of one size."""
    width, height = request.param
    shared.set_viewport_size({"width": width, "height": height})
    shared.evaluate(SETTLED)
    return shared


def test_above_the_fold_it_says_what_it_is_about(sized: Page) -> None:
    assert sized.viewport_size is not None
    bottom = sized.locator(".timeline-bar").bounding_box()
    assert bottom is not None
    for part in ("#intro h1", "#intro .intro-words", "#intro img", "#intro .intro-questions"):
        box = sized.locator(part).bounding_box()
        assert box is not None, part
        assert box["y"] >= 0, part
        assert box["y"] + box["height"] <= bottom["y"], part
        assert box["x"] + box["width"] <= sized.viewport_size["width"], part
    map_box = sized.locator("#map").bounding_box()
    assert map_box is not None
    # The map isn't pushed away: a piece as wide as a third of the smallest window stands in the first view.
    assert bottom["y"] - map_box["y"] >= 106


def test_folded_it_stays_so_and_can_be_opened_again(page: Page) -> None:
    open_page(page, "/")
    expect(page.locator("#intro .intro-words")).to_be_visible()
    page.locator("#intro summary").click()
    expect(page.locator("#intro .intro-words")).to_be_hidden()
    open_page(page, "/")
    expect(page.locator("#intro .intro-words")).to_be_hidden()
    expect(page.locator("#intro h1")).to_be_visible()
    page.get_by_text("About this photograph").click()
    expect(page.locator("#intro .intro-words")).to_be_visible()
    open_page(page, "/")
    expect(page.locator("#intro .intro-words")).to_be_visible()


def test_where_nothing_is_kept_it_works_all_the_same(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })"
    )
    open_page(page, "/")
    page.locator("#intro summary").click()
    expect(page.locator("#intro .intro-words")).to_be_hidden()


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Where?", "#panel-position .over-what"),
        ("When?", "#view-when #candidates"),
        ("Why circles?", "#view-exposure #exposure-image"),
        ("Which ships?", "#docked-list [data-visit=htv-x1]"),
    ],
)
def test_a_question_opens_its_answer(page: Page, words: str, shown: str) -> None:
    open_page(page, "/?panels=crew")
    page.locator("#intro").get_by_role("link", name=words, exact=True).click()
    expect(page.locator(shown)).to_be_visible(timeout=20_000)
    expect(page.locator(shown)).to_be_in_viewport(timeout=20_000)


def test_it_reads_without_scripts(browser: Browser, server_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=server_url)
    page = context.new_page()
    page.goto("/")
    expect(page.locator("#intro")).to_contain_text("Chris Williams")
    expect(page.locator("[data-field=altitude]")).to_have_text("422.0 km · 262.2 mi")
    expect(page.locator("[data-claim=speed] .why")).to_have_text("The printed number is rounded up by 2%.")
    context.close()


@pytest.mark.parametrize("time", ["2026-02-19T21:36:08Z", "2026-01-03T19:30:00Z", "2025-08-01T12:00:00Z"])
def test_the_browser_writes_what_the_server_wrote(page: Page, time: str) -> None:
    """Only the nearest set's blend may move a last digit: words and rounded numbers are the same."""
    from dashboard.instants import parse_unix

    open_page(page, f"/?t={time}")
    expected = position_words(moment_at(parse_unix(time)))
    for field in ("over", "between", "near", "lat", "lon", "altitude", "speed", "heading", "sunlight"):
        expect(page.locator(f"#panel-position [data-field={field}]")).to_have_text(expected[field])
    for field in ("sun-elevation", "solar-time", "border", "sure", "uncertainty", "epoch", "age", "reboost"):
        expect(page.locator(f"#panel-position [data-field={field}]")).to_have_text(expected[field])


def test_a_term_explains_itself_to_keyboard_and_mouse(opened: Page) -> None:
    term = opened.locator("#panel-position .term", has_text="Altitude")
    said = opened.locator("#term-altitude")
    expect(said).to_be_hidden()
    term.focus()
    opened.keyboard.press("Enter")
    expect(said).to_be_visible()
    expect(said).to_be_in_viewport(ratio=1)
    opened.keyboard.press("Escape")
    expect(said).to_be_hidden()
    term.click()
    expect(said).to_be_visible()


def test_words_people_know_follow_the_moment(opened: Page) -> None:
    opened.evaluate("window.issDashboard.setMoment('2026-02-19T21:37:30Z')")
    position = moment_at(1771537050.0).position
    names = landmark(position.latitude_deg, position.longitude_deg).cities
    between = opened.locator("#panel-position [data-field=between]")
    for name in names:
        expect(between).to_contain_text(name)
