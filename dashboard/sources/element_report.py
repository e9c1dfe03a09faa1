"""Proves an archive as it stands: every set, its order, its agreement, the reboosts between."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from dashboard.errors import InputError
from dashboard.instants import format_utc
from dashboard.orbit.archive import REBOOSTS_FILE, SINGLE_FILE, Archive, observations, read_sets
from dashboard.orbit.elementfiles import Candidate
from dashboard.orbit.elements import ElementSet
from dashboard.orbit.quality import qualities
from dashboard.orbit.reboosts import infer_reboosts, read_reboosts
from dashboard.sources.element_checks import best_agreement, plane_agreement, wrong_revolutions
from dashboard.sources.element_future import AHEAD_S, clock_is_credible, too_late

POOR_FIT = 10.0  # times the usual disagreement with the neighbours


@dataclass(frozen=True)
class Report:
    """What a check found: ``failures`` must not be; ``notes`` are known oddities of real sets."""

    sets: int
    first_epoch_utc: str
    last_epoch_utc: str
    longest_gap_d: float
    longest_gap_after_utc: str
    reboosts: int
    failures: tuple[str, ...]
    notes: tuple[str, ...]
    odd_revolutions: tuple[str, ...]
    poor_fits: tuple[str, ...]  # epochs, as the lines have them, of sets that disagree most

    def as_json(self) -> dict[str, Any]:
        """The report as plain values."""
        return {"ok": not self.failures, **asdict(self)}


def check_archive(
    folder: Path, now_unix_s: float | None = None, progress: Callable[[int, int], None] | None = None
) -> Report:
    """Check the archive of a folder from its bytes. Raises :class:`InputError` where there is none.

    ``progress`` is told how many sets of how many have been compared with their neighbours.
    """
    readings = read_sets(folder)
    found = [one for reading in readings.values() for one in reading.found]
    failures = [str(one) for reading in readings.values() for one in reading.refused]
    for one, following in pairwise(found):
        if not one.elements.epoch_unix_s < following.elements.epoch_unix_s:
            failures.append(f"{following.file}:{following.line}: its epoch is not after the one before it")
    if not found:
        raise InputError("archive", folder, "at least one element set", "holds none that can be read")
    single = folder / SINGLE_FILE
    if single.exists() and single not in readings:
        failures.append(f"{single}: isn't read beside files of years: import it, then delete it")
    every = sorted((one.elements for one in found), key=lambda one: one.epoch_unix_s)
    sets = observations(every)
    failures += _from_the_future(found, now_unix_s)
    for number, one in enumerate(found, 1):
        if progress is not None:
            progress(number, len(found))
        agreement = best_agreement(one.elements, sets) or plane_agreement(one.elements, sets)
        if agreement is not None and agreement.ratio > 1.0:
            failures.append(f"{one.file}:{one.line}: {agreement}")
    listed = read_reboosts(folder / REBOOSTS_FILE)
    for burn in infer_reboosts(sets):
        if burn not in listed:
            after = format_utc(burn.after_unix_s)
            failures.append(f"{folder / REBOOSTS_FILE}: the reboost after {after} is not listed")
    gaps = [(b.epoch_unix_s - a.epoch_unix_s, a) for a, b in pairwise(sets)] or [(0.0, sets[0])]
    gap_s, before = max(gaps, key=lambda gap: gap[0])
    return Report(
        sets=len(every),
        first_epoch_utc=format_utc(sets[0].epoch_unix_s),
        last_epoch_utc=format_utc(sets[-1].epoch_unix_s),
        longest_gap_d=round(gap_s / 86400.0, 2),
        longest_gap_after_utc=format_utc(before.epoch_unix_s),
        reboosts=len(listed),
        failures=tuple(failures),
        notes=tuple(_reissues(every, sets)),
        odd_revolutions=tuple(
            f"set {one.line1[18:32]} carries revolution {one.revolution}, {expected} by the sets around it"
            for one, expected in wrong_revolutions(sets)
        ),
        poor_fits=tuple(_poor_fits(Archive(tuple(sets), listed))),
    )


def _reissues(every: list[ElementSet], kept: list[ElementSet]) -> list[str]:
    """Sets of the archive that count for nothing, because they are others issued again."""
    counted = set(map(id, kept))
    again = [one.line1[18:32] for one in every if id(one) not in counted]
    return [f"set {epoch} is the one before it, issued again: both count as one" for epoch in again]


def _from_the_future(found: list[Candidate], now_unix_s: float | None) -> list[str]:
    now = time.time() if now_unix_s is None else now_unix_s
    if not clock_is_credible(now, float("-inf")):
        return []
    late = [one for one in found if one.elements.epoch_unix_s > now + AHEAD_S]
    return [f"{one.file}:{one.line}: {too_late(one.elements, now + AHEAD_S)}" for one in late]


def _poor_fits(archive: Archive) -> list[str]:
    quality = qualities(archive).tolist()
    return [one.line1[18:32] for one, q in zip(archive.sets, quality, strict=True) if q > POOR_FIT]
