"""Why does it look like that? The long exposure, recomputed for the moment; its controls and its words.

What is in it follows by the callbacks (``callbacks.py``); the picture itself and the light building up are
drawn by ``assets/app/views/exposure.js``.
"""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.exposure.camera import setup
from dashboard.exposure.camera.presets import PRESETS
from dashboard.photos.catalogue.files import MISSION_PHOTO
from dashboard.web.parts.attributes import aria, data
from dashboard.web.parts.components import Drawn, Input
from dashboard.web.parts.link_key import Choice, LinkKey, Number, Text
from dashboard.web.views.exposure.controls import STOPS, controls
from dashboard.web.views.exposure.night import which_night

NAMES = ("none", "hover", "all")

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
    LinkKey("ex_border", Choice(setup.SWITCH)),
    LinkKey("ex_names", Choice(NAMES), "hover"),
    LinkKey("pole_star", Text(r"[1-9][0-9]{0,5}")),
)
"""What the page's link carries for this view; without a number of its own the preset's holds."""

_WIDTH, _HEIGHT = setup.DEFAULT_SIZE_PX


STORES = ("settings", "set", "question", "answer", "poles", "pole-link", "pole-moment")
"""What the callbacks hand each other, as ``exposure-NAME``: see ``callbacks.py``."""


def layout() -> Component:
    """The whole view, no picture in it yet."""
    return html.Div(
        className="exposure",
        disable_n_clicks=True,
        **data(photo=MISSION_PHOTO),
        children=[
            *(dcc.Store(id=f"exposure-{name}") for name in STORES),
            dcc.Store(id="exposure-stops", data=STOPS),
            html.Header(
                className="exposure-head",
                children=[
                    html.H2("Why does it look like that?"),
                    Drawn(id="exposure-status", tag="p", role="status", content=[]),
                ],
            ),
            html.Div(className="exposure-main", children=[_frame(), controls()]),
            _in_the_frame(),
            which_night(),
        ],
    )


def _frame() -> Component:
    """The picture, its overlay of names, and the scrub of the exposure itself."""
    return html.Div(
        className="exposure-view",
        children=[
            html.Div(
                className="exposure-frame",
                children=[
                    html.Img(
                        id="exposure-image",
                        width=_WIDTH,
                        height=_HEIGHT,
                        alt="The long exposure, recomputed for this moment",
                    ),
                    html.Canvas(className="exposure-light", hidden=True, **aria(hidden="true")),
                    Drawn(
                        id="exposure-names-layer",
                        tag="div",
                        className="exposure-names names-none",
                        content=[],
                    ),
                    html.P(className="exposure-veil", hidden=True),
                ],
            ),
            html.Div(
                className="exposure-scrub",
                children=[
                    html.Button(
                        "▶",
                        id="exposure-play",
                        type="button",
                        disable_n_clicks=True,
                        title="Watch the light build up",
                        **aria(label="Watch the light build up"),
                    ),
                    html.Label("Light so far", htmlFor="exposure-so-far", className="visually-hidden"),
                    Input(id="exposure-so-far", type="range", min=0, max=1000, step=1, value=0),
                    html.Output(id="exposure-so-far-text"),
                    html.A(
                        "Download PNG", id="exposure-download", className="button", download="exposure.png"
                    ),
                ],
            ),
            _why(),
            html.P(id="exposure-note"),
        ],
    )


def _why() -> Component:
    return html.Div(
        className="exposure-why",
        children=[
            html.Section([html.H3("Why the cities streak"), html.P(id="exposure-why-cities")]),
            html.Section([html.H3("Why the stars circle"), html.P(id="exposure-why-stars")]),
        ],
    )


def _in_the_frame() -> Component:
    return html.Div(
        className="exposure-more",
        children=[
            html.Details(
                [
                    html.Summary("What is in the frame"),
                    Drawn(id="exposure-list", tag="div", className="exposure-list", content=[]),
                ]
            ),
            html.Details(
                [
                    html.Summary("What is computed and what is assumed"),
                    Drawn(id="exposure-assumptions", tag="ul", content=[]),
                ]
            ),
        ],
    )
