"""The components that Dash lacks: what they hand to the browser."""

from __future__ import annotations

import json

import pytest
from dash import html
from dash._utils import to_json

from dashboard.web.parts.attributes import data
from dashboard.web.parts.components import Checks, Drawn, Input, Select, drawn, tree


def test_a_tree_is_tags_attributes_and_what_is_in_them() -> None:
    row = html.Tr(
        [html.Td("a", className="number"), html.Td(["b", html.Br(), None]), None],
        disable_n_clicks=True,
        **data(ship="x"),
    )
    assert tree(row) == [
        "tr",
        {"data-ship": "x"},
        ["td", {"className": "number"}, "a"],
        ["td", {}, "b", ["br", {}]],
    ]


def test_a_drawn_component_is_one_of_dash_with_its_class_and_data() -> None:
    made = drawn(html.Ul([html.Li("one")], className="list", **data(kind="k")), id="there")
    plain = json.loads(str(to_json(made)))  # type: ignore[no-untyped-call]
    assert plain == {
        "type": "Drawn",
        "namespace": "page_parts",
        "props": {
            "id": "there",
            "tag": "ul",
            "className": "list",
            "data-kind": "k",
            "content": [["li", {}, "one"]],
        },
    }


@pytest.mark.parametrize("component", [Drawn, Input, Select, Checks])
def test_what_a_component_does_not_know_is_refused(component: type) -> None:
    component(id="x", **{"aria-label": "named"})
    with pytest.raises(TypeError, match="unexpected keyword"):
        component(id="x", onclick="alert(1)")
