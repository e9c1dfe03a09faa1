"""The chart of a search's season, from the finder's findings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from dashboard.figures.finder import Mark, Season, season_figure
from dashboard.geo.regions import Region
from dashboard.photos.finder import Findings
from dashboard.photos.search.refusals import HIGHEST_LATITUDE_DEG


def season_of(findings: Findings, weights: Mapping[str, float] | None = None) -> Season:
    """What the chart shows, for some weights of the clues."""
    pieces = findings.span.pieces
    return Season(
        start_unix_s=pieces[0][0],
        stop_unix_s=pieces[-1][1],
        passes=findings.passes,
        marks=tuple(
            Mark(
                c.best_unix_s,
                c.solar_time_h,
                share,
                rank,
                f"{c.closest_km:.0f} km",
                f"{c.altitude_km:.1f} km",
            )
            for rank, (c, share) in enumerate(findings.ranked(weights), 1)
        ),
        latitude_deg=middle_latitude_deg(findings.question.region),
    )


def season_json(findings: Findings, weights: Mapping[str, float] | None = None) -> dict[str, Any]:
    """The figure as plain JSON values."""
    text = season_figure(season_of(findings, weights)).to_json()  # type: ignore[no-untyped-call]
    figure: dict[str, Any] = json.loads(text)
    return figure


def middle_latitude_deg(region: Region) -> float:
    """Of the region's lines, as far as the station passes over them."""
    south, _, north, _ = region.bounds_deg()
    limit = HIGHEST_LATITUDE_DEG
    return min(limit, max(-limit, (max(south, -limit) + min(north, limit)) / 2))
