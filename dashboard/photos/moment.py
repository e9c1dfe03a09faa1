"""A photograph's moment: its published one, else the finder's best; and the time that bounds it."""

from __future__ import annotations

from functools import lru_cache

from dashboard.orbit.archive import Archive, load_archive
from dashboard.photos.catalogue import photo_by_id
from dashboard.photos.clues import question_of
from dashboard.photos.conditions import conditions_of
from dashboard.photos.finder import Findings, find
from dashboard.photos.models import Photo
from dashboard.photos.spans import search_span


def find_photo(identifier: str) -> Findings:
    """The findings of a photograph of the catalogue, computed once. Raises :class:`InputError`."""
    return _find_photo(photo_by_id(identifier).id, load_archive())


def default_moment(identifier: str) -> float:
    """The instant (POSIX seconds, whole) a photograph is shown at: published, or else the likeliest."""
    photo = photo_by_id(identifier)
    if photo.taken is not None:
        return float(round(photo.taken.time_utc.timestamp()))
    return float(round(find_photo(identifier).ranked()[0][0].best_unix_s))


def bracket(photo: Photo) -> tuple[float, float]:
    """First and last instant (POSIX seconds) that who took it, what is docked and its dates allow."""
    question = question_of(photo)
    span = search_span(question, conditions_of(question), load_archive())
    if not span.pieces:
        return span.scan_start_unix_s, span.scan_stop_unix_s
    return span.pieces[0][0], span.pieces[-1][1]


@lru_cache(maxsize=32)
def _find_photo(identifier: str, archive: Archive) -> Findings:
    return find(question_of(photo_by_id(identifier)), archive)
