"""A photograph's moment: its published one, else the finder's best; and the time that bounds it."""

from __future__ import annotations

from functools import lru_cache

from dashboard.errors import InputError
from dashboard.orbit.archive import Archive, load_archive
from dashboard.orbit.window import recent
from dashboard.photos.catalogue.files import photo_by_id
from dashboard.photos.catalogue.models import Photo
from dashboard.photos.finder import Findings, find
from dashboard.photos.question.from_photo import question_of
from dashboard.photos.search.conditions import conditions_of
from dashboard.photos.search.period import search_span


def find_photo(identifier: str) -> Findings:
    """The findings of a photograph of the catalogue, computed once.

    Raises :class:`InputError`, also where the archive has no element sets for when it was taken.
    """
    findings = _find_photo(photo_by_id(identifier).id, load_archive())
    if findings is None:
        spans = load_archive().stretches_text()
        allowed = f"an archive with element sets of its time; this one answers for {spans}"
        raise InputError("photo", identifier, allowed, "fits no pass of this archive")
    return findings


def own_moment(identifier: str) -> float | None:
    """When a photograph was taken (POSIX seconds, whole): published, or else the likeliest.

    None where the archive has no element sets for it.
    """
    photo = photo_by_id(identifier)
    if photo.taken is not None:
        taken = float(round(photo.taken.time_utc.timestamp()))
        return taken if load_archive().answered(taken).all() else None
    findings = _find_photo(photo.id, load_archive())
    return None if findings is None else float(round(findings.ranked()[0][0].best_unix_s))


def default_moment(identifier: str) -> float:
    """The instant (POSIX seconds, whole) that is shown unless another is asked for: the photograph's own,
    or where the archive has no element sets for that the epoch of the newest set."""
    own = own_moment(identifier)
    return float(int(load_archive().epochs_unix_s[-1])) if own is None else own


def bracket(photo: Photo) -> tuple[float, float]:
    """First and last instant (POSIX seconds) that who took it, what is docked and its dates allow."""
    question = question_of(photo)
    archive = load_archive()
    try:
        span = search_span(question, conditions_of(question), archive)
    except InputError:  # the photograph is older than the element sets
        return recent(archive).start_unix_s, recent(archive).stop_unix_s
    if not span.pieces:
        return span.scan_start_unix_s, span.scan_stop_unix_s
    return span.pieces[0][0], span.pieces[-1][1]


@lru_cache(maxsize=32)
def _find_photo(identifier: str, archive: Archive) -> Findings | None:
    """None where the archive leaves no pass: so that this too is computed once."""
    try:
        return find(question_of(photo_by_id(identifier)), archive)
    except InputError:
        return None
