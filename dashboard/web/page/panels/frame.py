"""The frame of a panel in the right column: a title, a line that says the gist, and a body."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component


def panel(name: str, title: str, body: Sequence[Component], gist: str | Component = "") -> Component:
    """A disclosure with the id ``panel-<name>``; which ones are open is part of a link."""
    return html.Details(
        id=f"panel-{name}",
        className="panel",
        open=True,
        disable_n_clicks=True,
        children=[
            html.Summary([html.H2(title), html.Span(gist, className="gist", id=f"gist-{name}")]),
            html.Div(className="panel-body", children=list(body)),
        ],
    )
