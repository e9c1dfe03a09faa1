"""Asks another machine for a text: the one place of the product that reaches out, when a person types it.

One request, no redirect followed (a source that has moved says so, and the person decides), a limit
on time and on size, and every way it can fail is a sentence.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPResponse
from typing import IO
from urllib.parse import urlencode, urlsplit

from dashboard import __version__
from dashboard.errors import InputError

TIMEOUT_S = 30.0
LARGEST_BYTES = 4_000_000  # 28,000 element sets
_CHUNK_BYTES = 65536
_QUOTED = 200


class FetchError(Exception):
    """What was asked for didn't come; the message is a whole sentence for the person who asked."""


@dataclass(frozen=True)
class Fetched:
    """The bytes of an answer, its media type, and the host that gave it."""

    content: bytes
    media_type: str
    host: str

    @property
    def text(self) -> str:
        """The answer as text, whatever it is."""
        return self.content.decode("utf-8", "replace")

    def beginning(self) -> str:
        """The answer's kind, size and first words, for a sentence that says what was received."""
        if not self.text.strip():
            return "an empty answer"
        return f"{self.media_type}, {len(self.text):,} characters, beginning {quoted(self.text)}"


def fetch(
    url: str,
    form: dict[str, str] | None = None,
    timeout_s: float = TIMEOUT_S,
    largest_bytes: int = LARGEST_BYTES,
) -> Fetched:
    """GET ``url``, or POST a form to it. Raises :class:`FetchError`, and :class:`InputError` for no URL.

    The time limit holds for all of it: finding the host, connecting, headers and answer, however slowly
    they drip in.
    """
    host = host_of(url)
    headers = {"User-Agent": f"iss-photo-dashboard/{__version__}", "Accept": "text/plain, */*;q=0.1"}
    body = None if form is None else urlencode(form).encode()
    request = urllib.request.Request(url, body, headers)
    return _within(timeout_s, lambda: _ask(request, host, timeout_s, largest_bytes), host)


def _ask(request: urllib.request.Request, host: str, timeout_s: float, largest_bytes: int) -> Fetched:
    until = time.monotonic() + timeout_s
    try:
        with _opener().open(request, timeout=timeout_s) as response:
            content = _read(response, host, until, largest_bytes)
            return Fetched(content, response.headers.get_content_type(), host)
    except urllib.error.HTTPError as error:
        raise FetchError(_refused(error, host)) from None
    except (OSError, HTTPException, ValueError) as error:
        raise FetchError(_unreached(error, host, timeout_s)) from None


def _within(timeout_s: float, ask: Callable[[], Fetched], host: str) -> Fetched:
    """What ``ask`` gives, or :class:`FetchError` when it takes longer.

    A socket's own limit holds for each read, and looking up a name has none at all; so a thread asks, and
    is left to itself when the time is over.
    """
    answers: queue.SimpleQueue[Fetched | BaseException] = queue.SimpleQueue()

    def run() -> None:
        try:
            answers.put(ask())
        except BaseException as error:  # handed over to whoever waits
            answers.put(error)

    threading.Thread(target=run, daemon=True, name="fetch").start()
    try:
        answer = answers.get(timeout=timeout_s)
    except queue.Empty:
        raise FetchError(_unreached(TimeoutError(), host, timeout_s)) from None
    if isinstance(answer, BaseException):
        raise answer
    return answer


def host_of(url: str) -> str:
    """The host (and port) of a web address. Raises :class:`InputError` for what is none."""
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number
        known = False
    if not known or "@" in parts.netloc or not url.isascii() or any(c <= " " or c == "\x7f" for c in url):
        raise InputError("--from", url, "celestrak, space-track or an http(s) address", "is no source")
    return parts.netloc


def quoted(text: str) -> str:
    """The first words of a text in quotes, on one line, without what a terminal would obey."""
    words = _printable(text[: 4 * _QUOTED])
    return repr(words if len(words) <= _QUOTED else words[:_QUOTED] + "…")


def _printable(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Hands a redirect back as the error that it is here."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        return None


def _opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(_NoRedirect)


def _read(response: HTTPResponse, host: str, until: float, largest_bytes: int) -> bytes:
    content = bytearray()
    while chunk := response.read1(_CHUNK_BYTES):
        content += chunk
        if len(content) > largest_bytes:
            raise FetchError(f"{host} sent more than {largest_bytes:,} bytes, so it was cut off.")
        if time.monotonic() > until:
            raise TimeoutError
    if response.length:  # what it announced and didn't send
        raise FetchError(f"{host} broke off: {response.length:,} bytes of its answer are missing.")
    return bytes(content)


def _refused(error: urllib.error.HTTPError, host: str) -> str:
    with error:
        reason = _printable(str(error.reason))[:_QUOTED]
        answered = f"{host} answered {error.code} {reason}".rstrip()
        if moved := error.headers.get("Location"):
            return f"{answered}: it points to {quoted(moved)}, which was not followed."
        try:
            said = error.read(4 * _QUOTED).decode("utf-8", "replace").strip()
        except (OSError, HTTPException):
            said = ""
    return f"{answered}: {quoted(said)}." if said else f"{answered}."


def _unreached(error: Exception, host: str, timeout_s: float) -> str:
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, TimeoutError):
        return f"{host} did not answer within {timeout_s:g} s."
    if isinstance(cause, socket.gaierror):
        return f"{host} can't be found: there is no network, or no such host."
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"{host} can't prove who it is: {_printable(str(cause.verify_message))}."
    if isinstance(cause, OSError) and cause.strerror:
        return f"{host} can't be reached: {cause.strerror}."
    return f"{host} can't be understood: {quoted(str(cause) or type(cause).__name__)}."
