"""How long to search: the stretch of time that the clues about time leave, and a little around it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import inf, isfinite

from dashboard.errors import InputError
from dashboard.instants import format_utc
from dashboard.orbit.archive import Archive
from dashboard.orbit.window import meant, recent, refuse_too_long
from dashboard.photos.question.question import DAY_S, Question
from dashboard.photos.search.conditions import NARROW_S, Condition


@dataclass(frozen=True)
class Span:
    """``pieces``: when every clue about time holds, at least possibly. The scan reaches around them.

    Where the clues leave no time at all, ``pieces`` is empty and the scan covers each of theirs, so
    that it can be said which clue rules out what.
    """

    pieces: tuple[tuple[float, float], ...]
    scan_start_unix_s: float
    scan_stop_unix_s: float

    @property
    def possible_s(self) -> float:
        """Seconds in which the photograph can have been taken."""
        return sum(stop - start for start, stop in self.pieces)


def search_span(question: Question, conditions: tuple[Condition, ...], archive: Archive) -> Span:
    """The span of a question. Raises :class:`InputError` for dates that are empty or out of the archive."""
    _refuse_dates(question, *archive.span())
    first, last = _bounds(question, conditions, archive)
    dates = (
        max(first, -inf if question.start_unix_s is None else question.start_unix_s),
        min(last, inf if question.stop_unix_s is None else question.stop_unix_s),
    )
    pieces = [dates]
    hull: list[float] = []
    for condition in conditions:
        if condition.stretches:
            theirs = [(s.start_unix_s, s.stop_unix_s) for s in condition.stretches]
            pieces = _common(pieces, theirs)
            hull += [edge for piece in _common([dates], theirs) for edge in piece]
    edges = [edge for piece in pieces for edge in piece] or hull or list(dates)
    return Span(
        tuple(pieces),
        max(min(edges) - NARROW_S, first),
        min(max(edges) + NARROW_S, last),
    )


def _bounds(question: Question, conditions: tuple[Condition, ...], archive: Archive) -> tuple[float, float]:
    """Which part of the archive the clues about time leave to be looked at: a few years at most."""
    theirs = [condition.stretches for condition in conditions if len(condition.stretches) == 1]
    starts = [question.start_unix_s, *(min(one.start_unix_s for one in some) for some in theirs)]
    stops = [question.stop_unix_s, *(max(one.stop_unix_s for one in some) for some in theirs)]
    begins = [one for one in starts if one is not None and isfinite(one)]
    ends = [one for one in stops if one is not None and isfinite(one)]
    begin, end = max(begins, default=None), min(ends, default=None)
    if begin is not None and end is not None and end < begin:  # clues at odds: each of theirs is looked at
        begin, end = min(begins), max(ends)
    first, last = archive.span()
    low, high = meant(archive, begin, end)
    # Of several stays (a person's, those of all ships of a class) the ones count that the rest allows.
    for several in (condition.stretches for condition in conditions if len(condition.stretches) > 1):
        within = [one for one in several if one.start_unix_s < high and one.stop_unix_s > low]
        if not within and begin is None and end is None:
            within = [max(several, key=lambda one: one.start_unix_s)]
        if within:
            earliest = min(one.start_unix_s for one in within)
            latest = max(one.stop_unix_s for one in within)
            begin = earliest if begin is None else max(begin, earliest)
            end = min(latest, last) if end is None else min(end, latest)
            low, high = meant(archive, begin if begin > low else low, end)
    # What is given is looked around a little.
    low = max(first, low if begin is None else low - 2 * NARROW_S)
    high = min(last, high if end is None else high + 2 * NARROW_S)
    if high <= low:
        return recent(archive).start_unix_s, last
    refuse_too_long("to", low, high)
    return low, high


def _common(one: list[tuple[float, float]], other: list[tuple[float, float]]) -> list[tuple[float, float]]:
    overlaps = [(max(a[0], b[0]), min(a[1], b[1])) for a, b in product(one, other)]
    return sorted(overlap for overlap in overlaps if overlap[0] < overlap[1])


def _refuse_dates(question: Question, first: float, last: float) -> None:
    start, stop = question.start_unix_s, question.stop_unix_s
    known = f"{format_utc(first)} to {format_utc(last)}"
    if start is not None and stop is not None and stop <= start:
        given = f"{format_utc(start)} to {format_utc(stop)}"
        raise InputError("from", given, "a beginning before the end", "leaves no time to search")
    dated = question.dated_unix_s
    if dated is not None and not first - 2 * DAY_S < dated < last + DAY_S:
        side = "after" if dated >= last else "before"
        raise InputError("dated", format_utc(dated)[:10], known, f"lies {side} the element sets")
    if start is not None and start >= last:
        raise InputError("from", format_utc(start), known, "lies after the element sets")
    if stop is not None and stop <= first:
        raise InputError("to", format_utc(stop), known, "lies before the element sets")
    published = question.published_unix_s
    if published is not None and published + question.published_span_s <= first:
        raise InputError("published", format_utc(published)[:10], known, "lies before the element sets")
