"""The station's own parts: modules, adapters and airlocks with the places they have had."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from dashboard.station.models import Fact, Slug, Text
from dashboard.station.times import Instant, SourceKeys


class ModuleStay(Fact):
    """A module at one place; held by the arm on its way. One without an end is still there."""

    place: Slug
    start: Instant = Field(alias="from")
    end: Instant | None = Field(default=None, alias="to")

    def holds_at(self, t: datetime) -> bool:
        """Whether it was there at ``t`` (aware)."""
        return self.start.taken_as_utc <= t and (self.end is None or t < self.end.taken_as_utc)


class Module(Fact):
    """A module with its launch, what brought it, and its places in order; Zarya, the first, has none."""

    id: Slug
    name: Text
    cospar: Text | None = None
    launch: Instant
    brought_by: Slug | None = None
    ended: Instant | None = None
    notes: Text | None = None
    stays: tuple[ModuleStay, ...] = ()
    sources: Annotated[SourceKeys, Field(min_length=1)]

    def place_at(self, t: datetime) -> str | None:
        """Its place at ``t`` (aware); ``None`` before it was there, between two places, and after it left."""
        return next((stay.place for stay in self.stays if stay.holds_at(t)), None)

    def part_at(self, t: datetime) -> bool:
        """Whether it belonged to the station at ``t``, also while the arm carried it from place to place."""
        if not self.stays:
            return self.launch.taken_as_utc <= t
        last = self.stays[-1].end
        return self.stays[0].start.taken_as_utc <= t and (last is None or t < last.taken_as_utc)
