"""The map: the figure, the canvas's place above it, its controls and where its data comes from."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.figures.map import REGION_BOUNDS
from dashboard.web.parts.attributes import aria, data
from dashboard.web.views.map.key import key

POSTER = "(the first picture)"
"""Stands for what depends on the request."""

# (name in a link, what the switch says, what it does)
LAYERS = (
    ("cities", "City lights", "City lights where it is night"),
    ("night", "Night", "The night's shade and its edge"),
    ("track", "Track", "The station's track, an orbit before and after"),
    ("horizon", "Horizon", "How far the station sees, to the sea-level horizon"),
    ("borders", "Borders", "Borders between countries, and the stretch that is floodlit"),
    ("disputed", "Disputed lines", "Borders and claims in dispute"),
    ("labels", "Names", "Names of countries, seas and cities"),
    ("camera", "Camera’s field", "What the camera of the recreated exposure has in its frame"),
)

VIEWS = (
    ("region", "Region", "India and Pakistan"),
    ("world", "World", "The whole Earth on a flat map"),
    ("globe", "Globe", "The Earth as a globe"),
)


def stage() -> Component:
    """The map stage; ``assets/app/map/stage.js`` brings it to life."""
    return html.Div(
        className="map-stage is-waiting",
        role="group",
        children=[
            POSTER,
            html.Div(id="map", children=html.Div(className="map-graph")),
            html.Div(className="map-overlay", **aria(hidden="true")),
            html.Div(className="map-tip tip", role="status", hidden=True),
            _controls(),
            _pointer_to_the_station(),
            key(),
        ],
        **aria(label="Map of the station’s track; the position panel says the same in words"),
        **data(**{side: str(value) for side, value in REGION_BOUNDS.items()}),
    )


def _controls() -> Component:
    return html.Div(
        className="map-controls",
        role="toolbar",
        **aria(label="Map"),
        children=[
            html.Div(
                className="map-views",
                role="group",
                **aria(label="View"),
                children=[_button(text, title, view=name) for name, text, title in VIEWS],
            ),
            html.Div(
                className="map-views",
                role="group",
                **aria(label="Zoom"),
                children=[
                    _button("+", "Closer", zoom="in"),
                    _button("−", "Farther", zoom="out"),
                ],
            ),
            _button("Follow", "Keep the station in view", follow="station"),
            html.Details(
                className="map-layers",
                children=[
                    html.Summary("Layers"),
                    html.Div(
                        role="group",
                        **aria(label="Layers"),
                        children=[_button(text, title, layer=name) for name, text, title in LAYERS],
                    ),
                ],
            ),
        ],
    )


def _pointer_to_the_station() -> Component:
    """Stands at the map's edge while the station is beyond it; a press moves the map there."""
    return html.Button(
        type="button",
        className="map-lost",
        hidden=True,
        disable_n_clicks=True,
        title="Move the map to the station",
        children=[
            html.Span("➤", className="map-lost-arrow", **aria(hidden="true")),
            html.Span(className="map-lost-words"),
            html.Span("show", className="map-lost-show"),
        ],
    )


def _button(text: str, title: str, **chosen: str) -> Component:
    pressed = {} if "zoom" in chosen else aria(pressed="false")
    return html.Button(text, type="button", title=title, disable_n_clicks=True, **pressed, **data(**chosen))
