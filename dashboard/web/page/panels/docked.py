"""The ships docked at the moment: one static card a visit, picked and filled in the browser.

Every card is rendered once into a hidden pool. ``assets/app/panels/docked.js`` clones those that are
attached into ``#docked-list`` and fills what depends on the moment (``data-field``).
"""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.station.catalogue import Station
from dashboard.station.models import Visit
from dashboard.station.words import kilograms
from dashboard.web.parts.attributes import aria, data
from dashboard.web.parts.ship import ship_rows, ship_story
from dashboard.web.parts.sources import source_list


def visit_pool(station: Station) -> Component:
    """All cards, hidden; each has ``data-visit-card`` with the visit's id."""
    return html.Div(
        id="visit-pool",
        hidden=True,
        children=[visit_card(visit, station) for visit in station.visits],
    )


def visit_card(visit: Visit, station: Station) -> Component:
    """One ship: a summary line, and all that is known of it below."""
    return html.Details(
        className="ship",
        disable_n_clicks=True,
        **data(visit_card=visit.id, kind=visit.kind),
        children=[_summary(visit), html.Div(className="ship-body", children=_body(visit, station))],
    )


def _field(name: str, text: str = "", css: str = "", hidden: bool = False) -> Component:
    return html.Span(text, className=css, hidden=hidden, **data(field=name))


def _summary(visit: Visit) -> Component:
    mass = visit.cargo.up_kg
    return html.Summary(
        [
            html.Span(className="ship-glyph", **data(glyph=visit.craft), **aria(hidden="true")),
            html.Span(
                className="ship-name",
                children=[
                    html.B(visit.full_name),
                    _field("in-photo", "in the photo", css="tag photo", hidden=True),
                    _field("certainty", "not certain", css="tag doubt", hidden=True),
                ],
            ),
            _field("port", css="ship-port"),
            html.Span(
                className="ship-gist",
                children=[
                    _field("day"),
                    html.Span(f"brought {kilograms(mass)}" if mass else visit.kind, className="mass"),
                ],
            ),
        ]
    )


def _body(visit: Visit, station: Station) -> list[Component]:
    parts = [html.P(className="note", hidden=True, **data(field="doubt")), _facts(visit, station)]
    parts += ship_story(visit)
    parts += [
        html.Button(
            "Open in the station view", type="button", className="button", **data(open_ship=visit.id)
        ),
        source_list(visit),
    ]
    return parts


def _facts(visit: Visit, station: Station) -> Component:
    stays = [stay for stay in visit.attachments if stay.method != "held"]
    rows: list[tuple[str, str | Component]] = [
        ("At the station", html.Span([_field("story"), _field("days")])),
        ("Port", html.Span([_field("port"), ", ", _field("method"), " since ", _field("since")])),
        *ship_rows(visit),
    ]
    if len(stays) > 1:
        where = "; ".join(f"{station.place_name(stay.place)} from {stay.start.text}" for stay in stays)
        rows.insert(2, ("Ports in turn", where))
    return html.Dl(
        className="ship-facts", children=[html.Div([html.Dt(name), html.Dd(value)]) for name, value in rows]
    )
