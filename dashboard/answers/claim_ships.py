"""Ships, cargo, arm and photographer of a caption, held against the station's traffic."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from dashboard.answers.claim_rules import Finding, verdict_of
from dashboard.answers.moment import Moment
from dashboard.instants import parse_utc
from dashboard.photos.catalogue.claims import ArmClaim, CargoClaim, CraftClaim, DockedClaim
from dashboard.photos.catalogue.models import Photo
from dashboard.station import complement
from dashboard.station.catalogue import load_station
from dashboard.station.words import CRAFT, POUNDS_PER_KG, day_text, place_words

ROUNDED = 0.0  # a rounding step explains itself


def findings(photo: Photo, moment: Moment) -> Iterator[Finding]:
    """What the caption says of ships, in its order, and of who took it."""
    then = parse_utc(moment.time_utc)
    for claim in photo.claims:
        if isinstance(claim, DockedClaim):
            yield _docked(claim, then)
        elif isinstance(claim, CargoClaim):
            yield _cargo(claim)
        elif isinstance(claim, CraftClaim):
            yield _craft(claim)
        elif isinstance(claim, ArmClaim):
            yield _arm(claim, then)
    if photo.photographer is not None and photo.published is not None:
        yield _aboard(photo.photographer, photo.published.source, then)


def _ship(visit: str, then: datetime) -> complement.AttachedShip | None:
    return next((ship for ship in complement.attached(then) if ship.visit.id == visit), None)


def _docked(claim: DockedClaim, then: datetime) -> Finding:
    station = load_station()
    name = station.visit(claim.visit).full_name
    ship = _ship(claim.visit, then)
    if ship is None:
        computed = f"{name} was not at the station at this moment."
        return Finding("docked", claim.says, computed, "differs", claim.source)
    arrived = day_text(ship.arrived.taken_as_utc)
    here = day_text(ship.since.taken_as_utc)
    moved = f", there since {here}" if arrived == here else f"; came on {arrived}, on this port since {here}"
    computed = f"{name} was at the {place_words(ship.place, station)}{moved}."
    if ship.place != claim.port:
        why = f"The caption puts it at the {place_words(claim.port, station)}."
        return Finding("docked", claim.says, computed, "differs", claim.source, why)
    return Finding(
        "docked", claim.says, computed, "about" if ship.doubt else "fits", claim.source, ship.doubt
    )


def _cargo(claim: CargoClaim) -> Finding:
    visit = load_station().visit(claim.visit)
    came = visit.attachments[0].start
    arrived = f"it came on {day_text(came.taken_as_utc)}"
    if visit.cargo.up_kg is None:
        computed = f"No figure for its cargo was found; {arrived}."
        return Finding("cargo", claim.says, computed, "open", claim.source)
    kg = visit.cargo.up_kg
    lb = visit.cargo.up_lb or kg * POUNDS_PER_KG
    own = lb if claim.unit == "lb" else kg
    verdict = verdict_of(claim.value, own, claim.rounding, ROUNDED)
    computed = f"{lb:,.0f} lb ({kg:,.0f} kg) in the sources of the ship's cargo; {arrived}."
    why = None
    if verdict == "about":
        other = claim.value / POUNDS_PER_KG if claim.unit == "lb" else claim.value * POUNDS_PER_KG
        unit = "kg" if claim.unit == "lb" else "lb"
        why = (
            f"{own:,.0f} {claim.unit} rounded to {claim.value:,.0f}; the {unit} printed beside it "
            f"({other:,.0f}) are converted from the rounded number."
        )
    elif verdict == "differs":
        why = f"The printed number is {abs(claim.value / own - 1):.0%} off."
    if claim.arrived and claim.arrived != f"{came.taken_as_utc:%Y-%m}":
        verdict = "differs"
        why = f"The caption has it come in {datetime.fromisoformat(claim.arrived + '-01'):%B %Y}."
    return Finding("cargo", claim.says, computed, verdict, claim.source, why)


def _craft(claim: CraftClaim) -> Finding:
    visit = load_station().visit(claim.visit)
    fits = visit.craft == claim.craft
    computed = f"{visit.full_name} is a {CRAFT[visit.craft]}, {visit.dimensions.length_m:g} m long."
    why = None if fits else f"The caption's class is {CRAFT.get(claim.craft, claim.craft)}."
    return Finding("craft", claim.says, computed, "fits" if fits else "differs", claim.source, why)


def _arm(claim: ArmClaim, then: datetime) -> Finding:
    name = load_station().visit(claim.visit).full_name
    if _ship(claim.visit, then) is None:
        computed = f"{name} was not at the station at this moment."
        return Finding("arm", claim.says, computed, "differs", claim.source)
    computed = "Where the arm pointed at this moment is published nowhere else."
    why = "The recomputed frame draws it as the caption has it."
    return Finding("arm", claim.says, computed, "open", claim.source, why)


def _aboard(name: str, source: str, then: datetime) -> Finding:
    says = f"{name} took it aboard the station."
    person = next((one for one in complement.crew(then) if one.person.name == name), None)
    if person is None:
        return Finding("photographer", says, f"{name} was not aboard at this moment.", "differs", source)
    since = day_text(person.since.taken_as_utc)
    computed = f"{name} was aboard, since {since} (day {person.day}), having come on {person.visit.name}."
    return Finding("photographer", says, computed, "about" if person.doubt else "fits", source, person.doubt)
