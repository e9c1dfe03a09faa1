"""What a visit, a port and a source are; a file that breaks these shapes is refused with its reason."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from dashboard.station.times import Confidence, Instant, SourceKeys

Method = Literal["docked", "berthed", "held"]
Craft = Literal[
    "progress",
    "soyuz",
    "crew-dragon",
    "cargo-dragon",
    "cygnus-xl",
    "htv-x",
    "shuttle",
    "atv",
    "htv",
    "dragon",
    "cygnus",
    "cygnus-standard",
    "starliner",
    "mplm",
    "module-tug",
]
# What a ship came for: with goods, with people, with a part of the station; or it is a logistics module,
# which a Shuttle brought and took home.
Kind = Literal["cargo", "crew", "assembly", "logistics"]
CargoKind = Literal["propellant", "water", "gas", "dry", "crew-supplies", "science", "hardware"]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, Field(min_length=1)]
Kilograms = Annotated[float, Field(gt=0, le=20_000, allow_inf_nan=False)]
Metres = Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)]

ARM = "canadarm2"  # a place a ship can be held at, and no port


class Fact(BaseModel):
    """Base of all: nothing unknown slips in, nothing changes afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Source(Fact):
    """Where a fact comes from: a page, or a public file whose original wasn't opened (see the note)."""

    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    title: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if self.url is None and self.title is None:
            raise ValueError("a source needs a url or a title")
        return self


class Launch(Fact):
    """Instant of the launch; rocket and site where the sources tell them."""

    time: Instant
    rocket: Text | None = None
    site: Text | None = None


class Attachment(Fact):
    """One stay at one place: docked or berthed at a port, or held by Canadarm2."""

    place: Slug
    method: Method
    start: Instant = Field(alias="from")
    end: Instant | None = Field(default=None, alias="to")
    confidence: Confidence
    note: Text | None = None

    @model_validator(mode="after")
    def _ends_after_its_start(self) -> Self:
        if (self.place == ARM) != (self.method == "held"):
            raise ValueError("a ship is 'held' by canadarm2, and docked or berthed at a port")
        if self.end and (
            self.end.taken_as_utc <= self.start.taken_as_utc or self.end.latest_utc <= self.start.earliest_utc
        ):
            raise ValueError("an attachment ends before its start")
        return self


class CargoPart(Fact):
    """One line of what was carried up. ``by_subtraction``: the rest of the total, not a printed figure."""

    kind: CargoKind
    label: Text
    mass_kg: Kilograms
    by_subtraction: bool = False


class Cargo(Fact):
    """What a ship brought; masses in kilograms, absent where none was found (never zero).

    ``scope`` says what the source counts in ``up_kg``; ``dry_kg`` is the part of it that isn't propellant,
    water or gas; ``down_kg`` went back to the Earth or down with the ship.
    """

    up_kg: Kilograms | None = None
    up_lb: Annotated[float, Field(gt=0)] | None = None
    scope: Text | None = None
    dry_kg: Kilograms | None = None
    down_kg: Kilograms | None = None
    pressurised_kg: Kilograms | None = None
    unpressurised_kg: Kilograms | None = None
    items: tuple[Text, ...] = ()
    breakdown: tuple[CargoPart, ...] = ()

    @property
    def not_broken_down_kg(self) -> float | None:
        """Part of the total of which no kind is known; ``None`` where the total itself isn't known."""
        return None if self.up_kg is None else self.up_kg - sum(part.mass_kg for part in self.breakdown)

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if self.breakdown and (self.not_broken_down_kg is None or self.not_broken_down_kg < -0.5):
            raise ValueError("the breakdown weighs more than the whole cargo")
        if self.up_kg and self.up_lb and abs(self.up_lb * 0.45359237 - self.up_kg) > 0.003 * self.up_kg:
            raise ValueError("up_kg and up_lb disagree by more than rounding")
        return self


class Seat(Fact):
    """Somebody who came on this ship; ``role`` where it is known."""

    name: Text
    agency: Text
    role: Text | None = None


class Dimensions(Fact):
    """Size and mass of the ship, mostly those of its class (see the note)."""

    length_m: Metres
    diameter_m: Metres
    solar_span_m: Metres | None = None
    launch_mass_kg: Kilograms | None = None
    pressurised_volume_m3: Annotated[float, Field(gt=0)] | None = None
    cargo_volume_m3: Annotated[float, Field(gt=0)] | None = None
    max_cargo_kg: Kilograms | None = None
    note: Text


class Reboosts(Fact):
    """Whether the ship raised the station's orbit; ``performed`` absent: nothing found either way."""

    performed: bool | None = None
    count: Annotated[int, Field(gt=0)] | None = None
    note: Text | None = None


class Caveat(Fact):
    """How sure a fact is, in the words of whoever checked it."""

    about: Text
    confidence: Confidence | None = None
    note: Text | None = None


class Opening(Fact):
    """A stretch of time in which a port was there to be used; one without an end goes on."""

    start: Instant = Field(alias="from")
    end: Instant | None = Field(default=None, alias="to")

    def holds_at(self, t: datetime) -> bool:
        """Whether the port was there at ``t`` (aware)."""
        return self.start.taken_as_utc <= t and (self.end is None or t < self.end.taken_as_utc)


class Port(Fact):
    """One of the ports that the station has or had; ``direction`` in the usual flight attitude.

    ``open`` are the stretches in which a ship could use it: a port comes with its module, and goes with it or
    when a module takes its place.
    """

    id: Slug
    name: Text
    module: Text
    segment: Literal["US", "Russian"]
    direction: Literal["forward", "aft", "zenith", "nadir"]
    adapter: Text | None = None
    system: Text
    method: Text
    typical: tuple[Text, ...]
    open: Annotated[tuple[Opening, ...], Field(min_length=1)]

    def open_at(self, t: datetime) -> bool:
        """Whether a ship could have used it at ``t`` (aware)."""
        return any(opening.holds_at(t) for opening in self.open)

    def open_between(self, start: datetime, stop: datetime | None) -> bool:
        """Whether a ship could have used it at some time between two instants (aware)."""
        return any(
            (one.end is None or one.end.latest_utc > start)
            and (stop is None or one.start.earliest_utc < stop)
            for one in self.open
        )

    @property
    def where(self) -> str:
        """What it is on: ``Harmony``, ``PMA-2 on Destiny``."""
        return self.name.removesuffix(f" {self.direction}")


class Visit(Fact):
    """One ship's stay at the station, from launch to landing, with the sources of every statement."""

    id: Slug
    name: Text
    aliases: tuple[Text, ...] = ()
    caption_name: Text | None = None
    kind: Kind
    craft: Craft
    spacecraft: Text
    cospar: Text | None = None
    norad: int | None = None
    operator: Text
    agency: Text
    country: Text
    notes: Text | None = None
    last_confirmed_attached: date | None = None
    launch: Launch
    attachments: Annotated[tuple[Attachment, ...], Field(min_length=1)]
    landed: Instant | None = None
    crew: tuple[Seat, ...] = ()
    cargo: Cargo = Cargo()
    dimensions: Dimensions
    reboosts: Reboosts = Reboosts()
    caveats: tuple[Caveat, ...] = ()
    sources: Annotated[dict[Slug, Source], Field(min_length=1)]

    @property
    def full_name(self) -> str:
        """The name as captions have it, the short one beside it: ``Cygnus-23 (NG-23)``; else the name."""
        return self.caption_name or self.name

    @property
    def short_name(self) -> str:
        """The name where there is little room: ``Cygnus-23``, ``CRS-33``."""
        return self.full_name.partition(" (")[0].removeprefix("SpaceX ")

    def instants(self) -> list[tuple[str, Instant]]:
        """Every time of the visit with the name of its field."""
        times = [("launch", self.launch.time)]
        for number, attachment in enumerate(self.attachments, 1):
            times.append((f"attachment {number} from", attachment.start))
            if attachment.end:
                times.append((f"attachment {number} to", attachment.end))
        return times + ([("landed", self.landed)] if self.landed else [])

    def sources_of(self, instant: Instant) -> SourceKeys:
        """Keys of the sources that bear a time: those it names, or else all of the visit's together."""
        return instant.sources or tuple(self.sources)

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        for name, instant in self.instants():
            if unknown := [key for key in instant.sources if key not in self.sources]:
                raise ValueError(f"{name} names a source that isn't there: {', '.join(unknown)}")
        for before, after in zip(self.attachments, self.attachments[1:], strict=False):
            if before.end is None:
                raise ValueError("only the last attachment can be without an end")
            if before.end.when != after.start.when and before.end.latest_utc > after.start.earliest_utc:
                raise ValueError(
                    "a ship moves from place to place: each attachment starts when the last ended, "
                    "or after a flight between them"
                )
        last = self.attachments[-1]
        if self.attachments[0].start.latest_utc <= self.launch.time.earliest_utc:
            raise ValueError("the ship arrives before its launch")
        if self.landed and (last.end is None or self.landed.latest_utc <= last.end.earliest_utc):
            raise ValueError("the ship lands before it leaves")
        if (last.end is None) != (self.last_confirmed_attached is not None):
            raise ValueError("a ship without an end needs last_confirmed_attached, and only such a ship")
        if self.kind == "crew" and not self.crew and not self.notes:
            raise ValueError("a crew ship names its crew, or says in its notes why it came without")
        if self.kind in ("cargo", "logistics") and self.crew:
            raise ValueError("a ship that brought people is no cargo ship")
        return self
