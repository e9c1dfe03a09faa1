"""The server: one FastAPI application that carries the API, the page and Dash."""

from __future__ import annotations

import asyncio
import json
import os
import threading
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from itertools import chain

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.types import Receive, Scope, Send

from dashboard import __version__
from dashboard.geo.offers import prepare_names
from dashboard.orbit.ahead import prepare_recent
from dashboard.web.api import api_router
from dashboard.web.api.errors import install_error_handlers
from dashboard.web.dash_app import add_dash
from dashboard.web.link.keys import all_keys
from dashboard.web.link.reading import open_link
from dashboard.web.page.config import first_view, page_config
from dashboard.web.page.first_paint import link_facts
from dashboard.web.page.page import render_page
from dashboard.web.server.assets import assets, files
from dashboard.web.server.assets import router as asset_routes
from dashboard.web.server.caching import respond
from dashboard.web.server.envelope import Envelope
from dashboard.web.server.errors import ErrorAnswers
from dashboard.web.server.files import File
from dashboard.web.server.jobs import forkserver
from dashboard.web.server.jobs.pool import JobProcesses
from dashboard.web.server.memory import few_arenas, give_back, settle
from dashboard.web.server.sentences import sentence_answer
from dashboard.web.server.warm_up import warm_up
from dashboard.web.server.well_known import router as well_known


class Server(FastAPI):
    """FastAPI inside the envelope, which also holds for what Starlette and Dash answer by themselves."""

    envelope: Envelope | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        app = self.envelope or super().__call__
        await app(scope, receive, send)


def create_app() -> FastAPI:
    """The whole product as one ASGI application."""
    few_arenas()
    server = Server(
        lifespan=_lifespan,
        title="ISS photo dashboard",
        version=__version__,
        description="Where the space station was, what was docked and what it had brought, at any instant "
        "of the archive.",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,  # the API serves its own, with an ETag
        redirect_slashes=False,
    )
    # Before Dash adds its own middleware, and so inside of it.
    server.add_middleware(ErrorAnswers)
    install_error_handlers(server)
    server.include_router(api_router())
    server.include_router(well_known)
    server.include_router(asset_routes)  # before Dash, whose own keep nothing
    config = page_config()
    server.state.first_view = first_view(config)
    photo = config["photo"]
    titled = photo["best_utc"] if photo["has_moment"] else ""  # the moment that is the photograph's own
    dash = add_dash(server, config)
    server.state.suites = dash.suites

    @server.get("/", include_in_schema=False)
    def page(request: Request) -> Response:
        base = str(request.base_url).rstrip("/")
        keys = all_keys()
        opened = open_link(request.url.query, keys)
        facts = json.dumps(link_facts(opened))
        # All that the page depends on: however often a link is opened, it is made and compressed once.
        parts = (facts, base, dash.page.digest)

        def build() -> bytes:
            return render_page(dash.page, opened, base, titled, keys).encode()

        return respond(request, parts, build, media_type="text/html; charset=utf-8")

    # Before the catch-all that Dash adds when it starts.
    @server.get("/{path:path}", include_in_schema=False)
    def nothing_here(path: str) -> Response:
        return sentence_answer(f"/{path}", 404, "Nothing is here.", parameter="path", given=f"/{path}")

    server.envelope = Envelope(super(Server, server).__call__, dash.inline_scripts)
    return server


def create_served_app() -> FastAPI:
    """The same for a process that serves it and nothing else: dear work is done in processes of its own.

    To be called before the process has threads.
    """
    server = create_app()
    readying = (prepare_recent, prepare_names)
    for step in readying:
        step()  # before the fork: one copy in memory for all processes
    server.state.jobs = forkserver.start(server, readying)
    return server


async def _warm(server: FastAPI) -> None:
    await warm_up(server, server.state.first_view)
    await asyncio.to_thread(prepare_names)  # the first unknown place's refusal would take 0.7 s
    await asyncio.to_thread(prepare_recent)
    await asyncio.to_thread(settle)
    give_back()


@asynccontextmanager
async def _lifespan(server: FastAPI) -> AsyncIterator[None]:
    # The first visitor shouldn't wait for what every visitor needs: it is made while nobody asks.
    warming = asyncio.create_task(_warm(server))
    # A thread that ends with the process, whatever it is doing.
    threading.Thread(target=_pack, args=(chain(assets(), server.state.suites),), daemon=True).start()
    yield
    warming.cancel()
    jobs: JobProcesses | None = getattr(server.state, "jobs", None)
    if jobs is not None:
        jobs.close()


def _pack(wanted: Iterable[File]) -> None:
    """Some 25 s of a processor that nobody else wants, once for each version of the page's files."""
    with suppress(OSError, AttributeError):  # where threads have no priorities of their own
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 19)
    files.pack(wanted)
    give_back()
