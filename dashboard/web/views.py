"""What stands where on the page: the views on the left and the panels on the right."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.photos.catalogue import MISSION_PHOTO, load_photos
from dashboard.station.catalogue import load_station
from dashboard.web.markup import to_html
from dashboard.web.panels import crew, docked, photo, ports
from dashboard.web.panels.frame import panel
from dashboard.web.panels.position import position_panel
from dashboard.web.stages import exposure, finder, station
from dashboard.web.stages import map as map_stage


def stages() -> dict[str, Component]:
    """The large views by name, as in ``STAGES``."""
    return {
        "map": map_stage.stage(),
        "when": finder.stage(),
        "exposure": exposure.stage(),
        "station": station.stage(),
    }


def static_html() -> str:
    """What the browser draws from and Dash need not know: the hidden pool of ship cards."""
    return to_html(docked.visit_pool(load_station()))


def panels() -> list[Component]:
    """The panels, from the top."""
    return [
        position_panel(),
        panel("docked", "Docked then", [docked.docked_panel()]),
        panel("photo", "The photograph", [html.Div(photo.panel(load_photos()[MISSION_PHOTO]))]),
        panel("ports", "Free ports", [ports.ports_panel()]),
        panel("crew", "Aboard", [crew.crew_panel()]),
    ]
