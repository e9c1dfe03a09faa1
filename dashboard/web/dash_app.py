"""Dash inside the server: its page's shell, its layout, and of its routes those that are used."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any

from dash import Dash
from dash._utils import to_json
from dash.backends._fastapi import reset_current_request, set_current_request
from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from fastapi.routing import APIRoute
from markupsafe import Markup
from starlette.routing import BaseRoute

from dashboard import settings
from dashboard.web.page.page import Page, make_page
from dashboard.web.server.assets import files
from dashboard.web.server.caching import IMMUTABLE, REVALIDATE, respond
from dashboard.web.server.dash_suites import Suites, plain_name
from dashboard.web.server.envelope import CALLBACKS
from dashboard.web.server.files import File
from dashboard.web.server.sentences import sentence_answer
from dashboard.web.views.opening import places, register

_SUITES = "/_dash-component-suites/{package_name}/{fingerprinted_path:path}"
# Development's, an icon that the page doesn't name, a second page, and callbacks over websockets.
_UNUSED = {"/_reload-hash", "/_favicon.ico", "/", "/_dash-ws-callback"}
_CONFIG = re.compile(r'(<script id="_dash-config" type="application/json">)(.*?)(</script>)', re.DOTALL)
_MARK = "<!--part-->"
_MARKED = _MARK.join(["", "{%css%}", "{%app_entry%}", "{%config%}", "{%scripts%}{%renderer%}"])
Endpoint = Callable[..., Awaitable[Response]]


@dataclass(frozen=True)
class Shell:
    """The page with what Dash writes into it, its inline scripts' hashes, and the files that Dash brings."""

    page: Page
    inline_scripts: tuple[str, ...]
    suites: tuple[File, ...]


def add_dash(server: FastAPI, config: dict[str, Any]) -> Shell:
    """Put Dash with the places of its views and all callbacks into the server."""
    before = list(server.router.routes)
    dash = Dash(
        "dashboard",
        server=server,  # type: ignore[arg-type]  # Dash's types know Flask only
        assets_folder=str(settings.assets_folder()),
        assets_ignore=".*",  # the template names its own stylesheets and modules
        index_string=_MARKED,
        title="ISS photo dashboard",
        update_title="",
        compress=False,
        websocket_callbacks=False,
        prevent_initial_callbacks=True,
        suppress_callback_exceptions=True,  # most components come with their view
        enable_mcp=False,
    )
    # Tells the page what became of each callback (assets/app/core/dash.js).
    dash.renderer = "var renderer = new DashRenderer(window.dash_clientside.hooks);"
    dash.layout = places()
    register(dash)
    made = {"/_dash-layout": _sorted(dash.get_layout()), "/_dash-dependencies": _sorted(dash._callback_list)}
    page = make_page(config, _pieces(dash))
    suites = Suites(" ".join([*page.values["dash"].values(), f'"{page.values["plotly"]}"']))
    own = [route for route in server.router.routes if route not in before]
    server.router.routes[:] = [*before, *_guarded(dash, own, made, suites)]
    return Shell(page, (*dash.csp_hashes(), *page.inline_scripts), suites.named())


def _pieces(dash: Dash) -> dict[str, Markup]:
    """What Dash would write into a page of its own, by its place in ours."""
    _, css, entry, config, scripts = _index(dash).split(_MARK)
    pieces = {"css": css, "entry": entry, "config": config, "scripts": scripts}
    return {name: Markup(text.strip()) for name, text in pieces.items()}


def _index(dash: Dash) -> str:
    # Dash looks at the request that asks, though nothing of it comes into the page.
    asking = set_current_request(Request({"type": "http", "headers": [], "path": "/", "state": {}}))  # type: ignore[no-untyped-call]
    try:
        return _CONFIG.sub(_config, str(dash.index()))  # type: ignore[no-untyped-call]
    finally:
        reset_current_request(asking)  # type: ignore[no-untyped-call]


def _config(found: re.Match[str]) -> str:
    """Dash's own settings in the page: it collects them in sets, too."""
    settings_of_dash = json.loads(found[2])
    settings_of_dash.pop(
        "end_id", None
    )  # random; for callbacks that run in the background, of which there are none
    # Named, it is tried again and again by every page, though nothing here answers it.
    settings_of_dash.pop("websocket", None)
    for names in settings_of_dash.get("children_props", {}).values():
        names.update({name: sorted(props) for name, props in names.items()})
    # "<" would begin a tag to the HTML parser; the escape means the same in JSON.
    return found[1] + _sorted(settings_of_dash).decode().replace("<", "\\u003c") + found[3]


def _guarded(
    dash: Dash, routes: list[BaseRoute], made: dict[str, bytes], suites: Suites
) -> Iterator[BaseRoute]:
    """Dash's routes without the unused ones; what is malformed is refused before Dash stumbles over it."""
    for route in routes:
        path = getattr(route, "path", None)
        if path in _UNUSED:
            continue
        if isinstance(route, APIRoute) and path == CALLBACKS:
            route = _route(path, _callbacks(dash, route.endpoint), "POST")
        elif isinstance(route, APIRoute) and path == _SUITES:
            route = _route(path, _suites(dash, suites), "GET")
        elif path in made:
            route = _route(path, _kept(made[path]), "GET")
        yield route


def _sorted(value: Any) -> bytes:  # noqa: ANN401 - what Dash can write as JSON
    """As JSON that is the same from every process: Dash walks a set."""
    plain = json.loads(str(to_json(value)))  # type: ignore[no-untyped-call]
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _kept(body: bytes) -> Endpoint:
    digest = hashlib.sha256(body).hexdigest()

    async def kept(request: Request) -> Response:
        return respond(request, (digest,), lambda: body)

    return kept


def _route(path: str, endpoint: Endpoint, method: str) -> APIRoute:
    return APIRoute(path, endpoint, methods=[method], include_in_schema=False, response_model=None)


def _suites(dash: Dash, suites: Suites) -> Endpoint:
    async def answer(request: Request, package_name: str, fingerprinted_path: str) -> Response:
        file = None
        if plain_name(fingerprinted_path) in dash.registered_paths.get(package_name, ()):
            file = await run_in_threadpool(suites.get, package_name, fingerprinted_path)
        if file is None:
            return sentence_answer(request.url.path, 404, "Nothing is here.", given=request.url.path)
        kept = REVALIDATE if plain_name(fingerprinted_path) == fingerprinted_path else IMMUTABLE
        return await run_in_threadpool(files.answer, request, file, kept)

    return answer


def _callbacks(dash: Dash, dispatch: Endpoint) -> Endpoint:
    # Those that run in the page are known by name, but nothing here answers them.
    answered = {name: parts for name, parts in dash.callback_map.items() if "callback" in parts}

    async def callbacks(request: Request) -> Response:
        problem = malformed(getattr(request.state, "json_body", None), answered)
        if problem:
            allowed = "what Dash in the page sends: a JSON object with output, inputs and changedPropIds"
            sentence = f"body: {problem}; allowed: {allowed}."
            return sentence_answer(CALLBACKS, 400, sentence, parameter="body", allowed=allowed)
        return await dispatch(request)

    return callbacks


def malformed(body: Any, known: dict[str, Any]) -> str | None:  # noqa: ANN401 - whatever JSON holds
    """What is wrong with the body of a callback's request; None if it has the form that Dash reads."""
    if not isinstance(body, dict):
        return "is no JSON object of the type application/json"
    if not isinstance(body.get("output"), str) or body["output"] not in known:
        return "names no callback of this page as its output"
    callback = known[body["output"]]
    for part, wanted in (("inputs", callback.get("inputs", [])), ("state", callback.get("state", []))):
        given = body.get(part, [])
        if not isinstance(given, list) or len(given) != len(wanted):
            return f"has {part} that are not those of {body['output'][:60]}"
        if not all(_is_property(one) for one in given):
            return f"has {part} without id and property"
    changed = body.get("changedPropIds", [])
    if not (isinstance(changed, list) and all(isinstance(name, str) for name in changed)):
        return "has changedPropIds that are no list of names"
    return None if isinstance(body.get("outputs"), dict | list) else "has no outputs"


def _is_property(value: Any) -> bool:  # noqa: ANN401
    """An id with a property, or for a pattern of ids a list of those."""
    if isinstance(value, list):
        return all(isinstance(one, dict) and _is_property(one) for one in value)
    return isinstance(value, dict) and "id" in value and isinstance(value.get("property"), str)
