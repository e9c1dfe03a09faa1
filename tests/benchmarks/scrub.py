"""How smooth scrubbing is: the time between frames over a real pointer drag of 300 steps.

Headless Chromium without a GPU, 1440x900, every layer on. Prints median, 95th percentile and worst, for
a drag in the pass (minutes), in the season (days) and for playback at 600x, and the requests meanwhile.
"""

from __future__ import annotations

import shutil
import time

from playwright.sync_api import Page, sync_playwright

from tests.serving import serving

STEPS = 300
_RECORD = """() => {
  window.frames_ms = [];
  let last = performance.now();
  window.recording = true;
  const tick = (now) => {
    window.frames_ms.push(now - last);
    last = now;
    if (window.recording) requestAnimationFrame(tick);
  };
  requestAnimationFrame((now) => { last = now; requestAnimationFrame(tick); });
}"""


def _frames(page: Page) -> list[float]:
    frames: list[float] = page.evaluate("() => { window.recording = false; return window.frames_ms; }")
    return sorted(frames[1:])


def _report(name: str, frames: list[float], requests: int) -> None:
    middle, p95 = frames[len(frames) // 2], frames[int(len(frames) * 0.95)]
    print(
        f"  {name:<28} {len(frames):4d} frames   median {middle:5.1f} ms   p95 {p95:5.1f} ms   "
        f"worst {frames[-1]:6.1f} ms   requests while moving: {requests}"
    )


def drag(page: Page, row: str, requests: list[str]) -> None:
    """Drag 300 steps back and forth across a row, one step a frame, and report."""
    box = page.locator(row).bounding_box()
    assert box is not None
    y = box["y"] + box["height"] / 2
    left, right = box["x"] + 0.2 * box["width"], box["x"] + 0.8 * box["width"]
    page.mouse.move(left, y)
    page.mouse.down()
    page.wait_for_timeout(300)
    requests.clear()
    page.evaluate(_RECORD)
    for step in range(STEPS):
        share = abs((step / STEPS * 2) % 2 - 1)
        page.mouse.move(right - share * (right - left), y)
        page.wait_for_timeout(12)
    frames = _frames(page)
    seen = len(requests)
    page.mouse.up()
    page.wait_for_timeout(1200)
    _report(f"drag {row.removeprefix('.timeline-')}", frames, seen)


def main() -> None:
    """Serve, open, drag, print."""
    with serving() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        started = time.monotonic()
        page.goto(url)
        page.wait_for_selector("body.is-ready")
        print(f"  ready {time.monotonic() - started:.1f} s after the address was entered")
        page.wait_for_timeout(1500)
        drag(page, ".timeline-fine", requests)
        drag(page, ".timeline-season", requests)
        page.locator("#speed").select_option("600")
        page.locator("#play").click()
        page.wait_for_timeout(300)
        requests.clear()
        page.evaluate(_RECORD)
        page.wait_for_timeout(5000)
        _report("playback at 600x", _frames(page), len(requests))
        browser.close()


if __name__ == "__main__":
    main()
