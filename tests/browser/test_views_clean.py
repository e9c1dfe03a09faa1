"""Every view, at the photograph and at both ends of the archive, under the server's real headers."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Page

from dashboard.instants import parse_unix
from tests.browser.conftest import Watch, moment_of, open_page

pytestmark = pytest.mark.browser

DRAWN = {
    "when": "() => document.querySelector('[data-candidate]')",
    "exposure": """() => {
      const view = document.querySelector('.exposure');
      if (!view) return false; // not made yet
      const image = document.querySelector('#exposure-image');
      const drawn = image.complete && image.naturalWidth > 0 && document.querySelector('.exposure-names svg');
      return !view.classList.contains('is-busy') && (drawn || document.querySelector('.exposure .trouble'));
    }""",
    "station": "() => document.querySelectorAll('.chart-plot .plot-container').length >= 3",
    "map": "() => document.querySelector('#map .geolayer .land path[d]')",
}


def test_every_view_at_the_photograph_and_both_ends(watch: Watch, page: Page, server_url: str) -> None:
    policy = httpx.get(server_url).headers["content-security-policy"]
    assert "'unsafe-eval'" not in policy
    # What a browser says of a policy is an error in the console: the watch sees it.
    failed: list[str] = []
    page.on(
        "response", lambda answer: failed.append(f"{answer.status} {answer.url}") if not answer.ok else None
    )
    open_page(page, "/?ex_s=20")
    archive = httpx.get(f"{server_url}/healthz").json()["archive"]
    for moment in (moment_of(page), archive["start_utc"], archive["stop_utc"]):
        page.evaluate("iso => window.issDashboard.setMoment(iso)", moment)
        for view, drawn in DRAWN.items():
            page.locator(f"#tab-{view}").click()
            page.wait_for_function(drawn)
            assert page.locator(f"#view-{view}").is_visible()
        # It rests on a whole second inside the archive.
        assert abs(parse_unix(moment_of(page)) - parse_unix(moment)) < 1
        page.wait_for_load_state("networkidle")
        assert page.locator(".notice:visible").all_inner_texts() == []
    assert failed == []
    page.locator("#tab-exposure").click()
    refused = page.locator(".exposure .trouble")
    assert "can’t begin here: the orbit is known until 23 Oct 2026" in refused.inner_text()
    tables = ("/api/v1/cities", "/api/v1/arcs", "/maps/ground.json")
    asked = Counter(url for url in watch.requests if urlsplit(url).path.endswith(tables))
    assert len(asked) == 4, asked  # the cities in two parts
    assert set(asked.values()) == {1}, asked
