"""A real server, a real browser with the network cut, and a console that has to stay clean."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.serving import serving

DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
READY_WITHIN_MS = 45_000


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """The address of the product, served by its own command."""
    with serving() as url:
        yield url


@pytest.fixture(scope="session")
def base_url(server_url: str) -> str:
    """What ``page.goto("/")`` is relative to."""
    return server_url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Chromium as Debian ships it, without a GPU and without calls of its own to anywhere."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
    quiet += ["--disable-component-update", "--no-first-run", "--disable-quic"]
    return {**browser_type_launch_args, "executable_path": found, "args": quiet}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], server_url: str) -> dict[str, Any]:
    """A desktop by default; a test of a phone marks itself with ``browser_context_args``."""
    return {**browser_context_args, "viewport": DESKTOP, "base_url": server_url}


class Watch:
    """What a page did besides what it showed: console errors, failed and outgoing requests."""

    def __init__(self, server_url: str) -> None:
        self.server_url = server_url
        self.errors: list[str] = []
        self.outgoing: list[str] = []
        self.requests: list[str] = []
        self.allow_errors = False

    def cut(self, context: BrowserContext) -> None:
        """Let nothing out but to the server under test, and take down what tries."""

        def route(route: Route) -> None:
            url = route.request.url
            if url.startswith((self.server_url, "data:", "blob:")):
                route.continue_()
            else:
                self.outgoing.append(url)
                route.abort()

        context.route("**/*", route)
        context.on("page", self.listen)

    def listen(self, page: Page) -> None:
        """Take down the page's console errors, exceptions and requests."""
        page.on(
            "console", lambda message: self.errors.append(message.text) if message.type == "error" else None
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))

    def check(self) -> None:
        """Fail when something left the machine or the console has an error."""
        assert not self.outgoing, f"requests left the machine: {self.outgoing}"
        if not self.allow_errors:
            assert not self.errors, f"errors in the console: {self.errors}"


@pytest.fixture
def watch(context: BrowserContext, server_url: str) -> Iterator[Watch]:
    """Network cut for every page of the test's context; checked when the test is over."""
    watching = Watch(server_url)
    watching.cut(context)
    yield watching
    watching.check()


@pytest.fixture
def opened(watch: Watch, page: Page) -> Page:
    """The dashboard at its first view, ready."""
    return open_page(page, "/")


@pytest.fixture
def phone(browser: Browser, browser_context_args: dict[str, Any], server_url: str) -> Iterator[Page]:
    """The dashboard on a phone, ready; the network is cut and the console watched there too."""
    context = browser.new_context(
        **{**browser_context_args, "viewport": PHONE, "has_touch": True, "is_mobile": True}
    )
    watching = Watch(server_url)
    watching.cut(context)
    page = open_page(context.new_page(), "/")
    yield page
    context.close()
    watching.check()


def open_page(page: Page, address: str) -> Page:
    """Open an address of the dashboard and wait until everything on it has come."""
    page.goto(address)
    page.wait_for_selector("body.is-ready", timeout=READY_WITHIN_MS)
    return page


def moment_of(page: Page) -> str:
    """The moment the page shows, ISO."""
    return str(page.evaluate("window.issDashboard.moment()"))
