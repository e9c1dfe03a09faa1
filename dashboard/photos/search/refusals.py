"""What can't be answered: a place never passed, clues that contradict; each said in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

import numpy as np
from numpy.typing import NDArray

from dashboard.errors import InputError
from dashboard.geo.sphere import MEAN_RADIUS_KM
from dashboard.photos.question.question import Question
from dashboard.photos.search.intervals import run_edges

if TYPE_CHECKING:
    from dashboard.photos.search.conditions import Condition
    from dashboard.photos.search.samples import Samples

MOST_NEAR_H = 5000.0  # ten seconds of work
CORNERS_TWICE = 4000.0  # an outline with so many corners costs twice what a point does
HIGHEST_LATITUDE_DEG = 51.8  # of the sub-point, geodetic: the orbit is inclined by 51.63 degrees


@dataclass(frozen=True)
class ClueCount:
    """How many passes are left once this clue and all before it are taken into account."""

    key: str
    words: str
    passes: int


class ContradictionError(InputError):
    """No pass satisfies every clue. ``counts`` says how many each left."""

    def __init__(
        self, parameter: str, given: str, allowed: str, problem: str, counts: tuple[ClueCount, ...]
    ) -> None:
        super().__init__(parameter, given, allowed, problem)
        self.counts = counts


class UnreachableError(InputError):
    """The station never comes near enough to the place."""


def refuse_unreachable(question: Question) -> None:
    """Raise :class:`InputError` for a region that the station's track stays away from."""
    nearest_deg = min(float(np.abs(line.latitude_deg).min()) for line in question.region.lines)
    short_km = np.radians(nearest_deg - HIGHEST_LATITUDE_DEG) * MEAN_RADIUS_KM - question.within_km
    short_km -= question.region.reach_km
    if short_km > 0 and not _straddles_the_equator(question):
        raise UnreachableError(
            "place",
            question.place,
            f"a place the station passes within {question.within_km:g} km",
            f"is never passed: the track turns back at {HIGHEST_LATITUDE_DEG}° north and south, "
            f"{short_km + question.within_km:.0f} km short of it",
        )


def refuse_too_wide(question: Question, near_s: float) -> None:
    """Raise :class:`InputError` for a search that would take long: a wide place over a long time.

    Distances to a coast of thousands of corners cost more than to a point, so less time is searched.
    """
    corners = sum(len(line.latitude_deg) for line in question.region.lines)
    most_h = MOST_NEAR_H / (1.0 + corners / CORNERS_TWICE)
    if near_s > most_h * 3600.0:
        raise InputError(
            "place",
            question.place,
            f"a place and dates with at most {most_h:.0f} hours near it; give dates, or a smaller place",
            f"has the station near it for {near_s / 3600.0:,.0f} hours",
        )


def _straddles_the_equator(question: Question) -> bool:
    south, _, north, _ = question.region.bounds_deg()
    return bool(question.region.rings) and south < 0 < north


def refuse_contradiction(
    question: Question,
    conditions: tuple[Condition, ...],
    counts: tuple[ClueCount, ...],
    samples: Samples,
    track: NDArray[np.int64],
) -> NoReturn:
    """Raise :class:`ContradictionError`: which clue leaves nothing, and what each of them left."""
    guilty, problem = _blame(conditions, samples, track, by_default=not question.within_given)
    if not question.within_given:
        problem += f" (also within {question.within_km:g} km, the farthest asked unless within_km is given)"
    left = "; ".join(f"{count.words}: {count.passes}" for count in counts)
    raise ContradictionError(
        parameter_of(guilty.key),
        guilty.words,
        f"clues that leave at least one pass of {question.place} (passes left after each: {left})",
        problem,
        counts,
    )


def _blame(
    conditions: tuple[Condition, ...], samples: Samples, track: NDArray[np.int64], by_default: bool
) -> tuple[Condition, str]:
    """The clue without which most passes would be left, or else the first that leaves none.

    A distance that is there ``by_default`` is named after every clue that the person gave.
    """
    holds = np.array([condition.margin(samples) >= 0 for condition in conditions])
    without = []
    for i, condition in enumerate(conditions):
        others = np.all(np.delete(holds, i, axis=0), axis=0)
        without.append((len(run_edges(others, track)[0]), condition))
    without = sorted(
        (pair for pair in without if pair[0]),
        key=lambda pair: (by_default and pair[1].key == "place", -pair[0]),
    )
    if without:
        (most, guilty), *rest = without
        said = f"rules out every pass; without it {most} would be left"
        for passes, condition in rest:
            said += f", and without {condition.words!r} {passes}"
        return guilty, said
    for upto in range(1, len(conditions) + 1):
        if not np.all(holds[:upto], axis=0).any():
            return conditions[upto - 1], "rules out every pass, and it is not the only clue that does"
    return conditions[-1], "leaves less than a second"


def parameter_of(key: str) -> str:
    """The name under which a person gives that clue."""
    return {"dates": "from"}.get(key, key.partition(":")[0])
