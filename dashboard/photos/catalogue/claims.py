"""What a caption claims beyond place, light and altitude, as data; each kind can be checked.

The texts are our own words for what was printed; the numbers are the printed ones.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Words = Annotated[str, Field(min_length=1, max_length=300)]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class _Claim(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    says: Words
    source: Identifier
    note: Words | None = None


class SpeedClaim(_Claim):
    """The station's speed with respect to the stars; ``rounding`` is the step it was rounded to."""

    kind: Literal["speed"]
    value: Positive
    unit: Literal["mph", "km/h"]
    rounding: Positive


class StreaksClaim(_Claim):
    """City lights streak: that needs lights that are on, and ground that moves."""

    kind: Literal["streaks"]


class CirclesClaim(_Claim):
    """Star trails are circles because the station turns this many times an orbit."""

    kind: Literal["circles"]
    turns_per_orbit: Positive


class DockedClaim(_Claim):
    """A ship of the station's visits is at a port."""

    kind: Literal["docked"]
    visit: Identifier
    port: Identifier


class CargoClaim(_Claim):
    """What a ship brought, and the month it came in (``2025-09``)."""

    kind: Literal["cargo"]
    visit: Identifier
    value: Positive
    unit: Literal["lb", "kg"]
    rounding: Positive
    arrived: Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")] | None = None


class CraftClaim(_Claim):
    """The class of a ship, such as ``cygnus-xl``."""

    kind: Literal["craft"]
    visit: Identifier
    craft: Identifier


class ArmClaim(_Claim):
    """Canadarm2 stands before a ship: where the arm pointed at any moment is published nowhere else."""

    kind: Literal["arm"]
    visit: Identifier


Claim = Annotated[
    SpeedClaim | StreaksClaim | CirclesClaim | DockedClaim | CargoClaim | CraftClaim | ArmClaim,
    Field(discriminator="kind"),
]
