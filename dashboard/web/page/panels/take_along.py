"""What can be taken along: the API, the data, the credits, the licence, and how to report what is wrong."""

from __future__ import annotations

from pathlib import Path

from dash import html
from dash.development.base_component import Component

from dashboard import __version__
from dashboard.web.parts.attributes import aria

_LICENCE = Path(__file__).parents[4] / "LICENSE"
_LINKS = (
    ("API reference", "/api/docs"),
    ("Visits (CSV)", "/api/v1/visits.csv"),
    ("Cargo (CSV)", "/api/v1/cargo.csv"),
    ("People (CSV)", "/api/v1/crew.csv"),
)
_CREDITS = (
    "Element sets: 18th Space Defense Squadron, by way of CelesTrak and Space-Track",
    "Sun, Moon and planets: JPL DE421, by Skyfield",
    "Cities: GeoNames, CC BY 4.0",
    "Land and borders: UN boundaries and Natural Earth",
    "Stars: Hipparcos",
    "Ships: the agencies' own pages, the press, and data from GCAT (J. McDowell, planet4589.org/space/gcat), "
    "CC BY 4.0; each fact names its own",
)


def take_along() -> Component:
    """The last lines of the panels' column: ``#take-along``."""
    return html.Section(
        id="take-along",
        className="take-along",
        **aria(labelledby="take-along-title"),
        children=[
            html.H2("Take it with you", id="take-along-title"),
            html.Ul([html.Li(html.A(words, href=address)) for words, address in _LINKS]),
            _folded("Sources and credits", html.Ul([html.Li(line) for line in _CREDITS])),
            *_licence(),
            html.P(
                f"Version {__version__}. Something wrong? Share gives a link that shows it again: send it, "
                "with this version, to whoever runs this server.",
                className="soft",
            ),
        ],
    )


def _folded(title: str, body: Component) -> Component:
    return html.Details([html.Summary(title), body], disable_n_clicks=True)


def _licence() -> list[Component]:
    if not _LICENCE.is_file():  # installed without the repository
        return [html.P("MIT licence", className="soft")]
    text = _LICENCE.read_text(encoding="utf-8")
    return [_folded("Licence (MIT)", html.Pre(text, tabIndex="0"))]
