"""The map's standing part as a Plotly figure: sea, land, coasts and borders, as they look at night.

What moves (station, track, night, city lights) and what depends on the zoom (labels) is drawn by the page
on a canvas above it, see ``assets/app/map``. The view here is only the first; the page fits it to its size.
"""

from __future__ import annotations

from typing import Any

from plotly.graph_objs._figure import Figure

from dashboard.geo.borderdata import Line
from dashboard.geo.disputed import named_disputed_lines
from dashboard.geo.floodlights import LitBorder, lit_borders
from dashboard.geo.regions import Region

SEA = "#0c182c"
LAND = "#21304f"
COAST = "#54719f"
BORDER = "#7a93c4"
DISPUTED = "#b48ae0"

DISPUTED_TRACE = "disputed"

# The page opens on this box of latitudes and longitudes.
REGION_BOUNDS = {"south": 7.0, "north": 38.5, "west": 57.0, "east": 93.0}

# The page adds where the land is (``topojsonURL``). No cloud, no logo, no mode bar. The hand is the page's
# own (assets/app/map/gestures.js): Plotly's leaves a turned globe beside its centre, and lets a pinch zoom
# the page.
GRAPH_CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "displayModeBar": False,
    "showSendToCloud": False,
    "scrollZoom": False,
    "doubleClick": False,
    "responsive": False,
}


def map_figure(region: Region) -> Figure:
    """The base map; its one trace is the disputed lines, in a colour of their own.

    What the canvas draws or names goes along in ``layout.meta``: the region's lines, the floodlit stretches,
    and what each disputed line is, in the trace's order.
    """
    layout: dict[str, Any] = {
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
        "uirevision": "map",
        "meta": {
            "region": [_line(line) for line in region.lines],
            "lit": [_lit(border) for border in lit_borders()],
            "disputed": [{"name": one.name, "claim": one.claim} for one in named_disputed_lines()],
        },
        "geo": _geo(),
    }
    return Figure(data=[_disputed_trace()], layout=layout)  # type: ignore[no-untyped-call]


def _line(line: Line) -> dict[str, Any]:
    return {"disputed": line.disputed, "lonlat": _lonlat(line)}


def _lit(border: LitBorder) -> dict[str, Any]:
    return {
        "name": border.name,
        "km": border.sanctioned_km,
        "lines": [_lonlat(line) for line in border.lines],
    }


def _lonlat(line: Line) -> list[list[float]]:
    return [[round(lon, 3), round(lat, 3)] for lon, lat in line]


def _geo() -> dict[str, Any]:
    return {
        "scope": "world",
        "resolution": 50,
        "fitbounds": False,
        "bgcolor": "rgba(0,0,0,0)",
        "projection": {"type": "mercator", "scale": 9.5, "rotation": {"lon": 75.0}},
        "center": {"lon": 75.0, "lat": 23.5},
        "lonaxis": {"range": [-105, 255]},
        "lataxis": {"range": [-75.5, 75.5]},
        "showframe": False,
        "showocean": True,
        "oceancolor": SEA,
        "showland": True,
        "landcolor": LAND,
        "showlakes": True,
        "lakecolor": SEA,
        "showcoastlines": True,
        "coastlinecolor": COAST,
        "coastlinewidth": 0.7,
        "showcountries": True,
        "countrycolor": BORDER,
        "countrywidth": 0.9,
    }


def _disputed_trace() -> dict[str, Any]:
    """All disputed lines as one trace with gaps; thinned to what the map can show."""
    lat: list[float | None] = []
    lon: list[float | None] = []
    for one in named_disputed_lines():
        lat += [*one.line.latitude_deg.round(3).tolist(), None]
        lon += [*one.line.longitude_deg.round(3).tolist(), None]
    return {
        "type": "scattergeo",
        "lat": lat,
        "lon": lon,
        "mode": "lines",
        "name": DISPUTED_TRACE,
        "line": {"color": DISPUTED, "width": 1.2},
        "hoverinfo": "skip",
    }
