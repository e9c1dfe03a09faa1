"""A ship's crew, cargo and sources as components of its page; its card has the same words in a template."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.web.parts.attributes import data
from dashboard.web.parts.ship import Bar, CargoWords, ShipWords
from dashboard.web.parts.source_words import SourceWords


def ship_story(ship: ShipWords) -> list[Component]:
    """Who came on it, what it brought, what isn't known of it."""
    parts: list[Component] = []
    if ship.crew:
        seats = [
            html.Li([html.B(name), html.Span(f" {words}", className="soft")]) for name, words in ship.crew
        ]
        parts += [html.H3("Came aboard on it"), html.Ul(seats, className="seats")]
    if ship.cargo:
        parts += _cargo(ship.cargo)
    if ship.unknowns:
        unknowns = [html.Li(text) for text in ship.unknowns]
        parts += [html.H3("Not known"), html.Ul(unknowns, className="unknowns")]
    if ship.notes:
        parts.append(html.P(ship.notes, className="ship-notes"))
    return parts


def _cargo(cargo: CargoWords) -> list[Component]:
    """Mass, breakdown as a table with bars, and the notable items."""
    parts: list[Component] = [html.H3(["It brought ", html.Span(cargo.whole, className="soft")])]
    if cargo.scope:
        parts.append(html.P(f"Counted: {cargo.scope}.", className="soft"))
    if cargo.bars:
        caption = html.Caption("Breakdown of the cargo by mass", className="visually-hidden")
        parts.append(html.Table([caption, html.Tbody([_bar(row) for row in cargo.bars])], className="bars"))
    if cargo.items:
        parts.append(html.Ul([html.Li(item) for item in cargo.items], className="cargo-items"))
    return parts


def _bar(row: Bar) -> Component:
    style = {"width": f"{row.percent:.1f}%"}
    return html.Tr(
        [
            html.Th([row.label, html.Small(f" {row.note}") if row.note else None], scope="row"),
            html.Td(html.Span(className="bar", style=style, **data(kind=row.kind))),
            html.Td(row.mass, className="number"),
        ]
    )


def source_list(ship: ShipWords) -> Component:
    """Links (nothing is fetched until one is followed), then the caveats."""
    return html.Details(
        className="sources",
        disable_n_clicks=True,
        children=[
            html.Summary(f"Sources ({len(ship.sources)})"),
            html.Ul([html.Li(_source(source)) for source in ship.sources]),
            html.Ul([html.Li(text) for text in ship.caveats], className="caveats") if ship.caveats else None,
            html.P(ship.size_note, className="soft"),
        ],
    )


def _source(source: SourceWords) -> list[Component | str]:
    if source.url is None:
        return [f"{source.words}{source.note}"]
    link = html.A(source.words, href=source.url, rel="noopener noreferrer", target="_blank")
    return [link, source.note]
