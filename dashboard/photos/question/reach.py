"""How far the station can have been from a place that a caption names, by how it names it.

The spreads are fitted to captions of known moments (tests/benchmarks/laws.py): one standard deviation of the
sub-point's least distance. The limits hold nearly all of them; where nothing fits inside, and nobody stated a
distance, it is asked again within the next wider one.
"""

from __future__ import annotations

from dashboard.photos.question.question import Wording

LIMIT_KM: dict[Wording, float] = {"above": 150.0, "of": 450.0, "ahead": 900.0}
SPREAD_KM: dict[Wording, float] = {"above": 81.0, "of": 114.0, "ahead": 646.0}
WIDER_KM = (150.0, 450.0, 900.0)


def wider(within_km: float) -> float | None:
    """The next wider limit; None beyond the last."""
    return next((limit for limit in WIDER_KM if limit > within_km), None)
