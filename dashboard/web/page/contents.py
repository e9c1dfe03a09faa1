"""What stands where on the page: the views on the left and the panels on the right."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.photos.catalogue.files import MISSION_PHOTO, load_photos
from dashboard.web.page.first_paint import POSITION, POSTER, SHIPS
from dashboard.web.page.panels import crew, docked, photo, ports
from dashboard.web.page.panels.frame import panel
from dashboard.web.page.panels.glossary import explanations
from dashboard.web.page.panels.intro import intro
from dashboard.web.page.panels.photo_frame import DRAWING, frame_svg
from dashboard.web.page.panels.take_along import take_along
from dashboard.web.parts.attributes import aria
from dashboard.web.parts.markup import to_html
from dashboard.web.parts.recent import recent_station
from dashboard.web.views.exposure import layout as exposure
from dashboard.web.views.finder import layout as finder
from dashboard.web.views.map import layout as map_stage
from dashboard.web.views.station import layout as station

SLOT = "(the position)"


def stages() -> dict[str, Component]:
    """The large views that Dash makes, by name as in ``STAGES``; the map stands in the template."""
    return {
        "when": finder.stage(),
        "exposure": exposure.stage(),
        "station": station.stage(),
    }


def static_html() -> dict[str, str]:
    """What Dash need not know, as HTML by slot of the template."""
    photograph = load_photos()[MISSION_PHOTO]
    column = html.Aside(className="panels", children=panels(), **aria(label="At this moment"))
    return {
        "intro": to_html(intro(photograph)),
        "map": to_html(map_stage.stage()).replace(map_stage.POSTER, POSTER, 1),
        "panels": to_html(column)
        .replace(SLOT, POSITION, 1)
        .replace(docked.SLOT, SHIPS, 1)
        .replace(DRAWING, frame_svg(photograph), 1),
        "static": to_html([docked.visit_pool(recent_station()), explanations()]),
    }


def panels() -> list[Component | str]:
    """The panels, from the top; that of the position depends on the request."""
    return [
        SLOT,
        panel("docked", "Docked then", [docked.docked_panel()]),
        panel("photo", "The photograph", [html.Div(photo.panel(load_photos()[MISSION_PHOTO]))]),
        panel("ports", "Free ports", [ports.ports_panel()]),
        panel("crew", "Aboard", [crew.crew_panel()]),
        take_along(),
    ]
