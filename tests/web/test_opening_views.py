"""The large views: made by a callback when they are opened, and not before."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from dashboard.web.views.opening import VIEWS
from tests.web.conftest import Client

CALLBACKS = "/_dash-update-component"


def opened(client: Client, view: str, **changes: object) -> Any:  # noqa: ANN401
    """The answer to what Dash in the page sends when a view is opened."""
    body = {
        "output": f"view-{view}.children",
        "outputs": {"id": f"view-{view}", "property": "children"},
        "inputs": [{"id": f"open-{view}", "property": "data", "value": 1}],
        "changedPropIds": [f"open-{view}.data"],
        **changes,
    }
    return client.request(
        "POST", CALLBACKS, content=json.dumps(body), headers={"Content-Type": "application/json"}
    )


def ids(tree: Any) -> set[str]:  # noqa: ANN401
    """All ids in a layout."""
    if isinstance(tree, list):
        return {found for part in tree for found in ids(part)}
    if not isinstance(tree, dict):
        return set()
    own = tree.get("props", {})
    return {own["id"], *ids(own.get("children"))} if "id" in own else ids(own.get("children"))


def named_by(callback: dict[str, Any]) -> set[str]:
    """The ids that a callback reads and sets."""
    outputs = re.sub(r"^\.\.|\.\.$", "", callback["output"]).split("...")
    return {part["id"] for part in (*callback["inputs"], *callback["state"])} | {
        output.rpartition(".")[0] for output in outputs
    }


def test_nothing_of_a_view_is_sent_before_it_is_opened(client: Client) -> None:
    layout = client.json("/_dash-layout")
    assert ids(layout) == {f"{what}-{view}" for view in VIEWS for what in ("view", "open")}
    assert len(json.dumps(layout)) < 3000


def test_every_callback_has_what_it_reads_and_sets(client: Client) -> None:
    there = ids(client.json("/_dash-layout"))
    for view in VIEWS:
        there |= ids(opened(client, view).json()["response"][f"view-{view}"]["children"])
    callbacks = client.json("/_dash-dependencies")
    assert len(callbacks) > len(VIEWS)
    for callback in callbacks:
        assert named_by(callback) <= there, callback["output"]


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_the_same_for_everybody(client: Client, view: str) -> None:
    first, second = (opened(client, view) for _ in range(2))
    assert first.status_code == 200
    assert first.content == second.content


def test_callbacks_of_the_page_itself_are_not_the_servers(client: Client) -> None:
    functions = [one for one in client.json("/_dash-dependencies") if one["clientside_function"]]
    answer = opened(client, "when", output=functions[0]["output"])
    assert answer.status_code == 400
    assert "names no callback" in answer.json()["error"]["message"]


def test_a_body_larger_than_any_of_the_pages_is_refused(client: Client) -> None:
    answer = opened(client, "when", state=["x" * 70_000])
    assert answer.status_code == 413
    assert answer.json()["error"]["parameter"] == "body"


def test_a_ships_page_is_made_when_it_is_asked_for(client: Client) -> None:
    def asked(ship: object) -> Any:  # noqa: ANN401
        part = {"id": "station-ship", "property": "data", "value": ship}
        return opened(
            client,
            "station",
            output="ship-page-body.children",
            outputs={"id": "ship-page-body", "property": "children"},
            inputs=[part],
            changedPropIds=["station-ship.data"],
        )

    page = asked({"id": "crs-33"}).text
    assert "To its departure" in page
    assert "more than 1,500 tortillas" in page
    for wrong in ({"id": "enterprise"}, {"id": ["crs-33"]}, "crs-33", None):
        answer = asked(wrong)
        assert answer.status_code == 422, wrong
        assert answer.json()["error"]["parameter"] == "ship"
