"""When was it taken? The candidates of the photograph as a table and a chart, their weights, and a form.

What is in them is brought by the callbacks (``callbacks.py``): the page asks the API, as anybody can.
"""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.photos.catalogue.files import MISSION_PHOTO
from dashboard.photos.question.clues import CLUES, MAX_WEIGHT
from dashboard.photos.question.from_form import WEIGHTS_PATTERN
from dashboard.web.parts.attributes import aria, data
from dashboard.web.parts.components import Drawn, Input
from dashboard.web.parts.link_key import LinkKey, Text
from dashboard.web.views.finder.form import form

LINK_KEYS = (
    LinkKey("weights", Text(WEIGHTS_PATTERN)),
    # The clues of another photograph: place!Lahore, PK~light!night
    LinkKey("find", Text(r"[a-z_]+![^~!]{1,80}(~[a-z_]+![^~!]{1,80}){0,39}")),
)
"""What the page's link carries for this view."""

COLUMNS = ("Rank", "Date", "UTC", "There", "Above", "Altitude", "Nearest", "By the Sun", "Score")
STORES = ("link", "linked-weights", "asked", "answer", "weights", "settled", "moment", "all", "picked")
"""What the callbacks hand each other, as ``finder-NAME``: see ``callbacks.py``."""

GRAPH_CONFIG: Any = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "doubleClick": "reset",
}


def layout() -> Component:
    """The whole view, its table, chart and clues still empty."""
    return html.Div(
        className="finder",
        id="finder",
        disable_n_clicks=True,
        **data(photo=MISSION_PHOTO),
        children=[
            *(dcc.Store(id=f"finder-{name}") for name in STORES),
            html.Div(className="finder-head", children=_head()),
            _trouble(),
            html.Div(
                className="finder-body",
                children=[html.Div(className="finder-main", children=[_chart(), _table()]), _weights()],
            ),
            html.Details(
                className="finder-misses",
                disable_n_clicks=True,
                children=[
                    html.Summary("Near misses", id="near-misses-summary"),
                    Drawn(id="near-misses", tag="ul", content=[]),
                ],
            ),
            form(),
        ],
    )


def _head() -> list[Component]:
    return [
        html.H2("When was it taken?", id="finder-title"),
        html.P("Searching …", id="finder-status", role="status", className="finder-status"),
        html.Button(
            "Another photograph",
            type="button",
            id="find-open",
            title="Find the moment of another photograph from your own clues",
            disable_n_clicks=True,
        ),
        html.P(id="finder-explained"),
        Drawn(id="finder-clues", tag="ol", className="clues", content=[]),
    ]


def _trouble() -> Component:
    """Why the answer didn't come."""
    return html.Div(
        id="finder-trouble",
        className="trouble",
        role="alert",
        hidden=True,
        disable_n_clicks=True,
        children=[
            html.P(id="finder-trouble-text"),
            html.Button("Try again", type="button", id="finder-again"),
        ],
    )


def _chart() -> Component:
    return html.Figure(
        className="finder-chart",
        children=[
            html.Div(
                className="chart-box",
                children=dcc.Graph(
                    id="candidates-chart",
                    responsive=True,
                    config=GRAPH_CONFIG,
                    figure={"data": [], "layout": EMPTY_CHART},
                ),
            ),
            html.Figcaption(
                "Each dot is a pass near the place, the dark band is night there, and a candidate's area "
                "grows with its score."
            ),
        ],
    )


# Until there is something to draw: no white paper, no axes.
EMPTY_CHART = {
    "paper_bgcolor": "rgba(0,0,0,0)",
    "plot_bgcolor": "rgba(0,0,0,0)",
    "xaxis": {"visible": False},
    "yaxis": {"visible": False},
}


def _weights() -> Component:
    return html.Section(
        className="finder-weights",
        **aria(label="Weights of the clues"),
        children=[
            html.H3("How much each clue weighs"),
            html.Div(id="weights", children=[_weight(clue, name) for clue, name in CLUES.items()]),
            html.Div(
                className="finder-buttons",
                children=[
                    html.Button("All equal", type="button", id="weights-reset"),
                    html.Button("Without other evidence", type="button", id="weights-no-evidence"),
                ],
            ),
        ],
    )


def _weight(clue: str, name: str) -> Component:
    named = f"weight-{clue}"
    slider = Input(
        id=named,
        type="range",
        min=0,
        max=MAX_WEIGHT,
        step=0.1,
        value="1",
        settled="1",
        valuetext="weighs 1",
    )
    return html.Div(
        id=f"{named}-row",
        className="weight",
        disable_n_clicks=True,
        **data(clue=clue),
        children=[html.Label(name, htmlFor=named), slider, html.Output("×1", id=f"{named}-text")],
    )


def _table() -> Component:
    return html.Div(
        className="finder-table",
        children=[
            html.Table(
                disable_n_clicks=True,
                children=[
                    html.Caption("Candidates, the likeliest first", className="visually-hidden"),
                    html.Thead(html.Tr([html.Th(name, scope="col") for name in COLUMNS])),
                    Drawn(id="candidates", tag="tbody", content=[]),
                ],
            ),
            html.Button(type="button", id="candidates-more", hidden=True),
        ],
    )
