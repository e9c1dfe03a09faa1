"""What was attached, which ports were free and who was aboard, as the API says it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from pydantic import BaseModel, Field

from dashboard.station import complement as station
from dashboard.station.catalogue import load_station
from dashboard.station.complement import Certainty
from dashboard.station.models import Method
from dashboard.station.times import Precision
from dashboard.station.words import place_words, stay_story

STATUS = {
    "complete": "verified",
    "last-known": "last known, unverified",
    "partial": "not known completely",
}


class Attached(BaseModel):
    """A ship at the station."""

    id: str = Field(description="The visit's id: /api/v1/visits/{id}")
    name: str
    full_name: str = Field(description="With the name that captions use, where they use another")
    kind: str = Field(description="cargo or crew")
    craft: str = Field(description="Class of the ship")
    port: str = Field(description="Name of the port, or Canadarm2 where the arm holds the ship off its port")
    port_id: str | None = Field(description="Id of the port; null on Canadarm2, which is no port")
    method: Method
    since_utc: str = Field(description="At this port since; a bare date where the clock time is not known")
    since_precision: Precision
    port_words: str = Field(description="The port in plain words")
    since_text: str = Field(description="The same for people")
    story: str = Field(description="Since when it has been at the station and here, for people")
    arrived_utc: str = Field(description="At the station since; a bare date where the time is not known")
    arrived_precision: Precision
    days: float = Field(description="Days since the arrival (noon where its clock time is not known)")
    day: int = Field(description="1 in the first 24 hours after the arrival, 2 in the next")
    cargo_up_kg: float | None = Field(description="Cargo it brought; null where no figure is known")
    certainty: Certainty
    doubt: str | None = Field(description="Why it may not have been there; null where certain")
    in_photo: bool = Field(description="Whether it is seen in the photograph asked for")


class FreePort(BaseModel):
    """A port without a ship."""

    id: str
    name: str
    certainty: Certainty
    doubt: str | None


class Aboard(BaseModel):
    """Somebody aboard."""

    name: str
    agency: str
    country: str
    role: str | None = Field(description="null where it is not known")
    came_on: str = Field(description="Id of the visit they came on")
    since_utc: str
    since_precision: Precision
    days: float = Field(description="Days aboard by then")
    day: int = Field(description="1 in the first 24 hours, 2 in the next")
    certainty: Certainty
    doubt: str | None


class Complement(BaseModel):
    """The station's complement at one instant."""

    attached: list[Attached]
    free_ports: list[FreePort]
    crew: list[Aboard]
    modules: list[str] = Field(description="The station's own parts then, in the order of their coming")
    complement_status: str = Field(description=" | ".join(STATUS.values()))
    complement_note: str | None = Field(description="The sentence that goes with anything but verified")


def complement_at(instant: datetime, in_photo: Collection[str] = ()) -> Complement:
    """The complement at an aware instant; ``in_photo`` are ids of visits to be marked."""
    return Complement(
        attached=[_attached(ship, ship.visit.id in in_photo) for ship in station.attached(instant)],
        free_ports=[
            FreePort(id=free.port.id, name=free.port.name, certainty=free.certainty, doubt=free.doubt)
            for free in station.free_ports(instant)
        ],
        crew=[_aboard(person) for person in station.crew(instant)],
        modules=[module.name for module in station.modules(instant)],
        complement_status=STATUS[station.coverage(instant)],
        complement_note=station.coverage_note(instant),
    )


def _attached(ship: station.AttachedShip, in_photo: bool) -> Attached:
    return Attached(
        id=ship.visit.id,
        name=ship.visit.name,
        full_name=ship.visit.full_name,
        kind=ship.visit.kind,
        craft=ship.visit.craft,
        port=ship.place_name,
        port_id=ship.port.id if ship.port else None,
        method=ship.method,  # type: ignore[arg-type]  # a Method, typed as text there
        since_utc=ship.since.time_utc,
        since_precision=ship.since.precision,
        port_words=place_words(ship.place, load_station()),
        since_text=ship.since.text,
        story=stay_story(ship.visit, ship.stay),
        arrived_utc=ship.arrived.time_utc,
        arrived_precision=ship.arrived.precision,
        days=round(ship.days, 3),
        day=ship.day,
        cargo_up_kg=ship.visit.cargo.up_kg,
        certainty=ship.certainty,
        doubt=ship.doubt,
        in_photo=in_photo,
    )


def _aboard(one: station.Aboard) -> Aboard:
    return Aboard(
        name=one.person.name,
        agency=one.person.agency,
        country=one.person.country,
        role=one.person.role,
        came_on=one.visit.id,
        since_utc=one.since.time_utc,
        since_precision=one.since.precision,
        days=round(one.days, 3),
        day=one.day,
        certainty=one.certainty,
        doubt=one.doubt,
    )
