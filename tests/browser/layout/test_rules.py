"""The accessibility rules that a machine can check, in every view, with all that opens opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import DESKTOP, PHONE, Watch, open_page
from tests.browser.layout.views import READY, SETTLED, open_all

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[3] / "node_modules/axe-core/axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (levels) => {
  const { violations } = await axe.run(document, { runOnly: levels, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}"""
WINDOWS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": DESKTOP},
    "phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
}


def broken(page: Page) -> list[str]:
    found: list[str] = page.evaluate(RUN, LEVELS)
    return found


@pytest.mark.parametrize("window", WINDOWS)
def test_no_rule_is_broken(browser: Browser, server_url: str, window: str) -> None:
    assert AXE.exists(), "axe-core is missing: `npm install` brings it, as `make test` does"
    context = browser.new_context(base_url=server_url, reduced_motion="reduce", **WINDOWS[window])
    watching = Watch(server_url)
    page = context.new_page()
    watching.listen(page)
    open_page(page, "/")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = []
    for view, ready in READY.items():
        page.locator(f"#tab-{view}").click()
        page.locator(ready).first.wait_for()
        open_all(page)
        page.evaluate(SETTLED)
        found += [f"{view}: {line}" for line in broken(page)]
    page.locator("#share-open").click()
    found += [f"share: {line}" for line in broken(page)]
    context.close()
    assert not found, "\n".join(found)
    watching.check()
