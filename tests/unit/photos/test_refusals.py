"""Questions that have no answer: each gets a sentence that says why, and what each clue left."""

from __future__ import annotations

import pytest

from dashboard.errors import InputError
from dashboard.instants import parse_unix
from dashboard.photos.finder import find
from dashboard.photos.question.from_form import Asked, question_from
from dashboard.photos.search.refusals import ContradictionError


def refused(**asked: object) -> InputError:
    with pytest.raises(InputError) as error:
        find(question_from(Asked(**asked)))  # type: ignore[arg-type]
    return error.value


def test_an_empty_window() -> None:
    error = refused(place="Lahore", start="2026-02-01", stop="2026-01-15")
    assert error.parameter == "from"
    assert "leaves no time to search" in str(error)
    assert "2026-02-01T00:00:00Z to 2026-01-16T00:00:00Z" in str(error)


@pytest.mark.parametrize("city", ["Oslo", "Reykjavík"])
def test_a_place_the_station_never_crosses(city: str) -> None:
    error = refused(place=city)
    assert error.parameter == "place"
    assert "51.8° north and south" in str(error)


def test_how_far_short_of_it_the_track_turns() -> None:
    # Oslo lies at 59.91 N: 8.11 degrees beyond the track's end, 902 km.
    assert "902 km short" in str(refused(place="Oslo"))


def test_a_place_beyond_the_track_is_answered_from_farther_off() -> None:
    question = question_from(Asked(place="Oslo", within_km=1000.0, start="2026-01-01", stop="2026-01-03"))
    assert find(question).candidates


@pytest.mark.parametrize(
    ("start", "stop", "parameter"), [("2030-01-01", None, "from"), (None, "1997-01-01", "to")]
)
def test_dates_outside_the_archive(start: str | None, stop: str | None, parameter: str) -> None:
    error = refused(place="Lahore", start=start, stop=stop)
    assert error.parameter == parameter
    assert "element sets" in str(error)
    assert "1998-11-20" in error.allowed


def test_published_before_every_element_set() -> None:
    error = refused(place="Lahore", published="1997-01-01")
    assert error.parameter == "published"


def test_two_people_or_ships_that_never_met() -> None:
    error = refused(
        border="IN-PK", aboard=("Jonny Kim",), docked=("crew-12",), start="2025-11-20", stop="2026-02-28"
    )
    assert isinstance(error, ContradictionError)
    assert error.parameter == "docked"
    text = str(error)
    assert "'SpaceX Crew-12 at the station' rules out every pass; without it" in text
    assert "without 'Jonny Kim aboard'" in text
    counts = {count.key: count.passes for count in error.counts}
    assert counts["docked:crew-12"] == 0
    assert counts["aboard:Jonny Kim"] > 0
    for count in error.counts:
        assert f"{count.words}: {count.passes}" in text


def test_the_clue_to_blame_is_the_one_whose_removal_leaves_passes() -> None:
    """Within two days no pass of Lahore is at noon; at any hour there are some."""
    error = refused(place="Lahore", within_km=800.0, start="2026-01-10", stop="2026-01-11", hours="11-13")
    assert isinstance(error, ContradictionError)
    assert error.parameter in ("hours", "from")
    assert error.counts[-1].passes == 0
    assert error.counts[0].passes > 0
    without = find(
        question_from(Asked(place="Lahore", within_km=800.0, start="2026-01-10", stop="2026-01-11"))
    )
    assert f"{len(without.candidates)}" in str(error)


def test_several_clues_that_each_rule_everything_out() -> None:
    error = refused(
        place="Lahore",
        start="2026-01-10",
        stop="2026-01-10",
        aboard=("Anil Menon",),
        docked=("progress-ms-30",),
    )
    assert isinstance(error, ContradictionError)
    assert "not the only clue that does" in str(error)


def test_counts_fall_and_the_photograph_is_not_asked_for_twice() -> None:
    question = question_from(Asked(border="IN-PK", light="night", published="2026-02-25", start="2026-02-01"))
    counts = [count.passes for count in find(question).counts]
    assert counts == sorted(counts, reverse=True)
    assert question.published_unix_s == parse_unix("2026-02-25")


def test_a_search_that_would_take_minutes_is_refused_before_it_starts() -> None:
    error = refused(place="country:RU", within_km=2500.0)
    assert error.parameter == "place"
    assert "hours near it; give dates, or a smaller place" in str(error)
    assert find(question_from(Asked(place="country:RU", start="2026-01-01", stop="2026-01-03"))).candidates


def test_a_distance_that_nobody_stated_is_asked_again_wider_before_anything_is_refused() -> None:
    """Tokyo at night on a day when the station passes it 400 km off."""
    asked = {"start": "2026-02-19", "stop": "2026-02-19", "light": "night"}
    found = find(question_from(Asked(place="above Tokyo", **asked)))  # type: ignore[arg-type]
    assert found.question.within_km > 150.0
    assert found.question.widened_from_km == 150.0
    assert all(c.closest_km > 150.0 for c in found.candidates)
    given = refused(place="above Tokyo", within_km=150.0, **asked)
    assert "unless within_km is given" not in str(given)


def test_the_distance_that_nobody_stated_is_blamed_last() -> None:
    error = refused(place="Lahore", start="2026-02-19", stop="2026-02-19", hours="12:00-12:10")
    assert error.parameter in ("from", "hours")
    assert "also within 900 km, the farthest asked unless within_km is given" in str(error)


def test_publication_alone_searches_some_years_before_it() -> None:
    question = question_from(Asked(place="Lahore", published="2026-02-25", light="night", within_km=20.0))
    found = find(question)
    assert found.candidates
    assert found.span.pieces[-1][1] == parse_unix("2026-02-26")
    assert found.span.pieces[0][0] >= parse_unix("2026-02-26") - 1101 * 86_400
