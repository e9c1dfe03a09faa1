"""The server: one FastAPI application that carries the API, the page and Dash."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from dash import Dash
from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from starlette.middleware.gzip import GZipMiddleware

from dashboard import __version__, settings
from dashboard.web.api import api_router
from dashboard.web.api.errors import install_error_handlers
from dashboard.web.layout import layout
from dashboard.web.link_keys import all_keys
from dashboard.web.page import fill_head, shell
from dashboard.web.page_config import first_view, page_config
from dashboard.web.views import panels, stages, static_html
from dashboard.web.warm_up import warm_up

# Everything comes from this server. Plotly builds functions from text, Dash starts inline.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'"
)


def create_app() -> FastAPI:
    """The whole product as one ASGI application."""
    server = FastAPI(
        lifespan=_lifespan,
        title="ISS photo dashboard",
        version=__version__,
        description="Where the space station was, what was docked and what it had brought, at any instant "
        "of the archive.",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,  # the API serves its own, with an ETag
    )
    install_error_handlers(server)
    server.include_router(api_router())
    config = page_config()
    server.state.first_view = first_view(config)
    dash = _dash(server, config)

    # Registered before Dash serves its own: this one knows the link.
    @server.get("/", include_in_schema=False)
    def page(request: Request) -> HTMLResponse:
        base = str(request.base_url).rstrip("/")
        text = fill_head(
            str(dash.index()),  # type: ignore[no-untyped-call]
            request.url.query,
            base,
            config["photo"]["best_utc"],
            all_keys(),
        )
        return HTMLResponse(text, headers={"Cache-Control": "no-cache"})

    server.router.routes.insert(0, server.router.routes.pop())

    # After Dash's own routes, before the catch-all it adds when it starts.
    @server.get("/{path:path}", include_in_schema=False)
    def nothing_here(path: str) -> HTMLResponse:
        return HTMLResponse('<p>Nothing is here. <a href="/">To the dashboard</a></p>', status_code=404)

    @server.middleware("http")
    async def headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await call_next(request)
        response.headers["Content-Security-Policy"] = _POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    server.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=3)
    return server


@asynccontextmanager
async def _lifespan(server: FastAPI) -> AsyncIterator[None]:
    # The first visitor shouldn't wait for what every visitor needs: it is made while nobody asks.
    warming = asyncio.create_task(warm_up(server, server.state.first_view))
    yield
    warming.cancel()


def _dash(server: FastAPI, config: dict[str, object]) -> Dash:
    dash = Dash(
        "dashboard",
        server=server,  # type: ignore[arg-type]  # Dash's types know Flask only
        assets_folder=str(settings.assets_folder()),
        assets_ignore=".*",  # the template names its own stylesheets and modules
        index_string=shell(config, static_html()),
        title="ISS photo dashboard",
        update_title="",
        compress=False,
        websocket_callbacks=False,
        enable_mcp=False,
    )
    dash.layout = layout(stages(), panels())
    return dash
