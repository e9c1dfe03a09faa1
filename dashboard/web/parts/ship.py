"""What is known of a visiting ship, as parts of a page: those aboard, its cargo, its sources."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.station.models import Cargo, Visit
from dashboard.station.words import CRAFT, end_word, kilograms, kilograms_and_pounds, stay_text, unknowns
from dashboard.web.parts.attributes import data


def ship_rows(visit: Visit) -> list[tuple[str, str]]:
    """What the ship is and was, line by line: term and words."""
    last = visit.attachments[-1]
    rows = [
        ("Ship", visit.spacecraft),
        ("Class", f"{CRAFT[visit.craft]}, {visit.operator}"),
        ("Launch", ", ".join(filter(None, (visit.launch.time.text, visit.launch.rocket, visit.launch.site)))),
        ("Departure", last.end.text if last.end else "no departure found in the sources"),
    ]
    if stay := stay_text(visit):
        rows.append(("Stay", stay))
    if visit.landed:
        rows.append((end_word(visit), visit.landed.text))
    return rows


def ship_story(visit: Visit) -> list[Component]:
    """Who came on it, what it brought, what isn't known of it."""
    parts: list[Component] = []
    if visit.crew:
        parts += [html.H3("Came aboard on it"), _crew(visit)]
    if visit.cargo.up_kg is not None or visit.cargo.items:
        parts += cargo_part(visit.cargo)
    if missing := unknowns(visit):
        parts += [html.H3("Not known"), html.Ul([html.Li(text) for text in missing], className="unknowns")]
    if visit.notes:
        parts.append(html.P(visit.notes, className="ship-notes"))
    return parts


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
