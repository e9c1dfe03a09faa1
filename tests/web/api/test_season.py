"""A season of the page: orbit, passes, reboosts and ships in one answer, the same as each alone."""

from __future__ import annotations

import pytest

from dashboard.instants import parse_unix
from dashboard.orbit.archive import load_archive
from dashboard.orbit.arcs import evaluate, from_json
from dashboard.orbit.states import states_at
from dashboard.orbit.window import MARGIN_S, around, meant, recent, windows
from dashboard.web.page.config import page_config
from tests.web.conftest import Client


def test_a_year_is_what_its_parts_say_alone(client: Client) -> None:
    season = client.json("/api/v1/season?year=2005")
    ends = {"start": season["start_utc"], "stop": season["stop_utc"]}
    assert ends == {"start": "2004-12-01T00:00:00Z", "stop": "2006-02-01T00:00:00Z"}
    assert season["arcs"] == client.json("/api/v1/arcs", **ends)
    assert season["passes"] == client.json("/api/v1/passes", **ends)["passes"]
    ships = client.json("/api/v1/traffic?start=2005-01-01&stop=2006-01-01&cards=1")
    assert season["traffic"] == ships
    burns = load_archive().reboosts
    inside = [one for one in burns if _overlaps(one.after_unix_s, one.before_unix_s, ends)]
    assert len(season["reboosts"]) == len(inside) > 5
    instants = [parse_unix("2005-07-28T12:00:00Z"), parse_unix("2004-12-01T00:00:01Z")]
    off = evaluate(from_json(season["arcs"]), instants) - states_at(instants).position_itrs_km
    assert abs(off).max() < 0.2


def _overlaps(after: float, before: float, ends: dict[str, str]) -> bool:
    return before > parse_unix(ends["start"]) and after < parse_unix(ends["stop"])


@pytest.mark.parametrize("year", ["1997", "2025", "2005.5", "next"])
def test_what_is_no_season_is_refused(client: Client, year: str) -> None:
    assert client.problem("/api/v1/season", year=year)["parameter"] == "year"


def test_every_instant_has_a_window_that_reaches_beyond_it() -> None:
    archive = load_archive()
    first, last = archive.span()
    for one in windows(archive):
        assert around(archive, one.since_unix_s) == one
        assert one.start_unix_s in (first, one.since_unix_s, one.since_unix_s - MARGIN_S)
    assert around(archive, first).start_unix_s == first
    assert around(archive, last) == recent(archive)
    assert recent(archive).start_unix_s == parse_unix("2024-09-15")


def test_the_page_s_rule_of_seasons_is_the_server_s() -> None:
    """The page is handed where the last season begins and how far others reach; it counts years itself."""
    facts = page_config()["seasons"]
    assert facts["recent_from"] == recent(load_archive()).start_unix_s * 1000
    window = around(load_archive(), parse_unix("2011-05-05"))
    assert window.start_unix_s * 1000 == parse_unix("2011-01-01") * 1000 - facts["margin"]
    assert window.stop_unix_s * 1000 == parse_unix("2012-01-01") * 1000 + facts["margin"]


@pytest.mark.parametrize(
    ("start", "stop", "expected"),
    [
        (None, None, ("2024-09-15", None)),
        ("2026-01-01", None, ("2026-01-01", None)),
        ("2005-01-01", None, ("2005-01-01", "2007-01-01")),
        (None, "2005-01-01", ("2003-01-02", "2005-01-01")),
        (None, "2025-01-01", ("2024-09-15", "2025-01-01")),
    ],
)
def test_an_end_that_is_left_out(
    start: str | None, stop: str | None, expected: tuple[str, str | None]
) -> None:
    archive = load_archive()
    found = meant(archive, *(None if one is None else parse_unix(one) for one in (start, stop)))
    assert found == (parse_unix(expected[0]), parse_unix(expected[1]) if expected[1] else archive.span()[1])


def test_more_than_three_years_are_refused(client: Client) -> None:
    for what in ("arcs", "passes"):
        problem = client.problem(f"/api/v1/{what}", start="2001-01-01", stop="2006-01-01")
        assert problem["parameter"] == "stop"
        assert "three years" in problem["allowed"]


@pytest.mark.parametrize(
    "t", ["1998-11-20T07:00:00Z", "2000-11-02T09:21:00Z", "2005-07-28T12:00:00Z", "2011-07-10"]
)
def test_any_moment_is_answered(client: Client, t: str) -> None:
    answer = client.json("/api/v1/moment", t=t)
    assert 170 < answer["position"]["altitude_km"] < 450
    assert 0.5 < answer["elements"]["uncertainty_km"] < 60
    assert abs(answer["elements"]["age_h"]) < 24
