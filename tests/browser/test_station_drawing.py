"""The station's drawing: its names are read, its parts are found, and a phone has numbers in their place."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

# Names and labels that stand on each other, on the arm's joints, or, the arm's own, on a ship.
STRUCK = """
view => {
  const plan = document.querySelector(view);
  const shown = (list) => [...plan.querySelectorAll(list)].filter((one) =>
    one.getClientRects().length && getComputedStyle(one).visibility === "visible");
  const meet = (one, other) => {
    const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3;
  };
  const words = shown("text:not(.part-name)");
  const pairs = words.flatMap((one, i) => words.slice(i + 1).map((other) => [one, other]));
  const joints = words.flatMap((one) => shown(".arm-joint").map((joint) => [one, joint]));
  const hulls = shown(".arm-name").flatMap((one) => shown(".hull, .wing").map((hull) => [one, hull]));
  const struck = [...pairs, ...joints, ...hulls].filter(([one, other]) => meet(one, other));
  const called = (one) => one.textContent || one.getAttribute("class");
  return struck.map(([one, other]) => `${called(one)} / ${called(other)}`);
}
"""
# Names that reach beyond the module they stand in.
WIDER = """
() => [...document.querySelectorAll(".module-name")].filter((name) => {
  const module = name.closest("svg").querySelector(`.module[data-part="${name.dataset.names}"]`);
  const [a, b] = [name.getBoundingClientRect(), module.getBoundingClientRect()];
  const seen = getComputedStyle(name).visibility === "visible" && a.width > 0;
  return seen && (a.width > b.width * 1.05 + 1 || a.height > b.height * 1.05 + 4);
}).map((name) => name.textContent)
"""


@pytest.fixture
def opened(shared: Page) -> Page:
    """The shared page in a desktop's window."""
    shared.set_viewport_size({"width": 1440, "height": 900})
    return shared


def open_drawing(page: Page) -> None:
    page.evaluate("iso => window.issDashboard.setMoment(iso)", "2026-02-19T21:36:30Z")
    page.locator("#tab-station").click()
    expect(page.locator("#plan-side [data-ship]")).to_have_count(7)
    page.wait_for_function("() => document.querySelector('#plan-side > svg').style.getPropertyValue('--u')")


@pytest.mark.parametrize("iso", ["2026-02-19T21:36:30Z", "2025-12-05T00:00:00Z", "2025-11-28T00:00:00Z"])
def test_labels_clear_each_other_and_the_arm(opened: Page, iso: str) -> None:
    open_drawing(opened)
    opened.evaluate("iso => window.issDashboard.setMoment(iso)", iso)
    opened.wait_for_function("() => document.querySelectorAll('#plan-side .arm-name').length === 1")
    assert opened.evaluate(STRUCK, "#plan-side") == []
    assert opened.evaluate(STRUCK, "#plan-below") == []


def test_a_name_wider_than_its_module_stands_upright_in_it(opened: Page) -> None:
    open_drawing(opened)
    expect(opened.locator("#plan-side .module-name", has_text="Rassvet")).to_have_attribute(
        "transform", "rotate(-90 -6 5)"
    )
    for width in (1440, 1100, 820):
        opened.set_viewport_size({"width": width, "height": 900})
        opened.wait_for_function(f"() => ({WIDER})().length === 0")


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ("canadarm", "Canadarm2"),
        ("robotic arm", "Canadarm2"),
        ("Kibo", "Kibo"),
        ("Rassvet", "Rassvet"),
        ("node 3", "Tranquility"),
    ],
)
def test_search_lights_up_a_part_of_the_station(opened: Page, query: str, part: str) -> None:
    open_drawing(opened)
    field = opened.locator("#station-query")
    field.fill(query)
    opened.locator("#station-hits [role=option]", has=opened.get_by_text(part, exact=True)).first.click()
    lit = opened.locator(".is-lit[data-part]")
    expect(lit.first).to_be_attached()
    assert set(lit.evaluate_all("list => list.map((one) => one.dataset.part)")) == {part}


def test_a_phone_has_numbers_and_a_list_that_says_whose(phone: Page) -> None:
    open_drawing(phone)
    lines = phone.locator(".plan-key li")
    expect(lines).to_have_count(8)
    for plan in ("#plan-side", "#plan-below"):
        pins = phone.locator(f"{plan} .pin text").all_text_contents()
        assert sorted(pins) == [str(number) for number in range(1, 9)]
        for pin in phone.locator(f"{plan} .pin-hit").all():
            box = pin.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 23.5
    number, name = lines.nth(2).locator(".plan-number").inner_text(), lines.nth(2).get_by_role("button")
    ship = name.inner_text()
    marks = phone.locator("#plan-side .ship-mark").filter(
        has=phone.locator(".pin text", has_text=f"{number}")
    )
    marks.locator(".pin-hit").tap()
    expect(phone.locator("#ship-page h2")).to_contain_text(ship)
    phone.locator("#ship-page").get_by_role("button", name="Close").tap()
    expect(phone.locator("#station-traffic .hint")).to_contain_text("Tap", use_inner_text=True)
    for region in phone.locator(".station-main .table-scroll").all():
        expect(region).to_have_attribute("tabindex", "0")
        expect(region).to_have_attribute("aria-label", re.compile("table"))
    for link in phone.locator(".station-main .downloads a").all():
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 23.5
