"""Hardware where the notes put it, and drawn where its outline says."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest
from PIL import Image, ImageDraw

from dashboard.exposure.camera.camera import Camera
from dashboard.exposure.camera.setup import WINDOWS
from dashboard.exposure.hardware.parts import Piece, berths, hardware_at, modules
from dashboard.exposure.hardware.silhouette import draw, outline
from dashboard.exposure.hardware.solids import bar, cylinder, panel, turned
from dashboard.station.catalogue import load_station
from dashboard.station.complement import attached
from dashboard.station.geometry import modules_at
from tests.unit.exposure_samples import exposure

THEN = datetime(2026, 2, 19, 21, 36, 30, tzinfo=UTC)
TOGETHER = datetime(2011, 3, 5, tzinfo=UTC)  # Shuttle, ATV and HTV
CUPOLA = WINDOWS["cupola"]
VIEW = exposure("photo").camera


def piece(identifier: str, t: datetime = THEN) -> Piece:
    return next(one for one in hardware_at(t) if one.id == identifier)


@pytest.mark.parametrize(
    ("ship", "azimuth", "elevation", "away_m"),
    [("cygnus-ng-23", (78, 102), (-45, 6), 7), ("htv-x1", (18, 32), (-24, 3), 17)],
)
def test_ships_stand_where_the_notes_put_them(
    ship: str, azimuth: tuple[int, int], elevation: tuple[int, int], away_m: int
) -> None:
    seen = outline(VIEW, CUPOLA, piece(ship))
    assert seen.azimuth_deg == pytest.approx(azimuth, abs=1.0)
    # The notes give the axis' ends; a hull has a radius, and its near rim stands lower and higher.
    assert seen.elevation_deg == pytest.approx(elevation, abs=5.0)
    assert seen.elevation_deg[0] < elevation[0]
    assert seen.elevation_deg[1] >= elevation[1] - 0.1
    assert seen.distance_m == pytest.approx(away_m, abs=1.0)


def test_as_in_the_photo_htv_x1_is_at_the_top_and_cygnus_at_the_right() -> None:
    htv, cygnus = (outline(VIEW, CUPOLA, piece(ship)) for ship in ("htv-x1", "cygnus-ng-23"))
    assert htv.in_frame
    assert cygnus.in_frame
    hull = htv.rings_px[0]
    assert hull[:, 1].min() < 0.2 * VIEW.height
    assert hull[:, 1].max() < 0.55 * VIEW.height
    assert 0 < hull[:, 0].min() < hull[:, 0].max() < 0.5 * VIEW.width
    assert cygnus.rings_px[0][:, 0].min() > 0.6 * VIEW.width
    assert cygnus.rings_px[0][:, 0].max() >= 0.95 * VIEW.width


def test_canadarm2_is_before_htv_x1() -> None:
    """The caption: HTV-X1 "just behind" the arm."""
    arm, htv = (outline(VIEW, CUPOLA, piece(name)) for name in ("canadarm2", "htv-x1"))
    hull = htv.rings_px[0]
    low, high = hull.min(axis=0), hull.max(axis=0)
    across = [np.all((ring.mean(axis=0) > low) & (ring.mean(axis=0) < high)) for ring in arm.rings_px]
    assert any(across)
    assert arm.distance_m < htv.distance_m


def test_every_port_has_its_place_and_every_ship_is_drawn() -> None:
    assert set(berths()) == {port.id for port in load_station().ports} | {"canadarm2"}
    early = [datetime(1998, 12, 10, tzinfo=UTC), datetime(2005, 7, 30, tzinfo=UTC), TOGETHER]
    for t in (THEN, datetime(2025, 12, 5, tzinfo=UTC), datetime(2026, 9, 1, tzinfo=UTC), *early):
        ships = [one for one in hardware_at(t) if one.id not in ("station", "canadarm2")]
        assert len(ships) == len(attached(t)) > 0
        for ship in ships:
            assert ship.solids
            assert ship.approximate


def test_only_what_stood_there_then_is_drawn() -> None:
    early = datetime(1999, 3, 1, tzinfo=UTC)
    (station,) = hardware_at(early)
    assert len(station.solids) == 5  # Zarya, PMA-1, Unity, PMA-2, and the vestibule below Unity
    assert "Cupola was not there yet" in station.approximate
    assert "Cupola was not there" not in piece("station").approximate
    # The arm's poses are those on Harmony.
    assert "canadarm2" not in {one.id for one in hardware_at(datetime(2005, 7, 30, tzinfo=UTC))}
    assert "canadarm2" in {one.id for one in hardware_at(TOGETHER)}


def test_a_shuttle_lies_across_the_docking_axis_with_its_nose_to_space() -> None:
    fuselage = piece("sts-133", TOGETHER).solids[0].corners
    low, high = fuselage.min(axis=0), fuselage.max(axis=0)
    assert high[2] - low[2] == pytest.approx(37.2)
    port = np.asarray(berths()["pma-2-harmony-forward"].start)
    assert low[0] > port[0]  # wholly before the port
    assert port[2] - low[2] == pytest.approx(10.5)  # its nose that far above the axis
    below = piece("sts-98", datetime(2001, 2, 12, tzinfo=UTC)).solids[0].corners
    assert np.ptp(below[:, 0]) == pytest.approx(37.2)


def test_ships_come_and_go() -> None:
    assert "htv-x1" not in {one.id for one in hardware_at(datetime(2026, 3, 20, tzinfo=UTC))}
    held = piece("cygnus-ng-23", datetime(2025, 11, 27, tzinfo=UTC))
    assert held.place == "canadarm2"
    assert "isn't known" in held.approximate
    berthed = piece("cygnus-ng-23")
    assert np.linalg.norm(held.solids[0].middles.mean(axis=0) - berthed.solids[0].middles.mean(axis=0)) > 3


def test_solids_are_closed_and_their_normals_point_outwards() -> None:
    solids = [
        *modules(modules_at(THEN)),
        cylinder((0, 0, 0), (0, 0, 1), 5.0, 1.0),
        turned((1, 2, 3), (1, 0, 0), [(0, 1), (2, 2), (5, 0.5)]),
        bar((0, 0, 0), (3, 4, 0), 0.2),
        panel((0, 0, 0), (0, 0, 1), (0, 1, 0), 8.0, 2.0),
    ]
    for solid in solids:
        a, b, c, d = (solid.corners[solid.faces[:, i]] for i in range(4))
        areas = np.linalg.norm(np.cross(c - a, d - b), axis=1) / 2
        # The vectors of area of a closed surface add up to nothing.
        assert np.abs((solid.normals * areas[:, None]).sum(axis=0)).max() < 1e-6 * areas.sum()
        assert np.linalg.norm(solid.normals, axis=1) == pytest.approx(1)
    height = np.linalg.norm(np.ptp(cylinder((0, 0, 0), (0, 0, 1), 5.0, 1.0).corners, axis=0) - (2, 2, 5))
    assert height < 0.02


@pytest.mark.parametrize("ship", ["cygnus-ng-23", "htv-x1"])
def test_the_picture_fills_the_outline_and_nothing_else(ship: str) -> None:
    camera = Camera(640, 427, 14.0, "rectilinear", 48, -29)
    chosen = piece(ship)
    cover = 1 - draw(camera, CUPOLA, (chosen,), None).clear
    mask = Image.new("L", (640, 427))
    for ring in outline(camera, CUPOLA, chosen).rings_px:
        ImageDraw.Draw(mask).polygon([(float(x), float(y)) for x, y in ring], fill=255)
    outlined, drawn = np.asarray(mask) > 127, cover > 0.5
    assert drawn.sum() > 3000
    assert np.count_nonzero(outlined & drawn) / np.count_nonzero(outlined | drawn) > 0.97


def test_nearer_hides_farther() -> None:
    camera = Camera(640, 427, 14.0, "rectilinear", 48, -29)
    both = draw(camera, CUPOLA, (piece("htv-x1"), piece("canadarm2")), None)
    swapped = draw(camera, CUPOLA, (piece("canadarm2"), piece("htv-x1")), None)
    assert both.light == pytest.approx(swapped.light)


def test_hulls_are_near_black_by_night_and_lit_by_the_sun() -> None:
    camera = Camera(320, 214, 14.0, "rectilinear", 48, -29)
    night = draw(camera, CUPOLA, hardware_at(THEN), None)
    lit = draw(camera, CUPOLA, hardware_at(THEN), np.array([-1.0, 0.0, 0.0]))
    assert night.light.max() < 0.2
    assert lit.light.max() > 0.5
    assert night.clear == pytest.approx(lit.clear)


def test_a_fisheye_that_sees_behind_itself_is_not_painted_over() -> None:
    camera = exposure("fisheye", width=320, height=214).camera
    cover = 1 - draw(camera, CUPOLA, hardware_at(THEN), None).clear
    assert 0.1 < cover.mean() < 0.5
    assert cover[107, 120] == 0  # the Earth below
