"""Brings element sets into the archive: checked, one per epoch, sorted, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.errors import InputError
from dashboard.orbit.archive import REBOOSTS_FILE, SETS_FILE
from dashboard.orbit.elements import ElementSet, parse_element_set
from dashboard.orbit.reboosts import Reboost, format_reboosts, infer_reboosts, read_reboosts
from dashboard.sources.element_checks import best_agreement, plane_agreement

REBOOSTS_COMMENT = """\
# Reboosts of the station (UTC): between these two element sets the mean motion dropped by more than
# 0.0008 rev/day. When in the interval the burn was is not known. See README.md.
"""


@dataclass(frozen=True)
class Candidate:
    """An element set as it stands in a file."""

    file: str
    line: int
    elements: ElementSet


@dataclass(frozen=True)
class Rejection:
    """Why something in a file was not taken."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


@dataclass(frozen=True)
class Outcome:
    """What an import did: sets added, sets that were there already, what was refused, sets there are now."""

    added: int
    known: int
    total: int
    rejected: tuple[Rejection, ...] = field(default=())


def import_files(files: Sequence[Path], folder: Path) -> Outcome:
    """Bring the sets of ``files`` into the archive in ``folder``; what fails is named, the rest is taken.

    Nothing that the archive held is ever lost, and nothing is written when nothing is new. Raises
    :class:`InputError` for a file that can't be read or an archive that is damaged.
    """
    candidates: list[Candidate] = []
    rejected: list[Rejection] = []
    for file in files:
        found, refused = read_file(file)
        candidates += found
        rejected += refused
    return take_in(candidates, rejected, folder)


def take_in(candidates: Sequence[Candidate], rejected: Sequence[Rejection], folder: Path) -> Outcome:
    """Bring sets that were read (and what was refused while reading) into the archive in ``folder``.

    As :func:`import_files`, whose second half this is.
    """
    held, damage = read_file(folder / SETS_FILE) if (folder / SETS_FILE).is_file() else ([], [])
    if damage:
        raise InputError(
            "archive", damage[0], "an archive that passes its check", "is damaged: nothing was imported"
        )
    archive = sorted((one.elements for one in held), key=_epoch)
    added, known, refused = _merge(archive, candidates)
    if added:
        write_archive(folder, archive)
    return Outcome(added, known, len(archive), (*rejected, *refused))


def read_file(file: Path) -> tuple[list[Candidate], list[Rejection]]:
    """Sets of a file in its order, and what in it is none. Lines with a name or a comment are passed over.

    Raises :class:`InputError` for a file that can't be read.
    """
    try:
        text = file.read_bytes().decode("ascii", errors="replace")
    except OSError as error:
        raise InputError(
            "file", file, "files of two-line element sets", f"can't be read ({error.strerror})"
        ) from None
    return read_text(text, str(file))


def read_text(text: str, name: str) -> tuple[list[Candidate], list[Rejection]]:
    """As :func:`read_file`, of a text that is called ``name`` in what is refused."""
    lines, number = text.splitlines(), 0
    found, refused = [], []
    while number < len(lines):
        line, number = lines[number].rstrip(), number + 1
        if line.startswith("1 "):
            second = lines[number].rstrip() if number < len(lines) else ""
            if not second.startswith("2 "):
                refused.append(Rejection(name, number, "a first line without its second line"))
                continue
            try:
                found.append(Candidate(name, number, parse_element_set(line, second)))
            except InputError as error:
                refused.append(Rejection(name, number, str(error)))
            number += 1
        elif line.startswith("2 "):
            refused.append(Rejection(name, number, "a second line without its first line"))
        elif line and not line.startswith("#") and not _names_next(lines, number):
            refused.append(Rejection(name, number, "not a line of an element set"))
    return found, refused


def write_archive(folder: Path, sets: Sequence[ElementSet]) -> None:
    """Write sets (sorted) and the reboosts between them. A crash leaves the old files or the new ones."""
    reboosts = folder / REBOOSTS_FILE
    listed = merged_reboosts(infer_reboosts(sets), read_reboosts(reboosts))
    # The reboosts first: an interval without its sets does no harm, sets across a burn would.
    _replace(reboosts, REBOOSTS_COMMENT + format_reboosts(listed))
    _replace(folder / SETS_FILE, "".join(f"{one.line1}\n{one.line2}\n" for one in sets))


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


def _merge(archive: list[ElementSet], candidates: Sequence[Candidate]) -> tuple[int, int, list[Rejection]]:
    """Take into ``archive`` (sorted, changed in place) every candidate that agrees with it."""
    by_epoch = {one.line1[18:32]: one for one in archive}
    fresh: dict[str, Candidate] = {}
    refused, known = [], 0
    for one in candidates:
        epoch = one.elements.line1[18:32]
        same = by_epoch.get(epoch) or (fresh[epoch].elements if epoch in fresh else None)
        if same is None:
            fresh[epoch] = one
        elif (same.line1, same.line2) == (one.elements.line1, one.elements.line2):
            known += 1
        else:
            refused.append(_refusal(one, f"another set of the same epoch ({epoch}) is kept: one per epoch"))
    added = 0
    together = sorted((one.elements for one in fresh.values()), key=_epoch)
    for one in _outward(fresh.values(), archive):
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


def _names_next(lines: Sequence[str], number: int) -> bool:
    return number < len(lines) and lines[number].startswith("1 ") and len(lines[number - 1]) <= 26


def _replace(file: Path, text: str) -> None:
    """Write a file beside its place, make sure it is on disk, then move it there in one step."""
    file.parent.mkdir(parents=True, exist_ok=True)
    mode = file.stat().st_mode & 0o777 if file.is_file() else 0o644
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(mode)
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    directory = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
