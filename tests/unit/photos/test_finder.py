"""The finder on the mission's photograph, against brute force and against what is known of the orbit."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from dashboard.geo.cities import find_city
from dashboard.geo.regions import border_between, country_region, point_region
from dashboard.geo.sphere import great_circle_km
from dashboard.instants import format_utc, parse_unix
from dashboard.orbit.geodesy import geodetic
from dashboard.orbit.states import states_at
from dashboard.orbit.sunlight import solar_time_h, sun_elevation_deg
from dashboard.photos.catalogue.files import MISSION_PHOTO, load_photo_file, load_photos, photo_by_id
from dashboard.photos.finder import BRIDGE_S, Findings, find
from dashboard.photos.moment import bracket, default_moment, find_photo
from dashboard.photos.question import clues
from dashboard.photos.question.from_photo import question_of
from dashboard.photos.question.question import DAY_S, Docked, Question
from dashboard.photos.ranking import likelihood, verdict
from dashboard.photos.ranking.candidates import median_instant
from dashboard.photos.search.conditions import conditions_of
from tests.unit.finder_reference import Reference, brute_force

PROMISE_S = 15.0
START, STOP = parse_unix("2025-12-01"), parse_unix("2026-02-26")  # the day of publication counts


@pytest.fixture(scope="module")
def found() -> Findings:
    return find_photo(MISSION_PHOTO)


@pytest.fixture(scope="module")
def reference() -> list[Reference]:
    return brute_force(border_between("IN", "PK"), 150.0, -6.0, START, STOP)


def test_every_night_pass_of_the_bracket_is_found_to_15_seconds(
    found: Findings, reference: list[Reference]
) -> None:
    assert len(reference) > 60
    for stretch in reference:
        inside = [
            c
            for c in found.candidates
            if c.start_unix_s - PROMISE_S <= stretch.start_unix_s
            and stretch.stop_unix_s <= c.stop_unix_s + PROMISE_S
        ]
        assert len(inside) == 1, f"{format_utc(stretch.start_unix_s)} is in {len(inside)} candidates"


def test_no_candidate_is_without_its_pass(found: Findings, reference: list[Reference]) -> None:
    """And its ends are ends of stretches that brute force finds, to 15 s."""
    starts = np.array([stretch.start_unix_s for stretch in reference])
    stops = np.array([stretch.stop_unix_s for stretch in reference])
    for candidate in found.candidates:
        assert np.abs(starts - candidate.start_unix_s).min() < PROMISE_S, format_utc(candidate.start_unix_s)
        assert np.abs(stops - candidate.stop_unix_s).min() < PROMISE_S, format_utc(candidate.stop_unix_s)


def test_a_point_and_day_and_night_alike_against_brute_force() -> None:
    lahore = find_city("Lahore")
    region = point_region(lahore.latitude_deg, lahore.longitude_deg)
    start, stop = parse_unix("2026-05-01"), parse_unix("2026-05-25")
    mine = find(Question(region, 400.0, start, stop)).candidates
    theirs = brute_force(region, 400.0, None, start, stop)
    assert len(mine) == len(theirs)
    for candidate, stretch in zip(mine, theirs, strict=True):
        assert candidate.start_unix_s == pytest.approx(stretch.start_unix_s, abs=8.0)
        assert candidate.stop_unix_s == pytest.approx(stretch.stop_unix_s, abs=8.0)


def test_what_is_said_of_a_candidate_is_so(found: Findings) -> None:
    region = found.question.region
    for candidate in found.candidates[::7]:
        states = states_at([candidate.best_unix_s])
        below = geodetic(states.position_itrs_km)
        lat, lon = float(below.latitude_deg[0]), float(below.longitude_deg[0])
        assert (candidate.latitude_deg, candidate.longitude_deg) == pytest.approx((lat, lon), abs=1e-4)
        assert candidate.altitude_km == pytest.approx(float(below.altitude_km[0]), abs=0.01)
        assert candidate.distance_km == pytest.approx(float(region.distance_km(lat, lon)), abs=0.1)
        assert candidate.closest_km <= candidate.distance_km + 1e-6
        sun = float(sun_elevation_deg(lat, lon, candidate.best_unix_s)[0])
        assert candidate.sun_elevation_deg == pytest.approx(sun, abs=0.01)
        assert candidate.solar_time_h == pytest.approx(
            float(solar_time_h(lon, candidate.best_unix_s)[0]), abs=1e-3
        )
        assert candidate.uncertainty_km >= float(states.uncertainty_km[0]) - 1e-6


def test_the_best_instant_satisfies_every_condition(found: Findings) -> None:
    for candidate in found.candidates:
        assert candidate.start_unix_s <= candidate.best_unix_s <= candidate.stop_unix_s
        assert candidate.distance_km <= 150.1
        assert candidate.sun_elevation_deg <= -5.99
        assert START <= candidate.best_unix_s < STOP


def test_passes_do_not_overlap_and_are_apart_by_more_than_the_bridge(found: Findings) -> None:
    for before, after in pairwise(found.candidates):
        assert after.start_unix_s - before.stop_unix_s > BRIDGE_S


def test_the_likeliest_is_the_pass_of_the_dated_frame(found: Findings) -> None:
    (best, share), (_, second), *_ = found.ranked()
    assert best.start_unix_s <= parse_unix("2026-02-19T21:36:30Z") <= best.stop_unix_s
    assert 0.6 < share < 0.9
    assert second < 0.1
    assert verdict.sentence(found.ranked()).startswith("Probably 2026-02-19 21:36 UTC (7")


def test_its_height_speaks_against_it_and_without_that_frame_others_come_before(found: Findings) -> None:
    """262.2 miles, where NASA's captions print the mile: 261. One of several then, none sure."""
    ranked = found.ranked({"evidence": 0.0})
    assert max(share for _, share in ranked) < 0.3
    first = [format_utc(c.best_unix_s)[:13] for c, _ in ranked[:5]]
    assert {"2026-02-18T22", "2026-02-19T21", "2026-02-15T23", "2025-12-25T20"} <= set(first)
    dated = next(c for c, _ in ranked if format_utc(c.best_unix_s).startswith("2026-02-19T21"))
    assert dated.terms["altitude"] < -2.0
    assert verdict.sentence(ranked).startswith("Perhaps ")


def test_weights_change_the_ranking(found: Findings) -> None:
    only_hour = dict.fromkeys(clues.CLUES, 0.0) | {"hour": 1.0}
    best = found.ranked(only_hour)[0][0]
    assert abs(float(likelihood.hours_from(best.solar_time_h, 1.0))) < 0.1
    nothing = dict.fromkeys(clues.CLUES, 0.0)
    assert {round(share, 12) for _, share in found.ranked(nothing)} == {round(1 / len(found.candidates), 12)}


def test_shares_are_probabilities_in_falling_order(found: Findings) -> None:
    shares = [share for _, share in found.ranked()]
    assert sum(shares) == pytest.approx(1.0)
    assert shares == sorted(shares, reverse=True)


def test_every_candidate_has_every_term(found: Findings) -> None:
    for candidate in found.candidates:
        assert set(candidate.terms) == set(clues.CLUES)
        assert all(np.isfinite(value) for value in candidate.terms.values())


def test_counts_fall_clue_by_clue_to_the_candidates(found: Findings) -> None:
    passes = [count.passes for count in found.counts]
    assert passes == sorted(passes, reverse=True)
    assert passes[-1] == len(found.candidates)
    keys = [count.key for count in found.counts]
    assert keys[:2] == ["place", "light"]
    assert keys[-1] == "published"


def test_the_reboost_with_an_unknown_time_costs_its_passes_likelihood(found: Findings) -> None:
    gap = [c for c in found.candidates if "2026-02-15T14" < format_utc(c.best_unix_s) < "2026-02-19T19"]
    calm = [c for c in found.candidates if format_utc(c.best_unix_s) < "2026-01-20"]
    assert min(c.uncertainty_km for c in gap) > 5 * max(c.uncertainty_km for c in calm)
    assert max(c.terms["orbit"] for c in gap) < min(c.terms["orbit"] for c in calm)


def test_cygnus_may_not_yet_have_been_back_on_its_first_night(found: Findings) -> None:
    first = found.candidates[0]
    assert format_utc(first.best_unix_s).startswith("2025-12-01T14")
    # The hour of its return that day is not known: chances rise evenly over the day.
    assert first.ships_chance == pytest.approx((first.best_unix_s - START) / DAY_S, abs=1e-6)
    assert found.candidates[1].ships_chance == 1.0


def test_near_misses_fail_one_condition_and_are_in_no_candidate(found: Findings) -> None:
    assert found.near_misses
    failed = {miss.key for miss in found.near_misses}
    assert failed <= {"place", "light", "docked:cygnus-ng-23", "published"}
    for miss in found.near_misses:
        assert miss.short_by > 0
        assert all(not c.start_unix_s <= miss.best_unix_s <= c.stop_unix_s for c in found.candidates)
        if miss.key == "place":
            assert miss.distance_km == pytest.approx(150.0 + miss.short_by, abs=0.01)
            assert miss.sun_elevation_deg <= -6.0
        if miss.key == "light":
            assert miss.sun_elevation_deg == pytest.approx(-6.0 + miss.short_by, abs=0.01)
            assert miss.distance_km <= 150.0


def test_the_default_moment_is_the_finders_best_not_a_constant(found: Findings) -> None:
    moment = default_moment(MISSION_PHOTO)
    assert moment == round(found.ranked()[0][0].best_unix_s)
    photo = photo_by_id(MISSION_PHOTO)
    other = find(replace(question_of(photo), hints=(), published_unix_s=parse_unix("2026-01-20")))
    assert round(other.ranked()[0][0].best_unix_s) != moment


def test_the_bracket_follows_from_ships_people_and_publication() -> None:
    assert bracket(photo_by_id(MISSION_PHOTO)) == (START, STOP)


def test_a_published_moment_is_shown_and_the_finder_agrees_with_it() -> None:
    photo = photo_by_id("mount-fuji-at-night")
    assert photo.taken is not None
    assert default_moment(photo.id) == photo.taken.time_utc.timestamp()
    best = find_photo(photo.id).ranked()[0][0]
    assert best.best_unix_s == pytest.approx(photo.taken.time_utc.timestamp(), abs=photo.taken.within_s)


def test_the_published_moment_itself_is_no_clue() -> None:
    photo = photo_by_id("mount-fuji-at-night")
    with_it = question_of(photo)
    without = question_of(photo.model_copy(update={"taken": None}))
    assert replace(with_it, region=without.region) == without


def test_hours_that_pass_midnight() -> None:
    region = point_region(40.0, -3.7)
    start, stop = parse_unix("2026-01-01"), parse_unix("2026-02-15")
    late = find(Question(region, 500.0, start, stop, hours_h=(22.0, 3.0))).candidates
    assert late
    assert all(c.solar_time_h >= 21.99 or c.solar_time_h <= 3.01 for c in late)
    every = find(Question(region, 500.0, start, stop)).candidates
    outside = [c for c in every if 4.0 < c.solar_time_h < 21.0]
    assert len(late) + len(outside) <= len(every)


def test_a_country_is_near_while_above_it() -> None:
    japan = country_region("JP")
    question = Question(japan, 1.0, parse_unix("2026-03-01"), parse_unix("2026-03-06"))
    for candidate in find(question).candidates:
        assert candidate.closest_km <= 1.0
        assert 20.0 < candidate.latitude_deg < 46.0


def test_a_place_across_the_antimeridian() -> None:
    fiji = point_region(-17.7, 179.9)
    question = Question(fiji, 300.0, parse_unix("2026-03-01"), parse_unix("2026-03-20"))
    candidates = find(question).candidates
    assert len(candidates) > 5
    for c in candidates:
        assert float(great_circle_km(c.latitude_deg, c.longitude_deg, -17.7, 179.9)) <= 300.5


def test_conditions_name_what_they_are_about() -> None:
    question = Question(
        point_region(30.0, 70.0), 100.0, START, STOP, "day", aboard=("Jonny Kim",), docked=(Docked("htv-x1"),)
    )
    words = {condition.key: condition.words for condition in conditions_of(question)}
    assert words == {
        "place": "within 100 km of 30.00° N, 70.00° E",
        "dates": "from 2025-12-01 until 2026-02-26",
        "light": "day below (Sun above the horizon)",
        "aboard:Jonny Kim": "Jonny Kim aboard",
        "docked:htv-x1": "HTV-X1 at the station",
    }


def test_median_instant_halves_the_mass_and_avoids_gaps() -> None:
    seconds = np.arange(0.0, 11.0)
    assert median_instant(seconds, np.ones(11)) == 5.0
    assert median_instant(seconds, np.where(seconds < 3, 1.0, 0.0)) == pytest.approx(1.25, abs=0.3)
    split = np.where((seconds < 2) | (seconds > 8), 1.0, 0.0)
    assert split[round(median_instant(seconds, split))] == 1.0
    assert median_instant(seconds, np.zeros(11)) == 5.0


def test_every_photograph_of_the_catalogue_has_candidates() -> None:
    for identifier in load_photos():
        assert find_photo(identifier).candidates


MOMENTS = sorted((Path(__file__).parents[2] / "data" / "moments").glob("*.toml"))


@pytest.mark.parametrize("file", MOMENTS, ids=[file.stem for file in MOMENTS])
def test_published_moments_are_among_the_candidates_of_their_captions(file: Path) -> None:
    """Dockings and photographs whose time and place were published; the time itself is no clue."""
    photo = load_photo_file(file)
    assert photo.taken is not None
    truth, within_s = photo.taken.time_utc.timestamp(), photo.taken.within_s
    ranked = find(question_of(photo)).ranked()
    ranks = [
        rank
        for rank, (c, _) in enumerate(ranked, 1)
        if c.start_unix_s - within_s <= truth <= c.stop_unix_s + within_s
    ]
    assert ranks
    assert photo.altitude is not None
    # Round heights are said loosely: HTV-X1's "260 miles" were 270.6, and its ocean is wide.
    assert ranks[0] <= (3 if photo.altitude.rounding < 10 else len(ranked))
