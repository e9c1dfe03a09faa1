"""A real server, a real browser with the network cut, and a console that has to stay clean.

Loading the dashboard takes most of a test's time, so pages share a context (what one has loaded the next
has at hand), and modules whose tests leave the page as it was share the page itself.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.serving import serving

DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
READY_WITHIN_MS = 120_000
# How long a machine takes that does much else; what never comes fails all the same.
expect.set_options(timeout=30_000)
# Nobody listens there: whatever is not on this machine is refused before it leaves.
NOWHERE = "http://127.0.0.1:9"
FORGET = "() => { try { localStorage.clear(); } catch { /* a test has taken it away */ } }"


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
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], server_url: str) -> dict[str, Any]:
    """Chromium as Debian ships it, without a GPU, without calls of its own and without a way out."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
    quiet += ["--disable-component-update", "--no-first-run", "--disable-quic", "--process-per-site"]
    quiet += [f"--proxy-server={NOWHERE}", f"--proxy-bypass-list={urlsplit(server_url).hostname}"]
    return {**browser_type_launch_args, "executable_path": found, "args": quiet}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], server_url: str) -> dict[str, Any]:
    """A desktop's window by default."""
    return {**browser_context_args, "viewport": DESKTOP, "base_url": server_url}


class Watch:
    """What pages did besides what they showed: console errors, failed and outgoing requests."""

    def __init__(self, server_url: str) -> None:
        self.server_url = server_url
        self.errors: list[str] = []
        self.outgoing: list[str] = []
        self.requests: list[str] = []
        self.allow_errors = False

    def listen(self, page: Page) -> None:
        """Take down the page's console errors, exceptions and requests."""
        page.on(
            "console", lambda message: self.errors.append(message.text) if message.type == "error" else None
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._request)

    def cut(self, context: BrowserContext) -> None:
        """Listen to every page of a context of the test's own."""
        context.on("page", self.listen)

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith((self.server_url, "data:", "blob:")):
            self.outgoing.append(request.url)

    def check(self) -> None:
        """Fail when something was asked for elsewhere or the console has an error."""
        assert not self.outgoing, f"requests to elsewhere: {self.outgoing}"
        if not self.allow_errors:
            assert not self.errors, f"errors in the console: {self.errors}"


@contextmanager
def visiting(context: BrowserContext, watch: Watch) -> Iterator[Page]:
    """A page that is watched; in the end it is closed, and what it had kept is forgotten."""
    page = context.new_page()
    watch.listen(page)
    yield page
    if page.url.startswith(watch.server_url):
        page.evaluate(FORGET)
    page.close()
    context.clear_permissions()


@contextmanager
def warm(browser: Browser, arguments: dict[str, Any]) -> Iterator[BrowserContext]:
    """A context with one process for all its pages, which the first, empty one keeps alive.

    What the process has compiled it needn't compile again: that is half of what opening a page costs.
    """
    context = browser.new_context(**arguments)
    context.new_page().goto("/healthz")
    yield context
    context.close()


@pytest.fixture(scope="session")
def context(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """Where all pages of a desktop are opened."""
    with warm(browser, browser_context_args) as context:
        yield context


@pytest.fixture(scope="session")
def elsewhere(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """Another person's browser: it shares nothing with ``context``."""
    context = browser.new_context(**browser_context_args)
    yield context
    context.close()


@pytest.fixture(scope="session")
def pocket(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """Where all pages of a phone are opened."""
    phone = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
    with warm(browser, {**browser_context_args, **phone}) as context:
        yield context


@pytest.fixture
def watch(server_url: str) -> Iterator[Watch]:
    """What the test's own pages did; checked when the test is over."""
    watching = Watch(server_url)
    yield watching
    watching.check()


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Iterator[Page]:
    """A page of the test's own, not opened yet."""
    with visiting(context, watch) as page:
        yield page


@pytest.fixture
def phone(pocket: BrowserContext, watch: Watch) -> Iterator[Page]:
    """The dashboard on a phone of the test's own, ready."""
    with visiting(pocket, watch) as page:
        yield open_page(page, "/")


@pytest.fixture
def another(watch: Watch) -> Iterator[Callable[[BrowserContext, str], Page]]:
    """Opens a further page at an address; closed when the test is over."""
    pages: list[Page] = []

    def open_another(context: BrowserContext, address: str) -> Page:
        page = context.new_page()
        pages.append(page)
        watch.listen(page)
        return open_page(page, address)

    yield open_another
    for page in pages:
        page.close()


@pytest.fixture(scope="module")
def shared_watch(server_url: str) -> Iterator[Watch]:
    """What the module's shared pages did; checked when the module is over."""
    watching = Watch(server_url)
    yield watching
    watching.check()


@pytest.fixture(scope="module")
def shared(context: BrowserContext, shared_watch: Watch) -> Iterator[Page]:
    """One page for all tests of the module, opened at the dashboard's first view."""
    with visiting(context, shared_watch) as page:
        yield open_page(page, "/")


@pytest.fixture(scope="module")
def held(pocket: BrowserContext, shared_watch: Watch) -> Iterator[Page]:
    """One phone for all tests of the module."""
    with visiting(pocket, shared_watch) as page:
        yield open_page(page, "/")


@pytest.fixture
def opened(page: Page) -> Page:
    """The dashboard at its first view, ready, for the test alone."""
    return open_page(page, "/")


def open_page(page: Page, address: str) -> Page:
    """Open an address of the dashboard and wait until everything on it has come."""
    page.goto(address)
    page.wait_for_selector("body.is-ready", timeout=READY_WITHIN_MS)
    return page


def rest(page: Page) -> Page:
    """Wait until all that was asked for is drawn, loaded and in the address."""
    page.evaluate("() => window.issDashboard.resting()")
    return page


def frames(page: Page, count: int) -> None:
    """Let the page draw some frames: for what must not happen."""
    page.evaluate(
        "async (count) => { for (; count; count -= 1) await new Promise(requestAnimationFrame); }", count
    )


def set_moment(page: Page, iso: str) -> None:
    """Go to a moment."""
    page.evaluate("(iso) => window.issDashboard.setMoment(iso)", iso)


def moment_of(page: Page) -> str:
    """The moment the page shows, ISO."""
    return str(page.evaluate("window.issDashboard.moment()"))
