"""The four views: when each stands, and everything in them that opens."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

HERE = Path(__file__).parent
FAULTS = (HERE / "faults.js").read_text(encoding="utf-8")
SETTLED = (HERE / "settled.js").read_text(encoding="utf-8")
READY = {
    "map": "#map .geolayer",
    "when": "#candidates [data-candidate]",
    "exposure": "#exposure-image[src]",
    "station": "#plan-below .ship-mark",
}


def show(page: Page, view: str) -> None:
    """Open a view and wait until it stands."""
    page.locator(f"#tab-{view}").click()
    page.locator(READY[view]).first.wait_for()


def open_all(page: Page, opened: bool = True) -> None:
    """Unfold all that can be unfolded, or fold it again as the page has it at first."""
    page.evaluate(
        """(opened) => {
          const all = [...document.querySelectorAll("details")];
          window.testFirst ??= new Map(all.map((one) => [one, one.open]));
          for (const one of all) one.open = opened || Boolean(window.testFirst.get(one));
          const bar = document.querySelector(".timeline-bar");
          if (bar.classList.contains("is-open") !== opened) document.getElementById("timeline-fold").click();
        }""",
        opened,
    )


def faults(page: Page) -> list[str]:
    """Every fault of the page as it stands, with its kind before it."""
    page.evaluate(SETTLED)
    found: dict[str, list[str]] = page.evaluate(FAULTS)
    return [f"{kind}: {fault}" for kind, those in found.items() for fault in those]
