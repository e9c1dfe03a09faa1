"""The camera's controls beside the recomputed exposure."""

from __future__ import annotations

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from dashboard.exposure.camera.presets import PRESETS
from dashboard.exposure.camera.setup import WINDOWS
from dashboard.web.parts.attributes import aria, data
from dashboard.web.parts.components import Input, Select

# Stops of the sliders whose useful values are not evenly spaced.
_LENGTHS_S = (
    1,
    2,
    4,
    8,
    15,
    30,
    45,
    68,
    90,
    120,
    180,
    240,
    300,
    360,
    420,
    480,
    600,
    720,
    900,
    1200,
    1500,
    1860,
)
_LENSES_MM = (6, 8, 10, 12, 14, 15, 16, 18, 20, 24, 28, 35, 50, 58, 85, 105, 135, 200, 300, 400, 600, 800)
STOPS = {"length": _LENGTHS_S, "mm": _LENSES_MM}

SLIDERS = ("length", "mm", "azimuth", "elevation", "roll")
CHOICES = ("lens", "window", "flight", "border")


def controls() -> Component:
    """Presets, length, lens, aim, window and names."""
    windows = [(window.key, window.name) for window in WINDOWS.values()]
    return html.Form(
        id="exposure-controls",
        className="exposure-controls",
        disable_n_clicks=True,
        **aria(label="Camera"),
        children=[
            html.Div(
                className="exposure-presets",
                role="group",
                disable_n_clicks=True,
                **aria(label="Ready-made views"),
                children=[
                    html.Button(
                        preset.name,
                        id=f"exposure-preset-{preset.key}",
                        type="button",
                        title=preset.note,
                        **data(preset=preset.key),
                        **aria(pressed="false"),
                    )
                    for preset in PRESETS.values()
                ],
            ),
            _slider("length", "Shutter open"),
            _slider("mm", "Focal length"),
            _choice("lens", "Lens", (("rectilinear", "Straight lines"), ("fisheye", "Fisheye"))),
            _slider("azimuth", "Aim, right of forward", 180),
            _slider("elevation", "Aim, above horizontal", 90),
            _slider("roll", "Camera turned", 180, button="Upright"),
            _choice("window", "Window", windows),
            _choice("flight", "The station flies", (("forwards", "Forwards"), ("backwards", "Backwards"))),
            _choice("border", "Floodlit border", (("on", "Drawn"), ("off", "Left out"))),
            _choice("names", "Names", (("none", "None"), ("hover", "Under the pointer"), ("all", "All"))),
        ],
    )


def _slider(name: str, label: str, most: float = 0, button: str | None = None) -> Component:
    """A slider over stops, or over whole numbers up to ``most`` on both sides of zero."""
    stops = STOPS.get(name)
    least, most = (0, len(stops) - 1) if stops else (-most, most)
    children: list[Component] = [
        html.Label(label, htmlFor=f"exposure-{name}"),
        html.Output(id=f"exposure-{name}-text"),
        Input(id=f"exposure-{name}", type="range", min=least, max=most, step=1, value=0),
    ]
    if button:
        children.insert(2, html.Button(button, type="button", id=f"exposure-{name}-reset"))
    return html.Div(className="exposure-row", disable_n_clicks=True, children=children)


def _choice(name: str, label: str, options: Iterable[tuple[str, str]]) -> Component:
    offered = [{"value": value, "label": text} for value, text in options]
    return html.Div(
        className="exposure-row exposure-choice",
        disable_n_clicks=True,
        children=[
            html.Label(label, htmlFor=f"exposure-{name}"),
            Select(id=f"exposure-{name}", value=offered[0]["value"], options=offered),
        ],
    )
