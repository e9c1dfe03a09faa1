"""The clues a photograph can give: their names, how far they may be weighed, how well a height is printed."""

from __future__ import annotations

from dashboard.photos.question.question import MILE_KM

CLUES = {
    "place": "Distance from the place",
    "stay": "Time spent near it",
    "hour": "Hour by the Sun",
    "altitude": "Altitude as printed",
    "lag": "Days before publication",
    "ships": "Ships certainly in place",
    "evidence": "Other evidence",
    "orbit": "How well the orbit is known",
}
"""The terms, in the order they are shown, each with its name for people."""

MAX_WEIGHT = 3.0

# Printed altitudes that are not round are good to about a mile and a half. Round ones are said loosely:
# "260 miles" was said of a capture (2025-10-29) at 270.6.
ALTITUDE_SIGMA_KM = 1.5 * MILE_KM
ROUND_ALTITUDE_SIGMA_KM = 5.0 * MILE_KM
ROUND_STEP = 10.0  # of either unit


def printed_sigma_km(step: float) -> float:
    """One standard deviation of a printed height that was rounded to ``step`` miles or kilometres."""
    return ROUND_ALTITUDE_SIGMA_KM if step >= ROUND_STEP else ALTITUDE_SIGMA_KM
