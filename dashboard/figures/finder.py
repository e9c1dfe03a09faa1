"""The season of a search as a chart: by day, the hour by the Sun at which the station passed the place.

Passes drift to earlier hours by about 24 minutes a day, as the orbit's plane turns; where their
slanting rows cross the night is when a night photograph can have been taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from plotly.graph_objs._figure import Figure

from dashboard.instants import format_utc, from_unix
from dashboard.orbit.sunlight import subsolar_point

Floats = NDArray[np.float64]

DAY_S = 86_400.0
DUSK_DEG = -6.0
LEAST_SIZE, LARGEST_SIZE = 7.0, 30.0

INK, INK_SOFT, LINE = "#e8edf7", "#a9b6cf", "#26344f"
NIGHT, PASS, CANDIDATE = "#1b2747", "#5b6b8c", "#ffcf87"


@dataclass(frozen=True)
class Mark:
    """One candidate: instant, hour by the Sun, its share of the likelihood, rank, and two texts."""

    unix_s: float
    solar_time_h: float
    share: float
    rank: int
    distance: str
    altitude: str


@dataclass(frozen=True)
class Season:
    """What the chart shows; ``passes`` are (POSIX seconds, solar hours), whether candidates or not."""

    start_unix_s: float
    stop_unix_s: float
    passes: tuple[tuple[float, float], ...]
    marks: tuple[Mark, ...]
    latitude_deg: float


def season_figure(season: Season) -> Figure:
    """Traces: the night (an area), every pass (dots), the candidates (sized by share, with customdata)."""
    first = min([season.start_unix_s, *(p[0] for p in season.passes)])
    last = max([season.stop_unix_s, *(p[0] for p in season.passes)])
    traces = [_night(first, last, season.latitude_deg), _passes(season), _candidates(season)]
    return Figure(data=traces, layout=_layout(first, last, season))  # type: ignore[no-untyped-call]


def marker_size(share: float | Floats, largest: float) -> Any:  # noqa: ANN401
    """Diameter in pixels; the area grows with the share, the likeliest is the largest."""
    return LEAST_SIZE + (LARGEST_SIZE - LEAST_SIZE) * np.sqrt(np.asarray(share) / max(largest, 1e-12))


def from_midnight(solar_time_h: float) -> float:
    """Hours from midnight by the Sun, -12 to 12."""
    return (solar_time_h + 12.0) % 24.0 - 12.0


def half_night_h(unix_s: Floats, latitude_deg: float) -> Floats:
    """Hours (n,) from midnight by the Sun until the Sun has risen to 6 degrees below the horizon."""
    declination = np.radians(subsolar_point(unix_s)[0])
    latitude = np.radians(latitude_deg)
    cosine = (np.sin(np.radians(DUSK_DEG)) - np.sin(latitude) * np.sin(declination)) / (
        np.cos(latitude) * np.cos(declination)
    )
    return np.asarray(12.0 - np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0))) / 15.0)


def _night(first: float, last: float, latitude_deg: float) -> dict[str, Any]:
    days = np.arange(first - DAY_S, last + 2 * DAY_S, DAY_S)
    half = half_night_h(days, latitude_deg)
    around = np.r_[days, days[::-1]]
    return {
        "type": "scatter",
        "name": "night",
        "x": [_text(t) for t in around],
        "y": np.round(np.r_[half, -half[::-1]], 3).tolist(),
        "fill": "toself",
        "fillcolor": NIGHT,
        "line": {"width": 0},
        "mode": "lines",
        "hoverinfo": "skip",
    }


def _passes(season: Season) -> dict[str, Any]:
    return {
        "type": "scatter",
        "name": "every pass",
        "mode": "markers",
        "x": [_text(t) for t, _ in season.passes],
        "y": [round(from_midnight(hour), 3) for _, hour in season.passes],
        "marker": {"size": 4, "color": PASS},
        "hoverinfo": "skip",
    }


def _candidates(season: Season) -> dict[str, Any]:
    marks = sorted(season.marks, key=lambda mark: mark.unix_s)
    largest = max((mark.share for mark in marks), default=1.0)
    return {
        "type": "scatter",
        "name": "candidates",
        "mode": "markers",
        "x": [_text(mark.unix_s) for mark in marks],
        "y": [round(from_midnight(mark.solar_time_h), 3) for mark in marks],
        "customdata": [
            [
                format_utc(float(round(mark.unix_s))),
                mark.rank,
                _clock(mark.solar_time_h),
                mark.distance,
                mark.altitude,
            ]
            for mark in marks
        ],
        "marker": {
            "size": [round(float(marker_size(mark.share, largest)), 1) for mark in marks],
            "color": CANDIDATE,
            "opacity": 0.88,
            "line": {"width": 1, "color": "#070b14"},
        },
        "hovertemplate": "<b>%{customdata[0]}</b><br>%{customdata[2]} by the Sun, %{customdata[3]} away, "
        "%{customdata[4]} up<extra></extra>",
    }


def _layout(first: float, last: float, season: Season) -> dict[str, Any]:
    ticks = list(range(-12, 13, 3))
    edges = [season.start_unix_s, season.stop_unix_s]
    return {
        "autosize": True,
        "margin": {"l": 52, "r": 8, "t": 6, "b": 42},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": INK_SOFT, "size": 12},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": "zoom",
        "uirevision": f"{first:.0f}-{last:.0f}",
        "meta": {"least_size": LEAST_SIZE, "largest_size": LARGEST_SIZE},
        "hoverlabel": {"bgcolor": "#162036", "bordercolor": LINE, "font": {"color": INK}},
        "xaxis": {
            "type": "date",
            "range": [_text(first - DAY_S), _text(last + DAY_S)],
            "gridcolor": LINE,
            "zeroline": False,
            "tickformat": "%-d %b\n%Y",
            "ticklabelstandoff": 8,  # clear of the lowest hour
        },
        "yaxis": {
            "range": [-12, 12],
            "tickvals": ticks,
            "ticktext": [f"{tick % 24:02d}:00" for tick in ticks],
            "gridcolor": LINE,
            "zeroline": True,
            "zerolinecolor": "#3d4f73",
            "fixedrange": True,
            "title": {"text": "hour by the Sun", "standoff": 4},
        },
        "shapes": [
            {
                "type": "line",
                "xref": "x",
                "yref": "paper",
                "x0": _text(edge),
                "x1": _text(edge),
                "y0": 0,
                "y1": 1,
                "line": {"color": "#7d8cab", "width": 1, "dash": "dot"},
            }
            for edge in edges
        ],
    }


def _text(unix_s: float) -> str:
    return from_unix(float(unix_s)).strftime("%Y-%m-%d %H:%M:%S")


def _clock(hours: float) -> str:
    minutes = round(hours * 60) % 1440
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
