"""Names near one that isn't known: what may have been meant."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dashboard.geo.bearers import named
from dashboard.geo.borderdata import state_areas
from dashboard.geo.cities import cities
from dashboard.geo.countries import country_names
from dashboard.geo.features import features
from dashboard.geo.fold import fold
from dashboard.geo.provinces import provinces

_LEAST_PEOPLE = 60_000
_LEAST_IN_A_PROVINCE = 500_000
_WORDS = 12  # 64-bit words: 27 x 27 pairs of letters


def prepare_names() -> None:
    """Make the indexes of names now: the first question about an unknown place then waits for none."""
    named("Atlantis")
    _offered()


def nearest_names(text: str, most: int = 3) -> list[str]:
    """Up to ``most`` known names that are spelt most like a text, the most alike first."""
    wanted = fold(text)
    names, folded, pairs = _offered()
    mine = _pairs(wanted)
    shared = np.bitwise_count(pairs & mine).sum(axis=1)
    sizes = np.bitwise_count(pairs).sum(axis=1) + int(np.bitwise_count(mine).sum())
    alike = 2 * shared / np.maximum(sizes, 1)
    best = np.argsort(-alike, kind="stable")[:40]
    ratios = [(SequenceMatcher(None, wanted, folded[i]).ratio(), i) for i in best if alike[i] > 0.2]
    ranked = sorted(ratios, key=lambda pair: (-round(pair[0], 2), pair[1]))
    return list(dict.fromkeys(names[i] for ratio, i in ranked if ratio >= 0.6))[:most]


@cache
def _offered() -> tuple[tuple[str, ...], tuple[str, ...], NDArray[np.uint64]]:
    """Names to offer, best known kinds first, and which pairs of letters each has."""
    table = cities()
    count = int(np.searchsorted(-table.population, -_LEAST_PEOPLE))
    names = [*country_names().values(), *(area.name for area in state_areas())]
    names += [feature.name for feature in features()]
    names += [one.name for one in provinces() if one.people >= _LEAST_IN_A_PROVINCE]
    names += [
        f"{name}, {code}" for name, code in zip(table.name[:count], table.country_code[:count], strict=True)
    ]
    folded = tuple(fold(name.partition(",")[0]) for name in names)
    return tuple(names), folded, np.array([_pairs(name) for name in folded])


def _pairs(folded: str) -> NDArray[np.uint64]:
    """A bit for each pair of neighbouring letters; all but a to z count as one letter."""
    letters = [ord(c) - 96 if "a" <= c <= "z" else 0 for c in f" {folded} "]
    bits = np.zeros(_WORDS, np.uint64)
    for first, second in pairwise(letters):
        word, bit = divmod(first * 27 + second, 64)
        bits[word] |= np.uint64(1 << bit)
    return bits
