"""From a photograph's facts to the question asked of the finder."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from dashboard.geo.places import read_place
from dashboard.geo.regions import Region, border_between, point_region
from dashboard.photos.catalogue.models import Photo, Place, PrintedAltitude
from dashboard.photos.question.clues import printed_altitude
from dashboard.photos.question.question import MILE_KM, Altitude, By, Docked, Hint, Hour, Question


def question_of(photo: Photo) -> Question:
    """Every clue of a photograph; its published moment, where there is one, is left out.

    Raises :class:`InputError` for a border or a city that does not exist.
    """
    light, dated = photo.light, photo.dated
    hour = None
    if light and light.hour_h is not None and light.spread_h is not None:
        hour = Hour(light.hour_h, light.spread_h)
    by = photo.published.whose if photo.published else None
    return Question(
        region=region_of(photo.place),
        within_km=photo.place.within_km,
        dated_unix_s=day_start(dated.day) if dated else None,
        condition=light.condition if light else None,
        hour=hour,
        altitude=altitude_of(photo.altitude, by) if photo.altitude else None,
        aboard=(photo.photographer,) if photo.photographer else (),
        docked=tuple(Docked(ship.visit, ship.port) for ship in photo.ships() if ship.visit),
        published_unix_s=day_start(photo.published.day) if photo.published else None,
        by=by,
        hints=tuple(
            Hint(
                item.id,
                item.from_utc.timestamp(),
                item.to_utc.timestamp(),
                item.probability,
                item.name,
            )
            for item in photo.evidence
        ),
    )


def region_of(place: Place) -> Region:
    """The region a photograph's file names. Raises :class:`InputError`."""
    if place.border is not None:
        return border_between(*place.border)
    if place.point is not None:
        return point_region(*place.point, name=place.words)
    return read_place(place.city or "", "city").region


def altitude_of(printed: PrintedAltitude, by: By | None = None) -> Altitude:
    """A printed height in kilometres, with the step it was rounded to and the law of its error."""
    unit_km = MILE_KM if printed.unit == "mi" else 1.0
    words = f"{printed.value:g} {printed.unit}"
    return printed_altitude(printed.value, unit_km, printed.rounding / 2, by, words)


def day_start(day: date) -> float:
    """POSIX seconds of the beginning of a day, UTC."""
    return datetime.combine(day, time(), UTC).timestamp()
