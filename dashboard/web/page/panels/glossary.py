"""Terms with a tap-open explanation: a button with a dotted line, and a popover that needs no script."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from dash import html
from dash.development.base_component import Component

from dashboard.web.parts.attributes import data


@cache
def glossary() -> dict[str, str]:
    """Explanations by term."""
    return tomllib.loads((Path(__file__).parent / "glossary.toml").read_text(encoding="utf-8"))


def term(key: str, label: str) -> Component:
    """A word that opens its explanation. Raises ``KeyError`` for a term without one."""
    glossary()[key]
    return html.Button(label, type="button", className="term", **data(popovertarget=f"term-{key}"))


def explanations() -> Component:
    """Every explanation, closed; one element a term."""
    return html.Div(
        id="glossary",
        children=[
            html.P(text, id=f"term-{key}", className="explanation", **data(popover="auto"))
            for key, text in glossary().items()
        ],
    )
