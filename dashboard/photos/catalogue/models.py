"""What is known of a photograph: facts, each with its source and how sure it is.

Nothing here is inferred. Where a number of ours stands beside a published word ("in the middle of
the night"), its field says that it is our reading.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from dashboard.geo.placeborders import border_codes
from dashboard.photos.catalogue.claims import Claim

Confidence = Literal["published", "inferred", "circumstantial"]
Words = Annotated[str, Field(min_length=1, max_length=600)]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")]
Where = Literal["top", "right", "bottom", "left", "centre", "background"]


class _Facts(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Facts):
    """Where a fact was read. ``url`` is null where only a copy of the text was at hand.

    ``link_text`` says where the link leads, if that is another page than the one read.
    """

    id: Identifier
    title: Words
    publisher: Words
    dated: date | None = None
    url: Annotated[str, Field(pattern=r"^https://\S+$")] | None = None
    link_text: Words | None = None


class _Sourced(_Facts):
    source: Identifier
    confidence: Confidence = "published"
    note: Words | None = None


class Publication(_Sourced):
    """When and where it came out; the photograph was taken before. ``whose`` words the caption is."""

    day: date
    by: Words
    series: Words | None = None
    whose: Literal["nasa", "press", "crew"] | None = None


class Dated(_Sourced):
    """The day the caption gives for the picture, in UTC."""

    day: date


class Taken(_Sourced):
    """The moment where it is published: known to ``within_s`` seconds either side."""

    time_utc: datetime
    within_s: Annotated[float, Field(gt=0, le=86_400)]


class Seen(_Sourced):
    """One thing in the frame. ``visit`` names the ship among the station's visits, if it is one."""

    what: Words
    where: Where
    visit: Identifier | None = None
    port: Identifier | None = None


class Place(_Sourced):
    """What the station was above. Exactly one of ``border``, ``point`` and ``city`` is given.

    ``within_km`` is our reading of the published words: no farther from the place than this.
    ``point`` is (latitude_deg, longitude_deg); ``city`` a name of the city list, with its country
    after a comma where the name is not unique; ``border`` two countries by names or codes.
    """

    words: Words
    border: tuple[str, str] | None = None
    point: tuple[Annotated[float, Field(ge=-90, le=90)], Annotated[float, Field(ge=-180, le=180)]] | None = (
        None
    )
    city: Words | None = None
    within_km: Annotated[float, Field(gt=0, le=2500)] = 150.0

    @field_validator("border", mode="before")
    @classmethod
    def _by_names(cls, given: object) -> object:
        """Names are read too: ``"India-Pakistan"``, ``["India", "Pakistan"]``."""
        parts = given if isinstance(given, list | tuple) else [given]
        texts = [part for part in parts if isinstance(part, str)]
        return (border_codes(" - ".join(texts)) if len(texts) == len(parts) else None) or given

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if sum(x is not None for x in (self.border, self.point, self.city)) != 1:
            raise ValueError("a place is given by exactly one of border, point and city")
        return self


class Light(_Sourced):
    """Night or day under the station, and the hour of the Sun there where words speak of it.

    ``hour_h`` and ``spread_h`` are our reading of the words: the middle and one standard deviation,
    in hours of local solar time.
    """

    words: Words
    condition: Literal["night", "day"] | None = None
    hour_h: Annotated[float, Field(ge=0, lt=24)] | None = None
    spread_h: Annotated[float, Field(gt=0, le=12)] | None = None

    @model_validator(mode="after")
    def _hour_has_spread(self) -> Self:
        if (self.hour_h is None) != (self.spread_h is None):
            raise ValueError("hour_h and spread_h are given together")
        return self


class PrintedAltitude(_Sourced):
    """The height as printed. ``rounding`` is the step it was rounded to, in the same unit."""

    words: Words
    value: Annotated[float, Field(gt=0)]
    unit: Literal["mi", "km"]
    rounding: Annotated[float, Field(gt=0)]


class Evidence(_Sourced):
    """Something that points to certain days without naming the photograph; ``name`` is short.

    ``probability`` is our judgement that it speaks of this very photograph; with it, the moment lies
    between ``from_utc`` and ``to_utc``; without it, the evidence says nothing.
    """

    id: Identifier
    name: Words
    says: Words
    from_utc: datetime
    to_utc: datetime
    probability: Annotated[float, Field(gt=0, lt=1)]
    confidence: Confidence = "circumstantial"

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if (self.from_utc.tzinfo is None) != (self.to_utc.tzinfo is None):  # not to be compared
            raise ValueError("times are given in UTC, with a Z")
        if not self.from_utc < self.to_utc:
            raise ValueError("from_utc comes before to_utc")
        return self


class Photo(_Facts):
    """One photograph. ``photographer`` is a name among the station's people, where known."""

    id: Identifier
    title: Words
    photographer: Words | None = None
    credit: Words
    kind: Words
    rights: Words
    published: Publication | None = None
    dated: Dated | None = None
    taken: Taken | None = None
    place: Place
    light: Light | None = None
    altitude: PrintedAltitude | None = None
    seen: tuple[Seen, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    claims: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _sources_exist(self) -> Self:
        known = {source.id for source in self.sources}
        parts = (self.published, self.dated, self.taken, self.place, self.light, self.altitude)
        facts = [*(part for part in parts if part is not None), *self.seen, *self.evidence, *self.claims]
        if missing := sorted({fact.source for fact in facts} - known):
            raise ValueError(f"no such source: {', '.join(missing)}")
        return self

    @model_validator(mode="after")
    def _times_are_utc(self) -> Self:
        times = [moment for item in self.evidence for moment in (item.from_utc, item.to_utc)]
        times += [self.taken.time_utc] if self.taken else []
        if any(moment.utcoffset() != UTC.utcoffset(None) for moment in times):
            raise ValueError("times are given in UTC, with a Z")
        return self

    def source(self, identifier: str) -> Source:
        """The source of that id. Raises ``KeyError``; a fact's own source always exists."""
        for candidate in self.sources:
            if candidate.id == identifier:
                return candidate
        raise KeyError(identifier)

    def ships(self) -> tuple[Seen, ...]:
        """What is seen in the frame and is a ship of the station's visits."""
        return tuple(item for item in self.seen if item.visit is not None)
