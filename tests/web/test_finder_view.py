"""The finder's view and the photograph's panel as the server draws them."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any
from xml.etree import ElementTree

import pytest
from dash.development.base_component import Component

from dashboard.instants import format_utc
from dashboard.photos.catalogue.files import MISSION_PHOTO, load_photos, photo_by_id
from dashboard.photos.moment import default_moment
from dashboard.photos.question.clues import CLUES
from dashboard.web.link.reading import read_link
from dashboard.web.page.panels.photo import story
from dashboard.web.page.panels.photo_frame import frame_svg, frame_text
from dashboard.web.parts.link_key import format_link
from dashboard.web.parts.recent import recent_station
from dashboard.web.views.finder.form import FIELDS
from dashboard.web.views.finder.layout import LINK_KEYS, layout


def plain(component: Component) -> Any:  # noqa: ANN401
    return json.loads(json.dumps(component, default=_parts))


def _parts(part: Any) -> Any:  # noqa: ANN401
    return part.to_plotly_json()


def nodes(tree: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    """Every element of a layout, outermost first."""
    if isinstance(tree, list):
        return [node for part in tree for node in nodes(part)]
    if not isinstance(tree, dict):
        return []
    return [tree, *nodes(tree["props"].get("children"))]


def text(tree: Any) -> str:  # noqa: ANN401
    if isinstance(tree, dict):
        return text(tree["props"].get("children"))
    return "".join(map(text, tree)) if isinstance(tree, list) else str(tree or "")


@pytest.fixture(scope="module")
def drawn() -> list[dict[str, Any]]:
    return nodes(plain(layout()))


def by_id(drawn: list[dict[str, Any]], identifier: str) -> dict[str, Any]:
    (found,) = [node for node in drawn if node["props"].get("id") == identifier]
    return found


def test_every_clue_has_a_weight(drawn: list[dict[str, Any]]) -> None:
    assert [node["props"]["data-clue"] for node in drawn if "data-clue" in node["props"]] == list(CLUES)


def test_the_form_has_a_field_and_a_place_for_its_error_for_each_parameter(
    drawn: list[dict[str, Any]],
) -> None:
    api = {"place", "border", "point", "within_km", "from", "to", "light", "hours", "altitude", "published"}
    printed = {"dated", "clock", "sun", "by"}
    assert set(FIELDS) == api | printed | {"aboard", "docked", "way"}
    for name in FIELDS:
        field, error = by_id(drawn, f"find-{name}"), by_id(drawn, f"find-{name}-error")
        assert field["props"]["aria-describedby"] == error["props"]["id"]
    people, ships = (by_id(drawn, f"find-{name}")["props"]["options"] for name in ("aboard", "docked"))
    here = recent_station()
    assert [one["value"] for one in people] == list(dict.fromkeys(person.name for person in here.people))
    assert {ship["value"] for ship in ships} == set(here.visits_by_id)


@pytest.mark.parametrize(
    "query",
    [
        "weights=hour:2,evidence:0",
        "find=place!Lahore,%20PK~light!night",
        "find=point!35.36,138.73~from!2026-01-01~altitude!262%20mi~aboard!Chris%20Williams~aboard!Jessica%20Meir",
    ],
)
def test_links_round_trip(query: str) -> None:
    state, dropped, _ = read_link(query, LINK_KEYS)
    assert not dropped
    assert format_link(state, LINK_KEYS) == query


@pytest.mark.parametrize("query", ["weights=moon:2", "weights=hour:9", "find=place", "find=a!b!c", "find=~"])
def test_what_a_link_can_not_carry_is_dropped(query: str) -> None:
    assert read_link(query, LINK_KEYS)[1]


def test_the_story_says_it_is_an_estimate_and_links_to_the_picture() -> None:
    photo = photo_by_id(MISSION_PHOTO)
    told = story(photo)
    for words in ("An estimate: ", "circumstantial", "Cygnus-23"):
        assert words in told
    assert f'href="{escape(str(photo.sources[0].url))}"' in told
    assert re.findall(r'<time datetime="([^"]+)"', told) == [format_utc(default_moment(MISSION_PHOTO))]


def test_no_picture_is_embedded_only_a_drawing_of_our_own() -> None:
    for photo in load_photos().values():
        told = story(photo)
        assert "<img" not in told
        assert "<svg" in told


def test_the_drawing_is_well_formed_and_names_the_ships() -> None:
    photo = photo_by_id(MISSION_PHOTO)
    root = ElementTree.fromstring(frame_svg(photo))
    assert {node.get("data-frame-ship") for node in root.iter()} - {None} == {"cygnus-ng-23", "htv-x1"}
    labels = {node.text for node in root.iter("{http://www.w3.org/2000/svg}text")}
    assert labels == {"Cygnus-23", "HTV-X1", "Canadarm2"}
    assert "at the right" in frame_text(photo)
    assert "at the top" in frame_text(photo)


def test_a_photograph_with_a_known_time_is_told_as_such() -> None:
    words = story(photo_by_id("mount-fuji-at-night"))
    assert "2026-01-03T19:30:00Z, as published" in words
    assert "An estimate" not in words
