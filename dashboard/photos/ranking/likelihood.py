"""How well a moment fits each clue: natural logarithms of likelihoods, pure and vectorised.

Every term is 0 where a clue fits as well as it can (``stay`` and ``evidence`` can exceed it) and falls
below as it fits worse. The terms are independent: a moment's score is the sum of its terms, each
times its weight, so that whoever doubts a clue turns its weight down.

The constants are stated here and in :mod:`~dashboard.photos.ranking.laws`, with what they were fitted to,
and can be weighed differently.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.photos.question.clues import CLUES
from dashboard.photos.question.question import DAY_S, Altitude, By, Hint, Hour, SunEvent
from dashboard.photos.ranking import laws
from dashboard.photos.search.samples import Samples

Floats = NDArray[np.float64]

# Captions name the place below the station from its sub-point, loosely: the limit is taken as two sigma.
SIGMAS_WITHIN = 2.0
STAY_UNIT_S = 60.0

DEFAULT_WEIGHTS: Mapping[str, float] = dict.fromkeys(CLUES, 1.0)


def place(distance_km: ArrayLike, within_km: float, uncertainty_km: ArrayLike = 0.0) -> Floats:
    """A normal law of the distance, its spread widened by the orbit's own uncertainty."""
    variance = (within_km / SIGMAS_WITHIN) ** 2 + np.square(uncertainty_km)
    return np.asarray(-0.5 * np.square(distance_km) / variance)


def orbit(within_km: float, uncertainty_km: ArrayLike) -> Floats:
    """What the normal law of the place loses in height when the orbit's uncertainty widens it."""
    ratio = np.asarray(uncertainty_km, dtype=np.float64) / (within_km / SIGMAS_WITHIN)
    return np.asarray(-0.5 * np.log1p(np.square(ratio)))


def stay(effective_s: ArrayLike) -> Floats:
    """A shutter opens at any second alike: twice as long near the place is twice as likely.

    ``effective_s`` is the time near the place, each second counted by how near it is.
    """
    return np.log(np.maximum(effective_s, 1e-3) / STAY_UNIT_S)


def hour(solar_time_h: ArrayLike, asked: Hour | None) -> Floats:
    """A normal law of local solar time about the hour that the words mean, around the clock."""
    solar = np.asarray(solar_time_h, dtype=np.float64)
    if asked is None:
        return np.zeros_like(solar)
    return -0.5 * np.square(hours_from(solar, asked.middle_h) / asked.spread_h)


def hours_from(solar_time_h: ArrayLike, middle_h: float) -> Floats:
    """Signed hours from ``middle_h``, in [-12, 12)."""
    return np.asarray((np.asarray(solar_time_h, dtype=np.float64) - middle_h + 12.0) % 24.0 - 12.0)


def altitude(altitude_km: ArrayLike, asked: Altitude | None) -> Floats:
    """How well heights fit the printed one: :func:`dashboard.photos.ranking.laws.altitude`."""
    height = np.asarray(altitude_km, dtype=np.float64)
    return np.zeros_like(height) if asked is None else laws.altitude(height, asked)


def lag(
    unix_s: ArrayLike, published_unix_s: float | None, by: By | None = None, span_s: float = DAY_S
) -> Floats:
    """How well the days between taking and publishing fit: :func:`dashboard.photos.ranking.laws.lag`."""
    moments = np.asarray(unix_s, dtype=np.float64)
    if published_unix_s is None:
        return np.zeros_like(moments)
    return laws.lag(moments, published_unix_s, by, span_s)


def date(unix_s: ArrayLike, dated_unix_s: float | None) -> Floats:
    """How well the day fits the printed one: :func:`dashboard.photos.ranking.laws.dated`."""
    moments = np.asarray(unix_s, dtype=np.float64)
    return np.zeros_like(moments) if dated_unix_s is None else laws.dated(moments, dated_unix_s)


def sun(at: Samples, later: Samples, event: SunEvent | None) -> Floats:
    """How near a sunrise or sunset is, from the states at n instants and a little later."""
    if event is None:
        return np.zeros_like(at.unix_s)
    rate = (later.sun_elevation_deg - at.sun_elevation_deg) / (later.unix_s - at.unix_s)
    return laws.sun_event(at.sun_elevation_deg, rate, at.altitude_km, event)


def evidence(unix_s: ArrayLike, hints: Sequence[Hint], span_s: float) -> Floats:
    """Each hint is a mixture: it speaks of this photograph with its probability, else of nothing.

    ``span_s`` is the time in which the photograph can have been taken at all, against which a hint's
    own window is short.
    """
    moments = np.asarray(unix_s, dtype=np.float64)
    total = np.zeros_like(moments)
    for hint in hints:
        window_s = hint.stop_unix_s - hint.start_unix_s
        inside = (moments >= hint.start_unix_s) & (moments < hint.stop_unix_s)
        gain = max(span_s / window_s, 1.0)
        total += np.log(hint.probability * gain * inside + (1.0 - hint.probability))
    return total


def totals(terms: Sequence[Mapping[str, float]], weights: Mapping[str, float]) -> Floats:
    """Weighted sums (n,) of n candidates' terms."""
    return np.array([sum(weights[key] * row[key] for key in row) for row in terms], dtype=np.float64)


def shares(total: Floats) -> Floats:
    """Probabilities (n,) that sum to 1: what each total means if the photograph is one of these."""
    if total.size == 0:
        return total
    relative = np.exp(total - total.max())
    return np.asarray(relative / relative.sum())
