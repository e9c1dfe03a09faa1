"""The sky against Skyfield, and the catalogue against what everybody knows of its stars."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from skyfield import magnitudelib

from dashboard.exposure.camera.poses import poses_at
from dashboard.exposure.sky import bodies as sky
from dashboard.exposure.sky.starlight import star_segments, strength_of, tint_of
from dashboard.instants import parse_unix
from dashboard.orbit.frames import ephemeris, itrs_to_gcrs, skyfield_time
from dashboard.orbit.states import states_at
from tests.unit.exposure_samples import exposure

# Right ascension and declination (J2000, degrees) and magnitude as printed in any almanac.
KNOWN = {
    "Sirius": (32349, 101.287, -16.716, -1.44),
    "Canopus": (30438, 95.988, -52.696, -0.62),
    "Vega": (91262, 279.235, 38.784, 0.03),
    "Polaris": (11767, 37.955, 89.264, 1.97),
    "Antares": (80763, 247.352, -26.432, 1.06),
}


@pytest.mark.parametrize("name", KNOWN)
def test_known_stars_stand_where_they_do(name: str) -> None:
    hip, ra, dec, magnitude = KNOWN[name]
    table = sky.stars()
    row = table.index_of(name)
    assert table.hip[row] == hip
    assert table.ra_deg[row] == pytest.approx(ra, abs=0.01)
    assert table.dec_deg[row] == pytest.approx(dec, abs=0.01)
    assert table.magnitude[row] == pytest.approx(magnitude, abs=0.1)


def test_the_catalogue_is_whole() -> None:
    table = sky.stars()
    assert len(table) == 5044
    assert table.magnitude.max() <= 6.0
    assert np.all(np.diff(table.magnitude) >= 0)
    assert len(set(table.hip.tolist())) == len(table)
    assert np.linalg.norm(table.unit_gcrs, axis=1) == pytest.approx(1)
    # About as many on either side of the sky.
    assert np.count_nonzero(table.dec_deg > 0) == pytest.approx(2522, abs=150)
    with pytest.raises(ValueError, match="not in"):
        table.index_of("Nemesis")


def test_constellation_lines_join_stars() -> None:
    lines = sky.constellation_lines()
    assert len(lines.names) == 88
    assert "Orion" in lines.names
    orion = lines.owner == lines.names.index("Orion")
    ends = np.concatenate([lines.start_gcrs[orion], lines.stop_gcrs[orion]])
    betelgeuse = sky.stars().unit_gcrs[sky.stars().index_of("Betelgeuse")]
    assert (ends @ betelgeuse).max() > np.cos(np.radians(0.05))


def test_planets_and_moon_stand_where_skyfield_sees_them() -> None:
    unix_s = parse_unix("2026-01-03T19:30:00Z")
    station = states_at([unix_s]).position_itrs_km[0]
    t: Any = skyfield_time(unix_s)
    earth: Any = ephemeris()["earth"].at(t)
    seen = {body.name: body for body in sky.bodies(unix_s, station)}
    planets = {
        "Venus": "venus",
        "Jupiter": "jupiter barycenter",
        "Saturn": "saturn barycenter",
        "Mars": "mars",
    }
    for name, key in planets.items():
        apparent = earth.observe(ephemeris()[key])
        ra, dec, _ = apparent.radec()
        ours_ra, ours_dec = sky.sky_from_unit(seen[name].unit_gcrs)
        assert ours_ra == pytest.approx(ra._degrees, abs=0.01)
        assert ours_dec == pytest.approx(dec.degrees, abs=0.01)
        magnitude = float(magnitudelib.planetary_magnitude(apparent))  # type: ignore[no-untyped-call]
        assert seen[name].magnitude == pytest.approx(magnitude, abs=1e-6)
    moon: Any = earth.observe(ephemeris()["moon"]).position.km - itrs_to_gcrs(unix_s)[0] @ station
    assert seen["Moon"].unit_gcrs == pytest.approx(moon / np.linalg.norm(moon), abs=1e-9)
    assert seen["Moon"].magnitude == pytest.approx(-12.6, abs=0.3)  # full on 2026-01-03
    assert seen["Moon"].lit_fraction > 0.99
    assert 0.24 < seen["Moon"].radius_deg < 0.29


# At 2021-10-04 0 h, to a tenth, by Mallama and Hilton (2018): as Skyfield's own tests have them
# (skyfield/tests/test_magnitudes.py), which leave Saturn out.
SKYFIELDS = [("Mercury", 2.4), ("Venus", -4.3), ("Mars", 1.6), ("Jupiter", -2.7)]


@pytest.mark.parametrize(("name", "magnitude"), SKYFIELDS)
def test_planets_are_as_bright_as_skyfields_tests_say(name: str, magnitude: float) -> None:
    moment = parse_unix("2021-10-04T00:00:00Z")
    seen = {body.name: body for body in sky.bodies(moment, np.array([6790.0, 0.0, 0.0]))}
    assert seen[name].magnitude == pytest.approx(magnitude, abs=0.051)


def test_planets_always_have_a_magnitude() -> None:
    for unix_s in np.linspace(parse_unix("2024-09-01T00:00:00Z"), parse_unix("2026-12-01T00:00:00Z"), 60):
        assert all(np.isfinite(b.magnitude) for b in sky.bodies(float(unix_s), np.array([6790.0, 0.0, 0.0])))


def test_the_new_moon_is_dark() -> None:
    station = states_at([parse_unix("2026-02-17T12:00:00Z")]).position_itrs_km[0]
    moon = sky.bodies(parse_unix("2026-02-17T12:00:00Z"), station)[0]
    assert moon.lit_fraction < 0.01
    assert moon.magnitude > -7


def test_sky_angles_and_vectors_undo_each_other() -> None:
    ra, dec = sky.sky_from_unit(sky.unit_from_sky([10.0, 359.5, 200.0], [-89.0, 0.0, 45.0]))
    assert ra == pytest.approx([10, 359.5, 200])
    assert dec == pytest.approx([-89, 0, 45])


def test_light_and_colour_follow_magnitude_and_index() -> None:
    assert strength_of(0.0) == pytest.approx(1)
    assert strength_of(5.0) == pytest.approx(0.01)
    rigel, sun_like, betelgeuse = tint_of(np.array([-0.03, 0.63, 1.5]))
    assert rigel < sun_like < betelgeuse


def test_star_segments_hold_all_light_of_the_stars_in_the_cone() -> None:
    made = exposure("pole", exposure_s=120)
    poses = poses_at(made.instants(10), made.attitude)
    segments = star_segments(made, poses, [], 0)
    normal = -poses.normal_gcrs[0]
    table = sky.stars()
    # What stays within 30 degrees of the pole never leaves this frame's cone of 56 degrees.
    inside = table.unit_gcrs @ normal > np.cos(np.radians(30))
    angles = np.degrees(np.arccos(segments.start[:, 2] / np.linalg.norm(segments.start, axis=1)))
    assert segments.amount[angles < 30].sum() == pytest.approx(
        strength_of(table.magnitude[inside]).sum() * 120, rel=0.02
    )
