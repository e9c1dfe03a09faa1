"""The whole of one instant: position, ground, element set and complement."""

from __future__ import annotations

from pydantic import BaseModel, Field

from dashboard.answers import complement
from dashboard.answers.complement import Aboard, Attached, FreePort
from dashboard.answers.position import (
    Elements,
    Ground,
    Position,
    elements_of,
    ground_of,
    position_of,
    state_at,
)
from dashboard.instants import format_utc, from_unix
from dashboard.photos.catalogue.files import MISSION_PHOTO, photo_by_id


class Moment(BaseModel):
    """All that the page shows of one instant."""

    time_utc: str
    position: Position
    ground: Ground
    elements: Elements
    attached: list[Attached] = Field(description="Ships, in the order of the ports")
    free_ports: list[FreePort]
    crew: list[Aboard] = Field(description="People aboard, those longest there first")
    modules: list[str] = Field(description="The station's own parts then, in the order of their coming")
    complement_status: str = Field(description="How far ships and crew can be relied on")
    complement_note: str | None = Field(description="The sentence that goes with anything but verified")


def moment_at(unix_s: float, photo: str = MISSION_PHOTO) -> Moment:
    """The moment at POSIX seconds, with the ships of a photograph marked.

    Raises :class:`InputError` for an instant outside the archive and for an unknown photograph.
    """
    ships = {seen.visit for seen in photo_by_id(photo).ships() if seen.visit}
    states = state_at(unix_s)
    position = position_of(states)
    then = complement.complement_at(from_unix(unix_s), ships)
    return Moment(
        time_utc=format_utc(unix_s),
        position=position,
        ground=ground_of(position, unix_s),
        elements=elements_of(states),
        attached=then.attached,
        free_ports=then.free_ports,
        crew=then.crew,
        modules=then.modules,
        complement_status=then.complement_status,
        complement_note=then.complement_note,
    )
