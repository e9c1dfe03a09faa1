"""What grows and shrinks with the traffic: kilograms delivered so far, people aboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from plotly.graph_objs._figure import Figure

from dashboard.figures.station_style import Layout, above, shade, steps, time_layout
from dashboard.figures.station_traffic import Stretch

LEFT_PX = 58


def delivered_figure(
    deliveries: Sequence[tuple[datetime, Mapping[str, float]]],
    series: Mapping[str, tuple[str, str]],
    unknown: Sequence[Stretch],
    span: tuple[datetime, datetime],
) -> Figure:
    """Kilograms delivered, cumulative and stacked; ``series``: key to name and colour, from the bottom.

    ``deliveries`` are (arrival, kilograms by key) in time order.
    """
    times = [when for when, _ in deliveries]
    traces = []
    for key, (name, colour) in series.items():
        total, values = 0.0, []
        for _, masses in deliveries:
            total += masses.get(key, 0)
            values.append(total)
        if total:
            traces.append(_stacked(name, colour, steps(times, values, span[1]), "%{y:,.0f} kg"))
    layout = _layout(290, unknown, span)
    layout["yaxis"] |= {"tickformat": ",.0f", "ticksuffix": " kg"}
    return Figure(data=traces, layout=layout)  # type: ignore[no-untyped-call]


def people_figure(
    counts: Mapping[str, Sequence[int]],
    times: Sequence[datetime],
    colours: Mapping[str, str],
    unknown: Sequence[Stretch],
    span: tuple[datetime, datetime],
) -> Figure:
    """People aboard by agency, stacked: ``counts[agency][i]`` from ``times[i]`` on."""
    traces = [
        _stacked(agency, colours[agency], steps(times, values, span[1]), "%{y:.0f}")
        for agency, values in counts.items()
    ]
    layout = _layout(220, unknown, span)
    layout["yaxis"] |= {"dtick": 2}
    return Figure(data=traces, layout=layout)  # type: ignore[no-untyped-call]


def _layout(height_px: int, unknown: Sequence[Stretch], span: tuple[datetime, datetime]) -> Layout:
    layout = time_layout(*span, height_px=height_px, left_px=LEFT_PX)
    layout["hovermode"] = "x unified"
    layout["yaxis"] |= {"rangemode": "tozero", "tickfont": {"size": 11}}
    for stretch in unknown:
        shade(layout, stretch.start, stretch.stop, "rgba(255,255,255,0.06)")
        above(layout, stretch.start, stretch.stop, stretch.label)
    return layout


def _stacked(name: str, colour: str, points: tuple[list[str], list[float]], value: str) -> dict[str, Any]:
    x, y = points
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "name": name,
        "mode": "lines",
        "line": {"shape": "hv", "width": 1.2, "color": colour},
        "fillcolor": f"{colour}99",
        "stackgroup": "all",
        "hovertemplate": f"{name}: {value}<extra></extra>",
    }
