"""Files as answers: an ETag of their content, compressed once, at best while nobody waits."""

from __future__ import annotations

import hashlib
import mimetypes
import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from fastapi import Request, Response

from dashboard.web.server.compression import (
    BEST,
    CODINGS,
    WORTH_BYTES,
    coding_for,
    compressed,
    is_compressible,
)
from dashboard.web.server.etags import matches

_TYPES = {".js": "text/javascript", ".json": "application/json", ".css": "text/css"}


@dataclass(frozen=True)
class File:
    """A file of the page: what it holds is read when it is needed, its digest is known before."""

    digest: str
    media_type: str
    read: Callable[[], bytes]


def file_of(name: str, body: bytes, read: Callable[[], bytes]) -> File:
    """The file of a name; ``body`` is what ``read`` gives."""
    kind = _TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    media_type = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    return File(hashlib.sha256(body).hexdigest()[:20], media_type, read)


class FileAnswers:
    """Answers files. Safe to use from several threads."""

    def __init__(self, cache: Path | None = None) -> None:
        self._packed: dict[tuple[str, str], bytes] = {}
        self._cache = cache

    def answer(self, request: Request, file: File, cache_control: str) -> Response:
        """The file, compressed as the client takes it; 304 where the client has it."""
        etag = f'"{file.digest}"'
        headers = {"ETag": etag, "Cache-Control": cache_control}
        compressible = is_compressible(file.media_type)
        if compressible:
            headers["Vary"] = "Accept-Encoding"
        if matches(request.headers.get("if-none-match", ""), etag):
            return Response(status_code=304, headers=headers)
        coding = coding_for(request.headers.get("accept-encoding", "")) if compressible else None
        packed = self._packed.get((file.digest, coding)) if coding else None
        if packed is None:
            body = file.read()
            if coding is None or len(body) < WORTH_BYTES:
                return Response(body, headers=headers, media_type=file.media_type)
            packed = self._packed.setdefault((file.digest, coding), compressed(body, coding))
        headers["Content-Encoding"] = str(coding)
        return Response(packed, headers=headers, media_type=file.media_type)

    def pack(self, files: Iterable[File]) -> None:
        """Compress files as well as can be (seconds for a large one), or find them so on disk."""
        for file in files:
            body = file.read() if is_compressible(file.media_type) else b""
            if len(body) < WORTH_BYTES:
                continue
            for coding in CODINGS:
                self._packed[file.digest, coding] = self._kept(f"{file.digest}.{coding}", body, coding)

    def _kept(self, name: str, body: bytes, coding: str) -> bytes:
        if self._cache is None:
            return compressed(body, coding, BEST)
        kept = self._cache / name
        try:
            return _checked(kept.read_bytes())
        except (OSError, ValueError):
            packed = compressed(body, coding, BEST)
        try:
            self._cache.mkdir(parents=True, exist_ok=True)
            _write(kept, packed)
        except (
            OSError
        ):  # a home that isn't there or can't be written to, a full disk: the next start packs again
            pass
        return packed


def _checked(kept: bytes) -> bytes:
    """Without its digest in front. Raises ``ValueError`` for what was damaged."""
    if hashlib.sha256(kept[32:]).digest() != kept[:32]:
        raise ValueError("damaged")
    return kept[32:]


def _write(file: Path, packed: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(hashlib.sha256(packed).digest() + packed)
        Path(temporary).replace(file)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
