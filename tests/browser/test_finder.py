"""When was it taken, as its user meets it: jump, weigh, ask for another photograph, share."""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import Watch, moment_of, open_page, rest

pytestmark = pytest.mark.browser

MISSION = "spacecraft-stars-city-lights"
LOADED = "#near-misses li"  # drawn with the whole answer


def rows(page: Page) -> Locator:
    return page.locator("#candidates [data-candidate]:visible")


def shown(page: Page) -> list[str]:
    return [str(iso) for iso in rows(page).evaluate_all("rows => rows.map((row) => row.dataset.candidate)")]


def slide(page: Page, clue: str, value: float) -> None:
    page.locator(f"#weight-{clue}").evaluate(
        "(input, value) => { input.value = value; input.dispatchEvent(new Event('input'));"
        " input.dispatchEvent(new Event('change')); }",
        value,
    )


@pytest.fixture
def finder(page: Page) -> Page:
    """The finder's view, its whole answer there."""
    open_page(page, "/?show=when")
    page.wait_for_selector(LOADED, state="attached")
    return page


def test_the_best_candidate_is_the_pages_moment_and_is_explained(finder: Page) -> None:
    best = shown(finder)[0]
    assert best == moment_of(finder)
    expect(rows(finder)).to_have_count(10)
    reasons = finder.locator("#candidates .reasons li")
    expect(reasons).to_have_count(8)
    expect(reasons.first).to_contain_text("iss074e0319988")
    expect(finder.locator("#finder-status")).to_contain_text("The likeliest: 19 Feb 2026")


def test_a_click_and_enter_move_the_whole_page(finder: Page) -> None:
    third, fifth = shown(finder)[2], shown(finder)[4]
    rows(finder).nth(2).click()
    assert moment_of(finder) == third
    rest(finder)
    expect(finder.locator("#moment-clock")).to_contain_text(third[11:19])
    expect(finder.locator("#candidates tr.is-chosen")).to_have_attribute("data-candidate", third)
    finder.locator(f'[data-candidate="{fifth}"] .jump-to').press("Enter")
    assert moment_of(finder) == fifth
    expect(finder).to_have_url(re.compile(re.escape(fifth)))


def test_all_can_be_shown_and_arrow_keys_walk_them(finder: Page, server_url: str) -> None:
    answer = httpx.get(f"{server_url}/api/v1/photos/{MISSION}/candidates").json()
    finder.locator("#candidates-more").click()
    expect(rows(finder)).to_have_count(len(answer["candidates"]))
    assert shown(finder) == [candidate["best_utc"] for candidate in answer["candidates"]]
    before = moment_of(finder)
    rows(finder).nth(0).locator(".jump-to").focus()
    finder.keyboard.press("ArrowDown")
    finder.keyboard.press("ArrowDown")
    focused = finder.evaluate("document.activeElement.closest('[data-candidate]').dataset.candidate")
    assert focused == shown(finder)[2]
    assert moment_of(finder) == before


def test_weights_re_rank_at_once_as_the_server_would(finder: Page, watch: Watch, server_url: str) -> None:
    watch.requests.clear()
    slide(finder, "evidence", 0)
    slide(finder, "hour", 3)
    slide(finder, "lag", 0.5)
    assert not watch.requests
    server = httpx.get(
        f"{server_url}/api/v1/photos/{MISSION}/candidates", params={"weights": "evidence:0,hour:3,lag:0.5"}
    ).json()
    mine = shown(finder)
    assert mine[:10] == [candidate["best_utc"] for candidate in server["candidates"][:10]]
    score = finder.locator("#candidates [data-candidate] .score").first.inner_text()
    assert abs(float(score.split()[0]) - 100 * server["candidates"][0]["score"]) < 0.6
    expect(finder).to_have_url(re.compile("weights=hour:3,lag:0.5,evidence:0"))


def test_a_link_carries_the_weights(page: Page) -> None:
    open_page(page, "/?show=when&weights=evidence:0,place:2")
    page.wait_for_selector(LOADED, state="attached")
    expect(page.locator("#weight-evidence")).to_have_value("0")
    expect(page.locator("#weight-place")).to_have_value("2")
    page.locator("#weights-reset").click()
    expect(page.locator("#weight-place")).to_have_value("1")
    expect(page).not_to_have_url(re.compile("weights="))


def test_the_chart_shows_every_candidate_and_a_click_on_one_jumps(finder: Page) -> None:
    graph = finder.locator("#candidates-chart")
    expect(graph.locator(".scatterlayer .trace")).to_have_count(3)
    drawn = "document.querySelector('#candidates-chart .js-plotly-plot').data[2]"
    size = f"{drawn}.marker.size"
    before = finder.evaluate(f"[...{size}]")
    finder.locator("#weights-no-evidence").click()
    finder.wait_for_function(f"(before) => JSON.stringify({size}) !== JSON.stringify(before)", arg=before)
    after = finder.evaluate(f"[...{size}]")
    assert max(before) == pytest.approx(max(after))
    assert sum(after) > sum(before)  # the others come closer to the first
    point = graph.locator(".scatterlayer .trace").nth(2).locator(".point").nth(5)
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    assert box is not None
    iso = finder.evaluate(f"{drawn}.customdata[5][0]")
    finder.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    finder.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    finder.wait_for_function("(iso) => window.issDashboard.moment() === iso", arg=iso)


def test_another_photograph_is_found_and_its_link_gives_it_again(
    finder: Page, another: Callable[[BrowserContext, str], Page]
) -> None:
    finder.locator("#finder-form > summary").click()
    finder.locator("#find-place").fill("Tokyo")
    finder.locator("#find-from").fill("2026-01-03")
    finder.locator("#find-to").fill("2026-01-20")
    finder.locator("#find-light").select_option("night")
    finder.locator("#find-altitude").fill("262 mi")
    finder.locator("#find-go").click()
    expect(finder.locator("#finder-status")).to_contain_text("passes near Tokyo, JP fit", timeout=60_000)
    expect(finder.locator("#finder-title")).to_have_text("Passes near Tokyo, JP")
    expect(finder.locator(".weight[data-clue=evidence]")).to_be_hidden()
    found = shown(finder)
    assert all("2026-01-03" <= iso < "2026-01-21" for iso in found)
    rows(finder).nth(1).click()
    expect(finder).to_have_url(re.compile(r"find=place!Tokyo~from!2026-01-03~to!2026-01-20~light!night"))
    other = another(finder.context, finder.url)
    expect(other.locator("#finder-status")).to_contain_text("passes near Tokyo, JP fit", timeout=60_000)
    assert shown(other) == found
    assert moment_of(other) == found[1]
    other.locator("#find-back").click()
    expect(other.locator("#finder-title")).to_have_text("When was it taken?")
    expect(other.locator("#finder-status")).to_contain_text("India–Pakistan border")


def test_what_is_wrong_is_said_beside_its_field(finder: Page, watch: Watch) -> None:
    watch.allow_errors = True  # the browser itself notes each answer of 422
    finder.locator("#finder-form > summary").click()
    finder.locator("#find-place").fill("Oslo")
    finder.locator("#find-go").click()
    expect(finder.locator("#find-place-error")).to_contain_text("51.8° north and south")
    expect(finder.locator("#find-place")).to_be_focused()
    expect(finder.locator("#find-place")).to_have_attribute("aria-invalid", "true")
    finder.locator("#find-place").fill("Lahore")
    finder.locator("#find-hours").fill("99")
    finder.locator("#find-go").click()
    expect(finder.locator("#find-hours-error")).to_contain_text("'99' is no pair of hours")
    expect(finder.locator("#find-place-error")).to_be_hidden()
    # Clues that contradict: which one, and how many passes each left.
    finder.locator("#find-hours").fill("")
    finder.locator("#find-from").fill("2025-12-20")
    finder.locator("#find-to").fill("2026-02-20")
    finder.locator("#find-aboard label", has_text="Jonny Kim").click()
    finder.locator("#find-go").click()
    expect(finder.locator("#find-aboard-error, #find-from-error").filter(visible=True)).to_contain_text(
        "passes left after each"
    )


def test_a_point_is_taken_from_the_map(finder: Page) -> None:
    finder.locator("#finder-form > summary").click()
    finder.locator("#find-way").select_option("point")
    picker = finder.locator("canvas.picker")
    box = picker.bounding_box()
    assert box is not None
    picker.click(position={"x": box["width"] * 0.75, "y": box["height"] * 0.25})
    latitude, longitude = map(float, finder.locator("#find-point").input_value().split(","))
    assert latitude == pytest.approx(45.0, abs=1.0)
    assert longitude == pytest.approx(90.0, abs=1.0)
    finder.get_by_role("button", name="Below the station now").click()
    latitude, longitude = map(float, finder.locator("#find-point").input_value().split(","))
    assert [latitude, longitude] == pytest.approx([28.7, 72.0], abs=0.2)


def test_on_a_phone_nothing_is_wider_than_the_screen(phone: Page) -> None:
    phone.locator("#tab-when").click()
    phone.wait_for_selector(LOADED, state="attached")
    wide = phone.evaluate(
        "[...document.querySelectorAll('.finder *')]"
        ".filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('svg, thead'))"
        ".map((e) => e.className || e.tagName)"
    )
    assert wide == []
    first = rows(phone).first
    first.scroll_into_view_if_needed()
    expect(first).to_contain_text("19 Feb 2026")
    rows(phone).nth(1).click()
    assert moment_of(phone) == shown(phone)[1]


def test_another_photograph_is_a_press_away(finder: Page) -> None:
    button = finder.get_by_role("button", name="Another photograph")
    expect(button).to_be_in_viewport()
    button.click()
    expect(finder.locator("#find-way")).to_be_focused()
    expect(finder.locator("#find-go")).to_be_visible()
    box = finder.locator("#finder-form [type=checkbox]").first.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24


def test_of_a_list_that_is_cut_other_weights_are_asked_for(watch: Watch, page: Page, server_url: str) -> None:
    """Which passes are the best 200 depends on the weights: what is shown is the server's own."""
    open_page(page, "/?show=when&find=place!Lahore, PK~within_km!300")
    page.wait_for_function(
        "() => /the best 200 are listed/.test(document.querySelector('#finder-status').textContent)"
    )
    clue = page.locator(".weight:not([hidden])").first.get_attribute("data-clue")
    with page.expect_response(lambda answer: "weights=" in answer.url) as asked:
        slide(page, str(clue), 3)
    answer = asked.value.json()
    best = answer["candidates"][0]
    expect(rows(page).first).to_have_attribute("data-candidate", best["best_utc"])
    day = best["best_utc"][11:19]
    expect(page.locator("#finder-status")).to_contain_text(day)
    assert len(answer["candidates"]) == 200


def test_a_phone_says_what_the_numbers_are(phone: Page) -> None:
    phone.locator("#tab-when").click()
    phone.wait_for_selector(LOADED, state="attached")
    words = (
        phone.locator("#candidates [data-candidate]")
        .first.locator("td")
        .evaluate_all(
            "cells => cells.filter((cell) => cell.checkVisibility()).map((cell) =>"
            " getComputedStyle(cell, '::before').content + getComputedStyle(cell, '::after').content)"
        )
    )
    said = " ".join(words)
    assert all(word in said for word in ("UTC", "by the Sun", "score"))
