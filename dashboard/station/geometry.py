"""The station's shape, read once from ``geometry.toml``: what the page draws and what an exposure shows.

Metres along station axes (x forward, y starboard, z to the Earth) from Unity's centre. Everything is "about":
the file says from what.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, PositiveFloat

from dashboard.station.catalogue import FOLDER, load_station
from dashboard.station.models import Fact
from dashboard.station.modules import Module as Facts
from dashboard.station.shapes import read_toml, shaped

Point = tuple[float, float, float]
Pair = tuple[float, float]
Stretch = tuple[datetime, datetime | None]
Way = Literal["forward", "aft", "starboard", "port", "nadir", "zenith"]
WAYS: dict[Way, Point] = {
    "forward": (1.0, 0.0, 0.0),
    "aft": (-1.0, 0.0, 0.0),
    "starboard": (0.0, 1.0, 0.0),
    "port": (0.0, -1.0, 0.0),
    "nadir": (0.0, 0.0, 1.0),
    "zenith": (0.0, 0.0, -1.0),
}


def _onward(profile: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    if any(after[0] <= before[0] for before, after in pairwise(profile)):
        raise ValueError("distances have to grow")
    return profile


Profile = Annotated[tuple[tuple[float, PositiveFloat], ...], Field(min_length=2), AfterValidator(_onward)]


class Module(Fact):
    """A body of revolution: ``profile`` is (distance, radius) along ``away`` from ``start``.

    It stands there while the module ``of`` the station's facts is at ``place``.
    """

    name: str
    of: str
    place: str | None = None
    start: Point
    away: Way
    profile: Profile
    holds_the_window: bool = False


class PortPlace(Fact):
    """Where a ship's hull begins, which way it stands off, and which way its arrays spread."""

    id: str
    at: Point
    away: Way
    spread: Way


class Arm(Fact):
    """Canadarm2's joints from the shoulder to the hand, at rest and with a ship in hand.

    The poses are those on the module that it ``stands_on``: before that was there it isn't drawn.
    """

    stands_on: str
    rest: tuple[Point, ...]
    holding: tuple[Point, ...]


class Wing(Fact):
    """A flat array on either side: along the ship between ``start`` and ``to``, off its axis to ``outer``."""

    start: float = Field(alias="from")
    to: float
    inner: float
    outer: float
    ribs: int
    stem: float | None = None


class Disc(Fact):
    """A round array on either side, its middle ``off`` the axis."""

    at: float
    off: float
    radius: float
    stem: float


class Lies(Fact):
    """A ship that lies across the docking axis: its outlines as polygons, m, and where its nose is."""

    nose_m: PositiveFloat
    deep_m: PositiveFloat
    wing: Wing
    side: tuple[Pair, ...]
    edge: tuple[Pair, ...]
    face: tuple[Pair, ...]


class Beam(Fact):
    """A part of the truss: there since its module came, or since the ship that brought it."""

    of: str | None = None
    brought_by: str | None = None


class Craft(Fact):
    """The outline of a class of ship; x from the docking face."""

    length_m: PositiveFloat
    across_m: PositiveFloat
    hull: Profile
    wing: Wing | None = None
    disc: Disc | None = None
    fin: tuple[tuple[float, float], ...] | None = None
    rings: tuple[float, ...] = ()
    windows: tuple[Point, ...] = ()
    lies: Lies | None = None


class Geometry(Fact):
    """Everything of the file."""

    about: str
    sources: tuple[str, ...]
    nadir_stand_off_m: float
    modules: tuple[Module, ...]
    ports: tuple[PortPlace, ...]
    arm: Arm
    crafts: dict[str, Craft]
    truss: dict[str, Beam]

    def module(self, name: str) -> Module:
        """The module of that name where it is today; ``KeyError`` without."""
        return {module.name: module for module in reversed(self.modules)}[name]

    def port(self, identifier: str) -> PortPlace | None:
        """The place of a port, or of a ship on the arm; None where none is known."""
        return next((port for port in self.ports if port.id == identifier), None)


@lru_cache(maxsize=1)
def load_geometry() -> Geometry:
    """The product's own file, read and shaped once."""
    path = FOLDER / "geometry.toml"
    return shaped(Geometry, read_toml(path), path)


@lru_cache(maxsize=1)
def _facts() -> dict[str, Facts]:
    return {module.id: module for module in load_station().modules}


def stands(module: Module) -> tuple[Stretch, ...]:
    """When a module stood where this one is drawn; the last stretch may go on."""
    fact = _facts()[module.of]
    if module.place is None:
        return ((fact.launch.taken_as_utc, None),)
    return tuple(
        (stay.start.taken_as_utc, stay.end.taken_as_utc if stay.end else None)
        for stay in fact.stays
        if stay.place == module.place
    )


def beam_stands(beam: Beam) -> tuple[Stretch, ...]:
    """The same of a part of the truss."""
    if beam.of:
        return ((_facts()[beam.of].stays[0].start.taken_as_utc, None),)
    return ((load_station().visit(beam.brought_by or "").attachments[0].start.taken_as_utc, None),)


def stands_at(stretches: tuple[Stretch, ...], t: datetime) -> bool:
    """Whether one of the stretches holds at ``t`` (aware)."""
    return any(start <= t and (stop is None or t < stop) for start, stop in stretches)


def modules_at(t: datetime) -> tuple[Module, ...]:
    """The modules as they stood at ``t`` (aware), each at its place of that time."""
    return tuple(module for module in load_geometry().modules if stands_at(stands(module), t))


def arm_stands() -> tuple[Stretch, ...]:
    """When Canadarm2 stood where it is drawn: on its module, at that module's place of today."""
    geometry = load_geometry()
    return stands(next(module for module in geometry.modules if module.of == geometry.arm.stands_on))


def page_geometry() -> dict[str, Any]:
    """What the page's drawing needs, as plain JSON values; when each part stood there in ms since 1970."""
    geometry = load_geometry()
    told = geometry.model_dump(
        mode="json", by_alias=True, exclude_none=True, include={"modules", "ports", "arm", "crafts"}
    )
    for module, plain in zip(geometry.modules, told["modules"], strict=True):
        del plain["of"]
        plain["stands"] = _ms(stands(module))
    told["arm"]["stands"] = _ms(arm_stands())
    told["truss"] = {name: _ms(beam_stands(beam)) for name, beam in geometry.truss.items()}
    return told


def _ms(stretches: tuple[Stretch, ...]) -> list[list[int | None]]:
    return [[None if t is None else round(t.timestamp() * 1000) for t in stretch] for stretch in stretches]


def convex(profile: Profile) -> list[tuple[float, float]]:
    """The profile without its waists: the upper hull of its points."""
    kept: list[tuple[float, float]] = []
    for x, r in profile:
        while len(kept) > 1:
            (x1, r1), (x2, r2) = kept[-2:]
            if (r2 - r1) * (x - x1) > (r - r1) * (x2 - x1):
                break
            kept.pop()
        kept.append((x, r))
    return kept
