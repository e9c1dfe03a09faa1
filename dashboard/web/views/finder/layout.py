"""When was it taken? The candidates of the photograph as a table and a chart, their weights, and a form.

The first rows are drawn here, so that the answer stands before any script runs;
``assets/app/views/finder.js`` then takes the table over (all rows, re-ranking, other photographs).
"""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.answers.candidates import CandidateAnswer, CandidatesAnswer, candidates_answer
from dashboard.errors import InputError
from dashboard.photos.catalogue.files import MISSION_PHOTO
from dashboard.photos.moment import find_photo
from dashboard.photos.question.clues import CLUES, MAX_WEIGHT
from dashboard.photos.question.from_form import WEIGHTS_PATTERN
from dashboard.web.parts.attributes import aria, data
from dashboard.web.parts.link_key import LinkKey, Text
from dashboard.web.views.finder.form import form
from dashboard.web.views.finder.words import clock, date_and_time, percent, place

FIRST_ROWS = 10
KM_PER_MILE = 1.609344

LINK_KEYS = (
    LinkKey("weights", Text(WEIGHTS_PATTERN)),
    # The clues of another photograph: place!Lahore, PK~light!night
    LinkKey("find", Text(r"[a-z_]+![^~!]{1,80}(~[a-z_]+![^~!]{1,80}){0,39}")),
)
"""What the page's link carries for this view."""

COLUMNS = ("", "Date", "UTC", "There", "Above", "Altitude", "Nearest", "By the Sun", "Score")


UNDATED = "The archive here has no element sets for the photograph’s time, so no pass can be found for it."


def stage() -> Component:
    """The whole view."""
    try:
        findings = find_photo(MISSION_PHOTO)
    except InputError:
        return _undated()
    answer = candidates_answer(findings, most=FIRST_ROWS)
    return html.Div(
        className="finder",
        **data(photo=MISSION_PHOTO, total=len(findings.candidates)),
        children=[
            html.Div(className="finder-head", children=_head(answer, len(findings.candidates))),
            html.Div(
                className="finder-body",
                children=[
                    html.Div(
                        className="finder-main",
                        children=[_chart(), _table(answer.candidates, len(findings.candidates))],
                    ),
                    _weights(),
                ],
            ),
            _near_misses(len(answer.near_misses)),
            form(),
        ],
    )


def _undated() -> Component:
    """The view where the archive has no element sets for the photograph's time; its form still asks."""
    return html.Div(
        className="finder",
        **data(photo=MISSION_PHOTO, total=0),
        children=[
            html.Div(className="finder-head", children=_heading(UNDATED, "", ())),
            html.Div(
                className="finder-body",
                children=[
                    html.Div(className="finder-main", children=[_chart(), _table((), 0)]),
                    _weights(),
                ],
            ),
            _near_misses(0),
            form(),
        ],
    )


def _head(answer: CandidatesAnswer, total: int) -> list[Component]:
    explained = (
        f"The caption gives no time, so every pass since {answer.start_utc[:10]} that fits what is "
        "certain is computed from the orbit and the visits. They are ranked by how well each fits "
        "what is only said or suspected; a score is the probability of that pass if the "
        "photograph is from one of them."
    )
    return _heading(f"{total} passes fit.", explained, [_clue(c.words, c.passes) for c in answer.clues])


def _heading(status: str, explained: str, clues: Sequence[Component]) -> list[Component]:
    return [
        html.H2("When was it taken?", id="finder-title"),
        html.P(id="finder-status", role="status", className="finder-status", children=status),
        html.Button(
            "Another photograph",
            type="button",
            id="find-open",
            title="Find the moment of another photograph from your own clues",
            disable_n_clicks=True,
        ),
        html.P(id="finder-explained", children=explained),
        html.Ol(id="finder-clues", className="clues", children=list(clues)),
    ]


def _clue(words: str, passes: int) -> Component:
    return html.Li([html.B(str(passes)), html.Span(words)])


def _chart() -> Component:
    # The page draws it from the API's figure: Dash's own Graph would draw its first figure over later ones.
    return html.Figure(
        className="finder-chart",
        children=[
            html.Div(id="candidates-chart", className="chart-box"),
            html.Figcaption(
                "Each dot is a pass near the place, the dark band is night there, and a candidate's area "
                "grows with its score."
            ),
        ],
    )


def _weights() -> Component:
    rows = [_weight(clue, name) for clue, name in CLUES.items()]
    return html.Section(
        className="finder-weights",
        **aria(label="Weights of the clues"),
        children=[
            html.H3("How much each clue weighs"),
            html.Div(id="weights", children=rows),
            html.Div(
                className="finder-buttons",
                children=[
                    html.Button("All equal", type="button", id="weights-reset", disable_n_clicks=True),
                    html.Button(
                        "Without other evidence",
                        type="button",
                        id="weights-no-evidence",
                        disable_n_clicks=True,
                    ),
                ],
            ),
        ],
    )


def _weight(clue: str, name: str) -> Component:
    # Drawn by the page: Dash's own Input would send every move to the server.
    return html.Div(
        [html.Label(name, htmlFor=f"weight-{clue}"), html.Span(className="slot"), html.Output("1")],
        className="weight",
        **data(clue=clue, most=f"{MAX_WEIGHT:g}"),
    )


def _table(candidates: Sequence[CandidateAnswer], total: int) -> Component:
    top = candidates[0].score if candidates else 1.0
    return html.Div(
        className="finder-table",
        children=[
            html.Table(
                children=[
                    html.Caption("Candidates, the likeliest first", className="visually-hidden"),
                    html.Thead(html.Tr([html.Th(name or "Rank", scope="col") for name in COLUMNS])),
                    html.Tbody(
                        id="candidates",
                        children=[row(rank, found, top) for rank, found in enumerate(candidates, 1)],
                    ),
                ],
            ),
            html.Button(
                f"Show all {total}",
                type="button",
                id="candidates-more",
                hidden=total <= FIRST_ROWS,
                disable_n_clicks=True,
            ),
        ],
    )


def row(rank: int, found: CandidateAnswer, top: float) -> Component:
    """One candidate; ``top`` is the highest score. ``assets/app/views/finder/table.js`` draws the same."""
    day, time = date_and_time(found.best_utc)
    there = found.local_time[11:16] if found.local_time else "–"
    zone = found.time_zone.rpartition("/")[2].replace("_", " ")
    return html.Tr(
        **data(candidate=found.best_utc),
        children=[
            html.Td(str(rank), className="rank"),
            html.Td(html.Button(day, type="button", className="jump-to", disable_n_clicks=True)),
            html.Td(time, className="number"),
            html.Td([there, html.Small(zone)]),
            html.Td(
                [place(found.latitude_deg, found.longitude_deg), html.Small(f"near {found.nearest_city}")]
            ),
            html.Td(
                [f"{found.altitude_km:.1f} km", html.Small(f"{found.altitude_km / KM_PER_MILE:.1f} mi")],
                className="number",
            ),
            html.Td(f"{found.closest_km:.0f} km", className="number"),
            html.Td(clock(found.solar_time_h), className="number"),
            html.Td(
                [
                    html.Span(className="bar", style={"width": f"{100 * found.score / top:.1f}%"}),
                    percent(found.score),
                ],
                className="score",
            ),
        ],
    )


def _near_misses(count: int) -> Component:
    return html.Details(
        className="finder-misses",
        disable_n_clicks=True,
        children=[
            html.Summary(f"Near misses ({count}): passes that fail one condition, and narrowly"),
            html.Ul(id="near-misses"),
        ],
    )
