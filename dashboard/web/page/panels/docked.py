"""The ships docked at the moment: one static card a visit, picked and filled in the browser.

Every card is rendered once into a hidden pool. ``assets/app/panels/station.js`` clones those that are
attached into ``#docked-list`` and fills what depends on the moment (``data-field``).
"""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.station.catalogue import Station
from dashboard.station.models import Cargo, Visit
from dashboard.station.words import (
    CRAFT,
    end_word,
    kilograms,
    kilograms_and_pounds,
    stay_text,
    unknowns,
)
from dashboard.web.page.panels.sources import source_list
from dashboard.web.parts.attributes import aria, data


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
    if visit.crew:
        parts += [html.H3("Came aboard on it"), _crew(visit)]
    if visit.cargo.up_kg is not None or visit.cargo.items:
        parts += cargo_part(visit.cargo)
    if missing := unknowns(visit):
        parts += [html.H3("Not known"), html.Ul([html.Li(text) for text in missing], className="unknowns")]
    if visit.notes:
        parts.append(html.P(visit.notes, className="ship-notes"))
    parts += [
        html.Button(
            "Open in the station view", type="button", className="button", **data(open_ship=visit.id)
        ),
        source_list(visit),
    ]
    return parts


def _facts(visit: Visit, station: Station) -> Component:
    last = visit.attachments[-1]
    stays = [stay for stay in visit.attachments if stay.method != "held"]
    rows: list[tuple[str, str | Component]] = [
        ("At the station", html.Span([_field("story"), _field("days")])),
        ("Port", html.Span([_field("port"), ", ", _field("method"), " since ", _field("since")])),
        ("Ship", f"{visit.spacecraft}"),
        ("Class", f"{CRAFT[visit.craft]}, {visit.operator}"),
        ("Launch", ", ".join(filter(None, (visit.launch.time.text, visit.launch.rocket, visit.launch.site)))),
        ("Departure", last.end.text if last.end else "no departure found in the sources"),
    ]
    if len(stays) > 1:
        where = "; ".join(f"{station.place_name(stay.place)} from {stay.start.text}" for stay in stays)
        rows.insert(2, ("Ports in turn", where))
    if stay := stay_text(visit):
        rows.append(("Stay", stay))
    if visit.landed:
        rows.append((end_word(visit), visit.landed.text))
    return html.Dl(
        className="ship-facts", children=[html.Div([html.Dt(name), html.Dd(value)]) for name, value in rows]
    )


def _crew(visit: Visit) -> Component:
    return html.Ul(
        className="seats",
        children=[
            html.Li(
                [
                    html.B(seat.name),
                    html.Span(f" {', '.join(filter(None, (seat.agency, seat.role)))}", className="soft"),
                ]
            )
            for seat in visit.crew
        ],
    )


def cargo_part(cargo: Cargo) -> list[Component]:
    """Mass, breakdown as a table with bars, and the notable items."""
    whole = kilograms_and_pounds(cargo.up_kg, cargo.up_lb) if cargo.up_kg else "mass not known"
    parts: list[Component] = [html.H3(["It brought ", html.Span(whole, className="soft")])]
    if cargo.scope:
        parts.append(html.P(f"Counted: {cargo.scope}.", className="soft"))
    if rows := cargo_rows(cargo):
        total = cargo.up_kg or 1
        parts.append(
            html.Table(
                className="bars",
                children=[
                    html.Caption("Breakdown of the cargo by mass", className="visually-hidden"),
                    html.Tbody([_bar(label, kind, mass, total, note) for label, kind, mass, note in rows]),
                ],
            )
        )
    if cargo.items:
        parts.append(html.Ul([html.Li(item) for item in cargo.items], className="cargo-items"))
    return parts


def cargo_rows(cargo: Cargo) -> list[tuple[str, str, float, str]]:
    """Label, kind, kilograms and a remark, line by line, ending with what no kind is known of."""
    if not cargo.breakdown and cargo.pressurised_kg and cargo.unpressurised_kg:
        return [
            ("inside, pressurised", "dry", cargo.pressurised_kg, ""),
            ("outside, unpressurised", "hardware", cargo.unpressurised_kg, ""),
        ]
    rows: list[tuple[str, str, float, str]] = [
        (part.label, part.kind, part.mass_kg, "by subtraction" if part.by_subtraction else "")
        for part in cargo.breakdown
    ]
    left = cargo.not_broken_down_kg
    if rows and left is not None and left > 0.5:
        rows.append(("kind not known", "unknown", left, ""))
    return rows


def _bar(label: str, kind: str, mass_kg: float, total_kg: float, note: str) -> Component:
    width = max(0.5, 100 * mass_kg / total_kg)
    return html.Tr(
        [
            html.Th([label, html.Small(f" {note}") if note else None], scope="row"),
            html.Td(html.Span(className="bar", style={"width": f"{width:.1f}%"}, **data(kind=kind))),
            html.Td(kilograms(mass_kg), className="number"),
        ]
    )
