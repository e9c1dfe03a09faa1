"""The finder: every pass at which a photograph can have been taken, the likeliest first.

Pure functions over the orbit and the visits. What must hold (:mod:`~dashboard.photos.search.conditions`)
decides which passes there are; how well the other clues fit (:mod:`~dashboard.photos.ranking.likelihood`)
decides their order. One pass is one interval in which every condition holds, gaps of 15 seconds at
most left aside: a border bends, and the station grazes its last bend on the same flight.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dashboard.orbit.approaches import approaches
from dashboard.orbit.archive import Archive, load_archive
from dashboard.photos.question.question import Question
from dashboard.photos.question.reach import wider
from dashboard.photos.ranking import likelihood
from dashboard.photos.ranking.candidates import Candidate, make_candidates
from dashboard.photos.ranking.near_misses import NearMiss, find_near_misses
from dashboard.photos.search.conditions import NARROW_KM, Condition, conditions_of
from dashboard.photos.search.intervals import holding_intervals
from dashboard.photos.search.period import Span, search_span
from dashboard.photos.search.refusals import (
    ClueCount,
    ContradictionError,
    UnreachableError,
    refuse_contradiction,
    refuse_too_wide,
    refuse_unreachable,
)
from dashboard.photos.search.samples import samples

Floats = NDArray[np.float64]

GRID_STEP_S = 10.0
WIDE_GRID_STEP_S, MUCH_NEAR_S = 30.0, 150 * 3600.0  # nothing is missed by it: doubtful steps are halved
TOLERANCE_S = 0.1
BRIDGE_S = 15.0


@dataclass(frozen=True)
class Findings:
    """The answer: candidates by time, near misses, and how many passes each clue left.

    ``passes`` are all near the place, whatever else: middle (POSIX seconds) and solar time (hours);
    ``propagated`` counts the instants for which the station's state was computed.
    """

    question: Question
    span: Span
    conditions: tuple[Condition, ...]
    candidates: tuple[Candidate, ...]
    near_misses: tuple[NearMiss, ...]
    counts: tuple[ClueCount, ...]
    passes: tuple[tuple[float, float], ...]
    propagated: int

    def ranked(self, weights: Mapping[str, float] | None = None) -> list[tuple[Candidate, float]]:
        """Candidates with their shares of the likelihood, the likeliest first."""
        chosen = {**likelihood.DEFAULT_WEIGHTS, **(weights or {})}
        share = likelihood.shares(likelihood.totals([c.terms for c in self.candidates], chosen))
        order = np.argsort(-share, kind="stable")
        return [(self.candidates[i], float(share[i])) for i in order]


def find(question: Question, archive: Archive | None = None) -> Findings:
    """All candidates and near misses of a question.

    Where nothing fits and nobody stated the distance, it is asked again within the next wider one.
    Raises :class:`InputError` when the dates lie outside the archive or are empty, when the station
    never comes near the place or is near it for too long to search, and when the clues contradict each
    other: which one, and how many passes each clue left.
    """
    chosen = archive or load_archive()
    asked = question
    while True:
        try:
            return _find(asked, chosen)
        except (ContradictionError, UnreachableError):
            within_km = None if question.within_given else wider(asked.within_km)
            if within_km is None:
                raise
            asked = replace(question, within_km=within_km, spread_km=None, widened_from_km=question.within_km)


def _find(question: Question, chosen: Archive) -> Findings:
    refuse_unreachable(question)
    conditions = conditions_of(question)
    span = search_span(question, conditions, chosen)
    reach_km = question.within_km + NARROW_KM
    near = approaches(
        question.region,
        reach_km,
        span.scan_start_unix_s,
        span.scan_stop_unix_s,
        chosen,
        lambda near_s: refuse_too_wide(question, near_s),
    )
    near_s = float(np.sum(near.stops_unix_s - near.starts_unix_s))
    grid, track = near.grid(GRID_STEP_S if near_s < MUCH_NEAR_S else WIDE_GRID_STEP_S)
    there = samples(near, grid)

    def slacks(unix_s: Floats) -> Floats:
        """Row k: all of the first k + 1 conditions. The last row is what is looked for."""
        here = there if unix_s is grid else samples(near, unix_s)
        each = [condition.margin(here) / condition.rate_per_s for condition in conditions]
        return np.asarray(np.minimum.accumulate(each, axis=0))

    passes = holding_intervals(slacks, grid, track, TOLERANCE_S, BRIDGE_S)
    counts = tuple(
        ClueCount(condition.key, condition.words, len(starts))
        for condition, (starts, _) in zip(conditions, passes, strict=True)
    )
    starts, stops = passes[-1]
    if starts.size == 0:
        refuse_contradiction(question, conditions, counts, there, track)
    candidates = make_candidates(near, question, conditions, span.possible_s, starts, stops)
    taken = np.isin(track, np.searchsorted(near.starts_unix_s, starts, side="right") - 1)
    misses = find_near_misses(conditions, there, track, taken)
    every = samples(near, (passes[0][0] + passes[0][1]) / 2)
    times = tuple(zip(every.unix_s.tolist(), every.solar_time_h.tolist(), strict=True))
    return Findings(question, span, conditions, candidates, misses, counts, times, near.propagated)
