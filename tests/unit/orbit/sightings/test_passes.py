"""Passes against Skyfield's own search, with the same element set, from the equator to 56 degrees."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from skyfield import api

from dashboard.instants import parse_unix
from dashboard.orbit.archive import load_archive
from dashboard.orbit.frames import ephemeris, skyfield_time, timescale
from dashboard.orbit.sightings.passes import SkyPass, passes_seen_from
from dashboard.orbit.sightings.sky import Observer, seen_from
from dashboard.orbit.states import states_at

SKY: Any = api  # carries no types
PLACES = [(31.55, 74.34), (52.52, 13.40), (-33.87, 151.21), (0.0, -179.99), (55.68, 12.57), (-51.7, -57.85)]
START, STOP = parse_unix("2026-02-20T12:00:00Z"), parse_unix("2026-02-23T12:00:00Z")


def satellite(unix_s: float) -> Any:  # noqa: ANN401
    """Skyfield's satellite of the set that weighs most."""
    index = int(states_at([unix_s]).set_index[0])
    one = load_archive().sets[index]
    return SKY.EarthSatellite(one.line1, one.line2, "ISS", timescale())


def skyfields(place: tuple[float, float], above_deg: float) -> list[tuple[float, float, float]]:
    """(rise, highest, set) in POSIX seconds, whole passes only, each by the set of its own time."""
    where: Any = SKY.wgs84.latlon(*place)
    found: list[tuple[float, float, float]] = []
    for day in np.arange(START, STOP, 43200.0):
        body = satellite(float(day) + 21600.0)
        begin, end = skyfield_time(day - 900.0), skyfield_time(day + 43200.0 + 900.0)
        times, events = body.find_events(where, begin, end, altitude_degrees=above_deg)
        stamps = [time.utc_datetime().timestamp() for time in times]
        threes = zip(stamps, stamps[1:], stamps[2:], range(len(stamps)), strict=False)
        found += [
            (rise, highest, down)
            for rise, highest, down, i in threes
            if list(events[i : i + 3]) == [0, 1, 2] and day <= highest < day + 43200.0
        ]
    return found


@pytest.mark.parametrize("place", PLACES, ids=str)
@pytest.mark.parametrize("above_deg", [0.0, 10.0, 20.0])
def test_rises_and_sets_are_skyfields(place: tuple[float, float], above_deg: float) -> None:
    mine = passes_seen_from(Observer(*place), START, STOP, above_deg)
    theirs = skyfields(place, above_deg)
    # A pass that barely touches the limit is one's and not the other's.
    steady = [one for one in mine if one.highest_deg > above_deg + 0.3]
    assert steady
    for one in steady:
        nearest = min(theirs, key=lambda other: abs(other[1] - one.highest_unix_s))
        ours = (one.rise_unix_s, one.highest_unix_s, one.set_unix_s)
        assert ours == pytest.approx(nearest, abs=5.0), (ours, nearest)
    clear = [other for other in theirs if other[2] - other[0] > 60.0]
    for other in clear:
        assert min(abs(other[1] - one.highest_unix_s) for one in mine) < 5.0


def test_directions_are_skyfields() -> None:
    place = (31.55, 74.34)
    (first, *_) = passes_seen_from(Observer(*place), START, STOP)
    at = np.linspace(first.rise_unix_s, first.set_unix_s, 20)
    seen = seen_from(Observer(*place), states_at(at).position_itrs_km)
    body, where = satellite(first.highest_unix_s), SKY.wgs84.latlon(*place)
    elevation, azimuth, distance = (body - where).at(skyfield_time(at)).altaz()
    np.testing.assert_allclose(seen.elevation_deg, elevation.degrees, atol=0.2)
    np.testing.assert_allclose((seen.azimuth_deg - azimuth.degrees + 180) % 360 - 180, 0, atol=0.3)
    np.testing.assert_allclose(seen.distance_km, distance.km, rtol=0.003)


def test_what_is_seen_is_lit_and_dark_by_skyfield() -> None:
    """Just inside each interval the station is lit and the Sun low; just outside one of the three fails."""
    place = (52.52, 13.40)
    start, stop = parse_unix("2026-03-20T00:00:00Z"), parse_unix("2026-04-04T00:00:00Z")
    found = [one for one in passes_seen_from(Observer(*place), start, stop) if one.seen]
    assert len(found) >= 5
    entered = [one for one in found if one.seen[-1][1] < one.set_unix_s - 5.0]
    assert entered, "evening passes end in the Earth's shadow"
    for one in found:
        for begin, end in one.seen:
            assert _visible(place, begin + 12.0, one) or end - begin < 24.0
            assert _visible(place, end - 12.0, one) or end - begin < 24.0
            assert not _visible(place, begin - 12.0, one)
            assert not _visible(place, end + 12.0, one)


def _visible(place: tuple[float, float], unix_s: float, one: SkyPass) -> bool:
    eph: Any = ephemeris()
    body, time = satellite(one.highest_unix_s), skyfield_time(unix_s)
    where: Any = SKY.wgs84.latlon(*place)
    lit = bool(body.at(time).is_sunlit(eph))
    sun = (eph["earth"] + where).at(time).observe(eph["sun"]).apparent().altaz()[0].degrees
    height = (body - where).at(time).altaz()[0].degrees
    return lit and sun < -6.0 and height >= 10.0
