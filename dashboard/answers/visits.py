"""Visits with their times, cargo and sources, as the API says them."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, Field

from dashboard.instants import format_utc
from dashboard.station.catalogue import Station, Stretch, load_station, overlaps
from dashboard.station.models import ARM, Attachment, Cargo, Caveat, Dimensions, Method, Seat, Visit
from dashboard.station.times import Confidence, Instant, Precision


class Time(BaseModel):
    """When something happened, no more precisely than it is known."""

    time_utc: str = Field(description="ISO 8601; a bare date where the clock time is not known")
    precision: Precision
    about: bool = Field(description="The source itself marks it as doubtful, without saying by how much")
    earliest_utc: str = Field(description="It happened not before")
    latest_utc: str = Field(description="It happened before this, or at it where the time is exact")
    text: str = Field(description="The same for people")
    confidence: Confidence
    note: str | None
    sources: list[str] = Field(description="Ids of the sources that bear it")


class VisitLaunch(BaseModel):
    """The launch."""

    time: Time
    rocket: str | None = Field(description="null where the sources don't tell it")
    site: str | None


class Stay(BaseModel):
    """One stay at one place."""

    port: str = Field(description="Name of the port, or Canadarm2")
    port_id: str | None = Field(description="Id of the port; null on Canadarm2, which is no port")
    method: Method
    start: Time = Field(serialization_alias="from")
    end: Time | None = Field(serialization_alias="to", description="null where no end is known")
    confidence: Confidence
    note: str | None


class VisitSource(BaseModel):
    """Where facts of the visit come from."""

    id: str
    url: str | None
    title: str | None
    note: str | None


class VisitAnswer(BaseModel):
    """One ship's visit, from launch to landing."""

    id: str
    name: str
    aliases: list[str]
    kind: str
    craft: str
    cospar: str | None = Field(description="International designator of its launch")
    norad: int | None = Field(description="Number in the catalogue of the US Space Force")
    spacecraft: str
    operator: str
    agency: str
    country: str
    launch: VisitLaunch
    attachments: list[Stay]
    landed: Time | None
    last_confirmed_attached: str | None = Field(description="Day, for a ship of which no end is known")
    crew: list[Seat]
    cargo: Cargo
    dimensions: Dimensions
    notes: str | None
    caveats: list[Caveat]
    sources: list[VisitSource]


class Visits(BaseModel):
    """All visits by arrival, and the stretch of time of which they tell everything."""

    known_from_utc: str = Field(description="Ships that had left by then are missing")
    known_until_utc: str = Field(description="Nothing after this could be verified")
    visits: list[VisitAnswer]
    coverage: list[Stretch] = Field(description="What is known of ships, people and cargo, from when to when")
    credit: str | None = Field(description="To be told with the data")


def all_visits(start: datetime | None = None, stop: datetime | None = None) -> Visits:
    """Every visit of the product's data, or those that can have been there between two instants (aware)."""
    station = load_station()
    first = start or station.known_from
    return Visits(
        known_from_utc=format_utc(station.known_from),
        known_until_utc=format_utc(station.known_until),
        visits=[
            visit_answer(visit, station) for visit in station.visits if overlaps(visit, visit, first, stop)
        ],
        coverage=list(station.coverage.stretches),
        credit=station.credit,
    )


def visit_answer(visit: Visit, station: Station) -> VisitAnswer:
    """One visit as the API says it."""
    last = visit.last_confirmed_attached
    return VisitAnswer(
        id=visit.id,
        name=visit.name,
        aliases=list(visit.aliases),
        kind=visit.kind,
        craft=visit.craft,
        cospar=visit.cospar,
        norad=visit.norad,
        spacecraft=visit.spacecraft,
        operator=visit.operator,
        agency=visit.agency,
        country=visit.country,
        launch=VisitLaunch(
            time=_time(visit, visit.launch.time), rocket=visit.launch.rocket, site=visit.launch.site
        ),
        attachments=[_stay(visit, attachment, station) for attachment in visit.attachments],
        landed=_time(visit, visit.landed) if visit.landed else None,
        last_confirmed_attached=last.isoformat() if last else None,
        crew=list(visit.crew),
        cargo=visit.cargo,
        dimensions=visit.dimensions,
        notes=visit.notes,
        caveats=list(visit.caveats),
        sources=[
            VisitSource(id=key, url=source.url, title=source.title, note=source.note)
            for key, source in visit.sources.items()
        ],
    )


def _stay(visit: Visit, attachment: Attachment, station: Station) -> Stay:
    return Stay(
        port=station.place_name(attachment.place),
        port_id=None if attachment.place == ARM else attachment.place,
        method=attachment.method,
        start=_time(visit, attachment.start),
        end=_time(visit, attachment.end) if attachment.end else None,
        confidence=attachment.confidence,
        note=attachment.note,
    )


def _time(visit: Visit, instant: Instant) -> Time:
    return Time(
        time_utc=instant.time_utc,
        precision=instant.precision,
        about=instant.about,
        earliest_utc=format_utc(instant.earliest_utc),
        latest_utc=format_utc(instant.latest_utc),
        text=instant.text,
        confidence=instant.confidence,
        note=instant.note,
        sources=list(visit.sources_of(instant)),
    )
