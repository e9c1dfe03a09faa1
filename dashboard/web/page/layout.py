"""The Dash half of the page: the views on the left."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.web.parts.attributes import aria
from dashboard.web.views import STAGES


def layout(stages: dict[str, Component]) -> Component:
    """The views, one shown at a time; ``stages`` is keyed like ``STAGES``. All else is in the template."""
    return html.Div(
        className="stages",
        children=[
            html.Section(
                id=f"stage-{name}",
                className="stage",
                role="tabpanel",
                hidden=name != STAGES[0],
                **aria(labelledby=f"tab-{name}"),
                children=stages[name],
            )
            for name in STAGES
        ],
    )
