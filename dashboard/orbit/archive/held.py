"""The archives that this process reads: each once per change of its files.

Of the product's own, a file that goes bad while the server runs is answered from as it was last good.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from dashboard import settings
from dashboard.errors import InputError
from dashboard.orbit.archive.archive import Archive
from dashboard.orbit.archive.files import (
    REBOOSTS_FILE,
    SINGLE_FILE,
    SetFile,
    Stamp,
    joined,
    read_set_file,
    require_files,
    set_files,
    stamp,
)

_log = logging.getLogger(__name__)
Stamps = dict[str, Stamp]  # by the name of the file


def load_archive(folder: Path | None = None) -> Archive:
    """The archive of a folder (the product's own unless one is given), read once per change of its files.

    Raises :class:`InputError` when the folder holds none or a file of it is damaged; of the product's own,
    what this process read before goes on being answered then (:func:`held_archive`).
    """
    if folder is None:
        return held_archive().archive
    resolved, stamps = _as_it_is(folder)
    return _load(resolved, tuple(stamps.items()))


@dataclass(frozen=True)
class Held:
    """The archive that is answered from; ``trouble``: why it isn't the one on disk, if it isn't."""

    archive: Archive
    trouble: str | None = None


@dataclass
class _Known:
    """What was read of a folder: its files as they were last good, and all stamps as they were last seen."""

    stamps: Stamps
    held: Held
    files: dict[str, SetFile] = field(default_factory=dict)


_known: dict[Path, _Known] = {}
_holding = threading.Lock()
_look: ContextVar[list[Held] | None] = ContextVar("look", default=None)


def held_archive() -> Held:
    """The product's own archive; of a file that can't be read any more, what could be read last.

    Raises :class:`InputError` where this process has read none yet.
    """
    look = _look.get()
    if look is None:
        return _held_now()
    if not look:
        look.append(_held_now())
    return look[0]


def look_once() -> None:
    """From here on this task, and the threads it asks, look at the files once: one request, one archive.

    Each look asks the system of every file, and beside busy threads each question waits for its turn.
    """
    _look.set([])


def _held_now() -> Held:
    folder, stamps = _as_it_is(settings.tle_folder())
    with _holding:
        before = _known.get(folder)
        if before is None:
            _known[folder] = before = _first(folder, stamps)
        elif before.stamps != stamps:
            _look_again(folder, stamps, before)
        return before.held


def _first(folder: Path, stamps: Stamps) -> _Known:
    require_files(folder)
    files = {name: read_set_file(folder / name) for name in stamps}
    return _Known(stamps, Held(_together(files)), files)


def _look_again(folder: Path, stamps: Stamps, known: _Known) -> None:
    """Read what has changed; what can't be read stays as it was, and is told."""
    troubles = []
    files: dict[str, SetFile] = {}
    if set(stamps) == {REBOOSTS_FILE}:  # all are gone, the folder perhaps
        troubles, files = [_nothing(folder)], known.files
    for name in sorted({*stamps, *_expected(stamps, known.files)} - set(files)):
        good = known.files.get(name)
        if good is not None and stamps.get(name) == known.stamps.get(name) and not known.held.trouble:
            files[name] = good
            continue
        try:
            files[name] = read_set_file(folder / name)
        except (InputError, OSError) as error:
            troubles.append(str(error))
            if good is not None:
                files[name] = good
    trouble = _without_folder(troubles[0], folder) if troubles else None
    archive = _together(files)
    if archive.digest == known.held.archive.digest:
        archive = known.held.archive  # what was computed from it stays
    if trouble is not None:
        more = f" (and {len(troubles) - 1} more files)" if len(troubles) > 1 else ""
        _log.error("the archive can't be read, the last good one is served: %s%s", troubles[0], more)
    elif known.held.trouble:
        _log.warning("the archive can be read again: %d sets", len(archive.sets))
    known.stamps, known.files, known.held = stamps, files, Held(archive, trouble)


def _nothing(folder: Path) -> str:
    try:
        require_files(folder)
    except InputError as error:
        return str(error)
    return f"{folder} can't be read"  # it came back in between


def _expected(stamps: Stamps, files: Mapping[str, SetFile]) -> set[str]:
    """Files that ought to be there still: all that were, unless one file became many, or many one."""
    single = SINGLE_FILE in files
    swapped = any(name != REBOOSTS_FILE and (name == SINGLE_FILE) != single for name in stamps)
    return {name for name in files if not swapped or name == REBOOSTS_FILE}


def _together(files: Mapping[str, SetFile]) -> Archive:
    return Archive(joined([files[name] for name in sorted(files)]), files[REBOOSTS_FILE].reboosts)


def _without_folder(sentence: str, folder: Path) -> str:
    """For visitors, who need not know where on the server the archive is."""
    chosen = settings.tle_folder()
    for path in (folder, chosen):
        sentence = sentence.replace(f"{path}/", "").replace(str(path), "its folder")
    return sentence


def _as_it_is(folder: Path) -> tuple[Path, Stamps]:
    """The folder itself and the stamps of its files; that of the reboosts also where there is none."""
    resolved = folder.resolve()
    try:
        files = set_files(resolved)
    except InputError:
        files = []
    return resolved, {file.name: stamp(file) for file in (*files, resolved / REBOOSTS_FILE)}


@lru_cache(maxsize=4)
def _load(folder: Path, stamps: tuple[tuple[str, Stamp], ...]) -> Archive:
    names = [name for name, _ in stamps]
    require_files(folder)
    return _together({name: read_set_file(folder / name) for name in names})
