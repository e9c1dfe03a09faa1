"""Bad input answered with 422 and one sentence: the parameter, what was given, what is allowed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from dashboard.errors import InputError
from dashboard.web.server.gate import BusyError
from dashboard.web.server.jobs.pool import RETRY_AFTER_S, CutShortError, RefusedError
from dashboard.web.server.sentences import sentence_answer

_HEADERS = {"Cache-Control": "no-store"}
_LONGEST_ECHO = 200


class Problem(BaseModel):
    """What is wrong with a request."""

    parameter: str
    given: str | None
    allowed: str
    message: str


class ErrorAnswer(BaseModel):
    """The body of every answer with status 404, 405 or 422."""

    error: Problem


class NotFoundError(InputError):
    """A path of the API that names nothing: answered with 404 instead of 422."""


def install_error_handlers(app: FastAPI) -> None:
    """Answer :class:`InputError`, FastAPI's own validation and unknown API paths in one shape."""

    async def input_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, InputError)
        return _answer(404 if isinstance(error, NotFoundError) else 422, problem_of(error))

    async def validation_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return _answer(422, _validation_problem(request, error.errors()))

    async def http_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if error.status_code == 405 and request.url.path.startswith("/api/"):
            wrong = InputError("method", request.method, "GET", f"is not answered by {request.url.path}")
            return _answer(405, problem_of(wrong), error.headers)
        said = {404: "Nothing is here.", 405: f"{request.method[:20]} is not answered here."}
        sentence = said.get(error.status_code, f"{error.detail}.")
        return sentence_answer(request.url.path, error.status_code, sentence, headers=error.headers)

    async def busy(request: Request, error: Exception) -> Response:
        assert isinstance(error, BusyError)
        wait = f"in {error.retry_after_s} {'second' if error.retry_after_s == 1 else 'seconds'}"
        sentence = f"The server is computing as much as it can; ask again {wait}."
        headers = {"Retry-After": str(error.retry_after_s)}
        return sentence_answer(
            request.url.path, 503, sentence, parameter="server", allowed=f"the same {wait}", headers=headers
        )

    async def cut_short(request: Request, error: Exception) -> Response:
        wait = f"in {RETRY_AFTER_S} seconds"
        sentence = f"The work on this answer was cut short, perhaps for want of memory; ask again {wait}."
        headers = {"Retry-After": str(RETRY_AFTER_S)}
        return sentence_answer(
            request.url.path, 503, sentence, parameter="server", allowed=f"the same {wait}", headers=headers
        )

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, RefusedError)
        answer = Response(error.answer.body, error.answer.status)
        answer.raw_headers = list(error.answer.headers)
        return answer

    app.add_exception_handler(BusyError, busy)
    app.add_exception_handler(CutShortError, cut_short)
    app.add_exception_handler(RefusedError, refused)
    app.add_exception_handler(InputError, input_error)
    app.add_exception_handler(RequestValidationError, validation_error)
    app.add_exception_handler(HTTPException, http_error)


def problem_of(error: InputError) -> Problem:
    """The error as the API answers it; what was given is echoed, but not at any length."""
    given = error.given if len(error.given) <= _LONGEST_ECHO else error.given[:_LONGEST_ECHO] + "…"
    message = str(error).replace(repr(error.given), repr(given))
    return Problem(parameter=error.parameter, given=given, allowed=error.allowed, message=message)


def _answer(status: int, problem: Problem, headers: Any = None) -> JSONResponse:  # noqa: ANN401
    body = ErrorAnswer(error=problem).model_dump()
    # A lone surrogate (from a percent-encoded query) can't be written as UTF-8.
    return _SafeJSON(body, status, {**_HEADERS, **(headers or {})})


class _SafeJSON(JSONResponse):
    def render(self, content: Any) -> bytes:  # noqa: ANN401
        return super().render(_printable(content))


def _printable(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _validation_problem(request: Request, errors: Iterable[Any]) -> Problem:
    """The first thing FastAPI objects to, in our words."""
    first = next(iter(errors))
    name = str(first["loc"][-1])
    allowed = _allowed_for(request, name)
    if first["type"] == "missing":
        message = f"{name} is missing; allowed: {allowed}."
        return Problem(parameter=name, given=None, allowed=allowed, message=message)
    return problem_of(InputError(name, first.get("input"), allowed))


def _allowed_for(request: Request, name: str) -> str:
    """What the route declares for its parameter, as a phrase."""
    for parameter in parameters_of(request):
        if parameter.alias == name:
            return allowed_phrase(parameter.field_info)
    return "what the reference at /api/docs lists"


def allowed_phrase(field: Any) -> str:  # noqa: ANN401
    """``a number from 1 to 600``, from a field's type and bounds; its own ``allowed`` comes first."""
    extra = field.json_schema_extra
    if isinstance(extra, dict) and "allowed" in extra:
        return str(extra["allowed"])
    kinds = set(get_args(field.annotation)) | {field.annotation}
    if bool in kinds:
        return "true or false"
    if not kinds & {int, float}:
        return "a text"
    noun = "a number" if float in kinds else "a whole number"
    low = high = None
    for limit in field.metadata:
        low = getattr(limit, "ge", low)
        high = getattr(limit, "le", high)
    if low is not None and high is not None:
        return f"{noun} from {low:g} to {high:,g}"
    if low is not None:
        return f"{noun} not below {low:g}"
    return noun if high is None else f"{noun} not above {high:,g}"


def parameters_of(request: Request) -> list[Any]:
    """Query and path parameters of the request's route, with those of all that it depends on."""
    found: list[Any] = []  # FastAPI keeps the fields' type to itself
    dependants = [getattr(request.scope.get("route"), "dependant", None)]
    for dependant in dependants:
        if dependant is not None:
            found += [*dependant.query_params, *dependant.path_params]
            dependants += dependant.dependencies
    return found
