"""A web server on this machine that answers what a test tells it to, and remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Asked:
    """One request: its method, path with query, headers (names in lower case) and body."""

    method: str
    path: str
    headers: dict[str, str]
    body: str


@dataclass
class Server:
    """Where the server listens, and what it was asked so far."""

    port: int
    asked: list[Asked] = field(default_factory=list)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}/answer"


def text(content: str, status: int = 200, media_type: str = "text/plain", **headers: str) -> Answer:
    """An ordinary answer."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        body = content.encode()
        request.send_response(status)
        request.send_header("Content-Type", media_type)
        request.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def raw(*pieces: bytes, pause: Callable[[], object] = lambda: None) -> Answer:
    """Bytes as they are, with something to wait for between the pieces; then the connection ends."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.close_connection = True
        try:
            for piece in pieces:
                request.wfile.write(piece)
                request.wfile.flush()
                pause()
        except OSError:  # the client has gone, which is what it should do
            pass

    return answer


@contextmanager
def answering(answer: Answer) -> Iterator[Server]:
    """Answer every request in the same way until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            headers = {name.lower(): value for name, value in self.headers.items()}
            found.asked.append(Asked(self.command, self.path, headers, body.decode()))
            answer(self)

        do_GET = do_POST = _answer  # noqa: N815 - the names http.server looks for

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found = Server(server.server_port)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield found
        finally:
            server.shutdown()
            thread.join()
