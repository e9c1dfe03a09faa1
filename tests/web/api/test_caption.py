"""A pasted caption over the API."""

from __future__ import annotations

from tests.web.conftest import Client

TEXT = "The station was soaring 262 miles above Hungary at night, as Jonny Kim photographed Soyuz MS-27."


def test_a_caption_is_answered_with_clues_and_the_search_they_make(client: Client) -> None:
    answer = client.json("/api/v1/photos/caption", text=TEXT)
    values = {one["clue"]: one["value"] for one in answer["clues"]}
    assert values == {
        "place": "above Hungary",
        "light": "night",
        "altitude": "262 mi",
        "aboard": "Jonny Kim",
        "docked": "soyuz-ms-27",
    }
    for one in answer["clues"]:
        assert TEXT[one["start"] : one["stop"]] == one["words"]
    found = client.get(answer["find"])
    assert found.status_code == 200
    assert found.json()["verdict"]


def test_without_a_place_there_is_no_search(client: Client) -> None:
    answer = client.json("/api/v1/photos/caption", text="Auroras at night.")
    assert answer["find"] is None


def test_no_text_and_too_much_are_refused_by_name(client: Client) -> None:
    for query in ({}, {"text": " "}, {"text": "x" * 4001}):
        answer = client.get("/api/v1/photos/caption", **query)
        assert answer.status_code == 422
        assert "text" in answer.text
