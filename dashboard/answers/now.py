"""Now, by the clock: the moment as far as the newest element set and the last verified visits carry it."""

from __future__ import annotations

from pydantic import BaseModel, Field

from dashboard.answers.complement import Aboard, Attached, FreePort, complement_at
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
from dashboard.orbit.archive import REACH_S, load_archive
from dashboard.orbit.window import DAY_S
from dashboard.station.catalogue import load_station

_WAY_OUT = "whoever runs this server can fetch the current one (iss-dashboard elements update)"
_STALE_H = 72.0  # later than that a fresh set is worth the asking


class Now(BaseModel):
    """A moment whose position may not be known: no element set is near enough to the clock's time."""

    time_utc: str = Field(description="The server's clock, to the second")
    position: Position | None = Field(description="null where no element set is near enough")
    ground: Ground | None = Field(description="null where the position is not known")
    elements: Elements | None = Field(description="null where the position is not known")
    newest_set_utc: str = Field(description="Epoch of the newest element set in the archive")
    newest_set_age_h: float = Field(description="Hours from that epoch to now; negative before it")
    answered_until_utc: str = Field(description="Last instant for which positions are given")
    note: str = Field(
        description="How fresh the position is, or why there is none and what to do: a sentence"
    )
    attached: list[Attached] = Field(description="Ships, in the order of the ports; the last known ones")
    free_ports: list[FreePort]
    crew: list[Aboard] = Field(description="People aboard, those longest there first; the last known ones")
    modules: list[str] = Field(description="The station's own parts, in the order of their coming")
    complement_status: str = Field(description="How far ships and crew can be relied on")
    complement_note: str | None = Field(description="The sentence that goes with anything but verified")
    complement_known_until_utc: str = Field(description="Ships and crew are verified up to here")


def now_at(unix_s: float) -> Now:
    """What is known at the clock's time, POSIX seconds. Never refuses: what isn't known is null."""
    archive = load_archive()
    newest = float(archive.epochs_unix_s[-1])
    stop = archive.span()[1]
    age_h = (unix_s - newest) / 3600.0
    states = state_at(unix_s) if archive.answered(unix_s)[0] else None
    position = None if states is None else position_of(states)
    elements = None if states is None else elements_of(states)
    then = complement_at(from_unix(unix_s))
    return Now(
        time_utc=format_utc(unix_s),
        position=position,
        ground=None if position is None else ground_of(position, unix_s),
        elements=elements,
        newest_set_utc=format_utc(newest),
        newest_set_age_h=round(age_h, 4),
        answered_until_utc=format_utc(stop),
        note=_note(age_h, None if elements is None else elements.uncertainty_km),
        attached=then.attached,
        free_ports=then.free_ports,
        crew=then.crew,
        modules=then.modules,
        complement_status=then.complement_status,
        complement_note=then.complement_note,
        complement_known_until_utc=format_utc(load_station().known_until),
    )


def _note(age_h: float, uncertainty_km: float | None) -> str:
    if uncertainty_km is None:
        if age_h < 0:
            return "The clock is outside the archive of element sets: no position is given."
        return (
            f"The newest element set is {age_text(age_h)} old, too old to say where the station is now "
            f"({REACH_S / DAY_S:.0f} days at most): {_WAY_OUT}."
        )
    if age_h < 0:
        return (
            f"The archive has element sets for this time; the position is good to {uncertainty_km:,.1f} km."
        )
    sentence = (
        f"The newest element set is {age_text(age_h)} old; the position is good to {uncertainty_km:,.1f} km"
    )
    return f"{sentence}: {_WAY_OUT}." if age_h > _STALE_H else f"{sentence}."


def age_text(age_h: float) -> str:
    """An age in hours for people: ``40 minutes``, ``7 hours``, ``12 days``."""
    if age_h < 1:
        return f"{max(1, round(age_h * 60))} minutes" if round(age_h * 60) > 1 else "a minute"
    if age_h < 48:
        return "1 hour" if round(age_h) == 1 else f"{round(age_h)} hours"
    return f"{int(age_h / 24)} days"
