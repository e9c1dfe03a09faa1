"""The Dash half of the page: the large views that are opened later."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.web.parts.attributes import aria
from dashboard.web.views import STAGES


def layout(stages: dict[str, Component]) -> Component:
    """The views behind the tabs, one shown at a time; ``stages`` is keyed by names of ``STAGES``.

    The map and all else is in the template: Dash is loaded when the first of these views is opened.
    """
    return html.Div(
        className="later-views",
        children=[
            html.Section(
                id=f"stage-{name}",
                className="stage",
                role="tabpanel",
                hidden=True,
                **aria(labelledby=f"tab-{name}"),
                children=stages[name],
            )
            for name in STAGES
            if name in stages
        ],
    )
