"""The cards of ships and the facts sent with the page."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest

from dashboard.station.catalogue import load_station
from dashboard.station.complement import attached
from dashboard.station.models import Source
from dashboard.web.page.panels.docked import visit_card, visit_pool
from dashboard.web.page.station_payload import visits_payload
from dashboard.web.parts.recent import recent_station
from dashboard.web.parts.ship import cargo_rows
from dashboard.web.parts.source_words import date_of, in_order, site_of, title_of, words_of


def tree(component: Any) -> Any:  # noqa: ANN401
    """A component and all below it as plain values."""
    return json.loads(json.dumps(component, default=lambda inner: inner.to_plotly_json()))


def words(node: Any) -> str:  # noqa: ANN401
    """All text below a node."""
    if isinstance(node, str):
        return node
    if isinstance(node, list):
        return " ".join(words(inner) for inner in node)
    return words(node["props"].get("children", "")) if isinstance(node, dict) else ""


def links(node: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    """Every link below a node."""
    if isinstance(node, list):
        return [link for inner in node for link in links(inner)]
    if not isinstance(node, dict):
        return []
    own = [node["props"]] if node["type"] == "A" else []
    return own + links(node["props"].get("children"))


def test_one_card_a_visit() -> None:
    pool = tree(visit_pool(load_station()))
    ids = [card["props"]["data-visit-card"] for card in pool["props"]["children"]]
    assert ids == [visit.id for visit in load_station().visits]
    assert pool["props"]["hidden"] is True


@pytest.mark.parametrize("visit", load_station().visits, ids=lambda visit: visit.id)
def test_a_card_tells_what_is_known_and_what_is_not(visit: Any) -> None:  # noqa: ANN401
    card = tree(visit_card(visit, load_station()))
    text = words(card)
    assert (visit.launch.site or visit.launch.time.text) in text
    if visit.cargo.up_kg is None:
        assert "isn't published" in text
        assert not re.search(r"brought [0-9]", text)
    assert all(item in text for item in visit.cargo.items)
    assert "None" not in text
    addresses = [link["href"] for link in links(card)]
    assert addresses == [source.url for source in in_order(visit.sources.values()) if source.url]
    assert all("noopener" in link["rel"] for link in links(card))


def test_a_breakdown_ends_with_what_no_kind_is_known_of() -> None:
    rows = cargo_rows(load_station().visit("crs-33").cargo)
    assert rows[-1] == ("kind not known", "unknown", 137, "")
    assert cargo_rows(load_station().visit("cygnus-ng-23").cargo) == []
    htv = load_station().visit("htv-x1").cargo
    assert [(label, mass) for label, _, mass, _ in cargo_rows(htv)] == [
        ("inside, pressurised", 4000),
        ("outside, unpressurised", 250),
    ]


def test_the_payload_holds_the_state_of_any_instant() -> None:
    payload = json.loads(json.dumps(visits_payload(recent_station())))
    t = datetime(2025, 11, 28, tzinfo=UTC)
    ms = t.timestamp() * 1000
    there = {
        (span["visit"], span["place"])
        for span in payload["spans"]
        if span["from"] <= ms and (span["to"] is None or ms < span["to"])
    }
    assert there == {(ship.visit.id, ship.place) for ship in attached(t)}
    assert len(json.dumps(payload)) < 60_000


def test_the_payload_bounds_every_switch() -> None:
    for span in visits_payload(load_station())["spans"]:
        assert span["from_lo"] <= span["from"] <= span["from_hi"]
        if span["to"] is not None:
            assert span["to_lo"] <= span["to"] <= span["to_hi"]
            assert span["doubt_to"]
        else:
            assert span["doubt_open"]
            assert span["confirmed"]


NASA_PAGE = (
    "https://www.nasa.gov/blogs/spacestation/2025/09/18/cygnus-resupply-ship-approaching-station-for-capture"
)


def test_a_source_reads_as_title_site_and_date() -> None:
    assert words_of(Source(url=NASA_PAGE)) == (
        "Cygnus resupply ship approaching station for capture, NASA, 2025-09-18"
    )
    assert words_of(Source(url="https://thespacefeed.com/?p=1634")) == "thespacefeed.com"
    assert title_of("https://thespacefeed.com/?p=1634") is None
    assert site_of("https://blogs.nasa.gov/x") == "NASA"
    assert site_of("https://notnasa.gov.example/x") == "notnasa.gov.example"
    assert date_of("https://example.org/2026/03/a-story") == "2026-03"


def test_primary_sources_come_first() -> None:
    order = [Source(url=url) for url in ("https://example.org/a", "https://www.space.com/b", NASA_PAGE)]
    assert [source.url for source in in_order(order)] == [order[2].url, order[1].url, order[0].url]
