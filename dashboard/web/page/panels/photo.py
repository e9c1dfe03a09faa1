"""The photograph's story: what is seen where, where the facts come from, and that its time is an estimate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from dashboard.instants import format_utc
from dashboard.orbit.archive import load_archive
from dashboard.photos.catalogue.models import Photo, Place, PrintedAltitude, Source
from dashboard.photos.moment import default_moment, find_photo, own_moment
from dashboard.photos.ranking import verdict
from dashboard.web.page.panels.claims import caption_words
from dashboard.web.page.panels.photo_frame import frame_svg, frame_text
from dashboard.web.page.templating import render

_SURE = {"published": "published", "inferred": "inferred by us", "circumstantial": "circumstantial"}


def story(photo: Photo) -> Markup:
    """The body of the panel ``photo``: a drawing of ours, the facts, the estimate and its evidence."""
    return render(
        "photo-story.html",
        photo=photo,
        published_at=photo.source(photo.published.source) if photo.published else None,
        drawing=frame_svg(photo),
        drawing_words=frame_text(photo),
        caption=caption_words(photo),
        moment=_moment(photo),
        facts=list(_facts(photo)),
        sources=[(source, _source_words(source)) for source in photo.sources],
    )


def _moment(photo: Photo) -> dict[str, Any]:
    """What is said of when it was taken: that it isn't known here, as published, or estimated."""
    if own_moment(photo.id) is None:
        return {"unknown_span": load_archive().stretches_text()}
    if photo.taken is not None:
        return {
            "unknown_span": None,
            "iso": format_utc(photo.taken.time_utc),
            "within_s": f"{photo.taken.within_s:g}",
        }
    findings = find_photo(photo.id)
    ranked = findings.ranked()
    best, share = ranked[0]
    without = findings.ranked({"evidence": 0.0})
    alone = next(s for c, s in without if c is best)
    iso = format_utc(default_moment(photo.id))
    return {
        "unknown_span": None,
        "iso": iso,
        "when": iso.replace("T", " ").replace("Z", " UTC"),
        "passes": len(findings.candidates),
        "share": f"{share:.0%}",
        "verdict": verdict.sentence(ranked),
        "without": {
            "leads": "still the likeliest" if without[0][0] is best else "one of several",
            "share": f"{alone:.0%}",
            "verdict": verdict.sentence(without),
        },
    }


def _facts(photo: Photo) -> Iterator[tuple[str, str, str, str | None]]:
    yield "Above", photo.place.words, _SURE[photo.place.confidence], _place_note(photo.place)
    if photo.light is not None:
        yield "Light", photo.light.words, _SURE[photo.light.confidence], photo.light.note
    if photo.altitude is not None:
        yield (
            "Altitude",
            photo.altitude.words,
            _SURE[photo.altitude.confidence],
            _altitude_note(photo.altitude),
        )
    if photo.published is not None:
        yield "Published", f"{photo.published.day} by {photo.published.by}", _SURE["published"], None


def _place_note(place: Place) -> str:
    return f"Taken as within {place.within_km:g} km. {place.note or ''}".strip()


def _altitude_note(altitude: PrintedAltitude) -> str:
    return f"Rounded to {altitude.rounding:g} {altitude.unit}. {altitude.note or ''}".strip()


def _source_words(source: Source) -> str:
    return f"{source.title}, {source.publisher}{f', {source.dated}' if source.dated else ''}"
