"""The map in a browser's tests: where a place is on the page, and hands with one finger or two."""

from __future__ import annotations

from playwright.sync_api import CDPSession, Page

GRAPH = "document.querySelector('#map .js-plotly-plot')"

# What the overlay sees: the view in the graph's pixels, and where the graph stands on the page.
VIEW = f"""async () => {{
  const graph = {GRAPH};
  const {{ readView }} = await import("/assets/app/map/projection.js");
  const stage = document.querySelector(".map-overlay").getBoundingClientRect();
  const map = graph.getBoundingClientRect();
  const {{ width, height }} = stage;
  window.testView = readView(graph, {{ x: stage.left - map.left, y: stage.top - map.top, width, height }});
  window.testOrigin = [map.left, map.top];
}}"""


def look(page: Page) -> None:
    """Let the map come to rest, then read its view."""
    page.evaluate("() => window.issDashboard.resting()")
    page.evaluate(VIEW)


def pixel_of(page: Page, lat: float, lon: float) -> list[float]:
    """Where a place is on the page."""
    at: list[float] = page.evaluate(
        """([lat, lon]) => {
          const [x, y] = window.testView.project([lon, lat]);
          return [x + window.testOrigin[0], y + window.testOrigin[1]];
        }""",
        [lat, lon],
    )
    return at


def choose(page: Page, view: str) -> None:
    page.locator(f'.map-controls [data-projection="{view}"]').click()
    look(page)


class Fingers:
    """Touches as a screen sends them, by way of the browser's own protocol."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session: CDPSession = page.context.new_cdp_session(page)

    def send(self, kind: str, *spots: tuple[float, float]) -> None:
        """One event: ``touchStart``, ``touchMove`` or ``touchEnd`` with what is down then."""
        points = [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(spots)]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def drag(self, start: tuple[float, float], stop: tuple[float, float], steps: int = 8) -> None:
        """One finger from place to place."""
        self.send("touchStart", start)
        for step in range(1, steps + 1):
            share = step / steps
            self.send("touchMove", tuple(a + (b - a) * share for a, b in zip(start, stop, strict=True)))  # type: ignore[arg-type]
        self.send("touchEnd")

    def pinch(self, middle: tuple[float, float], start: float, stop: float, steps: int = 8) -> None:
        """Two fingers, ``start`` and ``stop`` pixels from the middle each."""
        x, y = middle
        self.send("touchStart", (x - start, y), (x + start, y))
        for step in range(1, steps + 1):
            reach = start + (stop - start) * step / steps
            self.send("touchMove", (x - reach, y), (x + reach, y))
        self.send("touchEnd")


def rested(page: Page) -> None:
    """Wait until Plotly's own paths have stood still for some frames, then read the view."""
    page.evaluate(
        f"""async () => {{
          await window.issDashboard.map.drawn();
          const path = () => {GRAPH}.querySelector(".land path").getAttribute("d");
          for (let last = null, still = 0; still < 12; ) {{
            await new Promise(requestAnimationFrame);
            const now = path();
            still = now === last ? still + 1 : 0;
            last = now;
          }}
        }}"""
    )
    page.evaluate(VIEW)


def globe_and_air(page: Page) -> tuple[list[float], list[float]]:
    """Middle of the globe as Plotly drew its sea, and of the air the canvas draws around it; page pixels."""
    page.evaluate(VIEW)
    sea, air = page.evaluate(
        f"""() => {{
          const sea = {GRAPH}.querySelector(".ocean path").getBoundingClientRect();
          const {{ discX, discY, scale }} = window.testView;
          const [left, top] = window.testOrigin;
          return [
            [sea.left + sea.width / 2, sea.top + sea.height / 2, sea.width / 2],
            [left + discX, top + discY, scale],
          ];
        }}"""
    )
    return sea, air
