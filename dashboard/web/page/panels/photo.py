"""The photograph's story: what is seen where, where the facts come from, and that its time is an estimate."""

from __future__ import annotations

from collections.abc import Iterator

from dash import html
from dash.development.base_component import Component

from dashboard.instants import format_utc
from dashboard.orbit.archive import load_archive
from dashboard.photos.catalogue.models import Evidence, Photo, Place, PrintedAltitude, Source
from dashboard.photos.moment import default_moment, find_photo, own_moment
from dashboard.photos.ranking import verdict
from dashboard.web.page.panels.claims import caption_block
from dashboard.web.page.panels.photo_frame import DRAWING, frame_text
from dashboard.web.parts.attributes import aria, data

_SURE = {"published": "published", "inferred": "inferred by us", "circumstantial": "circumstantial"}


def panel(photo: Photo) -> Component:
    """The body of the panel ``photo``: a drawing of ours, the facts, the estimate and its evidence."""
    return html.Div(
        className="photo-story",
        children=[
            *_heading(photo),
            html.Figure(
                [
                    html.Div(DRAWING, className="frame-drawing", role="img", **aria(label=frame_text(photo))),
                    html.Figcaption("What is where in the frame: a schematic of ours, not the picture."),
                ]
            ),
            html.H3("Seen in the frame"),
            html.Ul(className="photo-seen", children=[_seen(photo, i) for i in range(len(photo.seen))]),
            *caption_block(photo),
            html.H3("When it was taken"),
            *_moment(photo),
            html.H3("Known of it"),
            html.Dl(className="photo-facts", children=[_fact(*row) for row in _facts(photo)]),
            html.H3("Sources"),
            html.Ul(
                className="photo-sources", children=[html.Li(_source(source)) for source in photo.sources]
            ),
            html.P(photo.rights, className="soft"),
        ],
    )


def _heading(photo: Photo) -> Iterator[Component]:
    by = photo.photographer or photo.credit
    yield html.P(html.B(f"“{photo.title}”"), className="photo-title")
    if photo.published is None:
        yield html.P(f"{by}: {photo.kind}.")
        return
    where = f"{photo.published.by}{', ' + photo.published.series if photo.published.series else ''}"
    yield html.P(f"By {by}; {where}, {photo.published.day}. A {photo.kind}.")
    source = photo.source(photo.published.source)
    if source.url:
        text = f"See the photograph at {photo.published.by}"
        yield html.P(html.A(text, href=source.url, rel="noopener noreferrer", target="_blank"))


def _seen(photo: Photo, number: int) -> Component:
    item = photo.seen[number]
    where = {"background": "behind"}.get(item.where, item.where)
    label = html.Span(where, className="where")
    if item.visit is None:
        return html.Li([label, " ", html.Span(item.what)])
    link = html.A(item.what, href=f"?show=station&ship={item.visit}", **data(seen_ship=item.visit))
    return html.Li([label, " ", link], **data(visit_mark=item.visit))


def _moment(photo: Photo) -> Iterator[Component]:
    if own_moment(photo.id) is None:
        spans = load_archive().stretches_text()
        yield html.P(f"The archive here has no element sets for its time: it answers for {spans}.")
        return
    if photo.taken is not None:
        yield html.P(
            f"{format_utc(photo.taken.time_utc)}, as published (give or take {photo.taken.within_s:g} s)."
        )
        return
    findings = find_photo(photo.id)
    ranked = findings.ranked()
    best, share = ranked[0]
    moment = format_utc(default_moment(photo.id)).replace("T", " ").replace("Z", " UTC")
    yield html.P(
        [
            html.B("An estimate: "),
            html.Time(moment, dateTime=format_utc(default_moment(photo.id))),
            f". No time was published. Of the {len(findings.candidates)} passes that fit what is certain, "
            f"this one fits the rest best: {share:.0%} of the likelihood. {verdict.sentence(ranked)}",
        ],
        className="photo-estimate",
    )
    if photo.evidence:
        without = findings.ranked({"evidence": 0.0})
        alone = next(s for c, s in without if c is best)
        leads = "still the likeliest" if without[0][0] is best else "one of several"
        yield html.P(
            f"Without the circumstantial evidence below it is {leads}, with {alone:.0%}. "
            f"{verdict.sentence(without)}"
        )
    yield from (_evidence(photo, item) for item in photo.evidence)
    yield html.P(
        html.A("All the candidates, and how they are weighed", href="?show=when", **data(open_view="when"))
    )


def _evidence(photo: Photo, item: Evidence) -> Component:
    return html.Blockquote(
        [
            html.Span("circumstantial", className="tag tag-warn"),
            f" {item.says} ",
            html.Span(
                f"Taken as {item.probability:.0%} likely to be this photograph before the other clues are "
                f"looked at. Source: {photo.source(item.source).publisher}.",
                className="soft",
            ),
        ]
    )


def _facts(photo: Photo) -> Iterator[tuple[str, str, str, str | None]]:
    yield "Above", photo.place.words, photo.place.confidence, _place_note(photo.place)
    if photo.light is not None:
        yield "Light", photo.light.words, photo.light.confidence, photo.light.note
    if photo.altitude is not None:
        yield "Altitude", photo.altitude.words, photo.altitude.confidence, _altitude_note(photo.altitude)
    if photo.published is not None:
        yield "Published", f"{photo.published.day} by {photo.published.by}", "published", None


def _place_note(place: Place) -> str:
    return f"Taken as within {place.within_km:g} km. {place.note or ''}".strip()


def _altitude_note(altitude: PrintedAltitude) -> str:
    return f"Rounded to {altitude.rounding:g} {altitude.unit}. {altitude.note or ''}".strip()


def _fact(name: str, words: str, confidence: str, note: str | None) -> Component:
    said: list[str | Component] = [words, " ", html.Span(_SURE[confidence], className="tag")]
    if note:
        said.append(html.Small(note, className="soft"))
    return html.Div([html.Dt(name), html.Dd(said)])


def _source(source: Source) -> list[str | Component]:
    text = f"{source.title}, {source.publisher}{f', {source.dated}' if source.dated else ''}"
    if source.url is None:
        return [text]
    words = source.link_text or text
    link = html.A(words, href=source.url, rel="noopener noreferrer", target="_blank")
    return [link] if source.link_text is None else [link, f"; its date: {text}"]
