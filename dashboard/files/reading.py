"""The bytes of a file within bounds: nothing hangs, and nothing unpacks to more than it may.

A regular file, standard input (``-``), a pipe or a device; gzip and zip are unpacked. What can't be
read is an :class:`InputError` (there is no such file), what can't be used a :class:`UnusableError`.
"""

from __future__ import annotations

import os
import select
import stat
import sys
import time
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from dashboard.errors import InputError

LARGEST_BYTES = 100_000_000  # 700,000 element sets as lines; the station's whole life as JSON is half of it
PATIENCE_S = 10.0  # for a pipe that brings nothing
_CHUNK = 1 << 20

# How files begin that people mistake for text, and what to do with them.
_KINDS = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"%PDF", "a PDF document: copy its lines into a text file"),
    (b"\xd0\xcf\x11\xe0", "an Office document: save it as text"),
    (b"BZh", "packed with bzip2: unpack it first"),
    (b"\xfd7zXZ", "packed with xz: unpack it first"),
    (b"7z\xbc\xaf", "packed with 7-Zip: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd: unpack it first"),
    (b"Rar!", "packed with RAR: unpack it first"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)


class UnusableError(Exception):
    """What a file holds can't be used; the message completes "the file …" in one sentence."""


def read_bytes(file: Path, parameter: str = "file", largest: int = LARGEST_BYTES) -> bytes:
    """The bytes of a file, of standard input for ``-``, or of a pipe as long as it brings any.

    Raises :class:`InputError` for what is no readable file, :class:`UnusableError` for one that is too large
    or a pipe that stays silent.
    """
    if str(file) == "-":
        if sys.stdin is None:
            raise InputError(parameter, file, "a file", "is standard input, which is closed")
        content = sys.stdin.buffer.read(largest + 1)
        return _not_more_than(content, largest)
    try:
        # Without waiting: a pipe that nobody writes to would hold the opening for ever.
        handle = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise cant_read(file, error, parameter) from None
    try:
        kind = os.fstat(handle).st_mode
        if stat.S_ISDIR(kind):
            raise InputError(parameter, file, "a file", "is a folder")
        content = _drain(handle, largest, waits=not stat.S_ISREG(kind))
    except OSError as error:
        raise cant_read(file, error, parameter) from None
    finally:
        os.close(handle)
    return _not_more_than(content, largest)


def regular(file: Path, parameter: str, allowed: str) -> bool:
    """Whether there is such a file; what isn't a regular one, or can't be looked at, is an
    :class:`InputError`. A link that leads nowhere is there, and can't be read."""
    try:
        kind = file.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return file.is_symlink()
    except (OSError, ValueError) as error:
        raise cant_read(file, error, parameter) from None
    if not stat.S_ISREG(kind):
        raise InputError(parameter, file, allowed, "is no regular file")
    return True


def cant_read(file: Path, error: Exception, parameter: str = "file") -> InputError:
    """The sentence for a file that the system doesn't let us read."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(parameter, file, "a file that can be read", f"can't be read ({reason})")


def unpacked(content: bytes, largest: int = LARGEST_BYTES) -> list[tuple[str, bytes]]:
    """The files in ``content``, with their names: itself (without a name), what gzip packed, or a zip's.

    Raises :class:`UnusableError` for what is packed in another way, damaged, or larger than ``largest``.
    """
    if content[:2] == b"\x1f\x8b":
        return [("", _gunzip(content, largest))]
    if content[:4] == b"PK\x03\x04":
        return _unzip(content, largest)
    for beginning, kind in _KINDS:
        if content.startswith(beginning):
            raise UnusableError(f"is {kind}")
    return [("", content)]


def _drain(handle: int, largest: int, waits: bool) -> bytes:
    content, until = bytearray(), time.monotonic() + PATIENCE_S
    while len(content) <= largest:
        try:
            chunk = os.read(handle, _CHUNK)
        except BlockingIOError:
            chunk = None
        if chunk:
            content += chunk
            until = time.monotonic() + PATIENCE_S
        elif chunk == b"" and (content or not waits or not _is_pipe(handle)):
            break
        elif time.monotonic() > until:
            raise UnusableError(f"is a pipe or a device that brought nothing for {PATIENCE_S:g} s")
        elif chunk is None:
            select.select([handle], [], [], 0.2)
        else:
            time.sleep(0.05)  # a pipe whose writer has not come yet
    return bytes(content)


def _is_pipe(handle: int) -> bool:
    return stat.S_ISFIFO(os.fstat(handle).st_mode)


def _not_more_than(content: bytes, largest: int) -> bytes:
    if len(content) > largest:
        raise UnusableError(f"is larger than {largest / 1e6:,g} MB, more than is read at once: divide it")
    return content


def _gunzip(content: bytes, largest: int) -> bytes:
    found, rest = bytearray(), content
    try:
        while rest[:2] == b"\x1f\x8b":  # members one after another are one file
            unpacker = zlib.decompressobj(31)
            found += unpacker.decompress(rest, largest + 1 - len(found))
            if len(found) > largest:
                break
            if not unpacker.eof:
                raise UnusableError("is packed with gzip and cut short")
            rest = unpacker.unused_data
    except zlib.error:
        raise UnusableError("is packed with gzip and damaged") from None
    return _not_more_than(bytes(found), largest)


def _unzip(content: bytes, largest: int) -> list[tuple[str, bytes]]:
    found, room = [], largest
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            members = [one for one in packed.infolist() if not one.is_dir()]
            if any(one.filename in ("[Content_Types].xml", "mimetype") for one in members):
                raise UnusableError("is an Office document: save it as CSV or text")
            for member in members:
                with packed.open(member) as stream:
                    inside = stream.read(room + 1)
                _not_more_than(inside, room)
                room -= len(inside)
                found.append((member.filename, inside))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
        raise UnusableError("is packed with zip and damaged or locked") from None
    return found
