"""Write ``ranking.json``, candidates' shares by weights: ``python -m tests.vectors.make_ranking``."""

from __future__ import annotations

import numpy as np

from dashboard.photos.question.clues import CLUES
from dashboard.photos.ranking.likelihood import shares, totals
from tests.vectors import write_cases


def main() -> None:
    numbers, cases = np.random.default_rng(3), []
    for count in (1, 2, 5, 12, 40):
        for most in (0.0, 1.0, 3.0):
            terms = [
                {
                    clue: round(float(numbers.normal(0, 3)), 4)
                    for clue in list(CLUES)[: 1 + count % len(CLUES)]
                }
                for _ in range(count)
            ]
            weights = {clue: round(float(numbers.uniform(0, most)), 2) for clue in CLUES}
            share = shares(totals(terms, weights))
            cases.append(
                {"given": {"terms": terms, "weights": weights}, "expected": {"shares": share.tolist()}}
            )
    write_cases("ranking", "candidates' shares by weights", cases)


if __name__ == "__main__":
    main()
