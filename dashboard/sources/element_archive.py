"""Brings element sets into the archive: checked, one per epoch, sorted, written whole or not at all.

A set is written to the file of its year; only years that sets come into are written at all.
"""

from __future__ import annotations

import time
from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from dashboard.errors import InputError
from dashboard.files.writing import cant_write, replace_files, sole_writer
from dashboard.instants import from_unix
from dashboard.orbit.archive import REBOOSTS_FILE, file_for, read_sets, set_files
from dashboard.orbit.elementfiles import Candidate, Reading, Rejection, read_file
from dashboard.orbit.elements import ElementSet
from dashboard.orbit.reboosts import (
    Reboost,
    format_reboosts,
    infer_reboosts,
    read_reboosts,
    reboost_comments,
)
from dashboard.sources.element_checks import best_agreement, plane_agreement
from dashboard.sources.element_future import latest_unix_s, too_late
from dashboard.sources.element_reissues import Observations

REBOOSTS_COMMENT = """\
# Reboosts of the station (UTC): between these two element sets the mean motion dropped by more than
# 0.0008 rev/day. When in the interval the burn was is known where it was announced. See README.md.
"""
_AS_BEFORE = "the archive is as it was"


@dataclass(frozen=True)
class Outcome:
    """What an import did: sets added, sets that were there already, what was refused, sets there are now.

    ``others`` counts sets of other objects in the same files: they are passed over.
    """

    added: int
    known: int
    total: int
    rejected: tuple[Rejection, ...] = field(default=())
    others: int = 0


def import_files(files: Sequence[Path], folder: Path) -> Outcome:
    """Bring the sets of ``files`` into the archive in ``folder``; what fails is named, the rest is taken.

    Nothing that the archive held is ever lost, and nothing is written when nothing is new. Raises
    :class:`InputError` for a file that can't be read or an archive that is damaged or can't be written.
    """
    reading = Reading()
    for file in files:
        one = read_file(file)
        if one.others and not one.found:
            one.refuse(str(file), 0, f"holds no set of the station: {one.others_text}")
        reading.add(one)
    return take_in(reading, folder)


def take_in(reading: Reading, folder: Path, now_unix_s: float | None = None) -> Outcome:
    """Bring sets that were read into the archive in ``folder``, as :func:`import_files`.

    From the reading of the archive to its writing no other process writes it.
    """
    try:
        names = {file.name for file in (*set_files(folder), *_belong(folder, reading.found))}
        with sole_writer(folder, (*sorted(names), REBOOSTS_FILE)):
            return _take_in(reading, folder, time.time() if now_unix_s is None else now_unix_s)
    except OSError as error:
        raise cant_write(folder, error, "archive", _AS_BEFORE) from None


def _belong(folder: Path, candidates: Iterable[Candidate]) -> set[Path]:
    """The files that these sets would be written to."""
    return {file_for(folder, year) for year in {_year(one.elements) for one in candidates}}


def _take_in(reading: Reading, folder: Path, now_unix_s: float) -> Outcome:
    held = read_sets(folder) if set_files(folder) else {}
    refused_there = [one for file in held.values() for one in file.refused]
    if refused_there:
        raise InputError(
            "archive",
            refused_there[0],
            "an archive that passes its check",
            "is damaged: nothing was imported",
        )
    archive = sorted((one.elements for file in held.values() for one in file.found), key=_epoch)
    added, known, refused = _merge(archive, reading.found, latest_unix_s(now_unix_s, archive))
    if added:
        write_archive(folder, archive, held)
    rejected = (*reading.refused, *refused)
    return Outcome(added, known, len(archive), rejected, reading.others.total())


def write_archive(
    folder: Path, sets: Sequence[ElementSet], held: Mapping[Path, Reading] | None = None
) -> None:
    """Write sets (sorted), a file a year, and the reboosts between them: all files, or none where that fails.

    ``held`` is what the files held before: their comment lines stay where they stand. A file that holds its
    sets already isn't touched. Raises ``OSError``.
    """
    before = held or {}
    there = {one.elements.line1: name for name, reading in before.items() for one in reading.found}
    file = folder / REBOOSTS_FILE
    listed = merged_reboosts(infer_reboosts(sets), read_reboosts(file))
    comment = "".join(f"{line}\n" for line in reboost_comments(file)) or REBOOSTS_COMMENT
    remarks = {one.elements.line1: one.remarks for reading in before.values() for one in reading.found}
    lines: dict[Path, list[str]] = {name: [] for name in before}
    for year, of_it in groupby(sets, key=_year):
        new = file_for(folder, year)
        for one in of_it:
            mine = lines.setdefault(there.get(one.line1, new), [])
            mine += [*remarks.get(one.line1, ()), one.line1, one.line2]
    # The reboosts first: an interval without its sets does no harm, sets across a burn would.
    texts = {file: comment + format_reboosts(listed)}
    for name, mine in lines.items():
        last = before[name].remarks if name in before else ()
        texts[name] = "".join(f"{line}\n" for line in (*mine, *last))
    replace_files(texts)


def merged_reboosts(inferred: Sequence[Reboost], listed: Iterable[Reboost]) -> list[Reboost]:
    """The inferred intervals, and those listed by hand (smaller burns) where none is inferred.

    What is known of a listed burn, when it was announced for and by whom, stays with the interval it lies in.
    """
    listed = list(listed)
    announced = [one for one in listed if one.ignition_unix_s is not None]
    inferred = [_with_announced(one, announced) for one in inferred]
    kept = [
        one
        for one in listed
        if not any(
            one.after_unix_s < other.before_unix_s and other.after_unix_s < one.before_unix_s
            for other in inferred
        )
    ]
    return sorted([*inferred, *kept], key=lambda burn: burn.after_unix_s)


def _with_announced(burn: Reboost, announced: Sequence[Reboost]) -> Reboost:
    for one in announced:
        at = one.ignition_unix_s
        if at is not None and burn.after_unix_s <= at <= burn.before_unix_s:
            return replace(burn, ignition_unix_s=at, delta_v_m_s=one.delta_v_m_s, source=one.source)
    return burn


def _merge(
    archive: list[ElementSet], candidates: Sequence[Candidate], latest: float
) -> tuple[int, int, list[Rejection]]:
    """Take into ``archive`` (sorted, changed in place) every candidate that agrees with it."""
    seen = Observations(archive)
    fresh: list[Candidate] = []
    refused, known = [], 0
    for one in candidates:
        held = seen.of(one.elements)
        if held is None and one.elements.epoch_unix_s > latest:
            refused.append(_refusal(one, too_late(one.elements, latest)))
        elif held is None:
            seen.add(one.elements)
            fresh.append(one)
        elif held.orbit == one.elements.orbit:
            known += 1
        else:
            epoch = held.line1[18:32]
            refused.append(_refusal(one, f"another set of the same epoch ({epoch}) is kept: one per epoch"))
    added = 0
    together = sorted((one.elements for one in fresh), key=_epoch)
    began = archive[0].epoch_unix_s if archive else float("inf")
    for one in _outward(fresh, archive):
        agreement = best_agreement(one.elements, archive)
        earlier = one.elements.epoch_unix_s < began
        if agreement is None or (earlier and agreement.ratio > 1.0):
            # The first of all, after a long gap, or before all that is held, where the station was raised
            # several times a day: the sets of its own files have to vouch for it, and its plane has to hold.
            vouched = [best_agreement(one.elements, together), plane_agreement(one.elements, archive)]
            agreement = max(filter(None, vouched), key=lambda found: found.ratio, default=None)
        if agreement is not None and agreement.ratio > 1.0:
            refused.append(_refusal(one, str(agreement)))
        else:
            insort(archive, one.elements, key=_epoch)
            added += 1
    return added, known, refused


def _outward(candidates: Iterable[Candidate], archive: Sequence[ElementSet]) -> list[Candidate]:
    """Nearest to the archive first, so that each is compared with sets already trusted."""
    if not archive:
        return sorted(candidates, key=lambda one: one.elements.epoch_unix_s)
    first, last = archive[0].epoch_unix_s, archive[-1].epoch_unix_s

    def outside(one: Candidate) -> float:
        epoch = one.elements.epoch_unix_s
        return max(first - epoch, epoch - last, 0.0)

    return sorted(candidates, key=outside)


def _refusal(one: Candidate, reason: str) -> Rejection:
    return Rejection(one.file, one.line, reason)


def _epoch(elements: ElementSet) -> float:
    return elements.epoch_unix_s


def _year(elements: ElementSet) -> int:
    return from_unix(elements.epoch_unix_s).year
