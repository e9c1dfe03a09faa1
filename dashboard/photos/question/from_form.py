"""A question in a person's own words: texts of a form, a query or the command line, read as clues.

Every text that can't be read raises :class:`InputError` under the name of its field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dashboard.errors import InputError
from dashboard.geo.coordinates import ALLOWED_POINT, read_coordinates
from dashboard.geo.place import Place
from dashboard.geo.placeborders import ALLOWED_BORDER
from dashboard.geo.places import ALLOWED_PLACE, read_border, read_place
from dashboard.geo.regions import Region, point_region
from dashboard.geo.wording import wording_of
from dashboard.instants import parse_unix
from dashboard.photos.question.clues import CLUES, MAX_WEIGHT, printed_altitude
from dashboard.photos.question.names import person_named, ship_of_class
from dashboard.photos.question.printed import read_by, read_clock, read_sun
from dashboard.photos.question.question import DAY_S, MILE_KM, Altitude, By, Docked, Question, Wording
from dashboard.photos.question.reach import LIMIT_KM, SPREAD_KM
from dashboard.station.catalogue import load_station
from dashboard.station.words import port_named
from dashboard.time_reading import precision

LEAST_KM, MOST_KM = 1.0, 2500.0
LOWEST_KM, HIGHEST_KM = 300.0, 500.0

ALLOWED_HOURS = "a beginning and an end, such as 22-4 or 21:30-03:00"
ALLOWED_ALTITUDE = (
    f"a height such as 261 mi, 420 km or 250±25 mi, between {LOWEST_KM:g} and {HIGHEST_KM:g} km"
)
ALLOWED_WEIGHTS = (
    f"clue:weight pairs such as hour:2,evidence:0, weights from 0 to {MAX_WEIGHT:g}; clues: "
    + (", ".join(CLUES))
)

_WEIGHT = rf"({'|'.join(CLUES)}):[0-{MAX_WEIGHT:g}](\.\d{{1,3}})?"
WEIGHTS_PATTERN = rf"{_WEIGHT}(,{_WEIGHT}){{0,{len(CLUES) - 1}}}"


@dataclass(frozen=True)
class Asked:
    """The fields as typed; None or empty where a field was left out."""

    place: str | None = None
    point: str | None = None
    border: str | None = None
    within_km: float | None = None
    start: str | None = None
    stop: str | None = None
    light: str | None = None
    hours: str | None = None
    altitude: str | None = None
    aboard: Sequence[str] = ()
    docked: Sequence[str] = ()
    published: str | None = None
    dated: str | None = None
    clock: str | None = None
    sun: str | None = None
    by: str | None = None


def question_from(asked: Asked) -> Question:
    """The question. Raises :class:`InputError` that names the field."""
    place = read_asked_place(asked)
    # What is said of a border is that the station was above it.
    wording: Wording = "above" if place.region.name.endswith(" border") else wording_of(asked.place or "")
    given = asked.within_km is not None
    by = read_by(asked.by) if asked.by else None
    return Question(
        region=place.region,
        place_note=place.note,
        place_also=place.also,
        within_km=read_within(asked.within_km, wording),
        within_given=given,
        wording=wording,
        spread_km=None if given else SPREAD_KM[wording],
        start_unix_s=read_day(asked.start, "from", end=False),
        stop_unix_s=read_day(asked.stop, "to", end=True),
        condition=read_light(asked.light),
        hours_h=read_hours(asked.hours) if asked.hours else None,
        altitude=read_altitude(asked.altitude, by) if asked.altitude else None,
        aboard=tuple(person_named(text) for text in _listed(asked.aboard)),
        docked=tuple(read_ship(text) for text in _listed(asked.docked)),
        published_unix_s=read_day(asked.published, "published", end=False),
        published_span_s=DAY_S if precision(asked.published or "") in ("day", None) else 60.0,
        dated_unix_s=read_dated(asked.dated),
        clock=read_clock(asked.clock) if asked.clock else None,
        sun=read_sun(asked.sun) if asked.sun else None,
        by=by,
    )


def read_asked_place(asked: Asked) -> Place:
    """The place, given in one way out of three. Raises :class:`InputError`."""
    given = {"place": asked.place, "point": asked.point, "border": asked.border}
    filled = {name: text.strip() for name, text in given.items() if text and text.strip()}
    if len(filled) != 1:
        problem = "is missing" if not filled else "is given in more than one way"
        allowed = f"one of place ({ALLOWED_PLACE}), point ({ALLOWED_POINT}) or border ({ALLOWED_BORDER})"
        raise InputError("place", ", ".join(filled.values()), allowed, problem)
    ((name, text),) = filled.items()
    if name == "border":
        return read_border(text)
    return read_place(text) if name == "place" else Place(point_region(*read_coordinates(text)))


def read_region(asked: Asked) -> Region:
    """The region of :func:`read_asked_place`. Raises :class:`InputError`."""
    return read_asked_place(asked).region


def read_within(given: float | None, wording: Wording = "of") -> float:
    """Kilometres; unless given by how the place is meant."""
    if given is None:
        return LIMIT_KM[wording]
    if not LEAST_KM <= given <= MOST_KM:
        raise InputError("within_km", f"{given:g}", f"a distance from {LEAST_KM:g} to {MOST_KM:g} km")
    return given


def read_day(text: str | None, parameter: str, *, end: bool) -> float | None:
    """POSIX seconds of a time; a bare date is its beginning, or with ``end`` the end of that day."""
    if not text or not text.strip():
        return None
    instant = parse_unix(text, parameter)
    return instant + DAY_S if end and precision(text) == "day" else instant


def read_dated(text: str | None) -> float | None:
    """The beginning of the day printed for a picture, GMT."""
    day = read_day(text, "dated", end=False)
    return None if day is None else day // DAY_S * DAY_S


def read_light(text: str | None) -> Literal["night", "day"] | None:
    """``night``, ``day`` or nothing at all."""
    if text in (None, "", "any"):
        return None
    if text == "night":
        return "night"
    if text == "day":
        return "day"
    raise InputError("light", text, "night, day or any")


def read_hours(text: str) -> tuple[float, float]:
    """``22-4`` or ``21:30-03:00`` as hours."""
    found = re.fullmatch(r"\s*(\d{1,2})(?::(\d{2}))?\s*(?:-|–|to)\s*(\d{1,2})(?::(\d{2}))?\s*", text)
    if not found:
        raise InputError("hours", text, ALLOWED_HOURS, "is no pair of hours")
    first, first_minute, last, last_minute = (int(part or 0) for part in found.groups())
    start, stop = first + first_minute / 60, last + last_minute / 60
    if first_minute > 59 or last_minute > 59 or start > 24 or stop > 24:
        raise InputError("hours", text, ALLOWED_HOURS, "is not on the clock")
    if start % 24 == stop % 24:
        raise InputError("hours", text, ALLOWED_HOURS, "is empty or the whole day")
    return start % 24, stop % 24


def read_altitude(text: str, by: By | None = None) -> Altitude:
    """A printed height with the rounding it implies: 261 mi is right to half a mile, 420 km to five.

    ``250±25 mi`` states the rounding. Raises :class:`InputError`.
    """
    number = r"(\d{1,4}(?:[.,]\d{1,3})?)"
    found = re.fullmatch(
        rf"\s*{number}\s*(?:(?:±|\+-|\+/-)\s*{number})?\s*(km|kilomet\w+|mi|miles?)\s*", text, re.IGNORECASE
    )
    if not found:
        raise InputError("altitude", text, ALLOWED_ALTITUDE, "is not a height")
    unit = "mi" if found[3].lower().startswith("mi") else "km"
    unit_km = MILE_KM if unit == "mi" else 1.0
    value = float(found[1].replace(",", "."))
    half = float(found[2].replace(",", ".")) if found[2] else implied_rounding(found[1]) / 2
    if not LOWEST_KM <= value * unit_km <= HIGHEST_KM:
        raise InputError("altitude", text, ALLOWED_ALTITUDE, "is no height of the station")
    return printed_altitude(value, unit_km, half, by, f"{value:g} {unit}")


def implied_rounding(text: str) -> float:
    """The step a printed number was rounded to: 10 for 420, 1 for 261, 0.1 for 261.5; never above 10."""
    whole, _, decimals = text.replace(",", ".").partition(".")
    if decimals:
        return float(10.0 ** -len(decimals))
    return 10.0 if whole.endswith("0") else 1.0


def read_ship(text: str) -> Docked:
    """``cygnus-ng-23``, ``Cygnus NG-23``, ``cygnus-ng-23@unity-nadir`` or with the port as it is printed.

    "Crew Dragon" and the like mean any ship of that class. Raises :class:`InputError`.
    """
    name, _, place = text.partition("@")
    try:
        ship = Docked(load_station().visit(name.strip()).id)
    except InputError as error:
        kind = ship_of_class(name)
        if kind is None:
            raise InputError("docked", text, error.allowed, "is no ship known here") from error
        ship = kind
    if not place.strip():
        return ship
    port = port_named(place, load_station())
    if port is None:
        allowed = "a port such as " + ", ".join(one.name for one in load_station().ports_by_id.values())
        raise InputError("docked", text, f"{allowed}, or Canadarm2", f"names no port with {place.strip()!r}")
    return replace(ship, place=port)


def read_weights(text: str | None) -> dict[str, float]:
    """``hour:2,evidence:0`` as a mapping. Raises :class:`InputError`."""
    weights: dict[str, float] = {}
    for pair in (text or "").split(","):
        if not pair.strip():
            continue
        clue, _, number = pair.strip().partition(":")
        if clue not in CLUES or not re.fullmatch(r"\d(\.\d{1,3})?", number) or float(number) > MAX_WEIGHT:
            raise InputError("weights", text, ALLOWED_WEIGHTS, f"can't be read at {pair.strip()!r}")
        weights[clue] = float(number)
    return weights


def write_weights(weights: Mapping[str, float]) -> str:
    """The inverse of :func:`read_weights`; weights of 1 are left out."""
    return ",".join(f"{clue}:{weights[clue]:g}" for clue in CLUES if weights.get(clue, 1.0) != 1.0)


def _listed(texts: Sequence[str]) -> list[str]:
    """Repeated options and commas alike."""
    return [part.strip() for text in texts for part in text.split(",") if part.strip()]
