"""How soon the first view is seen, beside an empty Dash page with one geo map in the same run.

For a desktop and for a slow phone (CPU four times slower, 400 ms and 1 Mbit/s): milliseconds from the address
being entered to the first words, to a picture of the map, to the interactive map; bytes over the wire and
requests, for a first visit and for a second one with a warm cache. Medians of three visits.
"""

from __future__ import annotations

import contextlib
import math
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

from dashboard import settings
from tests.serving import free_port, serving, wait_until_it_answers

VISITS = 3
WITHIN_MS = 90_000
REFERENCE = """
import sys
from dash import Dash, dcc, html
app = Dash(assets_folder=sys.argv[2], assets_ignore=".*")
geo = {"resolution": 50, "showcountries": True}
figure = {"data": [{"type": "scattergeo", "lat": [], "lon": []}], "layout": {"geo": geo}}
graph = dcc.Graph(id="map", figure=figure, config={"topojsonURL": "/assets/maps/"})
app.layout = html.Div([html.P("words"), graph])
app.run(port=int(sys.argv[1]), debug=False)
"""

# In the page, before anything else of it: when what is looked for was first there.
_WATCH = """
window.seen = {};
const rules = {
  words: () => document.querySelector("WORDS")?.textContent.trim().length > 3,
  picture: () => document.querySelector("#map-poster")?.naturalWidth > 0 || rules.map(),
  map: () => READY,
};
const look = (now) => {
  for (const [name, rule] of Object.entries(rules))
    if (!(name in window.seen) && document.body && rule()) window.seen[name] = now;
  if (!("map" in window.seen)) requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
OURS = ("#panel-position", '!!document.body && !document.querySelector(".map-stage.is-waiting")')
DASH = (
    "#react-entry-point p",
    '!!document.querySelector(".geolayer .coastlines path[d], .geolayer path.coastlines[d]")',
)


@dataclass
class Visit:
    """One visit: milliseconds by what was seen, requests, and bytes as they came over the wire."""

    seen: dict[str, float]
    requests: list[str] = field(default_factory=list)
    wire_bytes: int = 0


@contextmanager
def reference() -> Iterator[str]:
    """The same map in the emptiest Dash page, served by Dash itself."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [sys.executable, "-c", REFERENCE, str(port), str(settings.assets_folder())],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until_it_answers(url, server)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=20)


def _visit(page: Page, url: str, *, slow: bool) -> Visit:
    protocol = page.context.new_cdp_session(page)
    protocol.send("Network.enable")
    if slow:
        link = {"offline": False, "latency": 400, "downloadThroughput": 125_000, "uploadThroughput": 125_000}
        protocol.send("Network.emulateNetworkConditions", link)
        protocol.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    visit = Visit({})
    asked: dict[str, str] = {}

    def asking(event: dict[str, object]) -> None:
        request = event["request"]
        assert isinstance(request, dict)
        if not str(request["url"]).startswith("data:"):
            asked[str(event["requestId"])] = str(request["url"])

    def from_cache(event: dict[str, object]) -> None:
        asked.pop(str(event["requestId"]), None)

    def answered(event: dict[str, object]) -> None:
        response = event["response"]
        assert isinstance(response, dict)
        if response.get("fromDiskCache"):
            asked.pop(str(event["requestId"]), None)

    def finished(event: dict[str, object]) -> None:
        if str(event["requestId"]) in asked:
            visit.wire_bytes += int(str(event["encodedDataLength"]).split(".")[0])

    protocol.on("Network.requestWillBeSent", asking)
    protocol.on("Network.requestServedFromCache", from_cache)
    protocol.on("Network.responseReceived", answered)
    protocol.on("Network.loadingFinished", finished)
    page.goto(url, wait_until="commit", timeout=WITHIN_MS)
    with contextlib.suppress(TimeoutError):  # what is never shown is printed as nan
        page.wait_for_function('() => "map" in window.seen', timeout=WITHIN_MS)
    page.wait_for_load_state("networkidle", timeout=WITHIN_MS)
    visit.seen = page.evaluate("() => window.seen")
    visit.requests = list(asked.values())
    protocol.detach()
    return visit


def _twice(browser: Browser, url: str, marks: tuple[str, str], *, slow: bool) -> tuple[Visit, Visit]:
    size = {"width": 390, "height": 844} if slow else {"width": 1440, "height": 900}
    context = browser.new_context(viewport=size, is_mobile=slow, has_touch=slow)  # type: ignore[arg-type]
    context.add_init_script(_WATCH.replace("WORDS", marks[0]).replace("READY", marks[1]))
    visits = []
    for _ in range(2):
        page = context.new_page()
        visits.append(_visit(page, url, slow=slow))
        page.close()
    context.close()
    return visits[0], visits[1]


def _print(name: str, visits: list[Visit]) -> dict[str, float]:
    found = {
        key: statistics.median(v.seen.get(key, math.nan) for v in visits)
        for key in ("words", "picture", "map")
    }
    size = statistics.median(v.wire_bytes for v in visits)
    count = statistics.median(len(v.requests) for v in visits)
    print(
        f"  {name:<34} words {found['words']:7.0f} ms   picture {found['picture']:7.0f} ms   "
        f"interactive map {found['map']:7.0f} ms   {size / 1e6:5.2f} MB   {count:3.0f} requests"
    )
    return found


def main() -> None:
    """Serve both, visit them in turn, print medians and ratios."""
    with serving() as ours, reference() as plain, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        _twice(browser, ours, OURS, slow=False)  # the server's first answers are made once
        for name, slow in (("desktop", False), ("slow phone", True)):
            pairs = [
                (_twice(browser, ours, OURS, slow=slow), _twice(browser, plain, DASH, slow=slow))
                for _ in range(1 if slow else VISITS)
            ]
            first = _print(f"{name}, first visit", [own[0] for own, _ in pairs])
            _print(f"{name}, second visit", [own[1] for own, _ in pairs])
            empty = _print(f"{name}, empty Dash page", [other[0] for _, other in pairs])
            ratio = first["map"] / empty["map"]
            print(f"  {name}: the interactive map comes after {ratio:.2f} of the empty page's time")
        browser.close()


if __name__ == "__main__":
    main()
