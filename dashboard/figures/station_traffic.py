"""The traffic chart: one row a port, a bar a stay, soft where an end isn't known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plotly.graph_objs._figure import Figure

from dashboard.figures.station_style import CARGO, CITY, CREW, INK, NEUTRAL, above, iso, shade, time_layout

Trace = dict[str, Any]

ROW_PX = 34
LEFT_PX = 118
EXPEDITIONS, REBOOSTS = "Expedition", "Reboosts"


@dataclass(frozen=True)
class TrafficBar:
    """A stretch of one stay. ``sure`` is false inside a soft end and after the last confirmation."""

    row: str
    visit: str
    label: str
    kind: str
    start: datetime
    stop: datetime
    sure: bool
    hover: str


@dataclass(frozen=True)
class Stretch:
    """A named interval."""

    label: str
    start: datetime
    stop: datetime


def traffic_figure(
    rows: Sequence[str],
    bars: Sequence[TrafficBar],
    expeditions: Sequence[Stretch],
    reboosts: Sequence[Stretch],
    bracket: Stretch,
    unknown: Sequence[Stretch],
    span: tuple[datetime, datetime],
) -> Figure:
    """Rows from the top: expeditions, the ports as given, reboosts; ``unknown`` stretches are shaded."""
    order = [EXPEDITIONS, *rows, REBOOSTS]
    layout = time_layout(*span, height_px=ROW_PX * len(order) + 58, left_px=LEFT_PX)
    layout["yaxis"] |= {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": order,
        "range": [len(order) - 0.5, -0.5],
        "tickfont": {"size": 12, "color": INK},
        "showgrid": False,
        "ticks": "",
    }
    layout |= {"barmode": "overlay", "bargap": 0.28, "uniformtext": {"minsize": 9, "mode": "hide"}}
    for stretch in unknown:
        shade(layout, stretch.start, stretch.stop, "rgba(255,255,255,0.045)")
        above(layout, stretch.start, stretch.stop, stretch.label)
    shade(layout, bracket.start, bracket.stop, "rgba(255,207,135,0.10)")
    above(layout, bracket.start, bracket.stop, bracket.label, CITY)
    traces = [_expedition_bars(expeditions)]
    for kind, colour in (("cargo", CARGO), ("crew", CREW)):
        for sure in (True, False):
            chosen = [bar for bar in bars if bar.kind == kind and bar.sure == sure]
            traces.append(_bars(chosen, colour, sure))
    traces.append(_reboost_ticks(reboosts))
    return Figure(data=traces, layout=layout)  # type: ignore[no-untyped-call]


def _length_ms(start: datetime, stop: datetime) -> float:
    return (stop - start).total_seconds() * 1000


def _bars(bars: Sequence[TrafficBar], colour: str, sure: bool) -> Trace:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    marker = {
        "color": f"rgba({red},{green},{blue},{0.34 if sure else 0.10})",
        "line": {"color": colour if sure else f"rgba({red},{green},{blue},0.55)", "width": 1},
        "pattern": {"shape": "" if sure else "/", "fgcolor": f"rgba({red},{green},{blue},0.6)", "size": 5},
        "cornerradius": 3,
    }
    return {
        "type": "bar",
        "orientation": "h",
        "y": [bar.row for bar in bars],
        "base": [iso(bar.start) for bar in bars],
        "x": [_length_ms(bar.start, bar.stop) for bar in bars],
        "text": [bar.label if sure else "" for bar in bars],
        "textposition": "inside",
        "insidetextanchor": "start",
        "textangle": 0,
        "textfont": {"color": INK, "size": 11},
        "customdata": [bar.visit for bar in bars],
        "hovertext": [bar.hover for bar in bars],
        "hoverinfo": "text",
        "marker": marker,
    }


def _expedition_bars(expeditions: Sequence[Stretch]) -> Trace:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [EXPEDITIONS] * len(expeditions),
        "base": [iso(one.start) for one in expeditions],
        "x": [_length_ms(one.start, one.stop) for one in expeditions],
        "text": [one.label for one in expeditions],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": INK, "size": 11},
        "hovertext": [f"Expedition {one.label}" for one in expeditions],
        "hoverinfo": "text",
        "marker": {"color": "rgba(61,79,115,0.45)", "line": {"color": NEUTRAL, "width": 1}},
    }


def _reboost_ticks(reboosts: Sequence[Stretch]) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [iso(one.start + (one.stop - one.start) / 2) for one in reboosts],
        "y": [REBOOSTS] * len(reboosts),
        "hovertext": [one.label for one in reboosts],
        "hoverinfo": "text",
        "marker": {"symbol": "line-ns", "size": 13, "line": {"width": 2, "color": INK}},
    }
