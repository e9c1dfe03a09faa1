"""The map's figure and stage: nothing that asks another server, and everything the canvas counts on."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dashboard.figures.map import GRAPH_CONFIG, REGION_BOUNDS, map_figure
from dashboard.geo.borderdata import border_data
from dashboard.geo.regions import disputed_lines, region_named
from dashboard.web.link.keys import all_keys
from dashboard.web.views.map import layout as map_layout


@pytest.fixture(scope="module")
def figure() -> dict[str, Any]:
    region = region_named("india-pakistan-border")
    drawn: dict[str, Any] = map_figure(region).to_plotly_json()  # type: ignore[no-untyped-call]
    return drawn


def test_plotly_asks_only_this_server() -> None:
    assert not any("://" in str(value) for value in GRAPH_CONFIG.values())
    assert not any(GRAPH_CONFIG[name] for name in ("displaylogo", "showSendToCloud", "displayModeBar"))


def test_the_view_is_the_persons_to_keep(figure: dict[str, Any]) -> None:
    layout = figure["layout"]
    assert layout["geo"]["fitbounds"] is False
    assert layout["uirevision"] == "map"
    assert layout["dragmode"] is False  # the page's own gestures move the map
    assert GRAPH_CONFIG["scrollZoom"] is False


def test_borders_in_dispute_are_one_trace_with_gaps(figure: dict[str, Any]) -> None:
    (trace,) = figure["data"]
    assert trace["name"] == "disputed"
    assert trace["line"]["color"] != figure["layout"]["geo"]["countrycolor"]
    gaps = [i for i, lat in enumerate(trace["lat"]) if lat is None]
    assert len(gaps) > 5
    assert gaps == [i for i, lon in enumerate(trace["lon"]) if lon is None]


def test_every_disputed_line_is_named(figure: dict[str, Any]) -> None:
    """Names and the trace's lines go together one to one, and are those that a map of the region needs."""
    (trace,) = figure["data"]
    names = figure["layout"]["meta"]["disputed"]
    assert len(names) == sum(lat is None for lat in trace["lat"]) == len(disputed_lines())
    told = {(one["name"], one["claim"]) for one in names}
    assert ("India – Pakistan", False) in told
    assert {name for name, claim in told if claim} <= {area.name for area in border_data().disputed_areas}
    assert ("Arunachal Pradesh", True) in told


def test_the_floodlit_stretch_goes_along(figure: dict[str, Any]) -> None:
    (lit,) = figure["layout"]["meta"]["lit"]
    assert "Floodlit" in lit["name"]
    assert lit["km"] == pytest.approx(2009.5)
    ends = [lit["lines"][0][0], lit["lines"][-1][-1]]  # the creeks of Gujarat, the plains of Jammu
    assert np.array(ends) == pytest.approx(np.array([[69.56, 24.28], [74.33, 32.85]]), abs=0.1)


def test_the_regions_lines_go_along_with_their_standing(figure: dict[str, Any]) -> None:
    lines = figure["layout"]["meta"]["region"]
    assert {line["disputed"] for line in lines} == {True, False}
    for line in lines:
        for lon, lat in line["lonlat"]:
            assert REGION_BOUNDS["west"] < lon < REGION_BOUNDS["east"]
            assert REGION_BOUNDS["south"] < lat < REGION_BOUNDS["north"]


def test_switches_are_those_of_the_link() -> None:
    defaults = {key.key: key.default for key in all_keys()}
    assert set(defaults["layers"]) <= {name for name, _, _ in map_layout.LAYERS}
    assert defaults["view"]["proj"] == map_layout.PROJECTIONS[0][0]
