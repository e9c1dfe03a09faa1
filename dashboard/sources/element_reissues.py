"""A set issued twice is one observation: it mustn't agree with itself."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable

from dashboard.orbit.elements import SAME_ELEMENTS_S, ElementSet, same_observation


class Observations:
    """Sets to look up by what :func:`dashboard.orbit.elements.same_observation` says."""

    def __init__(self, sets: Iterable[ElementSet] = ()) -> None:
        self._sets = sorted(sets, key=_epoch)

    def add(self, one: ElementSet) -> None:
        """Take a set among those looked up."""
        insort(self._sets, one, key=_epoch)

    def of(self, one: ElementSet) -> ElementSet | None:
        """The set that is the same observation, the one of the nearest epoch if there are more."""
        epoch = one.epoch_unix_s
        first = bisect_left(self._sets, epoch - SAME_ELEMENTS_S, key=_epoch)
        stop = bisect_right(self._sets, epoch + SAME_ELEMENTS_S, key=_epoch)
        same = [held for held in self._sets[first:stop] if same_observation(held, one)]
        return min(same, key=lambda held: abs(held.epoch_unix_s - epoch), default=None)


def _epoch(elements: ElementSet) -> float:
    return elements.epoch_unix_s
