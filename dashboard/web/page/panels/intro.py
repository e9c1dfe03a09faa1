"""What the page is about, in words, before anything is drawn: whose photograph, whence, when, what of."""

from __future__ import annotations

from markupsafe import Markup

from dashboard import settings
from dashboard.answers.claim_place import local_times
from dashboard.answers.moment import moment_at
from dashboard.instants import from_unix
from dashboard.photos.catalogue.models import Photo, Seen
from dashboard.photos.moment import find_photo, own_moment
from dashboard.photos.ranking import verdict
from dashboard.station.catalogue import load_station
from dashboard.web.page.templating import render
from dashboard.web.server.assets import assets

# The four questions and where each is answered: words, view, panel.
_QUESTIONS = (
    ("Where?", "map", "position"),
    ("When?", "when", None),
    ("Why circles?", "exposure", None),
    ("Which ships?", "map", "docked"),
)

RUNNER_UP = 0.03  # no less likely is named in the first sentence


def intro(photo: Photo) -> Markup:
    """The section ``#intro`` of one photograph of the catalogue."""
    source = photo.source(photo.published.source) if photo.published else photo.sources[0]
    return render(
        "intro.html",
        photo=photo,
        picture=_picture(photo),
        whose=_whose(photo),
        where=photo.place.words if photo.place.border else f"near {photo.place.words}",
        whence=_whence(photo),
        ships=[f"{_short(item)} at the {item.where}" for item in photo.ships()],
        source={"url": source.url, "by": photo.published.by if photo.published else source.publisher},
        questions=_QUESTIONS,
    )


def _picture(photo: Photo) -> str | None:
    """The address of our recomputed frame, where one is shipped for this photograph."""
    file = settings.assets_folder() / "photos" / f"{photo.id}.webp"
    return f"{assets().prefix}photos/{file.name}" if file.is_file() else None


def _whose(photo: Photo) -> dict[str, str]:
    people = {person.name: person.agency for person in load_station().people}
    name = photo.photographer or photo.credit
    agency = people.get(name)
    kind, _, more = photo.kind.partition(" in which ")
    return {
        "kind": kind,
        "more": more,
        "name": name,
        "agency": f" ({agency}) from the space station" if agency else "",
        "published_day": f"{photo.published.day:%-d %B %Y}" if photo.published else "",
    }


def _whence(photo: Photo) -> dict[str, str] | None:
    """When, by UTC and by the clocks below; None where the archive has no element sets for it."""
    unix_s = own_moment(photo.id)
    if unix_s is None:
        return None
    moment = moment_at(unix_s, photo.id)
    likely, estimate = ("", "") if photo.taken is not None else _estimate(photo)
    return {
        "iso": moment.time_utc,
        "when": f"{from_unix(unix_s):%-d %B %Y, %H:%M} UTC",
        "clocks": local_times(photo.place, moment),
        "likely": likely,
        "estimate": estimate,
    }


def _estimate(photo: Photo) -> tuple[str, str]:
    """ "probably " and a sentence with the score and the runners-up, as the finder has them."""
    (_, share), *others = find_photo(photo.id).ranked()
    said = f" No time was published: this is our estimate ({verdict.percent(share)})"
    rest = [f"{verdict.when(c)} ({verdict.percent(part)})" for c, part in others[:2] if part >= RUNNER_UP]
    return f"{verdict.confidence(share)} ", f"{said}; else {' or '.join(rest)}." if rest else f"{said}."


def _short(item: Seen) -> str:
    return load_station().visit(item.visit).full_name if item.visit else item.what
