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


class ArcsByColumn(BaseModel):
    """The same numbers column by column: a fifth shorter over the wire."""

    frame: Literal["ITRS"]
    shared: dict[str, float] = Field(description="Coefficients that all blocks have in common")
    by_column: dict[str, list[float]] = Field(description="Each number of all blocks, in the order of time")


def arcs_json(start_unix_s: float, stop_unix_s: float, by_column: bool = False) -> bytes:
    """The :class:`Arcs` of a stretch, or :class:`ArcsByColumn`, as JSON; about a second's work for a year."""
    answer = to_json(fit_arcs(None, start_unix_s, stop_unix_s))
    if by_column:
        columns = zip(*answer.pop("blocks"), strict=True)
        answer["by_column"] = dict(zip(answer.pop("columns"), columns, strict=True))
    return pydantic_core.to_json(answer)
