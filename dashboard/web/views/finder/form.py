"""The form for anybody's photograph: the same clues as ``iss-dashboard find`` and ``/api/v1/find``.

A field has the id ``find-PARAMETER`` and a place below it for what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from dashboard.web.parts.attributes import aria
from dashboard.web.parts.components import Checks, Input, Select
from dashboard.web.parts.recent import recent_station

WAYS = {"place": "a place by its name", "border": "a border", "point": "a point on the map"}
"""How a place can be said; one of these parameters is asked for."""

FIELDS = (
    *("way", *WAYS, "within_km", "from", "to", "dated", "light", "sun", "hours", "clock", "altitude"),
    *("published", "by", "aboard", "docked"),
)
"""All fields, in their order: the API's parameters, and ``way``."""

_LIGHTS = {"": "any", "night": "night", "day": "day"}
_SUN = {"": "not said", "sunrise": "sunrise", "sunset": "sunset"}
_BY = {"": "not known", "nasa": "NASA", "press": "the press", "crew": "the crew themselves"}


def form() -> Component:
    """The form, closed at first."""
    station = recent_station()
    fields = [
        _select("way", "The station was above", WAYS),
        _input("place", "Place", hint="Lahore, Texas, the Arabian Sea"),
        _input("border", "Border between", hint="India-Pakistan"),
        _field("point", "Point", [*_control("point", hint="latitude,longitude"), _picker()]),
        _input("within_km", "No farther than (km)", "number", hint="as the place is meant", min=1, max=2500),
        _input("from", "Not before", "date"),
        _input("to", "Not after", "date"),
        _input("dated", "Dated, in print", "date"),
        _select("light", "Light below", _LIGHTS),
        _select("sun", "Seen from the station", _SUN),
        _input("hours", "Hours by the Sun", hint="22-4"),
        _input("clock", "Clock there, in print", hint="9:09 p.m."),
        _input("altitude", "Altitude as printed", hint="261 mi"),
        _input("published", "Published on", "date"),
        _select("by", "Published by", _BY),
        _checks(
            "aboard",
            "Aboard",
            [(name, name) for name in dict.fromkeys(person.name for person in station.people)],
        ),
        _checks("docked", "Docked", [(visit.id, visit.full_name) for visit in station.visits]),
    ]
    return html.Details(
        className="finder-form",
        id="finder-form",
        disable_n_clicks=True,
        children=[
            html.Summary("Another photograph: find its moment from your own clues"),
            html.Div(id="find-fields", className="fields", children=fields),
            html.Div(
                className="finder-buttons",
                children=[
                    html.Button("Find", type="button", id="find-go", className="primary"),
                    html.Button("Back to the photograph", type="button", id="find-back"),
                ],
            ),
        ],
    )


def _field(name: str, label: str, control: list[Component], kind: str = "point") -> Component:
    named = f"find-{name}-label"
    words: Component = html.Label(label, id=named, htmlFor=f"find-{name}", disable_n_clicks=True)
    if kind == "checks":
        words = html.Span(label, id=named, disable_n_clicks=True)
    return html.Div(
        id=f"find-{name}-row",
        className=f"field field-{kind}",
        hidden=name in WAYS and name != "place",
        disable_n_clicks=True,
        children=[
            words,
            *control,
            html.P(
                id=f"find-{name}-error", className="field-error", disable_n_clicks=True, **aria(live="polite")
            ),
        ],
    )


def _control(name: str, kind: str = "text", hint: str = "", **limits: float) -> list[Component]:
    common = {"id": f"find-{name}", "name": name, "value": "", "error": ""}
    own = {"type": kind, "placeholder": hint, "autoComplete": "off", "spellCheck": "false"}
    return [Input(**common, **own, **limits, **aria(describedby=f"find-{name}-error"))]


def _input(name: str, label: str, kind: str = "text", hint: str = "", **limits: float) -> Component:
    return _field(name, label, _control(name, kind, hint, **limits), kind)


def _select(name: str, label: str, choices: dict[str, str]) -> Component:
    chosen = next(iter(choices))
    described = aria(describedby=f"find-{name}-error")
    field = Select(
        id=f"find-{name}", name=name, value=chosen, error="", options=_options(choices.items()), **described
    )
    return _field(name, label, [field], "select")


def _checks(name: str, label: str, choices: Iterable[tuple[str, str]]) -> Component:
    named = aria(labelledby=f"find-{name}-label", describedby=f"find-{name}-error")
    field = Checks(id=f"find-{name}", name=name, value=[], error="", options=_options(choices), **named)
    return _field(name, label, [field], "checks")


def _options(choices: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"value": value, "label": label} for value, label in choices]


def _picker() -> Component:
    """A small world to click on; ``finder/picker.js`` draws it."""
    return html.Div(
        className="picker-box",
        disable_n_clicks=True,
        children=[
            html.Canvas(
                className="picker",
                width="720",
                height="360",
                title="Click to take a point",
                disable_n_clicks=True,
            ),
            html.Button("Below the station now", type="button", id="find-below", disable_n_clicks=True),
        ],
    )
