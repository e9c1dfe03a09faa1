"""What the caption says beside what is computed, line by line, for the photograph's own moment."""

from __future__ import annotations

from collections.abc import Iterator

from dash import html
from dash.development.base_component import Component

from dashboard.answers.claims import MARKS, WORDS, ClaimAnswer, claims_of, summary
from dashboard.instants import from_unix
from dashboard.photos.catalogue.models import Photo
from dashboard.photos.moment import own_moment
from dashboard.web.parts.attributes import aria, data


def caption_block(photo: Photo) -> Iterator[Component]:
    """Heading, the moment it is about, and one line a claim with its verdict in words and as a mark."""
    unix_s = own_moment(photo.id)
    if unix_s is None:
        return
    claims = claims_of(photo, unix_s)
    kind = "its likeliest moment" if photo.taken is None else "the moment published"
    yield html.H3("What the caption says · what we compute", id="caption-check")
    yield html.P(
        [
            f"For {from_unix(unix_s):%-d %b %Y, %H:%M:%S} UTC, {kind}: {summary(claims)}. ",
            html.Span("The page shows another moment now.", className="claims-elsewhere"),
        ],
        className="soft claims-about",
    )
    yield html.Ul([_line(line) for line in claims], className="claims", **aria(labelledby="caption-check"))


def _line(line: ClaimAnswer) -> Component:
    parts: list[Component] = [
        html.Span(
            [html.Span(MARKS[line.verdict], className="mark", **aria(hidden="true")), WORDS[line.verdict]],
            className="verdict",
        ),
        html.P(line.says, className="says"),
        html.P(line.computed, className="computed"),
    ]
    if line.why:
        parts.append(html.P(line.why, className="why"))
    return html.Li(parts, **data(claim=line.kind, verdict=line.verdict))
