"""Firsts, records and anniversaries to start from, as page, API and terminal say them: each from the data."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, Field

from dashboard.instants import format_utc, from_unix
from dashboard.orbit.archive import load_archive
from dashboard.station.catalogue import load_station
from dashboard.station.firsts import First, all_firsts
from dashboard.station.times import Instant, Precision


class FirstAnswer(BaseModel):
    """One entry."""

    id: str
    title: str
    sentence: str = Field(description="What happened, for people")
    time_utc: str = Field(description="ISO 8601; a bare date where the clock time is not known")
    precision: Precision
    text: str = Field(description="The same for people")
    stop_utc: str | None = Field(description="When a stretch ended; null for an instant, or where it goes on")
    ships: list[str] = Field(description="Ids of the visits that it is about")
    link: str = Field(description="The page at that moment")
    years: int | None = Field(description="How many years before the day asked for; null without a day")


class Firsts(BaseModel):
    """The entries by time."""

    firsts: list[FirstAnswer]
    credit: str | None


def firsts(day: date | None = None) -> Firsts:
    """All entries, or those of earlier years whose anniversary ``day`` is."""
    entries = [_element_set(), *map(_answer, all_firsts())]
    entries.sort(key=lambda one: (one.time_utc, one.id))
    if day is not None:
        entries = [
            one.model_copy(update={"years": day.year - int(one.time_utc[:4])})
            for one in entries
            if one.time_utc[5:10] == f"{day:%m-%d}" and int(one.time_utc[:4]) < day.year
        ]
    return Firsts(firsts=entries, credit=load_station().credit)


def _answer(first: First) -> FirstAnswer:
    start: Instant = first.start
    return FirstAnswer(
        id=first.id,
        title=first.title,
        sentence=first.sentence,
        time_utc=start.time_utc,
        precision=start.precision,
        text=start.text,
        stop_utc=first.stop.time_utc if first.stop else None,
        ships=list(first.ships),
        link=f"/?t={format_utc(start.taken_as_utc)}",
        years=None,
    )


def _element_set() -> FirstAnswer:
    """The first published orbit in the archive."""
    epoch = float(load_archive().epochs_unix_s[0])
    whole = round(epoch)
    return FirstAnswer(
        id="first-element-set",
        title="The first orbit in the archive",
        sentence="The first element set of the station that the archive has.",
        time_utc=format_utc(whole),
        precision="second",
        text=f"{from_unix(whole):%Y-%m-%d %H:%M:%S} UTC",
        stop_utc=None,
        ships=[],
        # The archive begins with this set: a second before it there is no position.
        link=f"/?t={format_utc(int(epoch) + 1)}",
        years=None,
    )
