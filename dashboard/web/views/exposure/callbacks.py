"""How the exposure's view works, as Dash's graph of callbacks; all run in the page, over the public API.

    settings ─► shown: sliders and choices ─► said: their values in words
    sliders, choices, presets ─► set ─► (the link) ─► settings
    question (moment and settings) ─► asked: note, download; numbers ─► answer ─► told: words, names, lists
    pole-link (the star) ─► poles ─┬─► pole_drawn: the chart, its words, its list
    pole-moment, the typed star ───┘

``exposure-settings``, ``-question``, ``-pole-link`` and ``-pole-moment`` are set from outside, by
``assets/app/views/exposure.js``; the functions are in ``assets/app/views/exposure/callbacks.js``.
"""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State

from dashboard.exposure.camera.presets import PRESETS
from dashboard.web.views.exposure.controls import CHOICES, SLIDERS


def register(dash: Dash) -> None:
    """Make the view's callbacks known to ``dash``."""

    def add(name: str, *parts: Input | Output | State) -> None:
        dash.clientside_callback(ClientsideFunction("exposure", name), *parts)  # type: ignore[no-untyped-call]

    sliders = [f"exposure-{name}" for name in SLIDERS]
    choices = [f"exposure-{name}" for name in CHOICES]
    presets = [f"exposure-preset-{key}" for key in PRESETS]
    settings, stops = Input("exposure-settings", "data"), State("exposure-stops", "data")
    question, answer = Input("exposure-question", "data"), Input("exposure-answer", "data")

    add(
        "shown",
        *(Output(field, "value") for field in (*sliders, *choices)),
        *(Output(preset, "aria-pressed") for preset in presets),
        Output("exposure-roll-reset", "hidden"),
        settings,
        stops,
    )
    add(
        "said",
        *(Output(f"{slider}-text", "children") for slider in sliders),
        *(Output(slider, "valuetext") for slider in sliders),
        *(Input(slider, "value") for slider in sliders),
        settings,
        stops,
    )
    add(
        "set",
        Output("exposure-set", "data"),
        *(Input(field, "settled") for field in (*sliders, *choices)),
        *(Input(button, "n_clicks") for button in (*presets, "exposure-roll-reset")),
        stops,
    )
    add("named", Output("exposure-names-layer", "className"), Input("exposure-names", "value"))
    add(
        "asked",
        Output("exposure-note", "children"),
        Output("exposure-download", "href"),
        Output("exposure-download", "download"),
        question,
    )
    add("numbers", Output("exposure-answer", "data"), Output("exposure-status", "content"), question)
    add(
        "told",
        Output("exposure-image", "alt"),
        Output("exposure-why-cities", "children"),
        Output("exposure-why-stars", "children"),
        Output("exposure-assumptions", "content"),
        Output("exposure-list", "content"),
        Output("exposure-names-layer", "content"),
        answer,
    )
    add("poles", Output("exposure-poles", "data"), Input("exposure-pole-link", "data"))
    add(
        "pole_drawn",
        Output("pole-chart", "content"),
        Output("pole-status", "children"),
        Output("pole-candidates", "content"),
        Output("pole-stars", "content"),
        Output("pole-star", "value"),
        Output("pole-star", "error"),
        Input("exposure-poles", "data"),
        Input("exposure-pole-moment", "data"),
        Input("pole-star", "settled"),
    )
