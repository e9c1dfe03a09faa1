"""Files written whole or not at all, by one writer at a time."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dashboard.errors import InputError

try:
    import fcntl
except ImportError:  # a system without it: one writer at a time is then the person's care
    fcntl = None  # type: ignore[assignment]

WAIT_S = 120.0  # for another writer; the largest import takes half a minute
_LOOK_S = 0.05
_NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL)
_SUFFIX = ".tmp"


@contextlib.contextmanager
def sole_writer(folder: Path, names: Iterable[str], parameter: str = "archive") -> Iterator[None]:
    """Inside, no other process that asks likewise writes the files ``names`` of a folder.

    The folder itself is locked, so no file is left behind; so is the folder to which a file that is a
    symbolic link leads. Leavings of writers that were killed are swept. Raises :class:`InputError` when
    another writer doesn't end.
    """
    names = tuple(names)
    new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    folders = sorted({Path(os.path.realpath(folder)), *(_target(folder / name).parent for name in names)})
    with contextlib.ExitStack() as locks:
        for one in folders:
            locks.enter_context(_locked(one, parameter))
        for name in names:
            _sweep(_target(folder / name))
        try:
            yield
        finally:
            if new:
                with contextlib.suppress(OSError):  # stays unless it is empty
                    folder.rmdir()


def replace_files(texts: Mapping[Path, str | bytes]) -> None:
    """Give files new texts (UTF-8) or bytes, all of them or none: a crash or a full disk leaves the old ones.

    Every text is on disk beside its place before the first is moved there. A file that holds its text
    already isn't touched; a symbolic link stays one; permissions stay. Raises ``OSError``, and then
    everything is as it was.
    """
    targets = {
        _target(file): text.encode("utf-8") if isinstance(text, str) else text for file, text in texts.items()
    }
    before = {file: file.read_bytes() if file.is_file() else None for file in targets}
    changed = {file: content for file, content in targets.items() if content != before[file]}
    made: dict[Path, Path] = {}
    moved: list[Path] = []
    try:
        for file, content in changed.items():
            made[file] = _beside(file, content)
        for file, temporary in made.items():
            temporary.replace(file)
            moved.append(file)
    except BaseException:
        for file in moved:
            _put_back(file, before[file])
        raise
    finally:
        for temporary in made.values():
            temporary.unlink(missing_ok=True)
    for folder in {file.parent for file in changed}:
        _sync_folder(folder)


def cant_write(place: Path, error: OSError, parameter: str, left: str) -> InputError:
    """The sentence for a file or folder that can't be written; ``left`` says what is as it was."""
    reason = error.strerror or str(error)
    return InputError(
        parameter, place, "a place that can be written to", f"can't be written ({reason}): {left}"
    )


def _target(file: Path) -> Path:
    """Where a file really is, through symbolic links; a link that leads to itself is an ``OSError``."""
    target = Path(os.path.realpath(file))
    if target.is_symlink():
        raise OSError(f"{file} is a link that leads to itself")
    return target


def _beside(file: Path, content: bytes) -> Path:
    """A new file beside ``file``, with its permissions and owner, that is on disk when this returns."""
    file.parent.mkdir(parents=True, exist_ok=True)
    old = file.stat() if file.exists() else None
    if old is not None and not stat.S_ISREG(old.st_mode):
        raise OSError(f"{file} is no regular file")
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.", suffix=_SUFFIX)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fchmod(stream.fileno(), old.st_mode & 0o7777 if old else 0o644)
            if old is not None and (old.st_uid, old.st_gid) != (os.geteuid(), os.getegid()):
                with contextlib.suppress(OSError):  # only root may give a file away
                    os.fchown(stream.fileno(), old.st_uid, old.st_gid)
            os.fsync(stream.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _put_back(file: Path, content: bytes | None) -> None:
    with contextlib.suppress(OSError):  # the failure that led here is the one to be told
        if content is None:
            file.unlink()
        else:
            _beside(file, content).replace(file)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _locked(folder: Path, parameter: str) -> Iterator[None]:
    if fcntl is None or not folder.is_dir():  # a link that leads nowhere: found out when it is written
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    until = time.monotonic() + WAIT_S
    try:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise InputError(
                        parameter, folder, "one writer at a time", "is being written by another process"
                    ) from None
                time.sleep(_LOOK_S)
            except OSError as error:
                if error.errno not in _NO_LOCKS:
                    raise
                break  # some network file systems have none: better written than not
        yield
    finally:
        os.close(handle)


def _sweep(file: Path) -> None:
    """Remove what killed writers left beside a file; only its writer, who holds the lock, may."""
    ours = re.compile(re.escape(f".{file.name}.") + r"[a-z0-9_]{8}(?P<suffix>\.tmp)?")
    with contextlib.suppress(OSError):
        for one in file.parent.iterdir():
            found = ours.fullmatch(one.name)
            # Without the ending they are of earlier versions, which nobody but their writer could read.
            if found and (found["suffix"] or one.lstat().st_mode & 0o777 == 0o600):
                one.unlink()
