"""A ship's page: where it was and when, what it was, who came on it, what it brought."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.errors import InputError
from dashboard.station.catalogue import Station
from dashboard.station.changes import Change, all_changes
from dashboard.station.models import Visit
from dashboard.station.spans import Span, spans_of
from dashboard.station.words import end_text
from dashboard.web.parts.attributes import aria, data
from dashboard.web.parts.components import Drawn, drawn
from dashboard.web.parts.ship import ShipWords, ship_words
from dashboard.web.views.station.ship_story import ship_story, source_list

_TO = {"arrival": "To its arrival", "departure": "To its departure"}


def ship_place() -> Component:
    """The page of one ship beside the view, or none."""
    return html.Aside(
        id="ship-page",
        className="ship-page",
        hidden=True,
        tabIndex="-1",
        disable_n_clicks=True,
        children=[
            html.Div(
                id="ship-page-head",
                className="ship-page-head",
                disable_n_clicks=True,
                children=[
                    html.H2(id="ship-page-title", disable_n_clicks=True),
                    html.Button("Close", id="ship-page-close", type="button", className="button"),
                ],
            ),
            html.Div(id="ship-page-body", disable_n_clicks=True),
            Drawn(id="ship-page-sizes", tag="figure", className="ship-sizes", content=[]),
        ],
        **aria(label="Ship"),
    )


def ship_page(visit_id: object, station: Station) -> list[Component]:
    """What stands below the ship's name. Raises InputError for what is no visit's id."""
    visit = station.visits_by_id.get(visit_id) if isinstance(visit_id, str) else None
    if visit is None:
        raise InputError("ship", str(visit_id)[:60], "the id of a visit, as in /api/v1/visits")
    ship = ship_words(visit)
    changes = [change for change in all_changes(station) if change.visit.id == visit.id]
    jumps = [_jump(_TO[change.kind], change, "button") for change in changes if change.kind in _TO]
    return [
        drawn(html.Div(jumps, className="ship-page-jumps")),
        drawn(
            html.Div(
                className="ship-body",
                children=[_facts(visit, ship, station, changes), *ship_story(ship), source_list(ship)],
            )
        ),
    ]


def _facts(visit: Visit, ship: ShipWords, station: Station, changes: list[Change]) -> Component:
    stays = [
        (station.place_name(span.place), html.Span([_start(span, changes), end_text(span.attachment)]))
        for span in spans_of(station)
        if span.visit.id == visit.id
    ]
    rows: list[tuple[str, Component | str]] = [*stays, *ship.rows]
    return html.Dl(
        className="ship-facts", children=[html.Div([html.Dt(name), html.Dd(value)]) for name, value in rows]
    )


def _start(span: Span, changes: list[Change]) -> Component:
    change = next(one for one in changes if one.at == span.start.switch)
    return _jump(span.attachment.start.text, change, "link")


def _jump(words: str, change: Change, css: str) -> Component:
    """A way to the moment of a change; ``views/station.js`` goes there and says what happens."""
    said = f"{change.sentence}, {change.instant.text}"
    at = round(change.at.timestamp() * 1000)
    return html.Button(
        words, type="button", className=css, title=f"Go there: {said}", **data(jump=at, said=said)
    )
