"""What speaks for a candidate and what against it: one sentence with numbers for each clue.

A clue speaks for a candidate where it fits it better than it fits the candidates on average, and
against it where it fits worse. ``factor`` says by how much: 2 is twice as likely as the average.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dashboard.instants import format_utc
from dashboard.photos.catalogue import zones
from dashboard.photos.question import clues
from dashboard.photos.question.question import DAY_S, MILE_KM, Question
from dashboard.photos.ranking import laws, likelihood
from dashboard.photos.ranking.candidates import Candidate
from dashboard.photos.search.conditions import clock

Side = Literal["for", "against", "neither"]
NOTICEABLE = math.log(1.1)


@dataclass(frozen=True)
class Reason:
    """One clue's say on one candidate."""

    clue: str
    side: Side
    text: str
    log_likelihood: float
    factor: float


def averages(candidates: Sequence[Candidate]) -> dict[str, float]:
    """For each clue the logarithm of its mean likelihood over all candidates."""
    found = {}
    for clue in clues.CLUES:
        values = np.array([candidate.terms[clue] for candidate in candidates])
        found[clue] = float(values.max() + np.log(np.mean(np.exp(values - values.max()))))
    return found


def reasons_for(candidate: Candidate, question: Question, average: dict[str, float]) -> list[Reason]:
    """Every clue that was given, the one that says most first."""
    found = []
    for clue, text in _sentences(candidate, question).items():
        gain = candidate.terms[clue] - average[clue]
        side: Side = "neither" if abs(gain) < NOTICEABLE else "for" if gain > 0 else "against"
        found.append(Reason(clue, side, text, candidate.terms[clue], math.exp(gain)))
    return sorted(found, key=lambda reason: -abs(math.log(reason.factor)))


def _sentences(candidate: Candidate, question: Question) -> dict[str, str]:
    seconds = candidate.stop_unix_s - candidate.start_unix_s
    texts = {
        "place": f"{candidate.closest_km:.0f} km from {question.place} at the nearest, "
        f"{candidate.distance_km:.0f} km at the likeliest instant",
        "stay": f"{duration(seconds)} within {question.within_km:g} km",
        "orbit": f"the station's place is known to {candidate.uncertainty_km:.1f} km",
    }
    if question.dated_unix_s is not None:
        texts["date"] = _day(candidate, question.dated_unix_s)
    if question.clock is not None:
        texts["clock"] = (
            f"{_local(candidate)} on the clocks there; printed is {clock(question.clock.hour_h)}, "
            f"give or take {question.clock.spread_min:g} min"
        )
    if question.sun is not None:
        texts["sun"] = (
            f"Sun {abs(candidate.sun_elevation_deg):.0f}° "
            f"{'above' if candidate.sun_elevation_deg >= 0 else 'below'} the horizon of the ground; "
            f"the station's own {question.sun} comes at about 20° below"
        )
    if question.hour is not None:
        off = float(likelihood.hours_from(candidate.solar_time_h, question.hour.middle_h))
        side = "after" if off >= 0 else "before"
        texts["hour"] = (
            f"{clock(candidate.solar_time_h)} by the Sun, {abs(off):.1f} h {side} "
            f"{clock(question.hour.middle_h)} (give or take {question.hour.spread_h:g} h)"
        )
    if question.altitude is not None:
        texts["altitude"] = _altitude(candidate, question)
    if question.published_unix_s is not None:
        texts["lag"] = _lag(candidate, question)
    if question.docked or question.aboard:
        certain = candidate.ships_chance > 0.999
        texts["ships"] = (
            "every ship and person named was certainly there"
            if certain
            else f"{candidate.ships_chance:.0%} that all named were there: a clock time is not known"
        )
    if question.hints:
        texts["evidence"] = "; ".join(
            f"{_agrees(candidate, hint.start_unix_s, hint.stop_unix_s)} {hint.name} (circumstantial)"
            for hint in question.hints
        )
    return texts


def _day(candidate: Candidate, day_unix_s: float) -> str:
    off = math.floor((candidate.best_unix_s - day_unix_s) / DAY_S)
    printed = format_utc(day_unix_s)[:10]
    which = {0: "on the printed day", 1: "on the day after the printed", -1: "on the day before the printed"}
    return f"{which.get(off, 'days from the printed day')}, {printed} (GMT)"


def _lag(candidate: Candidate, question: Question) -> str:
    assert question.published_unix_s is not None
    days = (question.published_unix_s - candidate.best_unix_s) / DAY_S
    before = f"{days:.1f} days before publication" if days > 0 else "on the day of publication"
    usual = f"half of NASA's and the press's pictures come out within {laws.LAG_MEDIAN_D:g} days"
    own = f"the crew's own posts within {laws.POST_MEAN_D * math.log(2) + 0.05:.1f}"
    said = {"crew": own, "nasa": usual, "press": usual, None: f"{usual}, {own}"}[question.by]
    return f"{before}; {said}"


def _local(candidate: Candidate) -> str:
    near = zones.nearby(candidate.latitude_deg, candidate.longitude_deg)[0]
    local = zones.local_time(candidate.best_unix_s, near.zone)
    return "no known time" if local is None else f"{local:%H:%M} ({near.zone})"


def _altitude(candidate: Candidate, question: Question) -> str:
    assert question.altitude is not None
    off_km = candidate.altitude_km - question.altitude.printed_km
    miles = candidate.altitude_km / MILE_KM
    side = "above" if off_km >= 0 else "below"
    return (
        f"{candidate.altitude_km:.1f} km ({miles:.1f} mi), {abs(off_km):.1f} km {side} "
        f"the printed {question.altitude.words}"
    )


def _agrees(candidate: Candidate, start: float, stop: float) -> str:
    return "agrees with" if start <= candidate.best_unix_s < stop else "does not agree with"


def duration(seconds: float) -> str:
    """``3 min 28 s``."""
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return f"{rest} s"
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def shortfall(short_by: float, unit: str) -> str:
    """How far a near miss falls short: seconds as hours or days, all else in its own unit."""
    if unit != "s":
        return f"{short_by:.1f}{unit}" if unit == "°" else f"{short_by:.1f} {unit}"
    return f"{short_by / DAY_S:.1f} days" if short_by >= 1.5 * DAY_S else f"{short_by / 3600:.1f} hours"
