"""A window of the archive as closed forms, so that a browser knows any instant while it scrubs."""

from __future__ import annotations

from typing import Literal

import pydantic_core
from pydantic import BaseModel, Field

from dashboard.orbit.arcfit import fit_arcs
from dashboard.orbit.arcs import to_json


class Arcs(BaseModel):
    """Blocks that follow one another, good to 0.04 km where nothing happened: for drawing, not measuring.

    The closed form is written down in the module ``dashboard.orbit.arcs``.
    """

    frame: Literal["ITRS"]
    columns: list[str] = Field(description="What the numbers of a block are, in order")
    shared: dict[str, float] = Field(description="Coefficients that all blocks have in common")
    blocks: list[list[float]] = Field(description="One row a block, from start to stop in POSIX seconds")


def arcs_json(start_unix_s: float, stop_unix_s: float) -> bytes:
    """The :class:`Arcs` of a stretch as JSON; about a second's work for a year."""
    return pydantic_core.to_json(to_json(fit_arcs(None, start_unix_s, stop_unix_s)))
