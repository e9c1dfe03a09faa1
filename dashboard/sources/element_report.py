"""Proves an archive as it stands: every set, its order, its agreement, the reboosts between."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from dashboard.errors import InputError
from dashboard.instants import format_utc
from dashboard.orbit.archive import REBOOSTS_FILE, SETS_FILE, Archive
from dashboard.orbit.quality import qualities
from dashboard.orbit.reboosts import infer_reboosts, read_reboosts
from dashboard.sources.element_archive import read_file
from dashboard.sources.element_checks import best_agreement, plane_agreement, wrong_revolutions

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
    poor_fits: tuple[str, ...]  # epochs, as the lines have them, of sets that disagree most

    def as_json(self) -> dict[str, Any]:
        """The report as plain values."""
        return {"ok": not self.failures, **asdict(self)}


def check_archive(folder: Path) -> Report:
    """Check the archive of a folder from its bytes. Raises :class:`InputError` where there is none."""
    if not (folder / SETS_FILE).is_file():
        raise InputError("archive", folder, f"a folder with {SETS_FILE}", "holds no element sets")
    found, refused = read_file(folder / SETS_FILE)
    failures = [str(one) for one in refused]
    for one, following in pairwise(found):
        if not one.elements.epoch_unix_s < following.elements.epoch_unix_s:
            failures.append(f"{following.file}:{following.line}: its epoch is not after the one before it")
    sets = sorted((one.elements for one in found), key=lambda one: one.epoch_unix_s)
    if not sets:
        raise InputError(
            "archive", folder / SETS_FILE, "at least one element set", "holds none that can be read"
        )
    for one in found:
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
        sets=len(sets),
        first_epoch_utc=format_utc(sets[0].epoch_unix_s),
        last_epoch_utc=format_utc(sets[-1].epoch_unix_s),
        longest_gap_d=round(gap_s / 86400.0, 2),
        longest_gap_after_utc=format_utc(before.epoch_unix_s),
        reboosts=len(listed),
        failures=tuple(failures),
        notes=tuple(
            f"set {one.line1[18:32]} carries revolution {one.revolution}, {expected} by the sets around it"
            for one, expected in wrong_revolutions(sets)
        ),
        poor_fits=tuple(_poor_fits(Archive(tuple(sets), listed))),
    )


def _poor_fits(archive: Archive) -> list[str]:
    quality = qualities(archive).tolist()
    return [one.line1[18:32] for one, q in zip(archive.sets, quality, strict=True) if q > POOR_FIT]
