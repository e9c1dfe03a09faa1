"""Why does it look like that? The long exposure, recomputed for the moment; its controls and its words.

``assets/app/views/exposure.js`` brings it to life when it is first opened.
"""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.exposure.camera import setup
from dashboard.exposure.camera.presets import PRESETS
from dashboard.photos.catalogue.files import MISSION_PHOTO
from dashboard.web.parts.attributes import aria, data
from dashboard.web.parts.link_key import Choice, LinkKey, Number, Text
from dashboard.web.views.exposure.controls import controls
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


def stage() -> Component:
    """The whole view."""
    return html.Div(
        className="exposure",
        **data(photo=MISSION_PHOTO),
        children=[
            html.Header(
                className="exposure-head",
                children=[
                    html.H2("Why does it look like that?"),
                    html.P(id="exposure-status", role="status"),
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
                    html.Div(className="exposure-names"),
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
                    html.Div(className="slot", **data(slot="so-far")),
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
                    html.Div(id="exposure-list", className="exposure-list"),
                ]
            ),
            html.Details(
                [
                    html.Summary("What is computed and what is assumed"),
                    html.Ul(id="exposure-assumptions"),
                ]
            ),
        ],
    )
