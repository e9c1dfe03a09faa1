"""How a printed number is held against a computed one, and what a comparison gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["fits", "about", "differs", "open"]

CLOSE = 0.01  # a number that fits is no further off than this part of it


@dataclass(frozen=True)
class Finding:
    """One claim, what is computed beside it, and how the two agree. ``why`` is a sentence or nothing."""

    kind: str
    says: str
    computed: str
    verdict: Verdict
    source: str
    why: str | None = None


def verdict_of(printed: float, computed: float, rounding: float, allowance: float) -> Verdict:
    """``fits``, ``about`` or ``differs`` for two numbers of one unit.

    ``rounding`` is the step the printed one was rounded to; ``allowance`` how far beyond that such
    captions are usually off.
    """
    off = abs(computed - printed)
    if off <= rounding / 2 and off <= CLOSE * printed:
        return "fits"
    return "about" if off <= rounding / 2 + allowance else "differs"


def sentence(text: str) -> str:
    """The words as a sentence: a capital first, a full stop last."""
    words = text[:1].upper() + text[1:]
    return words if words.endswith(".") else f"{words}."
