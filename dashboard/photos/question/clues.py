"""The clues a photograph can give: their names, how far they may be weighed, how well a height is printed."""

from __future__ import annotations

from dashboard.photos.question.question import MILE_KM, Altitude, By

CLUES = {
    "place": "Distance from the place",
    "stay": "Time spent near it",
    "date": "Day as printed",
    "hour": "Hour by the Sun",
    "clock": "Clock as printed",
    "sun": "Sunrise or sunset",
    "altitude": "Altitude as printed",
    "lag": "Days before publication",
    "ships": "Ships certainly in place",
    "evidence": "Other evidence",
    "orbit": "How well the orbit is known",
}
"""The terms, in the order they are shown, each with its name for people."""

MAX_WEIGHT = 3.0

# Printed minus true height, in miles, fitted to captions of known moments (tests/benchmarks/laws.py): a
# figure to the mile is off by a narrow error or, with a share that is itself uncertain, by a wide one. Each
# spread is the mean of a third of its posterior. NASA's: ten figures, three of them of 2017; anybody's: with
# a docking report that was 3.6 miles off.
_NARROW_MI = {"nasa": (0.08, 0.16, 0.39), "any": (0.07, 0.15, 0.36)}
_WIDE_MI = {"nasa": (1.07, 1.42, 3.08), "any": (1.50, 2.27, 4.17)}
_OUTLIERS = {"nasa": 0.27, "any": 0.32}
# Figures that end in nought are said low, or are a mile that happens to end so (5 figures).
ROUND_MEAN_MI, ROUND_SPREAD_MI = -4.0, 4.1
ROUND_EXACT = 0.29
ROUND_STEP = 10.0  # of either unit


def printed_altitude(value: float, unit_km: float, half: float, by: By | None, words: str) -> Altitude:
    """A height printed as ``value`` of a unit, rounded to ``2 * half`` of it, with the law of its error."""
    whose = "nasa" if by == "nasa" else "any"
    share = _OUTLIERS[whose]
    odd = [(1 - share, spread) for spread in _NARROW_MI[whose]]
    odd += [(share, spread) for spread in _WIDE_MI[whose]]
    law = [(weight / 3, 0.0, spread * MILE_KM) for weight, spread in odd]
    step_km = half * unit_km
    if 2 * half == ROUND_STEP:
        # The spread of round figures has their rounding in it.
        step_km = unit_km / 2
        law = [(ROUND_EXACT * weight, off, spread) for weight, off, spread in law]
        law.append((1 - ROUND_EXACT, ROUND_MEAN_MI * MILE_KM, ROUND_SPREAD_MI * MILE_KM))
    return Altitude(value * unit_km, step_km, tuple(law), words)
