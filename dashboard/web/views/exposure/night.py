"""Which night was it? The pole's place among the stars for each candidate, on a chart one can click."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.web.parts.attributes import aria
from dashboard.web.parts.components import Drawn, Input

WORDS = (
    "Star trails centre on the pole of the station’s orbit, whatever the camera. That point moves about 5° "
    "of right ascension a day, so the stars at the centre of the real photograph’s trails tell its date to a "
    "fraction of a day. Click the star nearest to that centre: the candidates are ranked again by how far "
    "their pole stands from it."
)


def which_night() -> Component:
    """The chart's place, its words and its list."""
    return html.Section(
        className="which-night",
        **aria(labelledby="which-night-title"),
        children=[
            html.H2("Which night was it?", id="which-night-title"),
            html.P(
                className="which-night-words",
                children=WORDS,
            ),
            html.Div(
                className="which-night-main",
                children=[
                    Drawn(id="pole-chart", tag="div", content=[]),
                    html.Div(
                        className="which-night-side",
                        children=[
                            html.Div(
                                className="exposure-row exposure-choice",
                                children=[
                                    html.Label("Star nearest to the centre", htmlFor="pole-star"),
                                    Input(
                                        id="pole-star",
                                        type="search",
                                        value="",
                                        error="",
                                        placeholder="none chosen",
                                        list="pole-stars",
                                        autoComplete="off",
                                        spellCheck="false",
                                        **aria(describedby="pole-status"),
                                    ),
                                    Drawn(id="pole-stars", tag="datalist", content=[]),
                                ],
                            ),
                            html.P(id="pole-status", role="status"),
                            Drawn(id="pole-candidates", tag="ol", content=[]),
                        ],
                    ),
                ],
            ),
        ],
    )
