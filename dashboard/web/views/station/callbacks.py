"""How the station view works, as Dash's graph of callbacks.

    ship ─► ship_page (on the server); opened: name, place, sizes
    moment ─► followed: the sentence, the ports, the people, the sum
    query, active ─► hits                 delivered-by-… ─► stacked
    width ─► fitted: margins of charts in narrow places        clicks on charts ─► clicked

``station-ship``, ``station-moment``, ``station-width`` and ``station-active`` are set from outside, by
``assets/app/views/station.js``; functions in the page are in ``assets/app/views/station/callbacks.js``.
"""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State
from starlette.concurrency import run_in_threadpool

from dashboard.station.catalogue import load_station
from dashboard.web.views.station.ship_page import ship_page

CHARTS = ("traffic", "delivered-kind", "people")
"""The charts that are there when the view is opened."""
STACKED = ("kind", "operator")


def register(dash: Dash) -> None:
    """Make the view's callbacks known to ``dash``."""

    def add(name: str, *parts: Input | Output | State) -> None:
        dash.clientside_callback(ClientsideFunction("station", name), *parts)  # type: ignore[no-untyped-call]

    ship = Input("station-ship", "data")

    @dash.callback(
        Output("ship-page-body", "children"),
        ship,
        running=[(Output("ship-page-body", "hidden"), True, False)],  # no other ship's facts below the name
    )
    async def _ship_page(opened: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
        visit = opened.get("id") if isinstance(opened, dict) else None
        return await run_in_threadpool(ship_page, visit, load_station())

    add(
        "opened",
        Output("ship-page-title", "children"),
        Output("ship-page-head", "data-kind"),
        Output("ship-page-sizes", "data-kind"),
        Output("ship-page-sizes", "content"),
        ship,
    )
    add(
        "followed",
        Output("station-sentence", "content"),
        Output("ports-rows", "content"),
        Output("people-rows", "content"),
        Output("delivered-sum", "children"),
        Input("station-moment", "data"),
    )
    add(
        "hits",
        Output("station-hits", "content"),
        Output("station-hits", "hidden"),
        Output("station-query", "aria-expanded"),
        Output("station-query", "aria-activedescendant"),
        Input("station-query", "value"),
        Input("station-active", "data"),
        State("station-index", "data"),
    )
    add(
        "stacked",
        *(Output(f"delivered-by-{by}", "aria-pressed") for by in STACKED),
        *(Output(f"delivered-as-{by}", "hidden") for by in STACKED),
        Output("chart-delivered-operator", "figure"),
        *(Input(f"delivered-by-{by}", "n_clicks") for by in STACKED),
        State("station-by-operator", "data"),
        State("station-width", "data"),
    )
    add(
        "fitted",
        *(Output(f"chart-{name}", "figure") for name in CHARTS),
        Input("station-width", "data"),
        *(State(f"chart-{name}", "figure") for name in CHARTS),
    )
    add(
        "clicked",
        Output("station-clicked", "data"),
        *(Input(f"chart-{name}", "clickData") for name in (*CHARTS, "delivered-operator")),
    )
