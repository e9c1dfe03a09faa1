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

By = Literal["nasa", "press", "crew"]
"""Whose words a caption is: NASA's, a paper's, the crew's own post."""
Wording = Literal["above", "of", "ahead"]
"""How a place is meant: the station was above it; the picture is of it; it lies ahead, towards the limb."""
SunEvent = Literal["sunrise", "sunset"]

NIGHT_BELOW_DEG = -6.0  # the end of civil twilight: street lamps burn, the first stars are out
DAY_ABOVE_DEG = 0.0


@dataclass(frozen=True)
class Hour:
    """Local solar time as words give it: the middle and one standard deviation, hours."""

    middle_h: float
    spread_h: float


@dataclass(frozen=True)
class Altitude:
    """A printed height. It was rounded to ``2 * half_step_km``; before, it was off by an error.

    ``law`` is the error's as (share, mean of printed minus true, standard deviation), km.
    """

    printed_km: float
    half_step_km: float
    law: tuple[tuple[float, float, float], ...]
    words: str


@dataclass(frozen=True)
class Clock:
    """A printed clock: the time of the place's zone, and one standard deviation of it."""

    hour_h: float
    spread_min: float


@dataclass(frozen=True)
class Docked:
    """A ship that is in the frame; ``place`` is a port's id or ``canadarm2``, or None for anywhere.

    Of a ship known by its class alone (``words``, such as "a Crew Dragon") ``visits`` are all of the class.
    """

    visit: str
    place: str | None = None
    visits: tuple[str, ...] = ()
    words: str = ""


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
    ``hour``, ``clock`` and ``sun`` only weigh. ``published_unix_s`` begins the day of publication, UTC,
    which lasts ``published_span_s``. ``dated_unix_s`` begins the day printed for the picture, GMT.
    ``spread_km`` is one standard deviation of the distance; half of ``within_km`` where it isn't known.
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
    wording: Wording = "of"
    spread_km: float | None = None
    dated_unix_s: float | None = None
    clock: Clock | None = None
    sun: SunEvent | None = None
    by: By | None = None
    published_span_s: float = DAY_S
    widened_from_km: float | None = None

    @property
    def sigma_km(self) -> float:
        """One standard deviation of the sub-point's distance from the place."""
        return self.within_km / 2.0 if self.spread_km is None else self.spread_km

    @property
    def place(self) -> str:
        """The region's name as a sentence has it: ``the India–Pakistan border``, ``Lahore, PK``."""
        name = self.region.name
        return f"the {name}" if name.endswith(" border") else name
