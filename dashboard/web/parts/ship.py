"""What is known of a visiting ship, in words: for its card, and for its page in the station view."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.station.models import Cargo, Visit
from dashboard.station.words import CRAFT, end_word, kilograms, kilograms_and_pounds, stay_text, unknowns
from dashboard.web.parts.source_words import SourceWords, caveats_of, sources_of


@dataclass(frozen=True)
class Bar:
    """One kind of cargo: its mass in words, and as a share of the whole in per cent."""

    label: str
    kind: str
    mass: str
    percent: float
    note: str


@dataclass(frozen=True)
class CargoWords:
    """What a ship brought: the whole, what is counted in it, kind by kind, and notable things."""

    whole: str
    scope: str | None
    bars: tuple[Bar, ...]
    items: tuple[str, ...]


@dataclass(frozen=True)
class ShipWords:
    """A ship as the page tells of it.

    ``rows`` are terms with their words, ``crew`` names with theirs; ``gist``: what it brought or its kind.
    """

    id: str
    name: str
    kind: str
    craft: str
    gist: str
    rows: tuple[tuple[str, str], ...]
    crew: tuple[tuple[str, str], ...]
    cargo: CargoWords | None
    unknowns: tuple[str, ...]
    notes: str | None
    sources: tuple[SourceWords, ...]
    caveats: tuple[str, ...]
    size_note: str


def ship_words(visit: Visit) -> ShipWords:
    """Everything the page says of a ship but where it hung."""
    return ShipWords(
        id=visit.id,
        name=visit.full_name,
        kind=visit.kind,
        craft=visit.craft,
        gist=f"brought {kilograms(visit.cargo.up_kg)}" if visit.cargo.up_kg else visit.kind,
        rows=tuple(_rows(visit)),
        crew=tuple((seat.name, ", ".join(filter(None, (seat.agency, seat.role)))) for seat in visit.crew),
        cargo=_cargo(visit.cargo) if visit.cargo.up_kg is not None or visit.cargo.items else None,
        unknowns=tuple(unknowns(visit)),
        notes=visit.notes,
        sources=tuple(sources_of(visit)),
        caveats=tuple(caveats_of(visit)),
        size_note=visit.dimensions.note,
    )


def _rows(visit: Visit) -> list[tuple[str, str]]:
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


def _cargo(cargo: Cargo) -> CargoWords:
    total = cargo.up_kg or 1
    return CargoWords(
        whole=kilograms_and_pounds(cargo.up_kg, cargo.up_lb) if cargo.up_kg else "mass not known",
        scope=cargo.scope,
        bars=tuple(
            Bar(label, kind, kilograms(mass), max(0.5, 100 * mass / total), note)
            for label, kind, mass, note in cargo_rows(cargo)
        ),
        items=tuple(cargo.items),
    )


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
