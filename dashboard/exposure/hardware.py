"""The station's hardware around the windows: modules, Canadarm2, and whatever ships are attached.

Metres along station axes (+X forward, +Y starboard, +Z to the Earth) from Unity's nadir port. Places are
good to about a metre, shapes are outlines. The truss, the radiators and the station's own solar arrays are
left out: from the windows they stand overhead. Where Canadarm2 points isn't known at any moment; it is drawn
as the photograph's caption has it, in front of the ship at Harmony's nadir port.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dashboard.exposure.solids import Solid, Vector, bar, box, cylinder, panel, turned
from dashboard.station.complement import attached

Floats = NDArray[np.float64]

FORWARD, AFT = (1.0, 0.0, 0.0), (-1.0, 0.0, 0.0)
STARBOARD, PORT = (0.0, 1.0, 0.0), (0.0, -1.0, 0.0)
NADIR, ZENITH = (0.0, 0.0, 1.0), (0.0, 0.0, -1.0)

STATION_ID, ARM_ID = "station", "canadarm2"
_GAP_M = 2.5  # between a nadir port's reckoned place and the ship's own hull below it


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


BERTHS = {
    "unity-nadir": Berth((0.0, 0.0, _GAP_M), NADIR, FORWARD),
    "harmony-nadir": Berth((15.0, 0.0, _GAP_M), NADIR, STARBOARD),
    "harmony-forward": Berth((20.7, 0.0, -2.2), FORWARD, STARBOARD),
    "harmony-zenith": Berth((15.0, 0.0, -6.6), ZENITH, STARBOARD),
    "rassvet-nadir": Berth((-6.0, 0.0, 6.0), NADIR, STARBOARD),
    "prichal-nadir": Berth((-18.5, 0.0, 18.0), NADIR, STARBOARD),
    "poisk-zenith": Berth((-18.5, 0.0, -8.5), ZENITH, STARBOARD),
    "zvezda-aft": Berth((-30.3, 0.0, -2.2), AFT, STARBOARD),
    # On the arm, waiting below Destiny: the usual place before berthing, not known for any moment.
    "canadarm2": Berth((9.0, 1.0, 9.0), NADIR, FORWARD),
}


def hardware_at(t: datetime) -> tuple[Piece, ...]:
    """Everything drawn at an instant: the station's modules, Canadarm2 and the ships attached."""
    about = "Places good to about a metre."
    assumed = "Its pose is assumed: in front of Harmony's nadir port."
    pieces = [
        Piece(STATION_ID, "Station modules", STATION_ID, "the station", modules(), about),
        Piece(ARM_ID, "Canadarm2", ARM_ID, "the station", arm(), assumed),
    ]
    for ship in attached(t):
        berth = BERTHS.get(ship.place)
        if berth is None:  # a port that this table doesn't know yet: better left out than put anywhere
            continue
        note = "Place good to about a metre; shape from its class, how its arrays are turned isn't known."
        if ship.place == ARM_ID:
            note = "Held by Canadarm2: where exactly isn't known, drawn at the usual waiting place."
        solids = ship_solids(ship.visit.craft, berth)
        pieces.append(Piece(ship.visit.id, ship.visit.name, ship.place, ship.place_name, solids, note))
    return tuple(pieces)


@lru_cache(maxsize=1)
def modules() -> tuple[Solid, ...]:
    """The pressurised modules as plain cylinders, with Kibo's platform."""
    axis = -2.2
    return (
        cylinder((-2.75, 0, axis), FORWARD, 5.5, 2.2),  # Unity
        cylinder((0, 0, -0.3), NADIR, _GAP_M + 0.2, 0.95),  # its nadir port and vestibule
        cylinder((15, 0, -0.3), NADIR, _GAP_M + 0.2, 0.95),  # Harmony's
        cylinder((3.0, 0, axis), FORWARD, 8.5, 2.15),  # Destiny
        cylinder((11.5, 0, axis), FORWARD, 7.2, 2.2),  # Harmony
        turned((18.7, 0, axis), FORWARD, [(0, 1.2), (2.0, 0.8)]),  # PMA-2
        cylinder((15, 2.2, axis), STARBOARD, 6.9, 2.2),  # Columbus
        cylinder((15, -2.2, axis), PORT, 11.2, 2.2),  # Kibo
        box(
            (15, -16.5, -1.6), np.array([0, 2.8, 0]), np.array([2.5, 0, 0]), np.array([0, 0, 1.9])
        ),  # its platform
        cylinder((0, -2.2, axis), PORT, 6.7, 2.2),  # Tranquility
        cylinder((2.2, -6.5, axis), FORWARD, 6.6, 2.1),  # Leonardo
        cylinder((0, 2.2, axis), STARBOARD, 5.5, 2.0),  # Quest
        turned((-2.75, 0, axis), AFT, [(0, 1.3), (1.85, 0.9)]),  # PMA-1
        cylinder((-4.6, 0, axis), AFT, 12.6, 2.05),  # Zarya
        cylinder((-17.2, 0, axis), AFT, 13.1, 2.05),  # Zvezda
        cylinder((-6.0, 0, -0.4), NADIR, 6.4, 1.15),  # Rassvet
        cylinder((-18.5, 0, -0.3), NADIR, 13.3, 2.1),  # Nauka
        turned((-18.5, 0, 13.0), NADIR, [(0, 0.8), (1.2, 1.6), (3.8, 1.6), (5.0, 0.8)]),  # Prichal
        cylinder((-18.5, 0, -4.2), ZENITH, 4.3, 1.3),  # Poisk
    )


@lru_cache(maxsize=1)
def arm() -> tuple[Solid, ...]:
    """Canadarm2: two booms of seven metres, shoulder on Harmony, hand before its nadir port."""
    shoulder, elbow, wrist = (12.6, -0.4, 0.2), (8.1, -3.4, 4.5), (12.2, 0.2, 8.9)
    hand = (13.4, 1.0, 9.9)
    return (
        bar(shoulder, elbow, 0.19),
        bar(elbow, wrist, 0.19),
        bar(wrist, hand, 0.24),
        cylinder((8.1, -3.75, 4.5), STARBOARD, 0.8, 0.33),
        cylinder((12.2, -0.2, 8.9), STARBOARD, 0.8, 0.33),
        cylinder((12.6, -0.4, -0.1), NADIR, 0.8, 0.33),
    )


@lru_cache(maxsize=64)
def ship_solids(craft: str, berth: Berth) -> tuple[Solid, ...]:
    """The outline of a class of ship at a berth; the hull is the first. Sizes as published for the class."""

    def at(away_m: float, spread_m: float = 0.0) -> Vector:
        place = (
            np.asarray(berth.start) + away_m * np.asarray(berth.away) + spread_m * np.asarray(berth.spread)
        )
        return (float(place[0]), float(place[1]), float(place[2]))

    def wings(away_m: float, first_m: float, length_m: float, width_m: float) -> tuple[Solid, ...]:
        return tuple(
            panel(at(away_m, side * (first_m + length_m / 2)), across, berth.spread, length_m, width_m)
            for side in (1, -1)
        )

    across = tuple(np.cross(berth.away, berth.spread))
    across = (float(across[0]), float(across[1]), float(across[2]))
    if craft == "cygnus-xl":
        discs = tuple(cylinder(at(6.9, side * 3.6), across, 0.06, 1.85, 0.3) for side in (1, -1))
        booms = tuple(bar(at(6.9, side * 1.4), at(6.9, side * 2.0), 0.1) for side in (1, -1))
        hull = turned(
            berth.start, berth.away, [(0.0, 1.25), (0.35, 1.5), (6.6, 1.5), (7.5, 1.3), (7.9, 0.75)], 0.7
        )
        return (hull, *discs, *booms)
    if craft == "htv-x":
        hull = turned(berth.start, berth.away, [(0.0, 1.6), (0.5, 2.2), (6.6, 2.2), (8.0, 1.7)], 0.6)
        return (hull, *wings(6.2, 2.4, 6.4, 2.2))
    if craft in ("crew-dragon", "cargo-dragon"):
        hull = turned(berth.start, berth.away, [(0.0, 0.8), (0.9, 1.2), (4.4, 1.95), (8.1, 1.85)], 0.9)
        return (hull,)
    if craft == "progress":
        hull = turned(berth.start, berth.away, [(0.0, 0.8), (0.8, 1.1), (4.9, 1.1), (7.2, 1.35)], 0.3)
        return (hull, *wings(6.2, 1.5, 3.9, 1.2))
    # Soyuz: orbital module, descent module, service module with its wings.
    hull = turned(berth.start, berth.away, [(0.0, 0.7), (0.8, 1.13), (4.9, 1.13), (7.1, 1.35)], 0.3)
    return (hull, *wings(6.0, 1.5, 3.8, 1.1))
