"""From intervals in which everything holds to candidates: where the station was, how well it fits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dashboard.orbit.approaches import Approaches
from dashboard.photos.question import clues
from dashboard.photos.question.question import Question
from dashboard.photos.ranking import laws, likelihood
from dashboard.photos.ranking.clocks import zone_times
from dashboard.photos.search import presence as windows
from dashboard.photos.search.conditions import Condition, slack_of
from dashboard.photos.search.samples import Samples, samples

Floats = NDArray[np.float64]

SUN_STEP_S = 10.0
FINE_STEP_S = 1.0
FINE_STEPS = 90  # of a long pass at most, so that a whole country costs no more than a border
LEAST_CHANCE = 1e-6


@dataclass(frozen=True)
class Candidate:
    """One pass. ``best`` halves the likelihood inside it; what is said of the place holds then.

    ``closest_km`` is the least distance of the whole pass; ``ships_chance`` the probability that all
    ships and people were in place; ``terms`` are log-likelihoods by clue.
    """

    start_unix_s: float
    best_unix_s: float
    stop_unix_s: float
    latitude_deg: float
    longitude_deg: float
    altitude_km: float
    distance_km: float
    closest_km: float
    sun_elevation_deg: float
    solar_time_h: float
    uncertainty_km: float
    ships_chance: float
    terms: Mapping[str, float]


def make_candidates(
    near: Approaches,
    question: Question,
    conditions: tuple[Condition, ...],
    possible_s: float,
    starts: Floats,
    stops: Floats,
) -> tuple[Candidate, ...]:
    """Candidates of the intervals [start, stop] (m,), in their order.

    ``possible_s`` is the time in which the photograph can have been taken at all.
    """
    if starts.size == 0:
        return ()
    steps = np.clip(np.ceil((stops - starts) / FINE_STEP_S), 2, FINE_STEPS).astype(np.int64) + 1
    fine = np.concatenate([np.linspace(a, b, n) for a, b, n in zip(starts, stops, steps, strict=True)])
    edges = np.r_[0, np.cumsum(steps)]
    inside = [slice(a, b) for a, b in pairwise(edges)]
    track = samples(near, fine)
    reach_km = likelihood.SIGMAS_WITHIN * question.sigma_km
    place = likelihood.place(track.distance_km, reach_km, track.uncertainty_km)
    density = np.exp(
        place
        + likelihood.hour(track.solar_time_h, question.hour)
        + likelihood.altitude(track.altitude_km, question.altitude)
    )
    # A pass may be bridged over a short gap: the ends are inside by construction, the gap is not.
    density = density * ships_chance(conditions, fine) * (slack_of(conditions, track) >= -0.1)
    best = np.array([median_instant(fine[part], density[part]) for part in inside])
    at = samples(near, best)
    chance = ships_chance(conditions, best)
    later = samples(near, best + SUN_STEP_S)
    zones_h = zone_times(question, at) if question.clock else []
    terms = {
        "place": np.array([place[part].max() for part in inside]),
        "stay": np.array([likelihood.stay(_effective_s(fine[part], place[part])) for part in inside]),
        "date": likelihood.date(best, question.dated_unix_s),
        "hour": likelihood.hour(at.solar_time_h, question.hour),
        "clock": laws.clock(zones_h, question.clock) if question.clock else np.zeros_like(best),
        "sun": likelihood.sun(at, later, question.sun),
        "altitude": likelihood.altitude(at.altitude_km, question.altitude),
        "lag": likelihood.lag(best, question.published_unix_s, question.by, question.published_span_s),
        "ships": np.log(np.maximum(chance, LEAST_CHANCE)),
        "evidence": likelihood.evidence(best, question.hints, possible_s),
        "orbit": likelihood.orbit(reach_km, at.uncertainty_km),
    }
    least = [float(track.distance_km[part].min()) for part in inside]
    closest = np.minimum(least, at.distance_km)
    return tuple(
        _candidate(
            (float(starts[i]), float(best[i]), float(stops[i])),
            at,
            i,
            float(closest[i]),
            float(chance[i]),
            {key: float(terms[key][i]) for key in clues.CLUES},
        )
        for i in range(len(starts))
    )


def ships_chance(conditions: tuple[Condition, ...], unix_s: Floats) -> Floats:
    """Probability (n,) that every ship and person was in place, given that it was possible."""
    product = np.ones_like(unix_s)
    for condition in conditions:
        if condition.stretches and condition.key.startswith(("docked:", "aboard:")):
            product *= windows.chance(condition.stretches, unix_s)
    return product


def median_instant(unix_s: Floats, density: Floats) -> float:
    """The one of the instants that halves the mass of a density over them; the middle if it has none."""
    mass = np.r_[0.0, np.cumsum((density[1:] + density[:-1]) / 2 * np.diff(unix_s))]
    if mass[-1] <= 0.0:
        return float((unix_s[0] + unix_s[-1]) / 2)
    held = np.flatnonzero(density > 0)
    exact = np.interp(mass[-1] / 2, mass, unix_s)
    nearest = held[np.argmin(np.abs(unix_s[held] - exact))]
    return round(float(exact if np.interp(exact, unix_s, density) > 0 else unix_s[nearest]), 3)


def _effective_s(unix_s: Floats, place: Floats) -> float:
    """Seconds near the place, each counted by how near it is compared with the nearest."""
    return float(np.trapezoid(np.exp(place - place.max()), unix_s))


def _candidate(
    instants: tuple[float, float, float],
    at: Samples,
    row: int,
    closest_km: float,
    chance: float,
    terms: Mapping[str, float],
) -> Candidate:
    start, best, stop = instants
    return Candidate(
        start_unix_s=start,
        best_unix_s=best,
        stop_unix_s=stop,
        latitude_deg=float(at.latitude_deg[row]),
        longitude_deg=float(at.longitude_deg[row]),
        altitude_km=float(at.altitude_km[row]),
        distance_km=float(at.distance_km[row]),
        closest_km=closest_km,
        sun_elevation_deg=float(at.sun_elevation_deg[row]),
        solar_time_h=float(at.solar_time_h[row]),
        uncertainty_km=float(at.uncertainty_km[row]),
        ships_chance=chance,
        terms=terms,
    )
