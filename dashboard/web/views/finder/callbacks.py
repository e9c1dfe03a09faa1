"""How the finder works, as Dash's graph of callbacks; all run in the page, over the public API.

    link, linked-weights ─► restored: fields, sliders        form, Find ─► asked
    link, asked, back, again ─► answer ─┬─► facts: title, clues, near misses, which weights are offered
    weights ─► settled (the best of a list that was cut depend on them) ─► answer
    answer, weights, moment, all ─► table, chart; answer, settled ─► status

``finder-link``, ``finder-linked-weights`` and ``finder-moment`` are set from outside, by
``assets/app/views/finder.js``; the functions are in ``assets/app/views/finder/callbacks.js``.
"""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State

from dashboard.photos.question.clues import CLUES
from dashboard.web.views.finder.form import FIELDS, WAYS


def register(dash: Dash) -> None:
    """Make the view's callbacks known to ``dash``."""

    def add(name: str, *parts: Input | Output | State, **how: bool) -> None:
        dash.clientside_callback(ClientsideFunction("finder", name), *parts, **how)  # type: ignore[no-untyped-call]

    fields = [f"find-{name}" for name in FIELDS]
    weights = [f"weight-{clue}" for clue in CLUES]
    link, asked, answer = (Input(f"finder-{name}", "data") for name in ("link", "asked", "answer"))
    moment, chosen_weights = Input("finder-moment", "data"), Input("finder-weights", "data")

    # The form.
    add(
        "restored",
        *(Output(field, "value") for field in fields),
        *(Output(weight, part) for weight in weights for part in ("value", "settled")),
        link,
        Input("finder-linked-weights", "data"),
        Input("weights-reset", "n_clicks"),
        Input("weights-no-evidence", "n_clicks"),
    )
    add("ways", *(Output(f"find-{way}-row", "hidden") for way in WAYS), Input("find-way", "value"))
    add(
        "asked",
        Output("finder-asked", "data"),
        Input("find-go", "n_clicks"),
        *(State(field, "value") for field in fields),
    )

    # The question.
    add(
        "answer",
        Output("finder-answer", "data"),
        Output("finder-trouble-text", "children"),
        Output("finder-trouble", "hidden"),
        *(Output(field, "error") for field in fields),
        *(Output(f"{field}-error", "children") for field in fields),
        link,
        asked,
        Input("find-back", "n_clicks"),
        Input("finder-again", "n_clicks"),
        State("find-way", "value"),
    )
    add(
        "again",
        Output("finder-answer", "data", allow_duplicate=True),
        Input("finder-settled", "data"),
        _state(answer),
    )
    add(
        "facts",
        Output("finder-title", "children"),
        Output("finder-explained", "children"),
        Output("finder-clues", "content"),
        Output("near-misses", "content"),
        Output("near-misses-summary", "children"),
        *(Output(f"{weight}-row", "hidden") for weight in weights),
        Output("weights-no-evidence", "hidden"),
        answer,
    )

    # The ranking.
    add(
        "weighed",
        Output("finder-weights", "data"),
        *(Output(f"{weight}-text", "children") for weight in weights),
        *(Output(weight, "valuetext") for weight in weights),
        *(Input(weight, "value") for weight in weights),
    )
    add("settled", Output("finder-settled", "data"), *(Input(weight, "settled") for weight in weights))
    add("status", Output("finder-status", "children"), answer, Input("finder-settled", "data"))
    add(
        "all",
        Output("finder-all", "data"),
        Input("candidates-more", "n_clicks"),
        answer,
        State("finder-all", "data"),
    )
    add(
        "table",
        Output("candidates", "content"),
        Output("candidates-more", "children"),
        Output("candidates-more", "hidden"),
        *(answer, chosen_weights, moment, Input("finder-all", "data")),
    )
    add("chart", Output("candidates-chart", "figure"), answer, chosen_weights, moment)
    add("picked", Output("finder-picked", "data"), Input("candidates-chart", "clickData"))


def _state(wanted: Input) -> State:
    return State(wanted.component_id, wanted.component_property)
