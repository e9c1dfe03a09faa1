"""When a person was aboard and when a ship was in its place: stretches of time from the visits.

A stretch reaches as far as it can have lasted; where the clock time of its ends is not known, the
chance that it had begun (or not yet ended) grows evenly over the time in question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.errors import InputError
from dashboard.photos.question.question import Docked
from dashboard.station.catalogue import Station, load_station, nearest
from dashboard.station.spans import Boundary, spans_by_visit

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Stretch:
    """Possible in [start, stop), certain in [certain_from, certain_until). POSIX seconds."""

    start_unix_s: float
    certain_from_unix_s: float
    certain_until_unix_s: float
    stop_unix_s: float


def aboard(name: str, station: Station | None = None) -> tuple[Stretch, ...]:
    """The stays of one person. Raises :class:`InputError` when nobody of that name is known."""
    known = station or load_station()
    wanted = name.strip().casefold()
    found = [
        person
        for person in known.people
        if wanted in {spelling.casefold() for spelling in (person.name, *person.also_spelled)}
    ]
    if not found:
        names = nearest(name, list(dict.fromkeys(person.name for person in known.people)))
        raise InputError("aboard", name, names, "is nobody known to have been aboard")
    spans = spans_by_visit(known)
    return tuple(
        _stretch(spans[one.came_on][0].start, spans[one.left_on][-1].end if one.left_on else None)
        for one in found
    )


def docked(ship: Docked, station: Station | None = None) -> tuple[Stretch, ...]:
    """The stays of one ship at its place. Raises :class:`InputError` for a ship never seen there."""
    known = station or load_station()
    visit = known.visit(ship.visit)
    spans = spans_by_visit(known)[visit.id]
    here = [span for span in spans if ship.place in (None, span.place)]
    if not here:
        places = " or ".join(dict.fromkeys(span.place for span in spans))
        raise InputError("docked", f"{ship.visit}@{ship.place}", places, "was never there")
    if ship.place is None:
        return (_stretch(here[0].start, here[-1].end),)
    return tuple(_stretch(span.start, span.end) for span in here)


def inside_s(stretches: Sequence[Stretch], unix_s: ArrayLike) -> Floats:
    """Seconds (n,) to the nearest end, positive inside a stretch and negative outside all."""
    moments = np.asarray(unix_s, dtype=np.float64)
    margins = [np.minimum(moments - s.start_unix_s, s.stop_unix_s - moments) for s in stretches]
    return np.asarray(np.max(margins, axis=0))


def chance(stretches: Sequence[Stretch], unix_s: ArrayLike) -> Floats:
    """Probability (n,) that a stretch holds: 1 where certain, even slopes where an end's hour is unknown."""
    moments = np.asarray(unix_s, dtype=np.float64)
    best = np.zeros_like(moments)
    for s in stretches:
        begun = _slope(moments, s.start_unix_s, s.certain_from_unix_s)
        lasting = 1.0 - _slope(moments, s.certain_until_unix_s, s.stop_unix_s)
        best = np.maximum(best, np.minimum(begun, lasting))
    return best


def _slope(moments: Floats, start: float, stop: float) -> Floats:
    if not np.isfinite(start) or stop <= start:
        return (moments >= start).astype(np.float64)
    return np.clip((moments - start) / (stop - start), 0.0, 1.0)


def _stretch(start: Boundary, end: Boundary | None) -> Stretch:
    return Stretch(
        start.earliest.timestamp(),
        start.latest.timestamp(),
        end.earliest.timestamp() if end else float("inf"),
        end.latest.timestamp() if end else float("inf"),
    )
