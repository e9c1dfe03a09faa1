"""The camera's controls beside the recomputed exposure."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.exposure.camera.presets import PRESETS
from dashboard.exposure.camera.setup import WINDOWS
from dashboard.web.parts.attributes import aria, data


def controls() -> Component:
    """Presets, length, lens, aim, window and names; sliders are put into the slots by the script."""
    return html.Form(
        id="exposure-controls",
        className="exposure-controls",
        **aria(label="Camera"),
        children=[
            html.Div(
                className="exposure-presets",
                role="group",
                **aria(label="Ready-made views"),
                children=[
                    html.Button(
                        preset.name,
                        type="button",
                        title=preset.note,
                        disable_n_clicks=True,
                        **data(preset=preset.key),
                        **aria(pressed="false"),
                    )
                    for preset in PRESETS.values()
                ],
            ),
            _slider("length", "Shutter open"),
            _slider("mm", "Focal length"),
            _choice("lens", "Lens", (("rectilinear", "Straight lines"), ("fisheye", "Fisheye"))),
            _slider("azimuth", "Aim, right of forward"),
            _slider("elevation", "Aim, above horizontal"),
            _slider("roll", "Camera turned", button="Upright"),
            _choice("window", "Window", [(window.key, window.name) for window in WINDOWS.values()]),
            _choice("flight", "The station flies", (("forwards", "Forwards"), ("backwards", "Backwards"))),
            _choice("border", "Floodlit border", (("on", "Drawn"), ("off", "Left out"))),
            _choice("names", "Names", (("none", "None"), ("hover", "Under the pointer"), ("all", "All"))),
        ],
    )


def _slider(name: str, label: str, button: str | None = None) -> Component:
    """A row with a place for a slider: Dash knows no plain range input."""
    children: list[Component] = [
        html.Label(label, htmlFor=f"exposure-{name}"),
        html.Output(id=f"exposure-{name}-text"),
        html.Div(className="slot", **data(slot=name)),
    ]
    if button:
        children.insert(
            2,
            html.Button(button, type="button", id=f"exposure-{name}-reset", disable_n_clicks=True),
        )
    return html.Div(className="exposure-row", children=children)


def _choice(name: str, label: str, options: tuple[tuple[str, str], ...] | list[tuple[str, str]]) -> Component:
    """A row with a place for a select: the script fills it from the options given as data."""
    return html.Div(
        className="exposure-row exposure-choice",
        children=[
            html.Label(label, htmlFor=f"exposure-{name}"),
            html.Div(
                className="slot",
                **data(select=name, options=";".join(f"{value}={text}" for value, text in options)),
            ),
        ],
    )
