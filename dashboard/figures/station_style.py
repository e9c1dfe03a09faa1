"""What the station's charts share: colours, the time axis, margins the browser's cursor relies on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

Layout = dict[str, Any]

INK, INK_SOFT, LINE, SURFACE = "#e8edf7", "#a9b6cf", "#26344f", "#162036"
CITY, CARGO, CREW, NEUTRAL = "#ffcf87", "#ffb97a", "#9db8ff", "#3d4f73"
KINDS = {
    "propellant": ("propellant", "#ff8f70"),
    "water": ("water", "#74b9ff"),
    "gas": ("air, oxygen, nitrogen", "#a5e3d8"),
    "dry": ("dry cargo", "#e3b778"),
    "crew-supplies": ("crew supplies", "#d6a2e8"),
    "science": ("science", "#8fd694"),
    "hardware": ("hardware", "#c9cdd8"),
    "unknown": ("kind not known", "#55658a"),
}
SERIES = ("#5fb3ff", "#ff9d7a", "#8fd694", "#d6a2e8", "#ffd166", "#c9cdd8")

# The mode bar stays away: it would offer to upload the chart.
CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "responsive": True,
}


def time_layout(start: datetime, stop: datetime, height_px: int, left_px: int) -> Layout:
    """The layout of a chart over time. Margins and range are fixed: a cursor can be laid over it by sums."""
    axis = {"gridcolor": LINE, "linecolor": LINE, "zeroline": False, "fixedrange": True, "automargin": False}
    return {
        "height": height_px,
        "margin": {"l": left_px, "r": 10, "t": 24, "b": 34},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "system-ui, sans-serif", "size": 12, "color": INK_SOFT},
        "hoverlabel": {
            "bgcolor": SURFACE,
            "bordercolor": NEUTRAL,
            "font": {"color": INK, "size": 12},
            "align": "left",
        },
        "showlegend": False,
        "dragmode": False,
        "uirevision": "station",
        "xaxis": {
            "type": "date",
            "range": [iso(start), iso(stop)],
            "hoverformat": "%Y-%m-%d %H:%M UTC",
            **axis,
        },
        "yaxis": axis,
        "shapes": [],
        "annotations": [],
    }


def shade(layout: Layout, start: datetime, stop: datetime, colour: str) -> None:
    """A band over the whole height between two instants."""
    band = {"type": "rect", "x0": iso(start), "x1": iso(stop), "y0": 0, "y1": 1, "yref": "paper"}
    layout["shapes"].append(band | {"fillcolor": colour, "line": {"width": 0}, "layer": "below"})


def above(layout: Layout, start: datetime, stop: datetime, text: str, colour: str = INK_SOFT) -> None:
    """A few words above the chart, over the middle of a stretch; one at the chart's end keeps within it."""
    at_end = layout["xaxis"]["range"][1] == iso(stop)
    x = stop if at_end else start + (stop - start) / 2
    place = {"x": iso(x), "y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False}
    place["xanchor"] = "right" if at_end else "center"
    layout["annotations"].append(place | {"text": text, "font": {"size": 10.5, "color": colour}})


def steps(
    times: Sequence[datetime], values: Sequence[float], stop: datetime
) -> tuple[list[str], list[float]]:
    """The points of a step line that goes on to ``stop`` at its last value."""
    return [*(iso(t) for t in times), iso(stop)], [*values, values[-1] if values else 0]


def iso(instant: datetime) -> str:
    """What Plotly takes for a date: no offset, since all is UTC."""
    return instant.strftime("%Y-%m-%dT%H:%M:%S")
