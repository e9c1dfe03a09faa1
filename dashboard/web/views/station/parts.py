"""Pieces the sections of the station view are put together from: section, chart, table, key."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component
from plotly.graph_objs._figure import Figure

from dashboard.figures.station_style import CONFIG
from dashboard.web.parts.attributes import aria, data


def section(name: str, title: str, hint: str | list[Any], body: Sequence[Component]) -> Component:
    """A titled part of the view, with the id ``station-<name>``."""
    return html.Section(
        id=f"station-{name}",
        className="station-section",
        children=[html.H2(title), html.P(hint, className="hint"), *body],
    )


def chart(name: str, figure: Figure, label: str) -> Component:
    """The place of a Plotly chart with the moment's cursor; it is drawn when the view is first opened."""
    return html.Div(
        className="chart",
        role="img",
        children=[
            html.Div(className="chart-plot"),
            html.Div(className="chart-cursor", hidden=True),
        ],
        style={"minHeight": f"{figure.layout.height}px"},
        **aria(label=f"Chart: {label}. The table below holds the same."),
        **data(chart=name, figure=_json(figure), config=json.dumps(CONFIG)),
    )


def table(caption: str, head: Sequence[str], rows: Sequence[Sequence[Any]]) -> Component:
    """The table behind a chart, closed at first."""
    return html.Details(
        className="as-table",
        children=[
            html.Summary("The same as a table"),
            html.Div(
                className="table-scroll",
                role="region",
                tabIndex=0,
                children=html.Table(
                    className="data-table",
                    children=[
                        html.Caption(caption, className="visually-hidden"),
                        table_head(head),
                        html.Tbody([html.Tr([html.Td(cell) for cell in row]) for row in rows]),
                    ],
                ),
                **aria(label=f"{caption}, as a table"),
            ),
        ],
    )


def table_head(names: Sequence[str]) -> Component:
    """The head of a table."""
    return html.Thead(html.Tr([html.Th(name, scope="col") for name in names]))


def keys(pairs: Sequence[tuple[str, str]]) -> list[Component]:
    """Colour and name, for the colours of a chart."""
    return [
        html.Span([html.I(style={"background": colour}), name], className="key") for name, colour in pairs
    ]


def _json(figure: Figure) -> str:
    text: str = figure.to_json()  # type: ignore[no-untyped-call]
    return text
