"""What the page is about, in words, before anything is drawn: whose photograph, whence, when, what of.

Plain HTML, readable without scripts: a disclosure that stands open on a first visit. Its title stays when
it is folded, and with it the way back.
"""

from __future__ import annotations

from collections.abc import Iterator

from dash import html
from dash.development.base_component import Component

from dashboard import settings
from dashboard.answers.claim_place import local_times
from dashboard.answers.moment import moment_at
from dashboard.instants import from_unix
from dashboard.photos.catalogue.models import Photo, Seen
from dashboard.photos.moment import find_photo, own_moment
from dashboard.photos.ranking import verdict
from dashboard.station.catalogue import load_station
from dashboard.web.parts.attributes import aria, data
from dashboard.web.server.assets import assets

# The four questions and where each is answered: words, view, panel.
_QUESTIONS = (
    ("Where?", "map", "position"),
    ("When?", "when", None),
    ("Why circles?", "exposure", None),
    ("Which ships?", "map", "docked"),
)

RUNNER_UP = 0.03  # no less likely is named in the first sentence


def intro(photo: Photo) -> Component:
    """The section ``#intro`` of one photograph of the catalogue."""
    picture = _picture(photo)
    return html.Details(
        id="intro",
        className="intro" if picture else "intro without-picture",
        open=True,
        disable_n_clicks=True,
        children=[
            html.Summary(
                [
                    html.H1(f"“{photo.title}”"),
                    html.Span("About this photograph", className="intro-open"),
                    html.Span("Hide", className="intro-close"),
                ]
            ),
            html.Div(
                className="intro-body",
                children=[*picture, html.Div([*_words(photo)], className="intro-words"), _questions()],
            ),
        ],
    )


def _picture(photo: Photo) -> list[Component]:
    """Our recomputed frame, where one is shipped for this photograph."""
    file = settings.assets_folder() / "photos" / f"{photo.id}.webp"
    if not file.is_file():
        return []
    # The link has the name: the picture alone would be read out twice.
    shown = html.Img(src=f"{assets().prefix}photos/{file.name}", alt="", width="480", height="320")
    words = "The frame as we recompute it: city lights as streaks, stars as arcs, ships as dark shapes"
    link = html.A(shown, href="?show=exposure", **data(open_view="exposure"), **aria(label=words))
    return [html.Figure([link, html.Figcaption("Recomputed by us, not the picture")])]


def _words(photo: Photo) -> Iterator[Component]:
    yield html.P(_whose(photo))
    yield html.P(_whence(photo))
    if ships := photo.ships():
        names = [f"{_short(item)} at the {item.where}" for item in ships]
        yield html.P(f"In the frame: {', '.join(names)}.", className="intro-seen")
    source = photo.source(photo.published.source) if photo.published else photo.sources[0]
    if source.url:
        by = photo.published.by if photo.published else source.publisher
        link = html.A(f"See the picture at {by}", href=source.url, rel="noopener noreferrer", target="_blank")
        yield html.P(link)


def _whose(photo: Photo) -> list[str | Component]:
    people = {person.name: person.agency for person in load_station().people}
    name = photo.photographer or photo.credit
    agency = people.get(name)
    kind, _, more = photo.kind.partition(" in which ")
    by = [f" ({agency}) from the space station"] if agency else []
    published = photo.published
    where = f"; published by {published.by} on {published.day:%-d %B %Y}" if published else ""
    return [
        f"A {kind}",
        html.Span(f" in which {more}, ", className="intro-more") if more else ", ",
        " by ",
        html.B(name),
        *by,
        f"{where}.",
    ]


def _whence(photo: Photo) -> list[str | Component]:
    unix_s = own_moment(photo.id)
    if unix_s is None:
        return [f"Taken {_where(photo)}. The archive here has no element sets for its time."]
    moment = moment_at(unix_s, photo.id)
    when = html.Time(f"{from_unix(unix_s):%-d %B %Y, %H:%M} UTC", dateTime=moment.time_utc)
    clocks = local_times(photo.place, moment)
    likely, estimate = ("", "") if photo.taken is not None else _estimate(photo)
    return [
        f"Taken {_where(photo)}, {likely}on ",
        when,
        f": {clocks}." if clocks else ".",
        html.Span(estimate, className="intro-estimate"),
    ]


def _estimate(photo: Photo) -> tuple[str, str]:
    """ "probably " and a sentence with the score and the runners-up, as the finder has them."""
    (_, share), *others = find_photo(photo.id).ranked()
    said = f" No time was published: this is our estimate ({verdict.percent(share)})"
    rest = [f"{verdict.when(c)} ({verdict.percent(part)})" for c, part in others[:2] if part >= RUNNER_UP]
    return f"{verdict.confidence(share)} ", f"{said}; else {' or '.join(rest)}." if rest else f"{said}."


def _where(photo: Photo) -> str:
    return photo.place.words if photo.place.border else f"near {photo.place.words}"


def _short(item: Seen) -> str:
    return load_station().visit(item.visit).full_name if item.visit else item.what


def _questions() -> Component:
    return html.Ul(
        className="intro-questions",
        **aria(label="Questions about the photograph"),
        children=[
            html.Li(
                html.A(
                    words,
                    href=f"?show={view}" + (f"#panel-{panel}" if panel else ""),
                    **data(open_view=view, **({"open_panel": panel} if panel else {})),
                )
            )
            for words, view, panel in _QUESTIONS
        ],
    )
