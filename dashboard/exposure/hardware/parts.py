"""The station's hardware around the windows: modules, Canadarm2, and whatever ships are attached.

Metres along station axes (+X forward, +Y starboard, +Z to the Earth) from Unity's nadir port. Shapes and
places are those of ``station/geometry.toml``, which the station view draws too: good to about a metre. The
truss, the radiators and the station's own solar arrays are left out: from the windows they stand overhead.
Only what stood there at the instant is drawn. The windows are the Cupola's, which came in 2010.
Where Canadarm2 points isn't known at any moment; it is drawn as the photograph's caption has it, in front of
the ship at Harmony's nadir port, or with the ship that it holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dashboard.exposure.hardware.solids import Solid, Vector, bar, box, cylinder, panel, turned
from dashboard.station.complement import attached
from dashboard.station.geometry import (
    WAYS,
    Craft,
    Lies,
    Module,
    Point,
    arm_stands,
    convex,
    load_geometry,
    modules_at,
    stands_at,
)

Floats = NDArray[np.float64]

STARBOARD, NADIR = WAYS["starboard"], WAYS["nadir"]
STATION_ID, ARM_ID = "station", "canadarm2"
_BERTHING = ("unity-nadir", "harmony-nadir")


@dataclass(frozen=True)
class Piece:
    """A ship or a part of the station: the hull comes first among its solids, then arrays and the like."""

    id: str
    name: str
    place: str
    place_name: str
    solids: tuple[Solid, ...]
    approximate: str


@dataclass(frozen=True)
class Berth:
    """Where a ship's hull begins and which way it stands off, and along which way its arrays spread."""

    start: Vector
    away: Vector
    spread: Vector


def _here(place: Point) -> Vector:
    """From Unity's centre, where the geometry counts from, to its nadir port."""
    unity = load_geometry().port("unity-nadir")
    if unity is None:
        raise LookupError("geometry.toml has no unity-nadir")
    x, y, z = (float(a - b) for a, b in zip(place, unity.at, strict=True))
    return (round(x, 6), round(y, 6), round(z, 6))


@lru_cache(maxsize=1)
def berths() -> dict[str, Berth]:
    """The berth of every port, and of a ship on the arm, by id."""
    geometry = load_geometry()
    found = {}
    for port in geometry.ports:
        x, y, z = _here(port.at)
        off = geometry.nadir_stand_off_m if port.id in _BERTHING else 0.0
        found[port.id] = Berth((x, y, z + off), WAYS[port.away], WAYS[port.spread])
    return found


def hardware_at(t: datetime) -> tuple[Piece, ...]:
    """Everything drawn at an instant: the station's modules, Canadarm2 and the ships attached."""
    standing = modules_at(t)
    about = "Places good to about a metre."
    if not any(module.holds_the_window for module in standing):
        about += " The Cupola was not there yet: nobody could look out of this window at this moment."
    assumed = "Its pose is assumed: in front of Harmony's nadir port."
    ships = attached(t)
    holds = any(ship.place == ARM_ID for ship in ships)
    if holds:
        assumed = "Its pose is assumed: with the ship that it holds at the usual waiting place."
    pieces = [
        Piece(STATION_ID, "Station modules", STATION_ID, "the station", modules(standing), about),
    ]
    if stands_at(arm_stands(), t):
        pieces.append(Piece(ARM_ID, "Canadarm2", ARM_ID, "the station", arm(holds), assumed))
    for ship in ships:
        berth = berths().get(ship.place)
        if berth is None:  # a port that this table doesn't know yet: better left out than put anywhere
            continue
        note = "Place good to about a metre; shape from its class, how its arrays are turned isn't known."
        if ship.place == ARM_ID:
            note = "Held by Canadarm2: where exactly isn't known, drawn at the usual waiting place."
        solids = ship_solids(ship.visit.craft, berth)
        pieces.append(Piece(ship.visit.id, ship.visit.name, ship.place, ship.place_name, solids, note))
    return tuple(pieces)


@lru_cache(maxsize=8)
def modules(standing: tuple[Module, ...]) -> tuple[Solid, ...]:
    """Pressurised modules as bodies of revolution, with Kibo's platform."""
    geometry = load_geometry()
    there = {module.name for module in standing if (module.name, module.start) in _places_of_today()}
    bodies = [
        turned(_here(module.start), WAYS[module.away], convex(module.profile))
        for module in standing
        if not module.holds_the_window
    ]
    below = {module.start for module in standing if module.away == "nadir"}
    vestibules = [
        cylinder((berths()[port].start[0], 0.0, -0.3), NADIR, geometry.nadir_stand_off_m + 0.2, 0.95)
        for port, holder in zip(_BERTHING, ("Unity", "Harmony"), strict=True)
        if holder in there and (place := geometry.port(port)) and place.at not in below
    ]
    if "Kibo" not in there:
        return (*bodies, *vestibules)
    platform = box((15.0, -16.5, -1.6), np.array([0, 2.8, 0]), np.array([2.5, 0, 0]), np.array([0, 0, 1.9]))
    return (*bodies, *vestibules, platform)


@lru_cache(maxsize=1)
def _places_of_today() -> set[tuple[str, Point]]:
    geometry = load_geometry()
    return {(module.name, geometry.module(module.name).start) for module in geometry.modules}


@lru_cache(maxsize=2)
def arm(holding: bool = False) -> tuple[Solid, ...]:
    """Canadarm2: two booms of seven metres from its shoulder on Harmony, thicker hand, barrels at joints."""
    pose = load_geometry().arm
    joints = [_here(joint) for joint in (pose.holding if holding else pose.rest)]
    bones = zip(joints, joints[1:], (0.19, 0.19, 0.24), strict=False)
    shoulder = joints[0]
    barrels = [cylinder((x, y - 0.4, z), STARBOARD, 0.8, 0.33) for x, y, z in joints[1:3]]
    return (
        *(bar(start, stop, radius) for start, stop, radius in bones),
        *barrels,
        cylinder((shoulder[0], shoulder[1], shoulder[2] - 0.3), NADIR, 0.8, 0.33),
    )


# How a class of ship shines: white paint more than foil and blankets.
_SHINE = {"cygnus-xl": 0.7, "htv-x": 0.6, "crew-dragon": 0.9, "cargo-dragon": 0.9}


@lru_cache(maxsize=64)
def ship_solids(craft: str, berth: Berth) -> tuple[Solid, ...]:
    """The outline of a class of ship at a berth; the hull comes first."""

    def at(away_m: float, spread_m: float = 0.0) -> Vector:
        place = (
            np.asarray(berth.start) + away_m * np.asarray(berth.away) + spread_m * np.asarray(berth.spread)
        )
        return (float(place[0]), float(place[1]), float(place[2]))

    shape = load_geometry().crafts[craft]
    if shape.lies:
        return _lying(shape, shape.lies, berth)
    across = tuple(np.cross(berth.away, berth.spread))
    across = (float(across[0]), float(across[1]), float(across[2]))
    parts = [turned(berth.start, berth.away, convex(shape.hull), _SHINE.get(craft, 0.3))]
    for side in (1, -1):
        if disc := shape.disc:
            parts.append(cylinder(at(disc.at, side * disc.off), across, 0.06, disc.radius, 0.3))
            parts.append(
                bar(at(disc.at, side * disc.stem), at(disc.at, side * (disc.off - disc.radius)), 0.1)
            )
        if wing := shape.wing:
            middle = at((wing.start + wing.to) / 2, side * (wing.inner + wing.outer) / 2)
            parts.append(panel(middle, across, berth.spread, wing.outer - wing.inner, wing.to - wing.start))
    return tuple(parts)


def _lying(shape: Craft, lies: Lies, berth: Berth) -> tuple[Solid, ...]:
    """A ship that lies across the docking axis: its nose to space, or in flight where it docks from below."""
    away = np.asarray(berth.away)
    nose = np.asarray(WAYS["forward" if berth.away[2] else "zenith"])
    across = np.cross(nose, away)
    tip = np.asarray(berth.start) + lies.deep_m * away + lies.nose_m * nose

    def vector(values: Floats) -> Vector:
        return (float(values[0]), float(values[1]), float(values[2]))

    wing = lies.wing
    parts = [turned(vector(tip), vector(-nose), convex(shape.hull), 0.8)]
    for side in (1, -1):
        middle = tip - (wing.start + wing.to) / 2 * nose + side * (wing.inner + wing.outer) / 2 * across
        middle = middle + 1.3 * away  # the wings are on its belly
        size = (wing.outer - wing.inner, wing.to - wing.start)
        parts.append(panel(vector(middle), vector(away), vector(across), *size))
    return tuple(parts)
