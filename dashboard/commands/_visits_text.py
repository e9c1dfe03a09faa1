"""Visits in words, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from dashboard.commands._table import table
from dashboard.instants import format_utc
from dashboard.station.catalogue import load_station
from dashboard.station.complement import attached, coverage_note, free_ports, next_change, previous_change
from dashboard.station.models import Visit
from dashboard.station.words import (
    CRAFT,
    METHOD,
    end_text,
    end_word,
    kilograms,
    kilograms_and_pounds,
    stay_text,
    unknowns,
)


def all_text() -> str:
    """Every visit, a line each."""
    station = load_station()
    rows = []
    for visit in station.visits:
        first, last = visit.attachments[0].start, visit.attachments[-1].end
        ports = dict.fromkeys(
            station.place_name(stay.place) for stay in visit.attachments if stay.method != "held"
        )
        mass = visit.cargo.up_kg
        rows.append(
            (
                visit.id,
                visit.kind,
                ", ".join(ports),
                first.text,
                last.text if last else "no departure found",
                kilograms(mass) if mass else "not known",
            )
        )
    return "\n".join(table(("ID", "KIND", "PORT", "ARRIVED", "LEFT", "CARGO UP"), rows, right=(5,)))


def attached_text(moment: datetime, what: str | None) -> str:
    """What was attached at ``moment``; only the ship named, if one is."""
    ships = attached(moment)
    head = f"{len(ships)} ships at the station at {format_utc(moment)}"
    if what:
        wanted = load_station().visit(what)
        ships = [ship for ship in ships if ship.visit is wanted]
        head = f"{wanted.name} {'was' if ships else 'was not'} at the station at {format_utc(moment)}"
    rows = [
        (ship.place_name, ship.visit.name, ship.method, ship.since.text, f"day {ship.day}", ship.doubt or "")
        for ship in ships
    ]
    lines = [head]
    if note := coverage_note(moment):
        lines.append(note)
    if rows:
        lines += ["", *table(("PLACE", "SHIP", "HOW", "SINCE", "STAY", ""), rows)]
    free = ", ".join(port.port.name + (" (not certain)" if port.doubt else "") for port in free_ports(moment))
    lines += ["", f"Free: {free or 'none, all ports are taken'}"]
    for name, change in (("Before", previous_change(moment)), ("Next", next_change(moment))):
        lines.append(f"{name}: {f'{change.sentence}, {change.instant.text}' if change else 'nothing known'}")
    return "\n".join(lines)


def visit_text(what: str) -> str:
    """All that is known of one visit."""
    return "\n".join(_lines(load_station().visit(what)))


def _lines(visit: Visit) -> Iterator[str]:
    station = load_station()
    yield f"{visit.name} ({CRAFT[visit.craft]}, {visit.operator}, {visit.country})"
    yield f"  {visit.spacecraft}"
    launch = visit.launch
    yield f"  launched   {', '.join(filter(None, (launch.time.text, launch.rocket, launch.site)))}"
    for stay in visit.attachments:
        place = station.place_name(stay.place)
        when = f"{stay.start.text}{end_text(stay)}"
        yield f"  {METHOD[stay.method].split()[0]:<10} {place}: {when}"
        if stay.note:
            yield f"             {stay.note}"
    if days := stay_text(visit):
        yield f"  stay       {days}"
    if visit.landed:
        yield f"  {end_word(visit).lower():<10} {visit.landed.text}"
    for seat in visit.crew:
        yield f"  crew       {seat.name} ({seat.agency})" + (f", {seat.role}" if seat.role else "")
    cargo = visit.cargo
    if cargo.up_kg:
        counted = f" ({cargo.scope})" if cargo.scope else ""
        yield f"  cargo up   {kilograms_and_pounds(cargo.up_kg, cargo.up_lb)}{counted}"
    for part in cargo.breakdown:
        how = " (by subtraction)" if part.by_subtraction else ""
        yield f"    {kilograms(part.mass_kg):>9}  {part.label}{how}"
    for item in cargo.items:
        yield f"             {item}"
    for sentence in unknowns(visit):
        yield f"  not known  {sentence}"
    for source in visit.sources.values():
        note = f" ({source.note})" if source.note else ""
        yield f"  source     {source.url or source.title}{note}"
