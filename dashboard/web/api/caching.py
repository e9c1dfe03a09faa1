"""Answers made once: kept in this process, compressed once, and revalidated by their ETag."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from fastapi import Request, Response

import dashboard
from dashboard import settings
from dashboard.orbit.archive import REBOOSTS_FILE, SETS_FILE
from dashboard.web.server.compression import WORTH_BYTES, coding_for, compressed, is_compressible

IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "no-cache"
_KEPT_BYTES = 64 * 2**20


def data_version() -> str:
    """A short name for all that answers are made of: element sets, facts and the code itself.

    Facts and code are those the process started with; element sets may be added while it runs.
    """
    folder = settings.tle_folder()
    files = [folder / SETS_FILE, folder / REBOOSTS_FILE]
    return _version(folder, tuple(file.stat().st_mtime_ns if file.is_file() else 0 for file in files))


@lru_cache(maxsize=4)
def _version(folder: Path, _stamps: tuple[int, ...]) -> str:
    digest = hashlib.sha256()
    package = Path(dashboard.__file__).parent
    sources = [*package.rglob("*.py"), *package.rglob("*.toml"), *folder.glob("*")]
    for path in sorted(sources):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def etag_of(*parts: object) -> str:
    """The ETag of an answer that depends on ``parts`` and the data alone."""
    text = "\0".join(map(str, (data_version(), *parts)))
    return f'"{hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]}"'


class AnswerCache:
    """The answers used last, up to ``kept_bytes``. Safe to use from several threads."""

    def __init__(self, kept_bytes: int = _KEPT_BYTES) -> None:
        self._kept_bytes = kept_bytes
        self._size = 0
        self._answers: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str, build: Callable[[], bytes]) -> bytes:
        """The answer kept under ``key``, or what ``build`` makes (an exception is not kept)."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
        built = build()
        with self._lock:
            self._size += len(built) - len(self._answers.get(key, b""))
            self._answers[key] = built
            self._answers.move_to_end(key)
            while self._size > self._kept_bytes:
                self._size -= len(self._answers.popitem(last=False)[1])
        return built


answers = AnswerCache()


def respond(
    request: Request,
    parts: tuple[object, ...],
    build: Callable[[], bytes],
    *,
    immutable: bool,
    media_type: str = "application/json",
    drawn: bool = False,
) -> Response:
    """Answer with what ``build`` makes of ``parts``, from the cache where it is there.

    ``parts`` are the values the answer depends on besides the data, normalised, so that two
    spellings of one question share an answer. ``immutable`` says that it can't change any more; what is
    ``drawn`` can't fail once its parameters are read, so HEAD is answered without drawing it.
    """
    etag = etag_of(request.scope["route"].path, *parts)
    headers = {"ETag": etag, "Cache-Control": IMMUTABLE if immutable else REVALIDATE}
    compressible = is_compressible(media_type)
    if compressible:
        headers["Vary"] = "Accept-Encoding"
    if _matches(request.headers.get("if-none-match", ""), etag):
        return Response(status_code=304, headers=headers)
    if drawn and getattr(request.state, "head", False):
        return Response(headers=headers, media_type=media_type)
    body = answers.get(etag, build)
    coding = coding_for(request.headers.get("accept-encoding", ""))
    if compressible and len(body) >= WORTH_BYTES and coding:
        body = answers.get(f"{etag}.{coding}", lambda plain=body: compressed(plain, coding))  # type: ignore[misc]
        headers["Content-Encoding"] = coding
    return Response(body, headers=headers, media_type=media_type)


def _matches(if_none_match: str, etag: str) -> bool:
    given = {entry.strip().removeprefix("W/") for entry in if_none_match.split(",")}
    return etag in given or "*" in given
