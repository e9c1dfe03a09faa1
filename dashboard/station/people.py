"""Who was aboard, the expeditions, and flights whose outcome isn't known."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from dashboard.station.models import Fact, Slug, Source, Text
from dashboard.station.times import Instant


class Person(Fact):
    """One stay of somebody aboard; its times are those of the ships they came and left on.

    ``role`` and ``expeditions`` are ``None`` where the sources don't tell them.
    """

    name: Text
    agency: Text
    country: Text
    came_on: Slug
    left_on: Slug | None = None
    role: Text | None = None
    expeditions: tuple[int, ...] | None = None
    also_spelled: tuple[Text, ...] = ()
    note: Text | None = None
    sources: tuple[Slug, ...] = ()


class Expedition(Fact):
    """A numbered crew of the station; one without an end goes on, as far as is known."""

    number: Annotated[int, Field(gt=0)]
    start: Instant = Field(alias="from")
    end: Instant | None = Field(default=None, alias="to")
    note: Text | None = None


class FlightSource(Source):
    """A source of a planned flight, with the key it would have in a visit's file."""

    id: Slug


class PlannedFlight(Fact):
    """A flight that was planned or named; never counted as attached."""

    id: Slug
    name: Text
    status: Text
    expected_launch_utc: datetime | None = None
    expected_site: Text | None = None
    expected_port: Text | None = None
    sources: tuple[FlightSource, ...] = ()
