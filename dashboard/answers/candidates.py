"""The finder's findings as the API says them: candidates, near misses, what each clue left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, Field

from dashboard.answers.season import season_json
from dashboard.instants import format_utc
from dashboard.photos.catalogue import zones
from dashboard.photos.finder import Findings
from dashboard.photos.question import clues
from dashboard.photos.ranking import likelihood, reasons, verdict
from dashboard.photos.ranking.candidates import Candidate
from dashboard.photos.ranking.near_misses import NearMiss


class ReasonAnswer(BaseModel):
    """What one clue says of one candidate."""

    clue: str
    side: str = Field(description="for, against or neither, compared with the average candidate")
    text: str
    log_likelihood: float
    factor: float = Field(description="Times as likely as the average candidate by this clue")


class CandidateAnswer(BaseModel):
    """One pass. The place is that below the station at ``best_utc``."""

    start_utc: str
    best_utc: str = Field(description="Half of the pass's likelihood lies before it, half after")
    stop_utc: str
    latitude_deg: float
    longitude_deg: float
    altitude_km: float
    distance_km: float
    closest_km: float = Field(description="Least distance of the whole pass")
    sun_elevation_deg: float
    solar_time_h: float
    uncertainty_km: float
    nearest_city: str
    nearest_city_km: float
    time_zone: str = Field(description="Kept in the nearest city")
    local_time: str | None = Field(description="On the clocks of that zone, with its offset")
    score: float = Field(description="Probability, if the photograph was taken at one of these passes")
    terms: dict[str, float] = Field(description="Log-likelihood by clue; the score weighs their sum")
    reasons: list[ReasonAnswer]


class NearMissAnswer(BaseModel):
    """A pass that fails one condition only, and narrowly."""

    best_utc: str
    latitude_deg: float
    longitude_deg: float
    altitude_km: float
    distance_km: float
    sun_elevation_deg: float
    solar_time_h: float
    failed: str
    text: str


class ClueAnswer(BaseModel):
    """How many passes are left after this clue and all before it."""

    clue: str
    words: str
    passes: int


class TermAnswer(BaseModel):
    """A clue that weighs, its name and its weight in the ranking given."""

    clue: str
    name: str
    weight: float
    given: bool = Field(description="Whether the question has this clue at all")


class CandidatesAnswer(BaseModel):
    """Everything the finder says, the likeliest candidate first."""

    place: str
    place_note: str | None = Field(description="How the place was understood, where that isn't plain")
    place_also: list[str] = Field(description="Other places of that name, not searched")
    total: int = Field(description="Passes that fit; `candidates` lists the best of them")
    within_km: float
    widened_from_km: float | None = Field(
        description="Nothing fitted within this distance, which nobody had stated; it was asked again, wider"
    )
    verdict: str = Field(description="The likeliest passes in a sentence, with how sure")
    tie: list[str] = Field(
        description="`best_utc` of passes that nothing printed tells from the likeliest, itself the first; "
        "empty where there is no other"
    )
    start_utc: str = Field(description="The clues about time allow nothing before")
    stop_utc: str
    candidates: list[CandidateAnswer]
    near_misses: list[NearMissAnswer]
    clues: list[ClueAnswer]
    weights: list[TermAnswer]
    chart: dict[str, Any] | None = Field(description="The season as a Plotly figure, where asked for")


def candidates_answer(
    findings: Findings,
    weights: Mapping[str, float] | None = None,
    most: int | None = None,
    chart: bool = False,
) -> CandidatesAnswer:
    """The answer for some weights (1 where none is given), at most ``most`` candidates of it."""
    question = findings.question
    everyone = findings.ranked(weights)
    ranked = everyone[:most]
    average = reasons.averages(findings.candidates)
    found = [candidate for candidate, _ in ranked]
    ground = zones.nearby([c.latitude_deg for c in found], [c.longitude_deg for c in found])
    rows = []
    for (candidate, share), near in zip(ranked, ground, strict=True):
        said = [
            ReasonAnswer(
                clue=r.clue,
                side=r.side,
                text=r.text,
                log_likelihood=_round(r.log_likelihood, 4),
                factor=_significant(r.factor),
            )
            for r in reasons.reasons_for(candidate, question, average)
        ]
        rows.append(_candidate(candidate, share, near, said))
    given = {reason.clue for reason in rows[0].reasons} if rows else set()
    chosen = {**likelihood.DEFAULT_WEIGHTS, **(weights or {})}
    pieces = findings.span.pieces
    return CandidatesAnswer(
        place=question.place,
        place_note=question.place_note,
        place_also=list(question.place_also),
        total=len(findings.candidates),
        within_km=question.within_km,
        widened_from_km=question.widened_from_km,
        verdict=verdict.sentence(everyone),
        tie=[_second(c.best_unix_s) for c, _ in verdict.tie(everyone)],
        start_utc=format_utc(pieces[0][0]),
        stop_utc=format_utc(pieces[-1][1]),
        candidates=rows,
        near_misses=[_near_miss(miss) for miss in findings.near_misses],
        clues=[ClueAnswer(clue=c.key, words=c.words, passes=c.passes) for c in findings.counts],
        weights=[
            TermAnswer(clue=clue, name=name, weight=chosen[clue], given=clue in given)
            for clue, name in clues.CLUES.items()
        ],
        chart=season_json(findings, weights) if chart else None,
    )


def _candidate(
    candidate: Candidate, share: float, near: zones.Nearby, said: list[ReasonAnswer]
) -> CandidateAnswer:
    local = zones.local_time(float(round(candidate.best_unix_s)), near.zone)
    return CandidateAnswer(
        start_utc=_second(candidate.start_unix_s),
        best_utc=_second(candidate.best_unix_s),
        stop_utc=_second(candidate.stop_unix_s),
        latitude_deg=_round(candidate.latitude_deg, 3),
        longitude_deg=_round(candidate.longitude_deg, 3),
        altitude_km=_round(candidate.altitude_km, 1),
        distance_km=_round(candidate.distance_km, 1),
        closest_km=_round(candidate.closest_km, 1),
        sun_elevation_deg=_round(candidate.sun_elevation_deg, 1),
        solar_time_h=_round(candidate.solar_time_h, 3),
        uncertainty_km=_round(candidate.uncertainty_km, 1),
        nearest_city=f"{near.city}, {near.country_code}",
        nearest_city_km=_round(near.distance_km, 0),
        time_zone=near.zone,
        local_time=local.isoformat() if local else None,
        score=_significant(share),
        terms={clue: _round(term, 4) for clue, term in candidate.terms.items()},
        reasons=said,
    )


def _near_miss(miss: NearMiss) -> NearMissAnswer:
    return NearMissAnswer(
        best_utc=_second(miss.best_unix_s),
        latitude_deg=_round(miss.latitude_deg, 3),
        longitude_deg=_round(miss.longitude_deg, 3),
        altitude_km=_round(miss.altitude_km, 1),
        distance_km=_round(miss.distance_km, 1),
        sun_elevation_deg=_round(miss.sun_elevation_deg, 1),
        solar_time_h=_round(miss.solar_time_h, 3),
        failed=miss.key,
        text=f"{reasons.shortfall(miss.short_by, miss.unit)} short of “{miss.words}”",
    )


def _second(unix_s: float) -> str:
    return format_utc(float(round(unix_s)))


def _round(value: float, digits: int) -> float:
    return round(value, digits) + 0.0  # no minus zero


def _significant(value: float) -> float:
    return float(f"{value:.4g}")
