"""The exposure in a browser: it follows the moment, names what is in it, builds up, and tells the night."""

from __future__ import annotations

import io
from collections.abc import Iterator

import httpx
import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import PHONE, Watch, frames, open_page, visiting

pytestmark = pytest.mark.browser

READY = """() => {
  const image = document.querySelector("#exposure-image");
  return image.complete && image.naturalWidth > 0 && !document.querySelector(".exposure.is-busy");
}"""
STATUS = "#exposure-status"


def open_exposure(page: Page, query: str = "") -> Page:
    """The exposure's view of a short exposure, ready."""
    open_page(page, f"/?show=exposure&ex_s=20{query}")
    settled(page)
    return page


def settled(page: Page) -> None:
    """Wait until picture and numbers are those asked for."""
    page.wait_for_function(READY)
    page.wait_for_selector(".exposure-names svg")


@pytest.fixture(scope="module")
def shared(context: BrowserContext, shared_watch: Watch) -> Iterator[Page]:
    """One page for the tests that leave it as it was."""
    with visiting(context, shared_watch) as page:
        yield open_exposure(page)


@pytest.fixture
def own(page: Page) -> Page:
    return open_exposure(page)


def picture_query(page: Page) -> dict[str, str]:
    return dict(httpx.URL(str(page.get_attribute("#exposure-image", "src"))).params)


def test_the_picture_is_of_the_moment_with_its_numbers_and_words(shared: Page) -> None:
    query = picture_query(shared)
    assert query["t"] == str(shared.evaluate("window.issDashboard.moment()"))
    assert query["exposure_s"] == "20"
    expect(shared.locator(STATUS)).to_contain_text("20 s from")
    expect(shared.locator("#exposure-why-cities")).to_contain_text("over the ground")
    expect(shared.locator("#exposure-why-stars")).to_contain_text("° a minute")
    assert "HTV-X1" in str(shared.get_attribute("#exposure-image", "alt"))
    assert shared.evaluate("document.querySelector('#exposure-image').naturalWidth") == 1280


def test_what_is_inferred_is_said(shared: Page) -> None:
    expect(shared.locator("#exposure-note")).to_contain_text("Inferred, not published")
    assert shared.locator("#exposure-assumptions li").count() >= 3


NAMED_PATHS = """() => [...document.querySelectorAll(".name-star")].map((group) => {
  const { x, y } = group.querySelector(".line").getPointAtLength(0);
  return [group.querySelector("text").textContent, [x, y]];
})"""


def test_names_lie_on_the_picture_where_the_server_says(shared: Page, server_url: str) -> None:
    answer = httpx.get(f"{server_url}/api/v1/exposure.json", params=picture_query(shared)).json()
    drawn = shared.evaluate(NAMED_PATHS)
    assert len(drawn) > 15
    said = [(star["name"], star["track_px"][0]) for star in answer["stars"]]
    for name, place in drawn:  # stars wholly behind a ship are left out, so some of them
        assert any(name == other and np.allclose(place, where, atol=0.2) for other, where in said), name
    ships = [ship for ship in [*answer["ships"], answer["hardware"][1]] if ship["in_frame"]]
    assert shared.locator(".name-ship").count() == len(ships)


def test_hovering_a_ship_names_it(shared: Page) -> None:
    label = shared.locator(".name-ship", has_text="Cygnus-23 (NG-23)").locator("text")
    assert float(label.evaluate("(e) => getComputedStyle(e).opacity")) == 0
    box = shared.locator(".name-ship", has_text="Cygnus-23 (NG-23)").locator(".hit").bounding_box()
    frame = shared.locator(".exposure-frame").bounding_box()
    assert box is not None
    assert frame is not None
    x = (max(box["x"], frame["x"]) + min(box["x"] + box["width"], frame["x"] + frame["width"])) / 2
    shared.mouse.move(x, frame["y"] + frame["height"] * 0.45)
    shared.wait_for_function("(e) => getComputedStyle(e).opacity === '1'", arg=label.element_handle())
    shared.mouse.move(2, 2)


def test_the_list_says_what_is_in_the_frame(shared: Page) -> None:
    shared.evaluate("document.querySelector('.exposure-more details').open = true")
    names = shared.locator("#exposure-list").inner_text()
    assert "HTV-X1, Harmony nadir" in names
    assert "magnitude" in names
    shared.evaluate("document.querySelector('.exposure-more details').open = false")


def test_presets_and_sliders_change_the_picture_and_the_link(own: Page) -> None:
    own.click("[data-preset=pole]")
    own.wait_for_function("() => document.querySelector('#exposure-image').src.includes('azimuth_deg=94')")
    own.wait_for_function(READY)
    expect(own.locator("[data-preset=pole]")).to_have_attribute("aria-pressed", "true")
    expect(own.locator("#exposure-window")).to_have_value("none")
    mm = own.locator("#exposure-mm")
    mm.focus()
    mm.press("ArrowRight")
    mm.dispatch_event("change")
    own.wait_for_function("() => document.querySelector('#exposure-image').src.includes('lens_mm=20')")
    expect(own.locator("#exposure-mm-text")).to_have_text("20 mm")
    expect(own.locator("[data-preset=pole]")).to_have_attribute("aria-pressed", "false")
    own.wait_for_function(
        "() => location.search.includes('ex_mm=20') && location.search.includes('ex_preset=pole')"
    )


def test_a_link_gives_the_same_camera(page: Page) -> None:
    open_exposure(page, "&ex_preset=ahead&ex_lens=fisheye&ex_mm=12&ex_roll=30&ex_win=cupola&ex_names=all")
    query = picture_query(page)
    assert query["lens"] == "fisheye"
    assert query["lens_mm"] == "12"
    assert query["roll_deg"] == "30"
    assert query["window"] == "cupola"
    assert query["elevation_deg"] == "-20"
    expect(page.locator("#exposure-roll-text")).to_have_text("+30°")
    expect(page.locator("#exposure-names")).to_have_value("all")
    page.click("#exposure-roll-reset")
    page.wait_for_function("() => document.querySelector('#exposure-image').src.includes('roll_deg=0')")
    expect(page.locator("#exposure-roll-reset")).to_be_hidden()


def test_it_follows_when_the_moment_rests_with_two_requests_and_none_before(
    shared: Page, shared_watch: Watch
) -> None:
    own, watch = shared, shared_watch
    before = picture_query(own)["t"]
    watch.requests.clear()
    timeline = own.locator("#timeline .timeline-fine").bounding_box()
    assert timeline is not None
    y = timeline["y"] + timeline["height"] / 2
    own.mouse.move(timeline["x"] + timeline["width"] / 2, y)
    own.mouse.down()
    for step in range(1, 11):
        own.mouse.move(timeline["x"] + timeline["width"] / 2 + 2 * step, y)
    own.wait_for_function("(before) => window.issDashboard.moment() !== before", arg=before)
    frames(own, 30)
    assert [url for url in watch.requests if "/exposure" in url] == []
    assert picture_query(own)["t"] == before
    own.mouse.up()
    old = str(httpx.QueryParams(t=before))
    own.wait_for_function("(old) => !document.querySelector('#exposure-image').src.includes(old)", arg=old)
    settled(own)
    assert len([url for url in watch.requests if "/api/" in url]) <= 2
    assert picture_query(own)["t"] == str(own.evaluate("window.issDashboard.moment()"))
    own.evaluate("(iso) => window.issDashboard.setMoment(iso)", before)
    own.wait_for_function("(old) => document.querySelector('#exposure-image').src.includes(old)", arg=old)
    settled(own)


def test_the_light_builds_up(shared: Page) -> None:
    own = shared
    brightness = """() => {
      const canvas = document.querySelector(".exposure-light");
      if (canvas.hidden) return null;
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      let sum = 0;
      for (let i = 0; i < data.length; i += 4) sum += data[i] + data[i + 1] + data[i + 2];
      return sum / (data.length / 4) / 3;
    }"""
    scrub = """(value) => {
      const slider = document.querySelector("#exposure-so-far");
      slider.value = value;
      slider.dispatchEvent(new Event("input"));
    }"""
    levels: list[float] = []
    for value in (100, 500, 900):
        own.evaluate(scrub, value)
        own.wait_for_function("() => !document.querySelector('.exposure-light').hidden")
        own.wait_for_function(f"(least) => ({brightness})() > least", arg=levels[-1] if levels else 0)
        levels.append(own.evaluate(brightness))
    assert levels[0] < levels[1] < levels[2]
    expect(own.locator("#exposure-so-far-text")).to_have_text("18 s of 20 s")
    own.evaluate(scrub, 1000)
    assert own.evaluate(brightness) is None
    expect(own.locator("#exposure-so-far-text")).to_have_text("20 s")
    own.click("#exposure-play")
    own.wait_for_function(
        "() => document.querySelector('#exposure-play').getAttribute('aria-label') === 'Pause'"
    )
    own.wait_for_function("() => document.querySelector('#exposure-so-far').value > 20")
    own.click("#exposure-play")
    expect(own.locator("#exposure-play")).to_have_attribute("aria-label", "Watch the light build up")


def test_the_picture_can_be_downloaded_large(shared: Page, server_url: str) -> None:
    link = shared.locator("#exposure-download")
    assert str(link.get_attribute("download")).startswith("iss-exposure-2026")
    content = httpx.get(f"{server_url}{link.get_attribute('href')}", timeout=60).content
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.size == (2560, 1707)


def test_a_moment_that_cannot_be_exposed_says_why(watch: Watch, page: Page) -> None:
    open_page(page, "/?show=exposure&ex_s=20")
    page.wait_for_function(READY)
    end = page.evaluate("JSON.parse(document.getElementById('page-config').textContent).archive.last_utc")
    page.evaluate("(iso) => window.issDashboard.setMoment(iso)", end)
    expect(page.locator(".exposure .trouble")).to_contain_text("20 s can’t begin here", timeout=15_000)
    page.evaluate("window.issDashboard.setMoment('2026-02-19T21:36:30Z')")
    settled(page)
    expect(page.locator(".exposure .trouble")).to_have_count(0)


FIELD = """async ([lens, lens_mm]) => {
  const { fieldOnGround } = await import("/assets/app/views/exposure/ground.js");
  const { geodetic } = await import("/assets/app/orbit/geodesy.js");
  const span = "start=2026-02-19T21:36:30Z&stop=2026-02-19T21:47:30Z&step_s=10";
  const track = await (await fetch(`/api/v1/track?${span}`)).json();
  const begin = Date.parse(track.start_utc);
  const stateAt = (ms) => {
    const i = Math.round((ms - begin) / 10000);
    const [position, velocity] = [track.position_km[i], track.velocity_km_s[i]];
    return { position, velocity, ...geodetic(position) };
  };
  const aim = { azimuth_deg: 48, elevation_deg: -29, roll_deg: 10, flight: "forwards" };
  return fieldOnGround(stateAt, { exposure_s: 600, lens, lens_mm, ...aim }, begin);
}"""


@pytest.mark.parametrize(("lens", "mm"), [("rectilinear", 14), ("fisheye", 15)])
def test_the_field_on_the_map_is_the_servers(shared: Page, server_url: str, lens: str, mm: int) -> None:
    ours = shared.evaluate(FIELD, [lens, mm])
    query = f"t=2026-02-19T21:36:30Z&exposure_s=600&lens={lens}&lens_mm={mm}&roll_deg=10"
    theirs = httpx.get(f"{server_url}/api/v1/exposure.json?{query}", timeout=30).json()["map"]
    for mine, other in ((ours["start"], theirs["footprint_start"]), (ours["end"], theirs["footprint_end"])):
        assert len(mine) == len(other)
        apart = np.abs(np.array(mine) - np.array(other))
        apart[:, 0] = np.minimum(apart[:, 0], 360 - apart[:, 0]) * np.cos(np.radians(np.array(other)[:, 1]))
        # Along the foot of the frame, all ground, they are one; the limb is found a little otherwise.
        assert apart[50:70].max() < 0.002
        assert apart.max() < 0.6
    assert ours["track"][0] == pytest.approx(theirs["streak_track"][0], abs=0.002)
    assert ours["track"][-1] == pytest.approx(theirs["streak_track"][-1], abs=0.002)


def test_the_map_shows_the_cameras_field(page: Page) -> None:
    open_page(page, "/")
    shades = """() => {
      const canvas = document.querySelector(".map-overlay canvas");
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      return data.reduce((sum, value) => sum + value, 0);
    }"""
    with_field = page.evaluate(shades)
    page.evaluate("document.querySelector('.map-layers').open = true")
    page.click("[data-layer=camera]")
    page.wait_for_function(f"(before) => ({shades})() !== before", arg=with_field)


def test_a_click_on_the_star_ranks_the_nights_anew(shared: Page) -> None:
    own = shared
    before = own.evaluate("window.issDashboard.moment()")
    own.wait_for_selector("#pole-chart svg .chart-star")
    first = own.locator("#pole-candidates li").first
    assert "19 Feb 2026" in first.inner_text()
    own.fill("#pole-star", "Acamar")
    own.press("#pole-star", "Enter")
    expect(own.locator("#pole-status")).to_contain_text("With θ¹ Eridani (Acamar) at the centre")
    expect(first).to_contain_text("19 Jan 2026")
    own.wait_for_function("() => location.search.includes('pole_star=13847')")
    first.locator("button").click()
    own.wait_for_function("() => window.issDashboard.moment().startsWith('2026-01-19')")
    star = own.locator(".chart-star.is-chosen .hit")
    star.click()
    expect(own.locator("#pole-status")).to_contain_text("No star chosen")
    own.evaluate("(iso) => window.issDashboard.setMoment(iso)", before)
    own.wait_for_function("(iso) => window.issDashboard.moment() === iso", arg=before)


def test_the_chart_is_as_seen_in_the_sky(shared: Page) -> None:
    """With the Cross upright over the pole its pointers stand on its left: the sky isn't mirrored."""
    shared.wait_for_selector("#pole-chart svg .chart-star")
    where = shared.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".chart-star")].map((g) => {
          const { cx, cy } = g.querySelector("circle:not(.hit)");
          return [g.querySelector("title").textContent.split(",")[0], [cx.baseVal.value, cy.baseVal.value]];
        }))"""
    )
    middle = np.array([280.0, 280.0])
    # Called by letter and constellation, with the proper name behind: "α Crucis (Acrux)".
    named = {name.rpartition("(")[2].rstrip(")"): at for name, at in where.items()}
    cross, pointer = (np.array(named[name]) - middle for name in ("Acrux", "Hadar"))
    # y runs down on a page: anticlockwise is a negative cross product.
    assert cross[0] * pointer[1] - cross[1] * pointer[0] < 0


def test_on_a_phone_nothing_is_wider_than_the_screen(pocket: BrowserContext, watch: Watch) -> None:
    with visiting(pocket, watch) as page:
        open_exposure(page, "&ex_names=all")
        assert page.evaluate("document.querySelector('.exposure').scrollWidth") <= PHONE["width"]
        image = page.locator("#exposure-image").bounding_box()
        assert image is not None
        assert image["width"] > 340
