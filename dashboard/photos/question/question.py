"""What is asked of the finder: the clues of one photograph, in numbers and units.

A question comes from a photograph's file (:mod:`~dashboard.photos.question.from_photo`) or from what a
person typed (:mod:`~dashboard.photos.question.from_form`); the finder doesn't know which.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.geo.regions import Region

MILE_KM = 1.609344
DAY_S = 86_400.0

NIGHT_BELOW_DEG = -6.0  # the end of civil twilight: street lamps burn, the first stars are out
DAY_ABOVE_DEG = 0.0


@dataclass(frozen=True)
class Hour:
    """Local solar time as words give it: the middle and one standard deviation, hours."""

    middle_h: float
    spread_h: float


@dataclass(frozen=True)
class Altitude:
    """A printed height. It was rounded to ``2 * half_step_km``; before, it was off by ``sigma_km``."""

    printed_km: float
    half_step_km: float
    sigma_km: float
    words: str


@dataclass(frozen=True)
class Docked:
    """A ship that is in the frame; ``place`` is a port's id or ``canadarm2``, or None for anywhere."""

    visit: str
    place: str | None = None


@dataclass(frozen=True)
class Hint:
    """Evidence: with ``probability`` the moment lies in [start, stop); else it says nothing."""

    identifier: str
    start_unix_s: float
    stop_unix_s: float
    probability: float
    name: str


@dataclass(frozen=True)
class Question:
    """All clues. ``start_unix_s`` and ``stop_unix_s`` are null where no dates are given.

    ``hours_h`` are hours of local solar time that must hold (from, to; may pass midnight);
    ``place_note`` says how the place was understood, ``place_also`` the others of its name.
    ``within_given`` is False where nobody stated the distance.
    ``hour`` only weighs. ``published_unix_s`` is the beginning of the day of publication, UTC.
    """

    region: Region
    within_km: float
    start_unix_s: float | None = None
    stop_unix_s: float | None = None
    condition: Literal["night", "day"] | None = None
    hours_h: tuple[float, float] | None = None
    hour: Hour | None = None
    altitude: Altitude | None = None
    aboard: tuple[str, ...] = ()
    docked: tuple[Docked, ...] = ()
    published_unix_s: float | None = None
    hints: tuple[Hint, ...] = ()
    within_given: bool = True
    place_note: str | None = None
    place_also: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The region's name as a sentence has it: ``the India–Pakistan border``, ``Lahore, PK``."""
        name = self.region.name
        return f"the {name}" if name.endswith(" border") else name
