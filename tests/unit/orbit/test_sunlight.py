"""The Sun against Skyfield with DE421, and the shadow against its geometry."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from skyfield import api, positionlib

from dashboard.instants import parse_unix
from dashboard.orbit import frames, sunlight
from dashboard.orbit.geodesy import geodetic, itrs_from_geodetic
from dashboard.orbit.states import states_at

_api: Any = api
_positionlib: Any = positionlib
RANDOM = np.random.default_rng(3)
INSTANTS = RANDOM.uniform(parse_unix("2024-09-10"), parse_unix("2026-10-20"), 40)
LATITUDE = RANDOM.uniform(-80, 80, 40)
LONGITUDE = RANDOM.uniform(-180, 180, 40)
ORBIT = np.arange(0.0, 5600.0, 10.0)


def skyfield_altitude_deg(latitude: float, longitude: float, unix_s: float) -> float:
    bodies = frames.ephemeris()
    observer = bodies["earth"] + _api.wgs84.latlon(latitude, longitude)
    return float(
        observer.at(frames.skyfield_time(unix_s)).observe(bodies["sun"]).apparent().altaz()[0].degrees
    )


def test_elevations_are_skyfields_to_a_thousandth_of_a_degree() -> None:
    ours = sunlight.sun_elevation_deg(LATITUDE, LONGITUDE, INSTANTS)
    theirs = [skyfield_altitude_deg(*one) for one in zip(LATITUDE, LONGITUDE, INSTANTS, strict=True)]
    assert np.max(np.abs(ours - theirs)) < 0.001


def test_the_sun_stands_in_the_zenith_of_the_subsolar_point() -> None:
    latitude, longitude = sunlight.subsolar_point(INSTANTS)
    assert sunlight.sun_elevation_deg(latitude, longitude, INSTANTS) == pytest.approx(90.0, abs=0.01)


def test_seasons() -> None:
    # Solstices and equinox of 2026 by the almanac: declination +23.43, -23.43 and 0 degrees.
    instants = [parse_unix(t) for t in ("2026-06-21T08:25Z", "2026-12-21T20:50Z", "2026-03-20T14:46Z")]
    assert sunlight.subsolar_point(instants)[0] == pytest.approx([23.436, -23.436, 0.0], abs=0.005)


def test_solar_noon_is_at_the_sun_s_longitude() -> None:
    longitude = sunlight.subsolar_point(INSTANTS)[1]
    assert sunlight.solar_time_h(longitude, INSTANTS) == pytest.approx(12.0, abs=1e-9)
    off = (sunlight.solar_time_h(longitude + 180, INSTANTS) + 12.0) % 24.0 - 12.0
    assert off == pytest.approx(0.0, abs=1e-9)


def test_solar_time_follows_the_equation_of_time() -> None:
    # At Greenwich on 11 February the Sun is 14.2 minutes behind the clock, on 3 November 16.4 ahead.
    instants = [parse_unix("2026-02-11T12:00Z"), parse_unix("2025-11-03T12:00Z")]
    assert sunlight.solar_time_h(0.0, instants) == pytest.approx(
        [12 - 14.2 / 60, 12 + 16.4 / 60], abs=0.2 / 60
    )


def test_solar_time_is_a_time_of_day() -> None:
    hours = sunlight.solar_time_h(np.linspace(-720, 720, 40), INSTANTS)
    assert np.all((hours >= 0) & (hours < 24))


def test_an_orbit_has_one_night_with_two_twilights() -> None:
    instants = parse_unix("2026-02-19T21:00Z") + ORBIT
    states = states_at(instants)
    lit = sunlight.illumination(states.position_itrs_km, instants)
    share = np.mean(lit == sunlight.UMBRA)
    assert 0.3 < share < 0.45  # about 36 of 93 minutes
    assert 1 <= np.sum(lit == sunlight.PENUMBRA) <= 4  # some ten seconds at either end
    assert np.count_nonzero(np.diff(lit.astype(int))) in (3, 4)


def test_the_shadow_is_skyfields() -> None:
    """Skyfield has no penumbra and a round Earth: both agree but for seconds at the edges."""
    instants = parse_unix("2026-02-19T21:00Z") + ORBIT[::10]
    states = states_at(instants)
    lit = sunlight.illumination(states.position_itrs_km, instants)
    gcrs = np.einsum("nij,nj->in", frames.itrs_to_gcrs(instants), states.position_itrs_km)
    place = _positionlib.Geocentric(gcrs / 149597870.7, t=frames.skyfield_time(instants), center=399)
    theirs = place.is_sunlit(frames.ephemeris())
    assert np.count_nonzero((lit == sunlight.SUNLIT) != theirs) <= 2
    assert 0.3 < np.mean(~theirs) < 0.45


def test_noon_and_midnight_of_the_station() -> None:
    instant = parse_unix("2026-02-19T21:36:30Z")
    latitude, longitude = (float(x[0]) for x in sunlight.subsolar_point([instant]))
    position = itrs_from_geodetic([latitude, -latitude], [longitude, longitude + 180], 420.0)
    assert list(sunlight.illumination(position, [instant, instant])) == [sunlight.SUNLIT, sunlight.UMBRA]


def test_below_the_station_is_the_same_as_at_the_place() -> None:
    states = states_at(INSTANTS[:5])
    place = geodetic(states.position_itrs_km)
    expected = sunlight.sun_elevation_deg(place.latitude_deg, place.longitude_deg, INSTANTS[:5])
    assert sunlight.sun_elevation_below_deg(states.position_itrs_km, INSTANTS[:5]) == pytest.approx(expected)


def test_the_photograph_was_taken_at_night() -> None:
    instant = [parse_unix("2026-02-19T21:36:30Z")]
    states = states_at(instant)
    assert sunlight.sun_elevation_below_deg(states.position_itrs_km, instant)[0] < -50
    assert sunlight.illumination(states.position_itrs_km, instant)[0] == sunlight.UMBRA
