"""What every form of a file carries: states at equal steps, where they come from, and a link to each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

import numpy as np
from numpy.typing import NDArray

from dashboard.answers.position import ILLUMINATION
from dashboard.answers.track import track_states
from dashboard.instants import format_utc
from dashboard.orbit import geodesy, sunlight
from dashboard.orbit.archive import load_archive
from dashboard.orbit.geodesy import Geodetic
from dashboard.orbit.states import States

NAME = "International Space Station"
NORAD_ID = 25544
INTERNATIONAL_DESIGNATOR = "1998-067A"


@dataclass(frozen=True)
class Stretch:
    """States of the station at n instants, with what a reader needs to check them.

    ``heading_deg`` (n,) clockwise from north over the rotating Earth; ``speed_km_s`` (n,) in space, not over
    the ground; ``light`` (n,) is "sunlit", "penumbra" or "umbra"; ``set_epochs`` (n,) is the epoch of the
    element set that weighs most.
    """

    states: States
    step_s: float
    place: Geodetic
    heading_deg: NDArray[np.float64]
    speed_km_s: NDArray[np.float64]
    light: list[str]
    set_epochs: list[str]
    page: str

    @cached_property
    def times(self) -> list[str]:
        """The instants as UTC texts."""
        return [format_utc(float(unix_s)) for unix_s in self.states.unix_s]

    @property
    def title(self) -> str:
        """What the stretch is, in one line."""
        return f"{NAME}, {self.times[0]} to {self.times[-1]}"

    @property
    def provenance(self) -> str:
        """How the states were made and how far they can be relied on, in two sentences."""
        used = list(dict.fromkeys(self.set_epochs))
        between = used[0] if len(used) == 1 else f"{used[0]} to {used[-1]}"
        return (
            f"Blended from SGP4 over {len(used)} element {'set' if len(used) == 1 else 'sets'} of object "
            f"{NORAD_ID} (US Space Force), epoch {between}. "
            f"95 of 100 states are within {self.states.uncertainty_km.max():.1f} km."
        )

    def link(self, time_utc: str) -> str:
        """The address at which the page shows an instant."""
        return f"{self.page}?t={quote(time_utc, safe=':')}"


def stretch_of(start_unix_s: float, stop_unix_s: float, step_s: float, page: str) -> Stretch:
    """The stretch from start to stop, both included; ``page`` is the address of the page, as "https://…/".

    Raises :class:`InputError` as :func:`track_states` does.
    """
    states = track_states(start_unix_s, stop_unix_s, step_s)
    lit = sunlight.illumination(states.position_itrs_km, states.unix_s)
    sets = load_archive().sets
    return Stretch(
        states=states,
        step_s=step_s,
        place=geodesy.geodetic(states.position_itrs_km),
        heading_deg=geodesy.heading_deg(states.position_itrs_km, states.velocity_itrs_km_s),
        speed_km_s=geodesy.inertial_speed_km_s(states.position_itrs_km, states.velocity_itrs_km_s),
        light=[ILLUMINATION[one] for one in lit],
        set_epochs=[format_utc(sets[int(index)].epoch_unix_s) for index in states.set_index],
        page=page,
    )
