"""One shape of the station for the drawing and the exposure, and it fits the facts."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from dashboard.exposure.camera.setup import WINDOWS
from dashboard.exposure.hardware.parts import berths, modules, ship_solids
from dashboard.station.catalogue import load_station
from dashboard.station.geometry import WAYS, convex, load_geometry, page_geometry
from dashboard.web.parts.recent import recent_station

GEOMETRY = load_geometry()
AXIS = ("Zvezda", "Zarya", "PMA-1", "Unity", "Destiny", "Harmony", "PMA-2")
# Lengths and greatest diameters as commonly published, m, about.
PUBLISHED = {
    "Zvezda": (13.1, 4.15),
    "Zarya": (12.6, 4.1),
    "Unity": (5.5, 4.3),
    "Destiny": (8.5, 4.3),
    "Harmony": (7.2, 4.4),
    "Columbus": (6.9, 4.5),
    "Kibo": (11.2, 4.4),
    "Tranquility": (6.7, 4.5),
    "Leonardo": (6.6, 4.5),
    "Quest": (5.5, 4.0),
    "Rassvet": (6.0, 2.35),
    "Poisk": (4.0, 2.55),
    "Nauka": (13.1, 4.25),
    "Prichal": (4.9, 3.3),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_modules_have_about_the_sizes_commonly_published(name: str) -> None:
    profile = GEOMETRY.module(name).profile
    length, diameter = PUBLISHED[name]
    assert profile[-1][0] - profile[0][0] == pytest.approx(length, abs=0.35)
    assert 2 * max(radius for _, radius in profile) == pytest.approx(diameter, abs=0.2)


def ends(name: str) -> tuple[np.ndarray, np.ndarray]:
    module = GEOMETRY.module(name)
    start = np.array(module.start)
    return start, start + module.profile[-1][0] * np.array(WAYS[module.away])


def test_modules_on_the_axis_touch_end_to_end() -> None:
    stretches = sorted(sorted(float(end[0]) for end in ends(name)) for name in AXIS)
    for (_, before), (after, _) in pairwise(stretches):
        assert before == pytest.approx(after, abs=0.02)


@pytest.mark.parametrize(
    ("port", "module"),
    [
        ("rassvet-nadir", "Rassvet"),
        ("prichal-nadir", "Prichal"),
        ("poisk-zenith", "Poisk"),
        ("zvezda-aft", "Zvezda"),
        ("harmony-forward", "PMA-2"),
        ("harmony-zenith", "PMA-3"),
    ],
)
def test_a_port_is_where_its_module_ends(port: str, module: str) -> None:
    place = GEOMETRY.port(port)
    assert place is not None
    assert place.at == pytest.approx(ends(module)[1].tolist(), abs=0.02)
    assert place.away == GEOMETRY.module(module).away


def test_the_drawing_and_the_exposure_have_the_same_ports() -> None:
    """An exposure counts from Unity's nadir port; a hull berthed below begins where the photograph has it."""
    drawn = {port["id"]: port for port in page_geometry()["ports"]}
    assert set(drawn) == set(berths()) == {port.id for port in recent_station().ports} | {"canadarm2"}
    unity = np.array(drawn["unity-nadir"]["at"])
    for name, berth in berths().items():
        off = GEOMETRY.nadir_stand_off_m if name in ("unity-nadir", "harmony-nadir") else 0.0
        away = np.array(WAYS[drawn[name]["away"]])
        assert np.array(berth.start) == pytest.approx(np.array(drawn[name]["at"]) - unity + off * away)
        assert berth.away == WAYS[drawn[name]["away"]]


def test_an_exposure_shows_every_module_but_the_one_it_looks_out_of() -> None:
    hidden = [module.name for module in GEOMETRY.modules if module.holds_the_window]
    assert hidden == ["Cupola"]
    assert len(modules()) == len(GEOMETRY.modules) - 1 + 3  # vestibules of two ports, Kibo's platform
    cupola = GEOMETRY.module("Cupola")
    assert WINDOWS["cupola"].place_m[:2] == pytest.approx(cupola.start[:2])


def test_ships_are_as_long_and_thick_as_their_facts_say() -> None:
    for visit in {visit.dimensions: visit for visit in load_station().visits}.values():
        if visit.craft not in GEOMETRY.crafts:
            assert visit.craft == "shuttle"
            continue
        craft = GEOMETRY.crafts[visit.craft]
        # Classes of one shape differ by some decimetres.
        near = 0.5 if visit.craft in ("soyuz", "progress") else 0.0
        assert craft.hull[-1][0] == craft.length_m
        assert craft.length_m == pytest.approx(visit.dimensions.length_m, abs=near)
        thick = 2 * max(radius for _, radius in craft.hull)
        assert thick == pytest.approx(visit.dimensions.diameter_m, abs=0.05)
        if visit.dimensions.solar_span_m:
            assert craft.across_m == pytest.approx(visit.dimensions.solar_span_m, abs=near)
        hull = ship_solids(visit.craft, berths()["poisk-zenith"])[0]
        assert np.ptp(hull.corners[:, 2]) == pytest.approx(craft.length_m)


def test_a_hull_without_its_waists_is_convex() -> None:
    kept = convex(((0, 1), (1, 2), (2, 1.5), (3, 2), (4, 1)))
    assert kept == [(0, 1), (1, 2), (3, 2), (4, 1)]


def test_the_arms_booms_are_seven_metres() -> None:
    for pose in (GEOMETRY.arm.rest, GEOMETRY.arm.holding):
        joints = np.array(pose)
        assert np.linalg.norm(np.diff(joints[:3], axis=0), axis=1) == pytest.approx([7, 7], abs=0.8)
