"""Masses, methods and gaps in words: what the page, the terminal and the downloads print alike."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from dashboard.station.models import ARM, Attachment, Port, Visit

if TYPE_CHECKING:
    from dashboard.station.catalogue import Station
    from dashboard.station.times import Instant

POUNDS_PER_KG = 1 / 0.45359237
THIN = "\u202f"  # narrow no-break space between thousands

METHOD = {"docked": "docked", "berthed": "berthed", "held": "held by Canadarm2"}
CRAFT = {
    "progress": "Progress",
    "soyuz": "Soyuz",
    "crew-dragon": "Crew Dragon",
    "cargo-dragon": "Cargo Dragon",
    "cygnus-xl": "Cygnus XL",
    "htv-x": "HTV-X",
    "shuttle": "Space Shuttle",
    "atv": "ATV",
    "htv": "HTV",
    "dragon": "Dragon",
    "cygnus": "Cygnus",
    "cygnus-standard": "Cygnus",
    "starliner": "Starliner",
    "mplm": "Logistics module",
    "module-tug": "Module tug",
}
SIDE = {"nadir": "Earth-facing", "zenith": "space-facing", "forward": "front", "aft": "rear"}
BURNS_UP = ("progress", "cygnus-xl", "htv-x", "atv", "htv", "cygnus", "cygnus-standard", "module-tug")


def grouped(value: float) -> str:
    """``4 911`` with narrow no-break spaces."""
    return f"{value:,.0f}".replace(",", THIN)


def kilograms(mass_kg: float) -> str:
    """``4 911 kg``."""
    return f"{grouped(mass_kg)} kg"


def kilograms_and_pounds(mass_kg: float, mass_lb: float | None = None) -> str:
    """``4 911 kg (10 827 lb)``; pounds as the source prints them, else computed."""
    return f"{kilograms(mass_kg)} ({grouped(mass_lb or mass_kg * POUNDS_PER_KG)} lb)"


def end_word(visit: Visit) -> str:
    """How such a ship ends: it lands, or burns up in the atmosphere."""
    return "Re-entered" if visit.craft in BURNS_UP else "Landed"


def end_text(stay: Attachment) -> str:
    """What follows the start: `` to 2026-03-05 19:26 UTC``, ``, left between …`` or ``, no end found``."""
    if stay.end is None:
        return ", no end found"
    return f", left {stay.end.text}" if stay.end.precision == "range" else f" to {stay.end.text}"


def stay_text(visit: Visit) -> str | None:
    """``174.9 days``, or ``234 to 236 days`` where an end is vague; ``None`` where no end is known."""
    start, end = visit.attachments[0].start, visit.attachments[-1].end
    if end is None:
        return None
    days = (end.taken_as_utc - start.taken_as_utc) / timedelta(days=1)
    if start.exact and end.exact:
        return f"{days:.1f} days"
    shortest = (end.earliest_utc - start.latest_utc) / timedelta(days=1)
    longest = (end.latest_utc - start.earliest_utc) / timedelta(days=1)
    return f"{max(0, shortest):.0f} to {longest:.0f} days"


def unknowns(visit: Visit) -> list[str]:
    """What the sources don't tell of a visit, one sentence each."""
    cargo = visit.cargo
    left = cargo.not_broken_down_kg
    last = visit.attachments[-1]
    gone = last.end is not None
    first = "What the crew brought along" if visit.kind == "crew" else "The cargo's mass"
    known = [
        (cargo.up_kg is None, f"{first} isn't published in the sources found."),
        (cargo.up_kg is not None and not cargo.breakdown, "No breakdown of the cargo by kind was found."),
        (
            bool(cargo.breakdown) and left is not None and left > 0.5,
            f"Of {kilograms(left or 0)} of the cargo no kind is known.",
        ),
        (visit.kind == "cargo" and not cargo.items, "No list of what it carried was found."),
        (not gone, f"Its departure: last confirmed attached on {visit.last_confirmed_attached}."),
        (gone and visit.landed is None, f"When it {end_word(visit).lower()}."),
        (visit.dimensions.launch_mass_kg is None, "Its launch mass."),
        (visit.reboosts.performed is None, "Whether it raised the station's orbit."),
    ]
    known += [
        (True, f"When it left {place_of(stay.place)}: {stay.end.text}.")
        for stay in visit.attachments
        if stay.end is not None and not stay.end.exact
    ]
    return [sentence for missing, sentence in known if missing]


def place_of(place: str) -> str:
    """``unity-nadir`` as ``Unity nadir``, ``pma-2-destiny-forward`` as ``PMA-2 on Destiny forward``."""
    if place == ARM:
        return "Canadarm2"
    if adapter := re.fullmatch(r"(pma-\d)-(.+)", place):
        return f"{adapter[1].upper()} on {place_of(adapter[2])}"
    if place == "harmony-zenith-cbm":
        return "Harmony CBM zenith"
    return place.replace("-", " ").capitalize()


def port_words(port: Port) -> str:
    """``Earth-facing port of Harmony (nadir)``: plain words first, the field's term after them."""
    return f"{SIDE[port.direction]} port of {port.where} ({port.direction})"


def port_named(text: str, station: Station) -> str | None:
    """A port's id, or the arm's, from its id or any form in which it is printed; nothing for other words.

    ``Harmony nadir``, ``Earth-facing port of Harmony (nadir)``, ``Harmony nadir (Earth-facing)``.
    """
    plain = text.casefold()
    for direction, words in SIDE.items():
        plain = plain.replace(f"{words.casefold()} port", direction).replace(words.casefold(), direction)
    said = set(re.findall(r"[a-z0-9]+", plain)) - {"port", "of", "the", "at", "on", "in"}
    if said in ({ARM}, {"robotic", "arm", ARM}, {"robotic", "arm"}):
        return ARM
    return next((one for one in station.ports_by_id if set(one.split("-")) == said), None)


def capital(text: str) -> str:
    """The text with a capital first, the rest as it is."""
    return text[:1].upper() + text[1:]


def place_words(place: str, station: Station) -> str:
    """A port in plain words, or Canadarm2; reads well after "at the"."""
    return "robotic arm Canadarm2" if place == ARM else port_words(station.ports_by_id[place])


def short_day(instant: Instant) -> str:
    """``29 Oct 2025``; a range of days in its own words."""
    return instant.text if instant.precision == "range" else f"{instant.taken_as_utc:%-d %b %Y}"


def stay_story(visit: Visit, stay: Attachment) -> str:
    """``there since 29 Oct 2025``, or ``arrived 18 Sep 2025, on Unity again since 1 Dec 2025``."""
    since = short_day(stay.start)
    arrived = short_day(visit.attachments[0].start)
    before = visit.attachments[: visit.attachments.index(stay)]
    ports = {earlier.place for earlier in before if earlier.place != ARM}
    if stay.place == ARM and before:
        return f"arrived {arrived}, held by Canadarm2 since {since}"
    if not ports:
        return f"there since {arrived}"
    module = place_of(stay.place).rpartition(" ")[0] or place_of(stay.place)
    return f"arrived {arrived}, on {module}{' again' if stay.place in ports else ''} since {since}"


def day_text(instant: datetime) -> str:
    """``29 October 2025``."""
    return f"{instant:%-d %B %Y}"
