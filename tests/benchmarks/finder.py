"""How fast the finder is, and how often it is right: known moments, and captions made from random passes."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.geo.cities import find_city
from dashboard.geo.regions import Region, border_between, point_region
from dashboard.instants import parse_unix
from dashboard.orbit import propagate
from dashboard.orbit.archive import load_archive
from dashboard.photos.catalogue.files import MISSION_PHOTO, load_photo_file, load_photos, photo_by_id
from dashboard.photos.catalogue.models import Photo
from dashboard.photos.finder import Findings, find
from dashboard.photos.question import clues
from dashboard.photos.question.from_photo import question_of
from dashboard.photos.question.question import DAY_S, MILE_KM, Hour, Question

CAPTIONS = 240
SEED = 20260225
MOMENTS = Path(__file__).parents[1] / "data" / "moments"
FIRST = (1, 3, 10)

CITIES = (
    "Tokyo,Paris,Cairo,Delhi,Lahore,Madrid,Los Angeles,São Paulo,Sydney,Johannesburg,Mexico City,Istanbul"
)
BORDERS = (("IN", "PK"), ("FR", "ES"), ("AR", "CL"), ("EG", "SD"))
# What a caption says of the hour, and how it is read: the middle and one standard deviation.
WORDS = {"evening": Hour(20.0, 2.0), "middle of the night": Hour(1.0, 2.0), "before dawn": Hour(5.0, 1.5)}


def main() -> None:
    """Print everything."""
    speed()
    known_moments()
    synthetic()


def speed(repeats: int = 5) -> float:
    """Time of a search of 90 days over the raw SGP4 calls it makes, both the best of ``repeats``."""
    question = replace(
        question_of(photo_by_id(MISSION_PHOTO)),
        start_unix_s=parse_unix("2025-11-30"),
        stop_unix_s=parse_unix("2026-02-28"),
        aboard=(),
        docked=(),
        published_unix_s=None,
    )
    find(question)
    with _recorded() as calls:
        findings = find(question)
    whole, raw = [], []
    for _ in range(repeats):  # in turn, so that a busy machine slows both
        start = time.perf_counter()
        find(question)
        middle = time.perf_counter()
        for satellite, whole_days, fraction in calls.made:
            satellite.sgp4_array(whole_days, fraction)
        whole.append(middle - start)
        raw.append(time.perf_counter() - middle)
    instants = sum(len(fraction) for _, _, fraction in calls.made)
    ratio = min(whole) / min(raw)
    print(
        f"90 days, {len(findings.candidates)} candidates: {min(whole):.3f} s; its {len(calls.made)} SGP4 "
        f"calls ({instants:,} instants) alone: {min(raw):.3f} s; ratio {ratio:.2f} (promised: 6)"
    )
    return ratio


class _recorded:  # noqa: N801 - reads as a verb where it is used
    """Takes down what SGP4 is asked while the block lasts."""

    def __enter__(self) -> _recorded:
        self.made: list[tuple[Any, Any, Any]] = []
        self._real = propagate._satellite
        made = self.made

        class Spy:
            def __init__(self, satellite: Any) -> None:  # noqa: ANN401
                self._satellite = satellite

            def __getattr__(self, name: str) -> Any:  # noqa: ANN401
                return getattr(self._satellite, name)

            def sgp4_array(self, whole: Any, fraction: Any) -> Any:  # noqa: ANN401
                made.append((self._satellite, np.array(whole), np.array(fraction)))
                return self._satellite.sgp4_array(whole, fraction)

        propagate._satellite = lambda *lines: Spy(self._real(*lines))  # type: ignore[assignment]
        return self

    def __exit__(self, *_: object) -> None:
        propagate._satellite = self._real


def known_moments() -> list[tuple[str, int | None, int]]:
    """Ranks of moments whose truth is published: given their day, and not given it."""
    print("\nPublished moments: rank of the true pass among all that fit")
    rows = []
    for photo in _known():
        assert photo.taken is not None
        asked = question_of(photo)
        for name, question in (("with its day", asked), ("without its day", _undated(photo, asked))):
            findings = find(question)
            rank = rank_of(findings, photo.taken.time_utc.timestamp(), photo.taken.within_s)
            rows.append((f"{photo.id} {name}", rank, len(findings.candidates)))
            print(f"  {photo.id:24} {name:16} rank {rank or '-':>3} of {len(findings.candidates)}")
    return rows


def _known() -> list[Photo]:
    own = [photo for photo in load_photos().values() if photo.taken is not None]
    return own + [load_photo_file(file) for file in sorted(MOMENTS.glob("*.toml"))]


def _undated(photo: Photo, asked: Question) -> Question:
    """The same clues with three weeks around the day instead of the day itself."""
    assert photo.taken is not None
    moment = photo.taken.time_utc.timestamp()
    return replace(asked, start_unix_s=moment - 13 * DAY_S, stop_unix_s=moment + 8 * DAY_S)


def rank_of(
    findings: Findings, unix_s: float, within_s: float = 0.0, weights: dict[str, float] | None = None
) -> int | None:
    """Rank of the first candidate that a moment lies in, from 1; None if it lies in none."""
    for rank, (candidate, _) in enumerate(findings.ranked(weights), 1):
        if candidate.start_unix_s - within_s <= unix_s <= candidate.stop_unix_s + within_s:
            return rank
    return None


@dataclass(frozen=True)
class Caption:
    """One synthetic caption and the moment it was made from."""

    question: Question
    truth_unix_s: float


def synthetic(captions: int = CAPTIONS) -> dict[str, list[int | None]]:
    """Ranks of true moments for captions drawn from random passes at night."""
    off = dict.fromkeys(clues.CLUES, 0.0)
    say = {
        "place and night": {"place": 1.0, "stay": 1.0, "orbit": 1.0},
        "+ altitude": {"altitude": 1.0},
        "+ the hour in words": {"hour": 1.0},
        "+ day of publication": {"lag": 1.0},
    }
    ranks: dict[str, list[int | None]] = {name: [] for name in say}
    sizes = []
    start = time.perf_counter()
    for caption in _captions(captions):
        findings = find(caption.question)
        sizes.append(len(findings.candidates))
        weights = dict(off)
        for name, more in say.items():
            weights |= more
            ranks[name].append(rank_of(findings, caption.truth_unix_s, 1.0, weights))
    print(
        f"\n{captions} synthetic captions, {np.median(sizes):.0f} candidates each in the median "
        f"({time.perf_counter() - start:.0f} s): share of true moments among the first"
    )
    print(f"  {'':24}" + "".join(f"{n:>8}" for n in FIRST) + f"{'found':>10}")
    for name, found in ranks.items():
        print(
            f"  {name:24}"
            + "".join(f"{share_within(found, n):8.0%}" for n in FIRST)
            + f"{share_found(found):10.0%}"
        )
    chance = "".join(f"{float(np.mean([min(n / size, 1.0) for size in sizes])):8.0%}" for n in FIRST)
    print(f"  {'by chance':24}{chance}")
    return ranks


def share_within(ranks: Sequence[int | None], first: int) -> float:
    """Share of ranks that are ``first`` or better."""
    return float(np.mean([rank is not None and rank <= first for rank in ranks]))


def share_found(ranks: Sequence[int | None]) -> float:
    """Share of moments that lie in any candidate at all."""
    return float(np.mean([rank is not None for rank in ranks]))


def _captions(count: int) -> Iterator[Caption]:
    """Random seasons of 60 days, random places, random instants of their night passes.

    A caption names what is below: its instant lies within 100 km. The height is printed to a mile after
    an error of 0.75 mi. Publication follows after a gamma-distributed lag of 20 days in the mean, which
    is not the law the finder assumes.
    """
    random = np.random.default_rng(SEED)
    first, last = load_archive().span()
    places = _places()
    while count:
        region = places[int(random.integers(len(places)))]
        published = float(random.uniform(first + 120 * DAY_S, last - 30 * DAY_S)) // DAY_S * DAY_S
        taken_about = published - float(random.gamma(1.5, 20.0 / 1.5)) * DAY_S
        near = Question(
            region, 100.0, taken_about - 2 * DAY_S, min(taken_about + 2 * DAY_S, published), "night"
        )
        truth = _random_instant(near, random)
        if truth is None or truth < published - 60 * DAY_S:
            continue
        unix_s, height_km, hour_h = truth_of(near, truth)
        printed = float(round(height_km / MILE_KM + random.normal(0.0, 0.75)))
        yield Caption(
            Question(
                region,
                150.0,
                published - 60 * DAY_S,
                None,
                "night",
                hour=WORDS[word_of(hour_h)],
                altitude=clues.printed_altitude(printed, MILE_KM, 0.5, None, f"{printed:g} mi"),
                published_unix_s=published,
            ),
            unix_s,
        )
        count -= 1


def _random_instant(question: Question, random: np.random.Generator) -> float | None:
    """An instant of the passes that fit, each second alike; None where there is none."""
    from dashboard.errors import InputError

    try:
        passes = find(question).candidates
    except InputError:
        return None
    lengths = np.array([p.stop_unix_s - p.start_unix_s for p in passes])
    if lengths.sum() <= 0:
        return None
    chosen = passes[int(random.choice(len(passes), p=lengths / lengths.sum()))]
    return float(random.uniform(chosen.start_unix_s, chosen.stop_unix_s))


def truth_of(question: Question, unix_s: float) -> tuple[float, float, float]:
    """The instant, the height there and the hour by the Sun."""
    from dashboard.orbit.approaches import approaches
    from dashboard.photos.search.samples import samples

    near = approaches(question.region, 400.0, unix_s - 60.0, unix_s + 60.0)
    at = samples(near, np.array([unix_s]))
    return unix_s, float(at.altitude_km[0]), float(at.solar_time_h[0])


def word_of(hour_h: float) -> str:
    """What a caption would say of that hour of the night."""
    return (
        "evening"
        if 12 <= hour_h < 22.5
        else "middle of the night"
        if hour_h >= 22.5 or hour_h < 3.5
        else "before dawn"
    )


def _places() -> list[Region]:
    cities = [find_city(name) for name in CITIES.split(",")]
    points = [point_region(city.latitude_deg, city.longitude_deg, city.name) for city in cities]
    return points + [border_between(*pair) for pair in BORDERS]


if __name__ == "__main__":
    main()
