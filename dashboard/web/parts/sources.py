"""A ship's sources and what is said about how sure each fact is."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.station.models import Source, Visit
from dashboard.web.parts.source_words import in_order, words_of


def source_list(visit: Visit) -> Component:
    """Links (nothing is fetched until one is followed), then the caveats."""
    caveats = [_caveat(c.about, c.confidence, c.note) for c in visit.caveats]
    return html.Details(
        className="sources",
        disable_n_clicks=True,
        children=[
            html.Summary(f"Sources ({len(visit.sources)})"),
            html.Ul([html.Li(_source(source)) for source in in_order(visit.sources.values())]),
            html.Ul([html.Li(text) for text in caveats], className="caveats") if caveats else None,
            html.P(visit.dimensions.note, className="soft"),
        ],
    )


def _source(source: Source) -> list[Component | str]:
    note = f" ({source.note})" if source.note else ""
    if source.url is None:
        return [f"{source.title}{note}"]
    return [html.A(words_of(source), href=source.url, rel="noopener noreferrer", target="_blank"), note]


def _caveat(about: str, confidence: str | None, note: str | None) -> str:
    words = about.replace("_kg", "").replace("_utc", "").replace(".", ", ").replace("_", " ")
    sure = f"confidence {confidence}" if confidence else ""
    return f"{words}: {'; '.join(part for part in (sure, note) if part)}"
