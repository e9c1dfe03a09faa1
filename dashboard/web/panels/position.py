"""Where the station is: the numbers, filled in the browser while the moment moves."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.web.panels.attributes import data
from dashboard.web.panels.frame import panel

_PLACE = (
    ("Latitude", "lat"),
    ("Longitude", "lon"),
    ("Altitude", "altitude"),
    ("Speed", "speed"),
    ("Over the ground", "ground-speed"),
    ("Heading", "heading"),
)
_TIME = (
    ("Sunlight", "sunlight"),
    ("Sun below", "sun-elevation"),
    ("Solar time below", "solar-time"),
    ("From the border", "border"),
)
_ELEMENTS = (
    ("Uncertainty", "uncertainty"),
    ("Element set", "epoch"),
    ("Its age", "age"),
    ("Reboost near", "reboost"),
)


def _facts(rows: tuple[tuple[str, str], ...], name: str) -> Component:
    return html.Dl(
        className=f"facts {name}",
        children=[html.Div([html.Dt(label), html.Dd("–", **data(field=field))]) for label, field in rows],
    )


def position_panel() -> Component:
    """The panel ``panel-position``: every ``dd`` names its value in ``data-field``."""
    return panel(
        "position",
        "Where the station is",
        [
            html.P(
                [html.B("–", **data(field="over")), html.Span("", **data(field="near"))],
                className="over-what",
            ),
            _facts(_PLACE, "facts-place"),
            _facts(_TIME, "facts-light"),
            _facts(_ELEMENTS, "facts-elements"),
        ],
    )
