"""The season's chart: night where the Sun says so, marks where the passes are, areas by share."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
import skyfield.api
from skyfield import framelib

from dashboard.figures import finder
from dashboard.figures.finder import Mark, Season, season_figure
from dashboard.instants import parse_unix
from dashboard.orbit.frames import ephemeris

T = parse_unix("2026-02-19T21:36:08Z")


def season(*marks: Mark) -> Season:
    passes = tuple((mark.unix_s, mark.solar_time_h) for mark in marks)
    return Season(T - 10 * 86400, T + 5 * 86400, passes, marks, 30.0)


def figure(*marks: Mark) -> Any:  # noqa: ANN401
    return json.loads(season_figure(season(*marks)).to_json())  # type: ignore[no-untyped-call]


def test_three_layers_in_their_order() -> None:
    made = figure(
        Mark(T, 2.17, 0.9, 1, "1 km", "422.0 km"), Mark(T - 86400, 3.0, 0.1, 2, "52 km", "420.0 km")
    )
    assert [trace["name"] for trace in made["data"]] == ["night", "every pass", "candidates"]
    candidates = made["data"][2]
    assert candidates["x"] == ["2026-02-18 21:36:08", "2026-02-19 21:36:08"]  # by time, not by rank
    assert candidates["y"] == [3.0, 2.17]
    assert candidates["customdata"][1] == ["2026-02-19T21:36:08Z", 1, "02:10", "1 km", "422.0 km"]


def test_evenings_lie_below_midnight_and_mornings_above() -> None:
    assert finder.from_midnight(23.0) == -1.0
    assert finder.from_midnight(2.5) == 2.5
    assert finder.from_midnight(12.0) == -12.0


def test_areas_grow_with_the_share() -> None:
    smallest, quarter, largest = (float(finder.marker_size(share, 0.8)) for share in (0.0, 0.2, 0.8))
    assert smallest == finder.LEAST_SIZE
    assert largest == finder.LARGEST_SIZE
    assert (quarter - smallest) == pytest.approx((largest - smallest) / 2)


@pytest.mark.parametrize(
    ("day", "latitude"), [("2026-02-19", 30.0), ("2026-06-21", 48.0), ("2025-12-21", -20.0)]
)
def test_the_night_is_as_long_as_skyfield_says(day: str, latitude: float) -> None:
    """The Sun's elevation at the edge of the band, by Skyfield at that hour of solar time, is -6 degrees."""
    sky: Any = skyfield.api
    unix_s = parse_unix(f"{day}T12:00:00Z")
    half = float(finder.half_night_h(np.array([unix_s]), latitude)[0])
    bodies, frame = ephemeris(), framelib
    t = sky.load.timescale(builtin=True).utc(*map(int, day.split("-")), 12)
    sun = bodies["earth"].at(t).observe(bodies["sun"]).apparent().frame_xyz(frame.itrs).km
    sun_lon = np.degrees(np.arctan2(sun[1], sun[0]))
    longitude = sun_lon + 180.0 + 15.0 * half  # where it is that many hours after midnight
    lat, lon = np.radians(latitude), np.radians(longitude)
    up = np.array([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    elevation = np.degrees(np.arcsin(up @ sun / np.linalg.norm(sun)))
    assert elevation == pytest.approx(-6.0, abs=0.02)


def test_no_night_and_no_end_of_night_are_drawn_as_such() -> None:
    june = np.array([parse_unix("2026-06-21")])
    december = np.array([parse_unix("2026-12-21")])
    assert finder.half_night_h(june, 65.0)[0] == pytest.approx(0.0)
    assert finder.half_night_h(december, 75.0)[0] == pytest.approx(12.0)


def test_nothing_to_rank_is_still_a_chart() -> None:
    made = figure()
    assert made["data"][2]["x"] == []
    assert len(made["layout"]["shapes"]) == 2
