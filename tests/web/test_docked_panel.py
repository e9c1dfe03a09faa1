"""The cards of ships and the facts sent with the page."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import pytest

from dashboard.station.catalogue import load_station
from dashboard.station.complement import attached
from dashboard.station.models import Source
from dashboard.web.page.panels.docked import visit_card, visit_pool
from dashboard.web.page.station_payload import visits_payload
from dashboard.web.parts.recent import recent_station
from dashboard.web.parts.ship import cargo_rows, ship_words
from dashboard.web.parts.source_words import date_of, in_order, site_of, title_of, words_of
from dashboard.web.views.station.ship_story import ship_story, source_list


class Read(HTMLParser):
    """The words of some HTML, its links, and the attributes of all its elements."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def links(self) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == "a"]


def words(node: Any) -> list[str]:  # noqa: ANN401
    """All texts below a component, in their order."""
    if isinstance(node, list | tuple):
        return [text for inner in node for text in words(inner)]
    if isinstance(node, str):
        return [node]
    return words(getattr(node, "children", None) or [])


def test_one_card_a_visit() -> None:
    pool = Read(str(visit_pool(load_station())))
    assert pool.elements[0] == ("div", {"id": "visit-pool", "hidden": None})
    ids = [
        attributes["data-visit-card"] for _, attributes in pool.elements if "data-visit-card" in attributes
    ]
    assert ids == [visit.id for visit in load_station().visits]


@pytest.mark.parametrize("visit", load_station().visits, ids=lambda visit: visit.id)
def test_a_card_tells_what_is_known_and_what_is_not(visit: Any) -> None:  # noqa: ANN401
    card = Read(str(visit_card(visit, load_station())))
    text = " ".join(card.words)
    assert (visit.launch.site or visit.launch.time.text) in text
    if visit.cargo.up_kg is None:
        assert "isn't published" in text
        assert not re.search(r"brought [0-9]", text)
    assert all(item in text for item in visit.cargo.items)
    assert "None" not in text
    addresses = [link["href"] for link in card.links]
    assert addresses == [source.url for source in in_order(visit.sources.values()) if source.url]
    assert all("noopener" in str(link["rel"]) for link in card.links)


@pytest.mark.parametrize("visit", load_station().visits[::7], ids=lambda visit: visit.id)
def test_the_ships_page_has_the_words_of_its_card(visit: Any) -> None:  # noqa: ANN401
    """One is a template, the other components: who came, what it brought, what isn't known, sources."""
    ship = ship_words(visit)
    page = "".join(words([*ship_story(ship), source_list(ship)]))
    card = "".join(Read(str(visit_card(visit, load_station()))).words)
    story = card[card.index(ship.rows[-1][1]) + len(ship.rows[-1][1]) :]
    assert page == story.replace("Open in the station view", "")


def test_names_are_written_as_text() -> None:
    visit = load_station().visits[-1].model_copy(update={"notes": '<b>&"bold"</b>'})
    card = str(visit_card(visit, load_station()))
    assert "<b>&" not in card
    assert "&lt;b&gt;&amp;" in card


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
