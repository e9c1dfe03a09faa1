"""The station's shape, read once from ``geometry.toml``: what the page draws and what an exposure shows.

Metres along station axes (x forward, y starboard, z to the Earth) from Unity's centre. Everything is "about":
the file says from what.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, PositiveFloat

from dashboard.station.catalogue import FOLDER, read_toml, shaped
from dashboard.station.models import Fact

Point = tuple[float, float, float]
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
    """A body of revolution: ``profile`` is (distance, radius) along ``away`` from ``start``."""

    name: str
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
    """Canadarm2's joints from the shoulder to the hand, at rest and with a ship in hand."""

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


class Geometry(Fact):
    """Everything of the file."""

    about: str
    sources: tuple[str, ...]
    nadir_stand_off_m: float
    modules: tuple[Module, ...]
    ports: tuple[PortPlace, ...]
    arm: Arm
    crafts: dict[str, Craft]

    def module(self, name: str) -> Module:
        """The module of that name; ``KeyError`` without."""
        return {module.name: module for module in self.modules}[name]

    def port(self, identifier: str) -> PortPlace | None:
        """The place of a port, or of a ship on the arm; None where none is known."""
        return next((port for port in self.ports if port.id == identifier), None)


@lru_cache(maxsize=1)
def load_geometry() -> Geometry:
    """The product's own file, read and shaped once."""
    path = FOLDER / "geometry.toml"
    return shaped(Geometry, read_toml(path), path)


def page_geometry() -> dict[str, Any]:
    """What the page's drawing needs of it, as plain JSON values."""
    return load_geometry().model_dump(
        mode="json", by_alias=True, exclude_none=True, include={"modules", "ports", "arm", "crafts"}
    )


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
