"""Ships, ports and people: the panels and the station view, as their user meets them."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from dashboard.station.catalogue import load_station
from dashboard.station.complement import attached, coverage, crew, free_ports
from dashboard.station.spans import spans_of
from dashboard.web.parts.recent import RECENT_FROM, recent_station
from tests.browser.conftest import moment_of, open_page, rest, set_moment

pytestmark = pytest.mark.browser

STATE_AT = """
async (times) => {
  const { createComplement } = await import("/assets/app/station/complement.js");
  const config = JSON.parse(document.getElementById("page-config").textContent);
  const complement = createComplement(config.station);
  return times.map((ms) => {
    const { coverage, ships, free, crew } = complement.at(ms);
    return {
      coverage,
      ships: ships.map((ship) => [ship.id, ship.place, ship.doubt]),
      free: free.map((port) => [port.id, port.doubt]),
      crew: crew.map((person) => [person.name, person.doubt]),
    };
  });
}
"""


@pytest.fixture
def opened(shared: Page) -> Page:
    """The shared page, back at the map and at the photograph's moment."""
    shared.keyboard.press("Escape")
    if (close := shared.locator("#ship-page").get_by_role("button", name="Close")).is_visible():
        close.click()
    shared.locator("#tab-map").click()
    shared.locator("#back-to-photo").click()
    expect(shared.locator("#docked-list [data-visit]")).to_have_count(7)
    return shared


def open_station(page: Page) -> None:
    page.locator("#tab-station").click()
    expect(page.locator("#plan-side [data-ship]")).not_to_have_count(0)
    # Three are drawn at first: what is stacked by operator is drawn when it is asked for.
    page.wait_for_function("() => document.querySelectorAll('.chart-plot .plot-container').length >= 3")
    page.wait_for_function("() => !document.querySelector('.dash-graph--pending')")
    rest(page)


def bar_of(page: Page, name: str) -> dict[str, float]:
    """Where the widest bar with that name is drawn: left, middle and height in the window."""
    box: dict[str, float] = page.evaluate(
        """name => {
          const points = [...document.querySelectorAll("[data-chart=traffic] .barlayer .point")];
          const named = points.filter((point) => point.textContent === name);
          const bars = named.map((point) => point.querySelector("path"));
          bars.sort((a, b) => b.getBoundingClientRect().width - a.getBoundingClientRect().width);
          bars[0].scrollIntoView({ block: "center" });
          const { left, top, width, height } = bars[0].getBoundingClientRect();
          return { left, x: left + width / 2, y: top + height / 2 };
        }""",
        name,
    )
    return box


def state_of(t: datetime) -> dict[str, Any]:
    return {
        "coverage": coverage(t),
        "ships": [[ship.visit.id, ship.place, ship.doubt] for ship in attached(t)],
        "free": [[free.port.id, free.doubt] for free in free_ports(t)],
        "crew": [[one.person.name, one.doubt] for one in crew(t)],
    }


def test_the_browser_and_the_server_know_the_same_state_at_any_instant(opened: Page) -> None:
    chosen = random.Random(25544)
    first, last = (
        datetime(2025, 2, 1, tzinfo=UTC).timestamp(),
        datetime(2026, 12, 1, tzinfo=UTC).timestamp(),
    )
    seconds = [chosen.randrange(int(first), int(last)) for _ in range(200)]
    for span in spans_of(recent_station()):  # and at, and just before, every edge there is
        for edge in filter(None, (span.start, span.end)):
            for when in (edge.switch, edge.earliest, edge.latest):
                seconds += [int(when.timestamp()), int(when.timestamp()) - 1]
    # Whoever was there then may have come before: of that time the page asks the server.
    seconds = [second for second in seconds if second >= RECENT_FROM.timestamp()]
    told = opened.evaluate(STATE_AT, [1000 * second for second in seconds])
    assert told == [state_of(datetime.fromtimestamp(second, UTC)) for second in seconds]


def test_the_cards_follow_the_moment_and_an_opened_one_stays_open(opened: Page) -> None:
    cards = opened.locator("#docked-list [data-visit]")
    expect(cards).to_have_count(7)
    opened.locator("#docked-list [data-visit=htv-x1] > summary").click()
    set_moment(opened, "2025-12-05T00:00:00Z")
    expect(cards).to_have_count(8)
    expect(opened.locator("#ports-full")).to_be_visible()
    expect(opened.locator("#docked-list [data-visit=htv-x1]")).to_have_attribute("open", "")
    set_moment(opened, "2026-01-20T00:00:00Z")
    expect(opened.locator("#crew-list .person")).to_have_count(3)
    expect(opened.locator("#docked-list [data-visit=htv-x1] .ship-gist")).to_contain_text("day 83")


def test_the_photographs_ships_come_first_and_are_marked(opened: Page) -> None:
    order = opened.locator("#docked-list [data-visit]").evaluate_all(
        "list => list.map((c) => c.dataset.visit)"
    )
    assert set(order[:2]) == {"htv-x1", "cygnus-ng-23"}
    marked = opened.locator("#docked-list .tag.photo:visible")
    assert sorted(marked.all_inner_texts()) == ["in the photo, right", "in the photo, top"]


def test_what_is_not_certain_says_so(opened: Page) -> None:
    set_moment(opened, "2025-11-24T18:00:00Z")
    card = opened.locator("#docked-list [data-visit=cygnus-ng-23]")
    expect(card.locator(".tag.doubt")).to_be_visible()
    card.locator("summary").first.click()
    expect(card.locator(".note")).to_contain_text("the day isn't known")
    set_moment(opened, "2026-10-20T00:00:00Z")
    expect(opened.locator("#docked-note")).to_contain_text("nothing after 2026-10-10 could be verified")


def test_the_drawing_shows_each_ship_at_its_port_and_follows(opened: Page) -> None:
    open_station(opened)
    for plan in ("#plan-side", "#plan-below"):
        places = opened.locator(f"{plan} [data-ship]").evaluate_all(
            "list => list.map((mark) => [mark.dataset.ship, mark.dataset.place]).sort()"
        )
        t = datetime.fromisoformat(moment_of(opened))
        assert places == sorted([ship.visit.id, ship.place] for ship in attached(t))
        expect(opened.locator(f"{plan} .free-mark")).to_have_count(1)
        expect(opened.locator(f"{plan} .in-photo")).to_have_count(2)
    set_moment(opened, "2025-11-28T00:00:00Z")
    held = opened.locator("#plan-side [data-ship=cygnus-ng-23]")
    expect(held).to_have_attribute("data-place", "canadarm2")
    expect(opened.locator("#station-sentence")).to_contain_text("Cygnus-23 (NG-23) is held by Canadarm2")


def test_ships_are_drawn_to_scale(opened: Page) -> None:
    """Hull lengths in the drawing, in metres, against the facts."""
    open_station(opened)
    lengths = opened.locator("#plan-side [data-ship]").evaluate_all(
        """list => list.map((mark) => {
          const box = mark.querySelector(".hull").getBBox();
          const scale = mark.querySelector(".ship-shape").transform.baseVal.consolidate().matrix;
          return [mark.dataset.ship, box.width * Math.hypot(scale.a, scale.b)];
        })"""
    )
    for ship, length_m in lengths:
        assert length_m == pytest.approx(load_station().visit(ship).dimensions.length_m, abs=0.02)


def test_a_ship_opens_by_click_and_by_key_and_closes_with_escape(opened: Page) -> None:
    open_station(opened)
    page_of = opened.locator("#ship-page")
    opened.locator("#plan-side [data-ship=crs-33] .hull").click()
    expect(page_of).to_be_visible()
    expect(page_of.locator("h2")).to_have_text("SpaceX CRS-33")
    expect(page_of).to_contain_text("more than 1,500 tortillas")
    opened.keyboard.press("Escape")
    expect(page_of).to_be_hidden()
    ship = opened.locator("#plan-side [data-ship=soyuz-ms-28]")
    ship.focus()
    expect(opened.locator("#plan-side .plan-tip")).to_contain_text("Rassvet nadir, docked")
    opened.keyboard.press("Enter")
    expect(page_of.locator("h2")).to_have_text("Soyuz MS-28")
    page_of.get_by_role("button", name="To its departure").click()
    expect(opened.locator("#moment-clock")).to_contain_text("26 Jul 2026")
    opened.keyboard.press("Escape")
    expect(page_of).to_be_hidden()


def test_a_card_opens_its_ship_in_the_station_view(opened: Page) -> None:
    card = opened.locator("#docked-list [data-visit=progress-ms-32]")
    card.locator("summary").first.click()
    card.get_by_role("button", name="Open in the station view").click()
    expect(opened.locator("#ship-page h2")).to_have_text("Progress MS-32")
    expect(opened.locator("#tab-station")).to_have_attribute("aria-selected", "true")


def test_cursors_move_with_the_moment_and_plotly_does_not_redraw(opened: Page) -> None:
    open_station(opened)
    opened.evaluate(
        """() => {
          window.redrawn = 0;
          for (const plot of document.querySelectorAll(".chart-plot .js-plotly-plot")) {
            plot.on("plotly_afterplot", () => { window.redrawn += 1; });
          }
        }"""
    )
    shifts = []
    for day in (1, 11, 21):
        set_moment(opened, f"2026-01-{day:02d}T00:00:00Z")
        rest(opened)
        cursor = opened.locator("[data-chart=traffic] .chart-cursor")
        shifts.append(cursor.evaluate("cursor => new DOMMatrix(getComputedStyle(cursor).transform).e"))
    assert shifts[1] - shifts[0] == pytest.approx(shifts[2] - shifts[1], abs=0.3)
    assert shifts[1] - shifts[0] > 5
    assert opened.evaluate("window.redrawn") == 0


def test_the_cursor_stands_where_plotly_draws_that_time(opened: Page) -> None:
    """At a ship's arrival the cursor is at the left edge of its bar."""
    open_station(opened)
    set_moment(opened, "2025-10-29T19:43:00Z")
    rest(opened)
    cursor = opened.locator("[data-chart=traffic] .chart-cursor").bounding_box()
    assert cursor is not None
    assert bar_of(opened, "HTV-X1")["left"] == pytest.approx(cursor["x"] + cursor["width"] / 2, abs=1.5)


def test_a_bar_opens_its_ship_and_twice_jumps_to_its_arrival(opened: Page) -> None:
    open_station(opened)
    # Plotly listens on a layer above the bars: a real pointer at the bar's place.
    bar = bar_of(opened, "HTV-X1")
    opened.mouse.click(bar["x"], bar["y"])
    expect(opened.locator("#ship-page h2")).to_have_text("HTV-X1")
    opened.keyboard.press("Escape")
    bar = bar_of(opened, "HTV-X1")
    opened.mouse.dblclick(bar["x"], bar["y"])
    expect(opened.locator("#moment-clock")).to_contain_text("29 Oct 2025, 15:58:00 UTC")


@pytest.mark.parametrize(
    ("query", "title", "day"),
    [
        ("tortillas", "SpaceX CRS-33", None),
        ("kikina", "Soyuz MS-29", "14 Jul 2026"),
        ("mccool", "Cygnus-23 (NG-23)", None),
        ("crew-13", "SpaceX Crew-13", "1 Oct 2026"),
    ],
)
def test_search_opens_what_it_finds_and_goes_there(
    opened: Page, query: str, title: str, day: str | None
) -> None:
    open_station(opened)
    before = moment_of(opened)
    field = opened.get_by_role("combobox", name="Search ships, people, ports, cargo")
    field.fill(query)
    expect(opened.locator("#station-hits [role=option]").first).to_be_visible()
    field.press("Enter")
    expect(opened.locator("#ship-page h2")).to_have_text(title)
    if day:
        expect(opened.locator("#moment-clock")).to_contain_text(day)
    else:
        assert moment_of(opened) == before  # it hung there already


def test_search_finds_a_port_and_says_when_nothing_is_there(opened: Page) -> None:
    open_station(opened)
    field = opened.get_by_role("combobox", name="Search ships, people, ports, cargo")
    field.fill("prichal")
    field.press("Enter")
    expect(opened.locator("#plan-side [data-place=prichal-nadir]")).to_be_focused()
    field.fill("warp drive")
    expect(opened.locator("#station-hits")).to_have_text("Nothing here has that name.")


def test_every_chart_has_a_table_and_the_cargo_can_be_stacked_by_operator(opened: Page) -> None:
    open_station(opened)
    for section in ("traffic", "delivered", "people"):
        table = opened.locator(f"#station-{section} details.as-table").first
        table.locator("summary").click()
        expect(table.locator("tbody tr").first).to_be_visible()
    expect(opened.locator("#delivered-sum")).to_contain_text("by 13 ships")
    opened.get_by_role("button", name="By operator").click()
    expect(opened.locator("[data-chart=delivered-operator] .scatterlayer .trace").first).to_be_attached()
    expect(opened.locator("[data-shown-as=delivered-kind]")).to_be_hidden()
    jump = opened.locator("#station-traffic tbody tr", has_text="SpaceX CRS-34").get_by_role(
        "button", name="to its start"
    )
    jump.click()
    expect(opened.locator("#moment-clock")).to_contain_text("17 May 2026, 10:37:00 UTC")


def test_the_view_fits_a_phone(phone: Page) -> None:
    phone.locator("#tab-station").click()
    expect(phone.locator("#plan-side [data-ship]")).to_have_count(7)
    assert phone.evaluate("document.querySelector('.page').scrollWidth") <= 390
    phone.locator("#plan-side [data-ship=htv-x1] .hull").tap()
    expect(phone.locator("#ship-page h2")).to_be_in_viewport()
    # Whatever is brought into view, the frame with the timeline stays where it is.
    assert phone.evaluate("[scrollY, document.body.scrollTop]") == [0, 0]
    phone.locator("#ship-page").get_by_role("button", name="Close").tap()
    expect(phone.locator("#ship-page")).to_be_hidden()
    expect(phone.locator("#plan-side [data-ship=htv-x1]")).to_be_in_viewport()


def test_a_link_opens_the_station_view(page: Page) -> None:
    open_page(page, "/?show=station&t=2025-12-05T00:00:00Z")
    expect(page.locator("#plan-side [data-ship]")).to_have_count(8)


def test_a_first_of_the_list_leads_to_its_moment(opened: Page) -> None:
    opened.locator("#firsts summary").click()
    opened.locator("[data-first=shuttle-atv-htv]").click()
    rest(opened)
    assert moment_of(opened) == "2011-02-26T19:14:22Z"
    expect(opened.locator("#docked-list [data-visit=sts-133]")).to_have_count(1)
    expect(opened.locator("#docked-list [data-visit]")).to_have_count(6)
    opened.locator("#firsts summary").click()


def test_the_drawn_station_is_the_one_that_stood_there_then(opened: Page) -> None:
    open_station(opened)
    shown = """() => [...document.querySelectorAll("#plan-side .module")]
      .filter((one) => one.style.display !== "none").map((one) => one.dataset.part)"""
    today = set(opened.evaluate(shown))
    set_moment(opened, "1999-03-01T00:00:00Z")
    rest(opened)
    assert set(opened.evaluate(shown)) == {"Zarya", "PMA-1", "Unity", "PMA-2"}
    expect(opened.locator("#plan-side .arm-bone")).to_have_count(0)
    set_moment(opened, "2005-07-30T12:00:00Z")
    rest(opened)
    assert "Pirs" in opened.evaluate(shown)
    expect(opened.locator("#plan-side [data-ship=sts-114]")).to_have_count(1)
    assert "Nauka" in today
    assert "Pirs" not in today
