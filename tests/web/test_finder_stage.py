"""The finder's view and the photograph's panel as the server draws them."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from dash.development.base_component import Component

from dashboard.answers.candidates import candidates_answer
from dashboard.photos.catalogue.files import MISSION_PHOTO, load_photos, photo_by_id
from dashboard.photos.moment import default_moment, find_photo
from dashboard.photos.question.clues import CLUES
from dashboard.web.link.reading import read_link
from dashboard.web.page.panels.photo import panel
from dashboard.web.page.panels.photo_frame import frame_svg, frame_text
from dashboard.web.parts.link_key import format_link
from dashboard.web.parts.recent import recent_station
from dashboard.web.views.finder import words as finder_words
from dashboard.web.views.finder.layout import FIRST_ROWS, LINK_KEYS, stage


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
    return nodes(plain(stage()))


def by_id(drawn: list[dict[str, Any]], identifier: str) -> dict[str, Any]:
    (found,) = [node for node in drawn if node["props"].get("id") == identifier]
    return found


def test_the_first_candidates_stand_before_any_script_runs(drawn: list[dict[str, Any]]) -> None:
    rows = nodes(by_id(drawn, "candidates")["props"]["children"])
    named = [row["props"]["data-candidate"] for row in rows if "data-candidate" in row["props"]]
    answer = candidates_answer(find_photo(MISSION_PHOTO), most=FIRST_ROWS)
    assert named == [candidate.best_utc for candidate in answer.candidates]


def test_a_row_has_what_is_asked_of_it(drawn: list[dict[str, Any]]) -> None:
    row = next(node for node in drawn if "data-candidate" in node["props"])
    best = candidates_answer(find_photo(MISSION_PHOTO), most=1).candidates[0]
    cells = [text(cell) for cell in row["props"]["children"]]
    assert cells[:3] == ["1", "19 Feb 2026", best.best_utc[11:19]]
    assert cells[3].startswith(("02:36", "–", "03:06"))
    assert cells[4].startswith(f"{best.latitude_deg:.1f}° N")
    assert cells[5].startswith(f"{best.altitude_km:.1f} km")
    assert cells[7] == finder_words.clock(best.solar_time_h)
    assert cells[8] == finder_words.percent(best.score)


def test_it_explains_itself_in_two_sentences(drawn: list[dict[str, Any]]) -> None:
    explained = text(by_id(drawn, "finder-explained"))
    assert len(re.findall(r"\.(?:\s|$)", explained)) == 2


def test_every_clue_has_a_weight(drawn: list[dict[str, Any]]) -> None:
    assert [node["props"]["data-clue"] for node in drawn if "data-clue" in node["props"]] == list(CLUES)


def test_the_form_has_a_field_and_a_place_for_its_error_for_each_parameter(
    drawn: list[dict[str, Any]],
) -> None:
    fields = [node["props"] for node in drawn if "data-parameter" in node["props"]]
    names = [field["data-parameter"] for field in fields]
    api = {"place", "border", "point", "within_km", "from", "to", "light", "hours", "altitude", "published"}
    assert set(names) == api | {"aboard", "docked", "way"}
    for name in names:
        assert by_id(drawn, f"find-{name}-error")
    people = json.loads(next(f["data-choices"] for f in fields if f["data-parameter"] == "aboard"))
    here = recent_station()
    assert [name for name, _ in people] == list(dict.fromkeys(person.name for person in here.people))
    ships = json.loads(next(f["data-choices"] for f in fields if f["data-parameter"] == "docked"))
    assert {ship for ship, _ in ships} == set(here.visits_by_id)


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


@pytest.mark.parametrize(
    ("share", "printed"),
    [
        (0.9399, "94 %"),
        (0.99, "99.0 %"),
        (0.99999, "> 99.9 %"),
        (0.0172, "1.7 %"),
        (0.0064, "0.64 %"),
        (1e-7, "< 0.01 %"),
    ],
)
def test_percentages(share: float, printed: str) -> None:
    assert finder_words.percent(share) == printed


def test_the_story_says_it_is_an_estimate_and_links_to_the_picture() -> None:
    photo = photo_by_id(MISSION_PHOTO)
    tree = nodes(plain(panel(photo)))
    words = text(tree[0])
    assert "An estimate: " in words
    assert "circumstantial" in words
    assert "Cygnus-23" in words
    links = [node["props"]["href"] for node in tree if node["type"] == "A"]
    assert photo.sources[0].url in links
    times = [node["props"]["dateTime"] for node in tree if node["type"] == "Time"]
    from dashboard.instants import format_utc

    assert times == [format_utc(default_moment(MISSION_PHOTO))]


def test_no_picture_is_embedded_only_a_drawing_of_our_own() -> None:
    for photo in load_photos().values():
        assert not [node for node in nodes(plain(panel(photo))) if node["type"] == "Img"]


def test_the_drawing_is_well_formed_and_names_the_ships() -> None:
    photo = photo_by_id(MISSION_PHOTO)
    root = ElementTree.fromstring(frame_svg(photo))
    assert {node.get("data-frame-ship") for node in root.iter()} - {None} == {"cygnus-ng-23", "htv-x1"}
    labels = {node.text for node in root.iter("{http://www.w3.org/2000/svg}text")}
    assert labels == {"Cygnus-23", "HTV-X1", "Canadarm2"}
    assert "at the right" in frame_text(photo)
    assert "at the top" in frame_text(photo)


def test_a_photograph_with_a_known_time_is_told_as_such() -> None:
    words = text(plain(panel(photo_by_id("mount-fuji-at-night"))))
    assert "2026-01-03T19:30:00Z, as published" in words
    assert "An estimate" not in words
