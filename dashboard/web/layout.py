"""The Dash half of the page: the views on the left, the panels on the right."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.web.panels.attributes import aria
from dashboard.web.stages import STAGES


def layout(stages: dict[str, Component], panels: Sequence[Component]) -> Component:
    """Views (one shown at a time) beside the panels; ``stages`` is keyed like ``STAGES``."""
    return html.Main(
        className="page",
        children=[
            html.Div(
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
            ),
            html.Aside(className="panels", children=list(panels), **aria(label="At this moment")),
        ],
    )
