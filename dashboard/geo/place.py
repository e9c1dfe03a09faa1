"""A place as it was understood."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.geo.regions import Region


@dataclass(frozen=True, eq=False)
class Place:
    """A place as it was understood.

    ``also`` are other bearers of the name; ``note`` is a sentence for people where there is something to say.
    """

    region: Region
    also: tuple[str, ...] = ()
    note: str | None = None
