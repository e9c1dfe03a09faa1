"""What must hold for a moment to be the photograph's: one condition for each clue that excludes.

A condition knows its margin at any samples of the track (positive where it holds, in its own unit),
the fastest that margin can change, and how far below zero counts as missing it narrowly.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.errors import InputError
from dashboard.instants import format_utc
from dashboard.orbit.approaches import FASTEST_KM_S
from dashboard.photos.question.question import DAY_ABOVE_DEG, DAY_S, NIGHT_BELOW_DEG, Docked, Question
from dashboard.photos.search import presence as windows
from dashboard.photos.search.samples import Samples
from dashboard.station.catalogue import Station, load_station

Floats = NDArray[np.float64]

NARROW_KM = 100.0
NARROW_SUN_DEG = 6.0
NARROW_HOURS_H = 0.5
NARROW_S = 3 * DAY_S
NARROW_DATES_S = DAY_S

# Below the station the Sun rises or sinks at most as fast as the station circles: 360 degrees in 5,500 s.
SUN_RATE_DEG_S = 0.07
# Meridians crowd towards the track's northernmost latitude: solar time runs at most this fast there.
HOUR_RATE_H_S = 0.008


@dataclass(frozen=True)
class Condition:
    """One thing that must hold. ``words`` complete "without the clue ..."; ``stretches`` if about time."""

    key: str
    words: str
    unit: str
    rate_per_s: float
    narrow: float
    margin: Callable[[Samples], Floats]
    stretches: tuple[windows.Stretch, ...] = ()


def conditions_of(question: Question, station: Station | None = None) -> tuple[Condition, ...]:
    """All conditions of a question, in the order in which they are counted off.

    Raises :class:`InputError` for a person or a ship that is not known.
    """
    found = [_place(question)]
    if question.start_unix_s is not None or question.stop_unix_s is not None:
        found.append(_dates(question.start_unix_s, question.stop_unix_s))
    if question.dated_unix_s is not None:
        found.append(_dated(question.dated_unix_s))
    if question.condition is not None:
        found.append(_light(question.condition))
    if question.hours_h is not None:
        found.append(_hours(question.hours_h))
    found.extend(
        _in_time(f"aboard:{name}", f"{name} aboard", windows.aboard(name, station))
        for name in question.aboard
    )
    for ship in question.docked:
        stretches = presence_of(ship, station)
        found.append(_in_time(f"docked:{ship.visit}", ship_words(ship, station), stretches))
    if question.published_unix_s is not None:
        day = format_utc(question.published_unix_s)[:10]
        end = question.published_unix_s + question.published_span_s  # the same day counts
        before = windows.Stretch(-np.inf, -np.inf, end, end)
        found.append(_in_time("published", f"taken before publication on {day}", (before,)))
    return tuple(found)


def ship_words(ship: Docked, station: Station | None = None) -> str:
    """``Cygnus-23 (NG-23) at Unity nadir``; the place is left out where any will do."""
    known = station or load_station()
    name = ship.words or known.visit(ship.visit).full_name
    return f"{name} at {known.place_name(ship.place)}" if ship.place else f"{name} at the station"


def presence_of(ship: Docked, station: Station | None = None) -> tuple[windows.Stretch, ...]:
    """The stays of a ship, or of every ship of its class that was at the place.

    Raises :class:`InputError` where none was.
    """
    if not ship.visits:
        return windows.docked(ship, station)
    found: list[windows.Stretch] = []
    problem: InputError | None = None
    for visit in ship.visits:
        try:
            found += windows.docked(Docked(visit, ship.place), station)
        except InputError as error:
            problem = error
    if not found and problem is not None:
        raise problem
    return tuple(found)


def slack_of(conditions: tuple[Condition, ...], samples: Samples) -> Floats:
    """Seconds (n,) for which all conditions surely go on holding, or one surely goes on failing."""
    if not conditions:
        return np.full(len(samples.unix_s), np.inf)
    return np.asarray(np.min([c.margin(samples) / c.rate_per_s for c in conditions], axis=0))


def _place(question: Question) -> Condition:
    return Condition(
        "place",
        f"within {question.within_km:g} km of {question.place}",
        "km",
        FASTEST_KM_S,
        NARROW_KM,
        lambda samples: question.within_km - samples.distance_km,
    )


def _light(condition: str) -> Condition:
    if condition == "night":
        words = f"night below (Sun at least {-NIGHT_BELOW_DEG:g}° below the horizon)"
        return Condition(
            "light",
            words,
            "°",
            SUN_RATE_DEG_S,
            NARROW_SUN_DEG,
            lambda samples: NIGHT_BELOW_DEG - samples.sun_elevation_deg,
        )
    return Condition(
        "light",
        "day below (Sun above the horizon)",
        "°",
        SUN_RATE_DEG_S,
        NARROW_SUN_DEG,
        lambda samples: samples.sun_elevation_deg - DAY_ABOVE_DEG,
    )


def _hours(hours_h: tuple[float, float]) -> Condition:
    start, stop = hours_h
    half = ((stop - start) % 24.0 or 24.0) / 2
    middle = (start + half) % 24.0

    def margin(samples: Samples) -> Floats:
        away = np.abs((samples.solar_time_h - middle + 12.0) % 24.0 - 12.0)
        return np.asarray(half - away)

    words = f"{clock(start)} to {clock(stop)} by the Sun"
    return Condition("hours", words, "h", HOUR_RATE_H_S, NARROW_HOURS_H, margin)


def _dates(start: float | None, stop: float | None) -> Condition:
    first = -np.inf if start is None else start
    last = np.inf if stop is None else stop
    if start is None:
        words = f"before {_date(last)}"
    elif stop is None:
        words = f"from {_date(first)} on"
    else:
        words = f"from {_date(first)} until {_date(last)}"
    return _in_time("dates", words, (windows.Stretch(first, first, last, last),), NARROW_DATES_S)


def _dated(day_unix_s: float) -> Condition:
    first, last = day_unix_s - DAY_S, day_unix_s + 2 * DAY_S
    words = f"dated {_date(day_unix_s)}, give or take a day"
    return _in_time("dated", words, (windows.Stretch(first, first, last, last),), NARROW_DATES_S)


def _date(unix_s: float) -> str:
    """A day where it is midnight, else the time."""
    return format_utc(unix_s).removesuffix("T00:00:00Z")


def _in_time(
    key: str, words: str, stretches: tuple[windows.Stretch, ...], narrow_s: float = NARROW_S
) -> Condition:
    return Condition(
        key,
        words,
        "s",
        1.0,
        narrow_s,
        lambda samples: windows.inside_s(stretches, samples.unix_s),
        stretches,
    )


def clock(hours: float) -> str:
    """``02:21`` of hours since midnight."""
    minutes = round(hours * 60) % 1440
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
