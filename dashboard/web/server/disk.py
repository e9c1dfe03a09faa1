"""What can be made again, kept on disk for the next process: whole or not at all, and never without end."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

MOST_BYTES = 64 * 2**20  # the files of one version take 6 MB
_DIGEST_BYTES = 32
_LOCKS = 16


class DiskCache:
    """A folder of files. Safe to use from several threads and processes.

    A folder that can't be written to, a full disk or a damaged file cost no more than making it again.
    """

    def __init__(self, folder: Path | None, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes

    def get(self, name: str, make: Callable[[], bytes]) -> bytes:
        """What is kept under a file's name, or what ``make`` makes (an exception isn't kept).

        Several that ask at once, in whatever process, wait for one of them to make it.
        """
        if self._folder is None:
            return make()
        kept = self._folder / name
        found = _read(kept)
        if found is not None:
            return found
        with self._alone(name):
            found = _read(kept)
            if found is not None:
                return found
            made = make()
            with contextlib.suppress(OSError):
                _write(kept, made)
                self._forget_the_oldest()
        return made

    @contextlib.contextmanager
    def _alone(self, name: str) -> Iterator[None]:
        """Others that make the same wait; those that make something else seldom do."""
        assert self._folder is not None
        number = int(hashlib.sha256(name.encode()).hexdigest(), 16) % _LOCKS
        handle = None
        try:
            with contextlib.suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
                handle = os.open(
                    self._folder / f".lock{number}", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600
                )
                fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            if handle is not None:
                os.close(handle)

    def _forget_the_oldest(self) -> None:
        """Remove what was used longest ago until the rest is within the bound."""
        assert self._folder is not None
        found = []
        for path in self._folder.iterdir():
            with contextlib.suppress(OSError):  # gone since: another process does the same
                state = path.stat()
                found.append((state.st_mtime_ns, state.st_size, path))
        size = sum(one[1] for one in found)
        for _, its_size, path in sorted(found):
            if size <= self._most_bytes:
                return
            if its_size:
                with contextlib.suppress(OSError):
                    path.unlink()
                    size -= its_size


def _read(file: Path) -> bytes | None:
    """What a file holds behind its digest; None where there is none or it is damaged."""
    try:
        whole = file.read_bytes()
    except OSError:
        return None
    body = whole[_DIGEST_BYTES:]
    if hashlib.sha256(body).digest() != whole[:_DIGEST_BYTES]:
        return None
    with contextlib.suppress(OSError):
        os.utime(file)  # used now
    return body


def _write(file: Path, body: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(hashlib.sha256(body).digest() + body)
        Path(temporary).replace(file)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
