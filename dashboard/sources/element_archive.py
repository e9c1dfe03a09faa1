"""Brings element sets into the archive: checked, one per epoch, sorted, written whole or not at all."""

from __future__ import annotations

import time
from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.errors import InputError
from dashboard.files.writing import cant_write, replace_files, sole_writer
from dashboard.orbit.archive import REBOOSTS_FILE, SETS_FILE, read_sets
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
# 0.0008 rev/day. When in the interval the burn was is not known. See README.md.
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
        with sole_writer(folder, (SETS_FILE, REBOOSTS_FILE)):
            return _take_in(reading, folder, time.time() if now_unix_s is None else now_unix_s)
    except OSError as error:
        raise cant_write(folder, error, "archive", _AS_BEFORE) from None


def _take_in(reading: Reading, folder: Path, now_unix_s: float) -> Outcome:
    held = read_sets(folder) if (folder / SETS_FILE).exists() else Reading()
    if held.refused:
        raise InputError(
            "archive",
            held.refused[0],
            "an archive that passes its check",
            "is damaged: nothing was imported",
        )
    archive = sorted((one.elements for one in held.found), key=_epoch)
    added, known, refused = _merge(archive, reading.found, latest_unix_s(now_unix_s, archive))
    if added:
        remarks = {one.elements.line1: one.remarks for one in held.found if one.remarks}
        write_archive(folder, archive, remarks, held.remarks)
    rejected = (*reading.refused, *refused)
    return Outcome(added, known, len(archive), rejected, reading.others.total())


def write_archive(
    folder: Path,
    sets: Sequence[ElementSet],
    remarks: Mapping[str, Sequence[str]] | None = None,
    last_remarks: Sequence[str] = (),
) -> None:
    """Write sets (sorted) and the reboosts between them: both files, or neither where that fails.

    ``remarks`` are comment lines, by the first line of the set they stand before. Raises ``OSError``.
    """
    file = folder / REBOOSTS_FILE
    listed = merged_reboosts(infer_reboosts(sets), read_reboosts(file))
    comment = "".join(f"{line}\n" for line in reboost_comments(file)) or REBOOSTS_COMMENT
    lines = [line for one in sets for line in (*(remarks or {}).get(one.line1, ()), one.line1, one.line2)]
    # The reboosts first: an interval without its sets does no harm, sets across a burn would.
    replace_files(
        {
            file: comment + format_reboosts(listed),
            folder / SETS_FILE: "".join(f"{line}\n" for line in (*lines, *last_remarks)),
        }
    )


def merged_reboosts(inferred: Sequence[Reboost], listed: Iterable[Reboost]) -> list[Reboost]:
    """The inferred intervals, and those listed by hand (smaller burns) where none is inferred."""
    kept = [
        one
        for one in listed
        if not any(
            one.after_unix_s < other.before_unix_s and other.after_unix_s < one.before_unix_s
            for other in inferred
        )
    ]
    return sorted([*inferred, *kept], key=lambda burn: burn.after_unix_s)


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
    for one in _outward(fresh, archive):
        agreement = best_agreement(one.elements, archive)
        if agreement is None:  # the first of all, or after a long gap: its own files have to vouch for it
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
