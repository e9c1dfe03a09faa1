"""One shape of the station for the drawing and the exposure, and it fits the facts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest

from dashboard.exposure.camera.setup import WINDOWS
from dashboard.exposure.hardware.parts import berths, modules, ship_solids
from dashboard.station.catalogue import load_station
from dashboard.station.geometry import (
    WAYS,
    arm_stands,
    beam_stands,
    convex,
    load_geometry,
    modules_at,
    page_geometry,
    stands,
    stands_at,
)

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
    assert set(drawn) == set(berths()) == {port.id for port in load_station().ports} | {"canadarm2"}
    unity = np.array(drawn["unity-nadir"]["at"])
    for name, berth in berths().items():
        off = GEOMETRY.nadir_stand_off_m if name in ("unity-nadir", "harmony-nadir") else 0.0
        away = np.array(WAYS[drawn[name]["away"]])
        assert np.array(berth.start) == pytest.approx(np.array(drawn[name]["at"]) - unity + off * away)
        assert berth.away == WAYS[drawn[name]["away"]]


def test_an_exposure_shows_every_module_but_the_one_it_looks_out_of() -> None:
    hidden = [module.name for module in GEOMETRY.modules if module.holds_the_window]
    assert hidden == ["Cupola"]
    today = modules_at(datetime(2026, 2, 19, tzinfo=UTC))
    assert len(today) == 18
    assert len(modules(today)) == len(today) - 1 + 3  # vestibules of two ports, Kibo's platform
    cupola = GEOMETRY.module("Cupola")
    assert WINDOWS["cupola"].place_m[:2] == pytest.approx(cupola.start[:2])


def test_ships_are_as_long_and_thick_as_their_facts_say() -> None:
    for visit in {visit.dimensions: visit for visit in load_station().visits}.values():
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
        assert np.ptp(hull.corners[:, 2]) == pytest.approx(5.2 if craft.lies else craft.length_m)


def test_a_hull_without_its_waists_is_convex() -> None:
    kept = convex(((0, 1), (1, 2), (2, 1.5), (3, 2), (4, 1)))
    assert kept == [(0, 1), (1, 2), (3, 2), (4, 1)]


def test_the_arms_booms_are_seven_metres() -> None:
    for pose in (GEOMETRY.arm.rest, GEOMETRY.arm.holding):
        joints = np.array(pose)
        assert np.linalg.norm(np.diff(joints[:3], axis=0), axis=1) == pytest.approx([7, 7], abs=0.8)


def changes() -> list[datetime]:
    """Every instant at which a module that is drawn comes, moves or goes."""
    edges = {edge for module in GEOMETRY.modules for stretch in stands(module) for edge in stretch if edge}
    return sorted(edges)


def test_every_place_of_a_module_is_one_it_had_and_it_stands_once() -> None:
    assert all(stands(module) for module in GEOMETRY.modules)
    for t in changes():
        names = [module.name for module in modules_at(t)]
        assert len(names) == len(set(names)), t


def test_the_station_grows_from_zarya_to_prichal() -> None:
    times = changes()
    assert [module.name for module in modules_at(times[0])] == ["Zarya"]
    # Nothing is lost but what the arm carries to another place, and Pirs.
    for before, after in pairwise(times):
        lost = {one.name for one in modules_at(before)} - {one.name for one in modules_at(after)}
        assert lost <= {"PMA-2", "PMA-3", "Harmony", "Leonardo", "Pirs"}, after
    assert "Prichal" in {module.name for module in modules_at(times[-1])}
    assert "Pirs" not in {module.name for module in modules_at(times[-1])}


def test_modules_that_stand_together_do_not_fill_the_same_place() -> None:
    for t in [*changes(), datetime(2026, 1, 1, tzinfo=UTC)]:
        starts = [(module.start, module.away) for module in modules_at(t)]
        assert len(starts) == len(set(starts)), t


def test_no_ship_is_where_a_module_stands() -> None:
    """A port's face is free at every instant at which the port is open."""
    for port in load_station().ports:
        place = GEOMETRY.port(port.id)
        assert place is not None
        for opening in port.open:
            t = opening.start.taken_as_utc + timedelta(hours=1)
            met = [one.name for one in modules_at(t) if one.start == place.at and one.away == place.away]
            assert met == [], (port.id, t)


def test_the_truss_and_the_arm_stand_since_they_were_brought() -> None:
    assert not stands_at(beam_stands(GEOMETRY.truss["beam"]), datetime(2002, 4, 1, tzinfo=UTC))
    assert stands_at(beam_stands(GEOMETRY.truss["beam"]), datetime(2002, 4, 20, tzinfo=UTC))
    assert stands_at(beam_stands(GEOMETRY.truss["z1"]), datetime(2000, 10, 15, tzinfo=UTC))
    # Canadarm2 came in 2001, but is drawn on Harmony only.
    assert arm_stands()[0][0].date().isoformat() == "2007-11-14"


def test_a_lying_ship_is_as_long_and_broad_in_every_outline() -> None:
    craft = GEOMETRY.crafts["shuttle"]
    assert craft.lies
    side, edge, face = (np.array(points) for points in (craft.lies.side, craft.lies.edge, craft.lies.face))
    assert np.ptp(side[:, 1]) == np.ptp(face[:, 0]) == pytest.approx(craft.length_m)
    assert np.ptp(edge[:, 1]) == np.ptp(face[:, 1]) == pytest.approx(craft.across_m)
    assert np.ptp(side[:, 0]) == pytest.approx(np.ptp(edge[:, 0]))
    assert -side[:, 1].min() == craft.lies.nose_m
