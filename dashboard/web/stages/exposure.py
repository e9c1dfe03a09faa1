"""Why does it look like that? The long exposure, recomputed for the moment; its controls and its words.

``assets/app/stages/exposure.js`` brings it to life when it is first opened.
"""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.exposure import setup
from dashboard.exposure.presets import PRESETS
from dashboard.web.link import Choice, LinkKey, Number, Text

LINK_KEYS: tuple[LinkKey, ...] = (
    LinkKey("ex_preset", Choice(tuple(PRESETS)), "photo"),
    LinkKey("ex_s", Number(setup.SHORTEST_S, setup.LONGEST_S, 0)),
    LinkKey("ex_lens", Choice(setup.LENSES)),
    LinkKey("ex_mm", Number(setup.SHORTEST_MM, setup.LONGEST_MM, 0)),
    LinkKey("ex_az", Number(-180, 180, 0)),
    LinkKey("ex_el", Number(-90, 90, 0)),
    LinkKey("ex_roll", Number(-180, 180, 0)),
    LinkKey("ex_win", Choice(tuple(setup.WINDOWS))),
    LinkKey("ex_flight", Choice(setup.FLIGHTS)),
    LinkKey("ex_names", Choice(("none", "hover", "all")), "hover"),
    LinkKey("pole_star", Text(r"[1-9][0-9]{0,5}")),
)
"""What the page's link carries for this view; without a number of its own the preset's holds."""


def stage() -> Component:
    """The whole view."""
    return html.Div(className="exposure")
