"""Who is aboard at the moment; filled in the browser."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.web.parts.attributes import aria


def crew_panel() -> Component:
    """Body of the panel ``crew``: ``#crew-list``, one item a person."""
    return html.Div(
        [
            html.P(id="crew-note", className="note", hidden=True),
            html.Ul(id="crew-list", className="crew-list", **aria(label="People aboard")),
        ]
    )
