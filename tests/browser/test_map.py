"""The map in a browser: the one private call to Plotly, what is drawn where, and what the hand can do."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dashboard.instants import format_utc
from dashboard.orbit.states import states_at
from dashboard.orbit.sunlight import subsolar_point
from tests.browser.conftest import moment_of, open_page, rest
from tests.browser.mapping import GRAPH, choose, look, pixel_of, rested

pytestmark = pytest.mark.browser

Another = Callable[[BrowserContext, str], Page]
PHOTO = "2026-02-19T21:36:30Z"


@pytest.fixture
def opened(shared: Page) -> Page:
    """The shared page as it first opened: moment, view, layers, nothing followed."""
    best = "JSON.parse(document.getElementById('page-config').textContent).photo.best_utc"
    shared.set_viewport_size({"width": 1440, "height": 900})
    shared.evaluate(f"window.issDashboard.setMoment({best})")
    shared.evaluate(
        """() => {
          document.querySelector(".map-layers").open = false;
          const press = (selector) => document.querySelectorAll(selector).forEach((button) => button.click());
          press('[data-layer][aria-pressed="false"]');
          press('[data-follow][aria-pressed="true"]');
          press('[data-projection="region"]');
        }"""
    )
    shared.mouse.move(1200, 700)
    return rest(shared)


def brightness(page: Page, lat: float, lon: float, half: int = 6) -> float:
    """Mean of red on the canvas around a place, 0 to 255, alpha counted in."""
    mean: float = page.evaluate(
        """([lat, lon, half]) => {
          const canvas = document.querySelector(".map-overlay canvas");
          const { frame } = window.testView;
          const ratio = canvas.width / frame.width;
          const [x, y] = window.testView.project([lon, lat]);
          const side = Math.round(2 * half * ratio);
          const left = Math.round((x - frame.x - half) * ratio);
          const top = Math.round((y - frame.y - half) * ratio);
          const { data } = canvas.getContext("2d").getImageData(left, top, side, side);
          let sum = 0;
          for (let i = 0; i < data.length; i += 4) sum += (data[i] * data[i + 3]) / 255;
          return sum / (data.length / 4);
        }""",
        [lat, lon, half],
    )
    return mean


@pytest.mark.parametrize("view", ["region", "world", "globe"])
def test_the_projection_is_the_one_plotly_draws_with(opened: Page, view: str) -> None:
    """Plotly's own markers stand where the overlay believes the places are, in every view."""
    choose(opened, view)
    places = [[28.6, 77.2], [24.9, 67.0], [13.1, 80.3], [34.5, 69.2]]
    drawn = opened.evaluate(
        f"""async (places) => {{
          const graph = {GRAPH};
          await Plotly.addTraces(graph, {{
            type: "scattergeo", mode: "markers", lat: places.map((p) => p[0]), lon: places.map((p) => p[1]),
          }});
          const marks = [...graph.querySelectorAll(".scatterlayer .point")].map((mark) =>
            mark.getAttribute("transform").match(/-?[\\d.]+/g).map(Number));
          await Plotly.deleteTraces(graph, -1);
          return {{ marks, ours: places.map(([lat, lon]) => window.testView.project([lon, lat])) }};
        }}""",
        places,
    )
    assert len(drawn["marks"]) == len(places)
    assert np.array(drawn["ours"]) == pytest.approx(np.array(drawn["marks"]), abs=0.01)


def test_the_far_side_of_the_globe_is_not_seen(opened: Page) -> None:
    choose(opened, "globe")
    seen = opened.evaluate(
        "[[28, 72], [-28, -108], [28, 72 + 85], [-80, 72]].map(([a, o]) => window.testView.visible(o, a))"
    )
    # The station is near 28 N 72 E and the globe is turned to it.
    assert seen == [True, False, True, False]


def test_the_sun_of_the_page_is_that_of_the_ephemeris(opened: Page) -> None:
    unix_s = np.linspace(1_726_400_000, 1_791_500_000, 60)
    latitude, longitude = subsolar_point(unix_s)
    found = opened.evaluate(
        """async (times) => {
          const { sunPosition } = await import("/assets/app/orbit/sun.js");
          return times.map((s) => sunPosition(1000 * s)).map((sun) => [sun.latitudeDeg, sun.longitudeDeg]);
        }""",
        unix_s.tolist(),
    )
    sun = np.array(found)
    assert np.max(np.abs(sun[:, 0] - latitude)) < 0.01
    assert np.max(np.abs((sun[:, 1] - longitude + 180) % 360 - 180)) < 0.02


@pytest.mark.parametrize("view", ["region", "world", "globe"])
def test_no_line_leaps_over_the_map(opened: Page, view: str) -> None:
    """Tracks and horizon circles anywhere are cut at the antimeridian and at the limb, never drawn across."""
    choose(opened, view)
    leaps = opened.evaluate(
        """async () => {
          const { groundCircle } = await import("/assets/app/map/projection.js");
          const view = window.testView;
          let [x, y, longest] = [0, 0, 0];
          const pen = {
            moveTo(nx, ny) { [x, y] = [nx, ny]; },
            lineTo(nx, ny) { longest = Math.max(longest, Math.hypot(nx - x, ny - y)); [x, y] = [nx, ny]; },
            arc() {}, closePath() {}, beginPath() {},
          };
          for (let k = 0; k < 90; k += 1) {
            const turn = (k * 47.3) % 360 - 180;
            const coordinates = [];
            for (let i = 0; i <= 270; i += 1) {
              const lat = Math.asin(Math.sin(0.9) * Math.sin(i / 43)) * 57.29578;
              const along = Math.atan2(Math.cos(0.9) * Math.sin(i / 43), Math.cos(i / 43)) * 57.29578;
              coordinates.push([((turn + along - i / 15 + 540) % 360) - 180, lat]);
            }
            view.trace({ type: "LineString", coordinates }, pen);
            const [lon, lat] = coordinates[k];
            view.trace(groundCircle(lat, lon, 20.2, { filled: false }), pen);
          }
          return [longest, view.frame.width];
        }"""
    )
    longest, width = leaps
    assert 0 < longest < 0.25 * width


def test_cities_shine_by_night_only(opened: Page) -> None:
    look(opened)
    places = {"Hyderabad": (17.385, 78.487), "Nagpur": (21.146, 79.088)}
    night = {name: brightness(opened, *place) for name, place in places.items()}
    sea = brightness(opened, 14.0, 66.5)
    assert all(light > sea + 60 for light in night.values()), (night, sea)
    opened.evaluate("window.issDashboard.setMoment('2026-02-19T07:00:00Z')")  # noon in India
    look(opened)
    for name, place in places.items():
        assert brightness(opened, *place) < 0.55 * night[name]


def test_the_station_is_where_the_server_says(opened: Page) -> None:
    moment = moment_of(opened)
    look(opened)
    answer = opened.request.get(f"/api/v1/moment?t={moment}").json()["position"]
    lat, lon = answer["latitude_deg"], answer["longitude_deg"]
    assert brightness(opened, lat, lon, half=3) > 150  # the truss and modules are nearly white
    assert brightness(opened, lat - 4.0, lon + 0.5, half=3) < 90


def track_pixel(page: Page, seconds_on: float) -> list[float]:
    """The page's pixel of the track some seconds after the moment shown, from the server's own states."""
    at = datetime.fromisoformat(moment_of(page)).timestamp() + seconds_on
    lat, lon = _below(at)
    look(page)
    return pixel_of(page, lat, lon)


def _below(unix_s: float) -> tuple[float, float]:
    from dashboard.orbit.geodesy import geodetic

    place: Any = geodetic(states_at(np.array([unix_s])).position_itrs_km)
    return float(place.latitude_deg[0]), float(place.longitude_deg[0])


def test_hovering_the_track_tells_time_and_place(opened: Page) -> None:
    x, y = track_pixel(opened, 75)
    opened.mouse.move(x, y)
    tip = opened.locator(".map-tip")
    expect(tip).to_be_visible()
    expected = datetime.fromisoformat(moment_of(opened)) + timedelta(seconds=75)
    shown = re.search(r"(\d\d):(\d\d):(\d\d)", tip.inner_text())
    assert shown
    hour, minute, second = map(int, shown.groups())
    assert abs(expected.replace(hour=hour, minute=minute, second=second) - expected) <= timedelta(seconds=3)
    assert "Over " in tip.inner_text()
    opened.mouse.move(x + 120, y + 60)
    expect(tip).to_be_hidden()


def test_a_click_on_the_track_jumps_there(opened: Page) -> None:
    before = datetime.fromisoformat(moment_of(opened))
    x, y = track_pixel(opened, -150)
    opened.mouse.click(x, y)
    rest(opened)
    moved = (datetime.fromisoformat(moment_of(opened)) - before).total_seconds()
    assert moved == pytest.approx(-150, abs=3)


def test_dragging_the_map_is_kept_in_the_link(opened: Page, another: Another) -> None:
    look(opened)
    x, y = pixel_of(opened, 20.0, 66.0)
    moment = moment_of(opened)
    opened.mouse.move(x, y)
    opened.mouse.down()
    opened.mouse.move(x + 80, y + 40, steps=6)
    opened.mouse.up()
    rest(opened)
    assert moment_of(opened) == moment  # a drag is no click
    found = re.search(r"view=region@(-?[\d.]+),(-?[\d.]+),([\d.]+)", opened.url)
    assert found, opened.url
    look(opened)
    moved = pixel_of(opened, 20.0, 66.0)
    assert moved == pytest.approx([x + 80, y + 40], abs=2)
    again = another(opened.context, opened.url)
    look(again)
    assert pixel_of(again, 20.0, 66.0) == pytest.approx(moved, abs=3)


@pytest.mark.parametrize("query", ["view=world@10,150,2.5", "view=globe@-30,-70,1.8"])
def test_a_link_opens_its_view(page: Page, query: str) -> None:
    open_page(page, f"/?{query}")
    look(page)
    lat, lon = map(float, re.findall(r"@(.+),(.+),", query)[0])
    stage = page.locator(".map-stage").bounding_box()
    assert stage
    middle = [stage["x"] + stage["width"] / 2, stage["y"] + stage["height"] / 2]
    assert pixel_of(page, lat, lon) == pytest.approx(middle, abs=2)


def test_layers_are_switched_and_linked(opened: Page) -> None:
    disputed = f"{GRAPH}._fullData.find((trace) => trace.name === 'disputed').visible"
    assert opened.evaluate(disputed) is True
    opened.locator(".map-layers summary").click()
    opened.locator('[data-layer="disputed"]').click()
    rest(opened)
    assert opened.evaluate(disputed) is False
    assert opened.evaluate(f"{GRAPH}._fullLayout.geo.showcountries") is True
    opened.locator('[data-layer="borders"]').click()
    rest(opened)
    assert opened.evaluate(f"{GRAPH}._fullLayout.geo.showcountries") is False
    assert "layers=" in opened.url
    assert "borders" not in opened.url
    expect(opened.locator('[data-layer="borders"]')).to_have_attribute("aria-pressed", "false")


def test_night_can_be_switched_off(opened: Page) -> None:
    alpha = """() => {
      const canvas = document.querySelector(".map-overlay canvas");
      return canvas.getContext("2d").getImageData(20, canvas.height - 90, 1, 1).data[3];
    }"""
    assert opened.evaluate(alpha) > 100
    for layer in ("night", "horizon", "labels"):
        opened.evaluate("name => document.querySelector(`[data-layer=${name}]`).click()", layer)
    opened.wait_for_function(f"() => ({alpha})() < 20")


def test_following_keeps_the_station_in_view(opened: Page) -> None:
    opened.locator("[data-follow]").click()
    later = datetime.fromisoformat(moment_of(opened)).timestamp() + 1500
    opened.evaluate("iso => window.issDashboard.setMoment(iso)", format_utc(later))
    rested(opened)
    x, y = pixel_of(opened, *_below(later))
    stage = opened.locator(".map-stage").bounding_box()
    assert stage
    assert stage["x"] < x < stage["x"] + stage["width"]
    assert stage["y"] < y < stage["y"] + stage["height"]


def test_the_map_fills_its_stage_at_any_size(opened: Page) -> None:
    for width, height in ((1440, 900), (1000, 900), (700, 900)):
        opened.set_viewport_size({"width": width, "height": height})
        look(opened)
        covered = opened.evaluate(
            f"""() => {{
              const stage = document.querySelector(".map-stage").getBoundingClientRect();
              const drawn = {GRAPH}.querySelector(".bg rect").getBoundingClientRect();
              return [drawn.left - stage.left, drawn.top - stage.top,
                stage.right - drawn.right, stage.bottom - drawn.bottom];
            }}"""
        )
        assert max(covered) <= 3, (width, height, covered)


def test_a_place_less_sure_is_a_circle_once_it_is_larger_than_the_station(page: Page) -> None:
    """50 km between two reboosts, seen from near: a line of the colour of estimates at that distance."""
    lat, lon = _below(datetime(2026, 2, 17, 12, tzinfo=UTC).timestamp())
    uncertainty = page.request.get("/api/v1/moment?t=2026-02-17T12:00:00Z").json()["elements"][
        "uncertainty_km"
    ]
    assert uncertainty > 20
    open_page(page, f"/?t=2026-02-17T12:00:00Z&view=globe@{lat:.3f},{lon:.3f},30")
    look(page)
    for layer in ("night", "cities", "horizon", "field"):
        page.evaluate("name => document.querySelector(`[data-layer=${name}]`)?.click()", layer)
    look(page)
    reach = np.degrees(uncertainty / 6371.0)
    on_line = brightness(page, lat - reach, lon, half=1)
    inside = brightness(page, lat - 0.8 * reach, lon, half=1)
    outside = brightness(page, lat - 1.3 * reach, lon, half=1)
    assert on_line > inside + 60, (on_line, inside, outside)
    assert inside > outside


def test_times_on_the_track_keep_clear_of_names_and_controls(opened: Page) -> None:
    """The same marks drawn with and without a box in their way: no time lands on the box."""
    drawn = opened.evaluate(
        """async () => {
          const { createLabels } = await import("/assets/app/map/tracklabels.js");
          const view = { inFrame: () => true };
          const marks = [];
          for (let i = 0; i < 40; i += 1) {
            marks.push({ ms: i * 60e3, x: 20 * i, y: 300, dx: 1, dy: 0, minutePx: 20 });
          }
          const times = (boxes) => {
            const at = [];
            const context = new Proxy({}, {
              get: (_, name) => (picture, x, y, width, height) => {
                if (name === "drawImage") at.push([x, y, x + width, y + height]);
              },
              set: () => true,
            });
            createLabels().draw(context, view, 0, marks, [-500, -500], boxes);
            return at;
          };
          return [times([]), times([[0, 305, 800, 330]]), times([[0, 270, 800, 330]])];
        }"""
    )
    free, one_side, both_sides = drawn
    assert len(free) >= 5
    assert all(top > 300 for _, top, _, _ in free)  # the right hand of a flight to the right
    assert len(one_side) == len(free)
    assert all(bottom < 305 for *_, bottom in one_side)
    assert both_sides == []
