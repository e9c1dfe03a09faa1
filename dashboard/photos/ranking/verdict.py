"""What the ranking comes to, in a sentence: how sure, the runners-up, and passes that can't be told apart."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.instants import format_utc
from dashboard.photos.ranking.candidates import Candidate

Ranked = Sequence[tuple[Candidate, float]]

TIE = math.log(1.5)  # no clue says more than that
MOST_TIED = 4
SURE, PROBABLE = 0.95, 0.5
# Terms that come from where the pass lies, not from anything printed or seen.
_UNPRINTED = ("stay", "orbit")


def tie(ranked: Ranked) -> list[tuple[Candidate, float]]:
    """The likeliest and those that nothing printed tells from it; empty where there is none, or too many."""
    if not ranked:
        return []
    first = ranked[0][0]
    alike = [(c, share) for c, share in ranked if _alike(first, c) and share * 20 > ranked[0][1]]
    return alike if 2 <= len(alike) <= MOST_TIED else []


def _alike(one: Candidate, other: Candidate) -> bool:
    """Whether no printed clue prefers one to the other by more than a factor of 1.5."""
    return all(abs(one.terms[clue] - other.terms[clue]) < TIE for clue in one.terms if clue not in _UNPRINTED)


def confidence(share: float) -> str:
    """A score in a word: surely no more than the score says."""
    return "almost certainly" if share >= SURE else "probably" if share >= PROBABLE else "perhaps"


def sentence(ranked: Ranked, most: int = 3) -> str:
    """ "Probably 2026-02-19 21:36 UTC (73 %); else 2026-02-18 22:24 (5 %) or ..."."""
    if not ranked:
        return "No pass fits."
    alike = tie(ranked)
    if alike:
        number = {2: "two", 3: "three", 4: "four"}[len(alike)]
        said = " or ".join(f"{when(c)} UTC ({percent(share)})" for c, share in alike)
        return f"One of these {number}, which nothing printed tells apart: {said}."
    (best, share), *rest = ranked
    said = f"{confidence(share).capitalize()} {when(best)} UTC ({percent(share)})"
    others = [f"{when(c)} ({percent(part)})" for c, part in rest[:most] if part >= 0.005]
    return f"{said}; else {' or '.join(others)}." if others else f"{said}."


def when(candidate: Candidate) -> str:
    """``2026-02-19 21:36``."""
    return format_utc(float(round(candidate.best_unix_s)))[:16].replace("T", " ")


def percent(share: float) -> str:
    """``73 %``; never 100 of what is only likely."""
    return f"{min(round(share * 100), 99)} %"
