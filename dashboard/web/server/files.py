"""Files as answers: an ETag of their content, compressed once, at best while nobody waits."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
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
from dashboard.web.server.disk import DiskCache
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

    def __init__(self, disk: DiskCache) -> None:
        self._packed: dict[tuple[str, str], bytes] = {}
        self._disk = disk

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
        """Compress files as well as can be (seconds for a large one), or find them so on disk.

        The largest comes first: it is what a visitor on a slow line waits for.
        """
        bodies = [(file, file.read()) for file in files if is_compressible(file.media_type)]
        for file, body in sorted(bodies, key=lambda one: -len(one[1])):
            if len(body) < WORTH_BYTES:
                return
            for coding in CODINGS:
                best = partial(compressed, body, coding, BEST)
                self._packed[file.digest, coding] = self._disk.get(f"{file.digest}.{coding}", best)
