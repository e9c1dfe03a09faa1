"""Where the station is, in words and numbers: the server's at first sight, then the browser's."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.answers.moment import Moment
from dashboard.answers.position_words import position_words
from dashboard.web.page.panels.frame import panel
from dashboard.web.page.panels.glossary import term
from dashboard.web.parts.attributes import data

Rows = tuple[tuple[str, str, str | None], ...]

# Label, field, term of the glossary.
_PLACE: Rows = (
    ("Latitude", "lat", None),
    ("Longitude", "lon", None),
    ("Altitude", "altitude", "altitude"),
    ("Speed", "speed", "speed"),
    ("Over the ground", "ground-speed", "ground-speed"),
    ("Heading", "heading", "heading"),
)
_LIGHT: Rows = (
    ("Light on it", "sunlight", "sunlight"),
    ("From the ground", "sun-elevation", "sun-elevation"),
    ("Time by the Sun", "solar-time", "solar-time"),
    ("From the border", "border", "border"),
)
_SURE: Rows = (
    ("Uncertainty", "uncertainty", "uncertainty"),
    ("Element set", "epoch", "element-set"),
    ("Its age", "age", "age"),
    ("Reboost near", "reboost", "reboost"),
)


def position_panel(moment: Moment | None = None) -> Component:
    """The panel ``panel-position``: ``data-field`` names each value; dashes without a moment."""
    words = position_words(moment) if moment is not None else {}

    def field(name: str) -> str:
        return words.get(name, "–")

    return panel(
        "position",
        "Where the station is",
        [
            html.P(
                [
                    html.B(field("over"), **data(field="over")),
                    html.Span(words.get("between", ""), **data(field="between")),
                    html.Span(words.get("near", ""), className="nearest", **data(field="near")),
                ],
                className="over-what",
            ),
            _facts(_PLACE, "facts-place", words),
            _facts(_LIGHT, "facts-light", words),
            html.Details(
                className="how-sure",
                disable_n_clicks=True,
                children=[
                    html.Summary(["How sure is this? ", html.Span(field("sure"), **data(field="sure"))]),
                    _facts(_SURE, "facts-elements", words),
                ],
            ),
        ],
        gist=words.get("gist", ""),
    )


def _facts(rows: Rows, name: str, words: Mapping[str, str]) -> Component:
    return html.Dl(
        className=f"facts {name}",
        children=[
            html.Div(
                [
                    html.Dt(term(key, label) if key else label),
                    html.Dd(words.get(field, "–"), **data(field=field)),
                ]
            )
            for label, field, key in rows
        ],
    )
