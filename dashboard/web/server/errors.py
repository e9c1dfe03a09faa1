"""What nobody expected: a traceback for the operator, a sentence for the visitor."""

from __future__ import annotations

import logging
import secrets

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.web.server.sentences import sentence_answer

_log = logging.getLogger(__name__)
_LONGEST_LOGGED = 300


def request_id(scope: Scope) -> str:
    """A short name of one request, the same for the log and the visitor."""
    state = scope.setdefault("state", {})
    return str(state.setdefault("request_id", secrets.token_hex(6)))


def request_line(scope: Scope) -> str:
    """Method and path with query for the log: printable, of one line, not of any length."""
    query = scope.get("query_string", b"").decode("latin-1")
    text = f"{scope.get('method', '')} {scope.get('path', '')}" + (f"?{query}" if query else "")
    return ascii(text[:_LONGEST_LOGGED])[1:-1]


class ErrorAnswers:
    """Logs what an application raises with the request that raised it, and answers 500 with a sentence.

    Dash's middleware swallows exceptions without a line, so this stands inside it too.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; answer where the application could not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def note(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, note)
        except Exception:
            name = request_id(scope)
            _log.exception("request %s failed: %s", name, request_line(scope))
            if not started:  # else the connection ends in the middle, which tells the client enough
                await error_answer(scope["path"], name)(scope, receive, send)


def error_answer(path: str, name: str) -> ASGIApp:
    """Status 500 for the visitor; ``name`` finds the traceback in the log."""
    sentence = f"Something went wrong in the server, and its log says what: look for request {name}."
    return sentence_answer(path, 500, sentence, parameter="server", headers={"X-Request-Id": name})
