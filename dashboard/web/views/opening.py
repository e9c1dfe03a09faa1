"""What Dash makes of the page: a place for each large view, filled by a callback when the view is opened.

``assets/app/core/dash.js`` wakes Dash and sets the store of the view that a person opens; a view that nobody
opens is neither made nor sent. Each view brings its layout and the callbacks that work in it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dash import Dash, Input, Output, dcc, html
from dash._utils import to_json
from dash.development.base_component import Component
from starlette.concurrency import run_in_threadpool

from dashboard.web.parts.attributes import aria
from dashboard.web.server.caching import data_version
from dashboard.web.views.exposure import callbacks as exposure_callbacks
from dashboard.web.views.exposure import layout as exposure
from dashboard.web.views.finder import callbacks as finder_callbacks
from dashboard.web.views.finder import layout as finder
from dashboard.web.views.station import callbacks as station_callbacks
from dashboard.web.views.station import layout as station


@dataclass(frozen=True)
class View:
    """A large view: what stands in it, and what makes its callbacks known."""

    layout: Callable[[], Component]
    register: Callable[[Dash], None]


VIEWS = {
    "when": View(finder.layout, finder_callbacks.register),
    "exposure": View(exposure.layout, exposure_callbacks.register),
    "station": View(station.layout, station_callbacks.register),
}
"""The views that Dash makes, by name as in ``VIEW_NAMES``; the map is in the page's own HTML."""


def places() -> Component:
    """Dash's whole layout to begin with: for each view a place, and the store that opens it."""
    return html.Div(
        className="later-views",
        disable_n_clicks=True,
        children=[part for name in VIEWS for part in (_place(name), dcc.Store(id=f"open-{name}"))],
    )


def _place(name: str) -> Component:
    return html.Section(
        id=f"view-{name}",
        className="view",
        role="tabpanel",
        hidden=True,
        disable_n_clicks=True,
        **aria(labelledby=f"tab-{name}"),
    )


def register(dash: Dash) -> None:
    """Make all views' callbacks known to ``dash``: those that open them and those that work in them."""
    for name, view in VIEWS.items():
        dash.callback(Output(f"view-{name}", "children"), Input(f"open-{name}", "data"))(_opening(name))
        view.register(dash)


def _opening(name: str) -> Callable[[Any], Any]:
    async def opened(_: object) -> Any:  # noqa: ANN401 - a layout as JSON has it
        # Dash calls it in the server's loop, which waits for nothing.
        return await run_in_threadpool(_made, name, data_version())

    return opened


@lru_cache(maxsize=2 * len(VIEWS))
def _made(name: str, _version: str) -> Any:  # noqa: ANN401
    """A view's layout as plain JSON: the same for everybody as long as the data is, and made once."""
    return json.loads(str(to_json(VIEWS[name].layout())))  # type: ignore[no-untyped-call]
