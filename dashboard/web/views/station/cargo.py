"""All cargo ships' masses on one scale: a table whose bars are its chart."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.station.catalogue import Station
from dashboard.station.models import Visit
from dashboard.station.sums import UNKNOWN
from dashboard.station.words import kilograms
from dashboard.web.parts.attributes import data


def mass_comparison(station: Station) -> Component:
    """Heaviest first; those of unknown mass last, and said so."""
    ships = [visit for visit in station.visits if visit.kind == "cargo"]
    ships.sort(key=lambda visit: -(visit.cargo.up_kg or 0))
    most = max(visit.cargo.up_kg or 0 for visit in ships)
    return html.Table(
        className="bars compare",
        children=[
            html.Caption("Cargo up by ship, heaviest first", className="visually-hidden"),
            html.Tbody([_row(visit, most) for visit in ships]),
        ],
    )


def _row(visit: Visit, most_kg: float) -> Component:
    mass = visit.cargo.up_kg
    name = html.Button(visit.full_name, type="button", className="link", **data(open_ship=visit.id))
    bar = html.Span(
        className="stack",
        style={"width": f"{100 * (mass or 0) / most_kg:.2f}%"},
        children=[
            html.Span(
                className="bar",
                title=f"{label}: {kilograms(part)}",
                style={"flexGrow": part},
                **data(kind=kind),
            )
            for label, kind, part in _parts(visit)
        ],
    )
    return html.Tr(
        [
            html.Th([name, html.Small(f" {visit.cargo.scope}") if visit.cargo.scope else None], scope="row"),
            html.Td(bar),
            html.Td(kilograms(mass) if mass else "not known", className="number"),
        ],
        **data(compare=visit.id),
    )


def _parts(visit: Visit) -> list[tuple[str, str, float]]:
    parts: list[tuple[str, str, float]] = [
        (part.label, part.kind, part.mass_kg) for part in visit.cargo.breakdown
    ]
    left = visit.cargo.not_broken_down_kg
    if left is not None and left > 0:
        parts.append(("kind not known", UNKNOWN, left))
    return parts
