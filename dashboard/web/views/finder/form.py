"""The form for anybody's photograph: the same clues as ``iss-dashboard find`` and ``/api/v1/find``.

Each field carries the parameter it fills (``data-parameter``) and a place for what is wrong with it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.station.catalogue import Station
from dashboard.web.parts.attributes import aria, data
from dashboard.web.parts.recent import recent_station


def form() -> Component:
    """The form, closed at first. The page makes its inputs: Dash's own would talk to the server."""
    station = recent_station()
    return html.Details(
        className="finder-form",
        id="finder-form",
        disable_n_clicks=True,
        children=[
            html.Summary("Another photograph: find its moment from your own clues"),
            html.Div(
                id="find-fields",
                className="fields",
                children=[
                    *_where(),
                    _field("from", "Not before", "date"),
                    _field("to", "Not after", "date"),
                    _field(
                        "light",
                        "Light below",
                        "select",
                        choices=[("", "any"), ("night", "night"), ("day", "day")],
                    ),
                    _field("hours", "Hours by the Sun", "text", hint="22-4"),
                    _field("altitude", "Altitude as printed", "text", hint="261 mi"),
                    _field("published", "Published on", "date"),
                    _field("aboard", "Aboard", "checks", choices=_people(station)),
                    _field("docked", "Docked", "checks", choices=_ships(station)),
                ],
            ),
            html.Div(
                className="finder-buttons",
                children=[
                    html.Button(
                        "Find", type="button", id="find-go", className="primary", disable_n_clicks=True
                    ),
                    html.Button(
                        "Back to the photograph", type="button", id="find-back", disable_n_clicks=True
                    ),
                ],
            ),
        ],
    )


def _where() -> list[Component]:
    ways = [("place", "a place by its name"), ("border", "a border"), ("point", "a point on the map")]
    return [
        _field("way", "The station was above", "select", choices=ways),
        _field("place", "Place", "text", hint="Lahore, Texas, the Arabian Sea"),
        _field("border", "Border between", "text", hint="India-Pakistan"),
        _field("point", "Point", "point", hint="latitude,longitude"),
        _field("within_km", "No farther than (km)", "number", hint="150"),
    ]


def _field(
    parameter: str, label: str, kind: str, hint: str = "", choices: Sequence[tuple[str, str]] = ()
) -> Component:
    return html.Div(
        className=f"field field-{kind}",
        **data(parameter=parameter, kind=kind, hint=hint, choices=json.dumps(choices)),
        children=[
            html.Label(label, htmlFor=f"find-{parameter}", id=f"find-{parameter}-label")
            if kind != "checks"
            else html.Span(label, id=f"find-{parameter}-label"),
            html.Div(className="slot"),
            html.P(id=f"find-{parameter}-error", className="field-error", hidden=True, **aria(live="polite")),
        ],
    )


def _people(station: Station) -> list[tuple[str, str]]:
    return [(name, name) for name in dict.fromkeys(person.name for person in station.people)]


def _ships(station: Station) -> list[tuple[str, str]]:
    return [(visit.id, visit.full_name) for visit in station.visits]
