"""The page's own files under ``/assets``: for good under the folder's digest, revalidated without it.

``/assets/3f0c…/page.js`` is what the page names: its modules in one, made from them when the process starts,
as ``views.js`` is of those that come with the first large view and ``page.css`` of the styles. What they load
has the digest too: no second visit asks for it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter, Request, Response

from dashboard import settings
from dashboard.web.server import bundle
from dashboard.web.server.caching import IMMUTABLE, REVALIDATE, disk
from dashboard.web.server.files import File, FileAnswers, file_of
from dashboard.web.server.sentences import sentence_answer

router = APIRouter()
_DIGEST = re.compile(r"[0-9a-f]{12}")
files = FileAnswers(disk)
SCRIPT, LATER, STYLE = "page.js", "views.js", "page.css"
_ENTRY = "app/main.js"
# Tokens first, the page's frame next, then the views' own; the API reference has its own page.
_STYLES_FIRST = ("css/tokens.css", "css/page.css")
_OTHER_PAGES = {"css/reference.css"}


class Assets:
    """The files of a folder as they were when the process started; a changed one is answered as it is now."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, tuple[tuple[tuple[int, int], ...], File]] = {}
        found = sorted(path for path in folder.rglob("*") if path.is_file())
        self._names = [path.relative_to(folder).as_posix() for path in found]
        self._made = {SCRIPT: self._script, LATER: self._later, STYLE: self._style}
        self._names += [name for name in self._made if self._parts(name)]
        self._at_start = {name: self._read(name).digest for name in self._names}
        whole = "\n".join(f"{name} {digest}" for name, digest in self._at_start.items())
        self.digest = hashlib.sha256(whole.encode()).hexdigest()[:12]

    @property
    def prefix(self) -> str:
        """The address before each file's name, with a slash at both ends."""
        return f"/assets/{self.digest}/"

    def get(self, name: str) -> File | None:
        """The file of a name with slashes; None where there is none."""
        if any(part in ("", ".", "..") for part in name.split("/")) or "\0" in name or "\\" in name:
            return None
        try:
            return self._read(name)
        except (OSError, ValueError):
            return None

    def __iter__(self) -> Iterator[File]:
        return (file for name in self._names if (file := self.get(name)) is not None)

    def is_as_at_start(self, name: str, file: File) -> bool:
        """Whether a file still is what the digest in the address was made of."""
        return self._at_start.get(name) == file.digest

    def _read(self, name: str) -> File:
        make = self._made.get(name)
        paths = [self._folder / part for part in (self._parts(name) if make else [name])]
        states = [path.stat() for path in paths]
        stamp = tuple((state.st_mtime_ns, state.st_size) for state in states)
        known = self._known.get(name)
        if known is None or known[0] != stamp:
            body = make() if make else paths[0].read_bytes()
            read = (lambda: body) if make else paths[0].read_bytes
            known = self._known[name] = stamp, file_of(name, body, read)
        return known[1]

    def _parts(self, made: str) -> list[str]:
        """The files that one of the made files is made of."""
        if made in (SCRIPT, LATER):
            return [name for name in self._names if name.startswith("app/") and name.endswith(".js")]
        found = [name for name in self._names if name.startswith("css/") and name not in _OTHER_PAGES]
        rank = {name: place for place, name in enumerate(_STYLES_FIRST)}
        return sorted(found, key=lambda name: (rank.get(name, len(rank)), name))

    def _text(self, name: str) -> str:
        return (self._folder / name).read_text(encoding="utf-8")

    def _script(self) -> bytes:
        return bundle.scripts(_ENTRY, self._text, LATER)[0].encode()

    def _later(self) -> bytes:
        return bundle.scripts(_ENTRY, self._text, LATER)[1].encode()

    def _style(self) -> bytes:
        return bundle.styles(self._parts(STYLE), self._text).encode()


@lru_cache(maxsize=4)
def _assets(folder: Path) -> Assets:
    return Assets(folder)


def assets() -> Assets:
    """The files of the product's folder, looked through once."""
    return _assets(settings.assets_folder())


@router.get("/assets/{path:path}", include_in_schema=False)
def asset(request: Request, path: str) -> Response:
    """A file, with or without the digest. A page that is older than the server gets the files of today."""
    held = assets()
    first, _, rest = path.partition("/")
    name = rest if _DIGEST.fullmatch(first) else path
    file = held.get(name)
    if file is None:
        return sentence_answer(request.url.path, 404, "Nothing is here.", given=request.url.path)
    for_good = first == held.digest and held.is_as_at_start(name, file)
    return files.answer(request, file, IMMUTABLE if for_good else REVALIDATE)
