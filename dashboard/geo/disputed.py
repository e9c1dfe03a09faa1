"""Lines in dispute with the names a reader needs: whose border, or which area's claim, each is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from dashboard.geo.borderdata import Area, Line, border_data
from dashboard.geo.sphere import great_circle_km


@dataclass(frozen=True, eq=False)
class NamedLine:
    """A disputed line. ``name``: "India – Pakistan" for a line in effect, for a claim's edge its area's."""

    name: str
    claim: bool
    line: Line


@cache
def named_disputed_lines() -> tuple[NamedLine, ...]:
    """Every line of :func:`dashboard.geo.regions.disputed_lines`, in its order."""
    data = border_data()
    called = {area.code: area.name for area in data.countries}
    in_effect = [
        NamedLine(" – ".join(called.get(code, code) for code in border.pair), False, line)
        for border in data.borders
        for line in border.lines
        if line.disputed
    ]
    claims = [NamedLine(_bounded_by(line, data.disputed_areas), True, line) for line in data.claim_lines]
    return (*in_effect, *claims)


def _bounded_by(line: Line, areas: tuple[Area, ...]) -> str:
    """The name of the disputed area whose edge runs nearest to the line's middle."""
    middle = len(line.latitude_deg) // 2
    lat, lon = line.latitude_deg[middle], line.longitude_deg[middle]
    apart = [
        min(
            float(np.min(great_circle_km(ring.latitude_deg, ring.longitude_deg, lat, lon)))
            for ring in area.rings
        )
        for area in areas
    ]
    return areas[int(np.argmin(apart))].name
