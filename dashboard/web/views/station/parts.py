"""Pieces the sections of the station view are put together from: section, chart, table, key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component
from plotly.graph_objs._figure import Figure

from dashboard.figures.station_style import CONFIG
from dashboard.web.parts.attributes import aria, data
from dashboard.web.parts.components import drawn


def section(name: str, title: str, hint: str | list[Any], body: Sequence[Component]) -> Component:
    """A titled part of the view, with the id ``station-<name>``."""
    return html.Section(
        id=f"station-{name}",
        className="station-section",
        disable_n_clicks=True,
        children=[drawn(html.H2(title)), drawn(html.P(hint, className="hint")), *body],
    )


def chart(name: str, figure: Figure, label: str, *, later: bool = False) -> Component:
    """A chart with the moment's cursor (``station/cursors.js``); ``later``: its figure comes when asked."""
    height, margin = figure.layout.height, figure.layout.margin
    first, last = (round(_ms(edge)) for edge in figure.layout.xaxis.range)
    return html.Div(
        className="chart",
        role="img",
        disable_n_clicks=True,
        children=[
            dcc.Graph(
                id=f"chart-{name}",
                className="chart-plot",
                figure={"data": [], "layout": {"height": height}} if later else figure,
                config=CONFIG,  # type: ignore[arg-type]  # Dash's type has fewer of Plotly's settings
                style={"height": f"{height}px"},
            ),
            html.Div(className="chart-cursor", hidden=True, disable_n_clicks=True),
        ],
        style={"minHeight": f"{height}px"},
        **aria(label=f"Chart: {label}. The table below holds the same."),
        **data(
            chart=name,
            first=first,
            last=last,
            left=margin.l,
            right=margin.r,
            top=margin.t,
            bottom=margin.b,
        ),
    )


def _ms(edge: str) -> float:
    return datetime.fromisoformat(edge).replace(tzinfo=UTC).timestamp() * 1000


def table(caption: str, head: Sequence[str], rows: Sequence[Sequence[Any]]) -> Component:
    """The table behind a chart, closed at first."""
    behind = html.Details(
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
    return drawn(behind)


def table_head(names: Sequence[str]) -> Component:
    """The head of a table."""
    return html.Thead(html.Tr([html.Th(name, scope="col") for name in names]))


def legend(pairs: Sequence[tuple[str, str]]) -> Component:
    """Colour and name, for the colours of a chart."""
    keys = [
        html.Span([html.I(style={"background": colour}), name], className="key") for name, colour in pairs
    ]
    return drawn(html.Div(keys, className="legend"))
