"""The key to the map: what its lines, rings, lights and colours mean, and where they are from."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.web.parts.attributes import aria

# (swatch, what it means); the swatches are drawn in assets/css/map-key.css in the map's own colours
ROWS = (
    ("station", "the station, and the way it flies"),
    ("ahead", "its track: an orbit ahead"),
    ("behind", "an orbit behind"),
    ("photo", "where it was for the photograph"),
    ("horizon", "horizon: as far as it sees"),
    ("camera", "in the camera’s frame"),
    ("lit", "floodlit fence, India–Pakistan border"),
    ("border", "border"),
    ("disputed", "border or claim in dispute"),
    ("night", "night’s edge: the Sun sets or rises"),
)
LIGHTS = "cities of 15,000 … 10 million"


def key() -> Component:
    """The foldable key at the left, the sources at the right."""
    return html.Div(
        className="map-key",
        children=[
            html.Details(
                className="map-legend",
                children=[
                    html.Summary("Key"),
                    html.Ul(
                        [
                            *[html.Li([_swatch(name), html.Span(words)]) for name, words in ROWS],
                            html.Li([_lights(), html.Span(LIGHTS)]),
                        ],
                        **aria(label="What is drawn on the map"),
                        tabIndex="0",  # a low map's key scrolls, by keys too
                    ),
                ],
            ),
            html.Details(
                className="map-sources",
                children=[html.Summary("Sources"), html.P(children=_sources())],
            ),
        ],
    )


def _lights() -> Component:
    sizes = [html.I(className=f"light light-{size}") for size in ("small", "middle", "large")]
    return html.Span(sizes, className="swatch swatch-lights", **aria(hidden="true"))


def _swatch(name: str) -> Component:
    return html.Span(className=f"swatch swatch-{name}", **aria(hidden="true"))


def _sources() -> list[str | Component]:
    return [
        "City lights: GeoNames (CC BY 4.0), a light for each city of 15,000 and more, brightness by "
        "population. Land and borders: Natural Earth 4.1; disputed areas as on the UN’s map. Borders are "
        "drawn as they are in effect; that is no opinion on whose they ought to be. ",
        html.Span("Violet", className="is-disputed"),
        " lines are disputed: those of Jammu and Kashmir with the Line of Control, Aksai Chin and Arunachal "
        "Pradesh among them. ",
        html.Span("The orange line", className="is-lit"),
        " is India’s floodlit fence: its ends are about, its 2,010 km were sanctioned by India’s Ministry of "
        "Home Affairs (2010), and NASA’s photographs show it. Switch disputed lines off, or every border, "
        "under Layers.",
    ]
