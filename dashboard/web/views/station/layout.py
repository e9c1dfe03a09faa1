"""The station view: the drawing with its ships, the traffic, a ship's page, cargo and people over time.

What doesn't depend on the moment is laid out here once. The callbacks (``callbacks.py``) fill in what does;
``assets/app/views/station.js`` draws the ships and moves the cursors over the charts.
"""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component
from plotly.graph_objs._figure import Figure

from dashboard import settings
from dashboard.figures.station_style import KINDS
from dashboard.orbit.reboosts import read_reboosts
from dashboard.photos.catalogue.files import MISSION_PHOTO, load_photos
from dashboard.photos.moment import bracket
from dashboard.station.catalogue import Station
from dashboard.station.exports import EXPORTS
from dashboard.web.parts.attributes import aria, data
from dashboard.web.parts.components import Drawn, Input, drawn
from dashboard.web.parts.link_key import LinkKey, Text
from dashboard.web.parts.recent import recent_station
from dashboard.web.views.station import charts
from dashboard.web.views.station.cargo import mass_comparison
from dashboard.web.views.station.parts import chart, legend, section, table, table_head
from dashboard.web.views.station.search import search_index
from dashboard.web.views.station.ship_page import ship_place

SEARCH = "Search ships, people, ports, cargo"

# What a link carries of this view: the ship whose page is open.
LINK_KEYS = (LinkKey("ship", Text(r"[a-z0-9]+(-[a-z0-9]+){0,9}")),)


STORES = ("ship", "moment", "width", "active", "clicked")
"""What the callbacks hand each other, as ``station-NAME``: see ``callbacks.py``."""


def layout() -> Component:
    """The whole view, and beside it a ship's page."""
    station = recent_station()
    return html.Div(
        className="station-view",
        disable_n_clicks=True,
        children=[
            *(dcc.Store(id=f"station-{name}") for name in STORES),
            dcc.Store(id="station-index", data=search_index(station)),
            dcc.Store(id="station-by-operator", data=_plain(charts.delivered(station, "operator"))),
            html.Div(
                className="station-main",
                disable_n_clicks=True,
                children=[
                    _head(),
                    _drawing(),
                    _traffic(station),
                    section(
                        "masses",
                        "What the cargo ships brought",
                        "Kilograms up, ship by ship, on one scale.",
                        [legend(list(KINDS.values())), drawn(mass_comparison(station))],
                    ),
                    _delivered(station),
                    _people(station),
                    _downloads(),
                ],
            ),
            ship_place(),
        ],
    )


def _plain(figure: Figure) -> dict[str, Any]:
    """A figure as the browser has it."""
    return dict(figure.to_plotly_json())  # type: ignore[no-untyped-call]


def _head() -> Component:
    field = Input(
        id="station-query",
        type="text",
        value="",
        role="combobox",
        placeholder=SEARCH,
        autoComplete="off",
        spellCheck="false",
        **aria(controls="station-hits", expanded="false", autocomplete="list"),
    )
    return html.Div(
        className="station-head",
        disable_n_clicks=True,
        children=[
            html.Div(
                [
                    html.H2("The station then"),
                    Drawn(id="station-sentence", tag="p", className="soft", content=[]),
                ]
            ),
            html.Div(
                className="station-search",
                role="search",
                disable_n_clicks=True,
                children=[
                    html.Label(SEARCH, htmlFor="station-query", className="visually-hidden"),
                    field,
                    Drawn(
                        id="station-hits",
                        tag="ul",
                        role="listbox",
                        hidden=True,
                        content=[],
                        **aria(label="Found"),
                    ),
                ],
            ),
        ],
    )


def _traffic(station: Station) -> Component:
    reboosts = read_reboosts(settings.tle_folder() / "reboosts.csv")
    figure = charts.traffic(station, reboosts, bracket(load_photos()[MISSION_PHOTO]))
    return section(
        "traffic",
        "Traffic",
        [
            "A bar a stay, hatched where it isn't certain. ",
            html.Span("Click", className="with-mouse"),
            html.Span("Tap", className="with-finger"),
            " one for the ship, twice for its arrival.",
        ],
        [chart("traffic", figure, "Stays at each port"), _traffic_table(station), _planned(station)],
    )


def _drawing() -> Component:
    return html.Section(
        className="station-drawing",
        children=[
            html.Div(id="plan-side", className="plan"),
            html.Div(id="plan-below", className="plan"),
            html.P(
                "To scale, in the usual flight attitude; the modules are simplified, and the solar arrays "
                "and most of the truss are left out. Ships' wings are turned into the page.",
                className="hint",
            ),
            html.Details(
                className="as-table",
                children=[
                    html.Summary("The ports as a table"),
                    html.Div(
                        className="table-scroll",
                        role="region",
                        tabIndex=0,
                        children=html.Table(
                            id="ports-table",
                            className="data-table",
                            children=[
                                drawn(table_head(("Port", "Ship", "Since", "Stay"))),
                                Drawn(id="ports-rows", tag="tbody", content=[]),
                            ],
                        ),
                        **aria(label="The ports as a table"),
                    ),
                ],
            ),
        ],
        **aria(label="The station drawn"),
    )


def _traffic_table(station: Station) -> Component:
    rows = []
    for span, (name, *rest) in charts.traffic_rows(station):
        opener = html.Button(name, type="button", className="link", **data(open_ship=span.visit.id))
        jump = html.Button(
            "to its start",
            type="button",
            className="link",
            **data(jump=round(span.start.switch.timestamp() * 1000)),
        )
        rows.append([opener, *rest, jump])
    return table("Every stay", ("Ship", "Place", "From", "To", "Moment"), rows)


def _planned(station: Station) -> Component:
    announced = html.Details(
        className="as-table",
        children=[
            html.Summary(f"Announced, outcome not known ({len(station.planned)})"),
            html.Ul(
                className="planned",
                children=[html.Li([html.B(one.name), f": {one.status}"]) for one in station.planned],
            ),
        ],
    )
    return drawn(announced)


def _delivered(station: Station) -> Component:
    first = station.visits[0].attachments[0].start.taken_as_utc
    return section(
        "delivered",
        "Cargo delivered so far",
        f"By the ships known here, from {first:%B %Y} on.",
        [
            html.Div(
                className="choice",
                role="group",
                children=[
                    html.Button(
                        f"By {by}",
                        type="button",
                        id=f"delivered-by-{by}",
                        **aria(pressed="true" if by == "kind" else "false"),
                    )
                    for by in ("kind", "operator")
                ],
                **aria(label="Stacked by"),
            ),
            html.P(id="delivered-sum", className="sum number", disable_n_clicks=True),
            *(_delivered_by(station, by) for by in ("kind", "operator")),
            table(
                "Cargo delivered so far",
                ("Arrival", "Ship", "Operator", "Cargo", "Of it", "Sum so far"),
                charts.delivered_rows(station),
            ),
        ],
    )


def _delivered_by(station: Station, by: str) -> Component:
    figure = charts.delivered(station, by)
    later = by != "kind"
    return html.Div(
        [
            legend([(trace.name, trace.line.color) for trace in figure.data]),
            chart(f"delivered-{by}", figure, f"Cargo delivered so far by {by}", later=later),
        ],
        id=f"delivered-as-{by}",
        hidden=later,
        disable_n_clicks=True,
        **data(shown_as=f"delivered-{by}"),
    )


def _people(station: Station) -> Component:
    figure = charts.people(station)
    return section(
        "people",
        "People aboard",
        "Their times are those of the ships they came and left on.",
        [
            html.Table(
                id="people-table",
                className="data-table people",
                children=[
                    drawn(table_head(("Name", "Agency", "Came on", "Aboard"))),
                    Drawn(id="people-rows", tag="tbody", content=[]),
                ],
            ),
            legend([(trace.name, trace.line.color) for trace in figure.data]),
            chart("people", figure, "People aboard by agency"),
            table("People aboard over time", ("From", "People", "By agency"), charts.people_rows(station)),
        ],
    )


def _downloads() -> Component:
    links = [
        html.Li(
            [
                f"{name.capitalize()}: ",
                html.A("CSV", href=f"/api/v1/{name}.csv", download=f"iss-{name}.csv"),
                " · ",
                html.A("JSON", href=f"/api/v1/{name}.json", download=f"iss-{name}.json"),
            ]
        )
        for name in EXPORTS
    ]
    return section(
        "downloads",
        "Take it with you",
        "All facts as tables.",
        [drawn(html.Ul(links, className="downloads"))],
    )
