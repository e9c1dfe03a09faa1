"""The free ports at the moment; filled in the browser."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.web.parts.attributes import aria


def ports_panel() -> Component:
    """Body of the panel ``ports``: ``#free-ports``, one item a free port."""
    return html.Div(
        [
            html.Ul(id="free-ports", className="port-list", **aria(label="Free ports")),
            html.P("All eight ports are taken.", id="ports-full", className="hint", hidden=True),
        ]
    )
