"""The product's server as a client meets it, without a socket."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from fastapi import FastAPI

from dashboard.web.app import create_app


class Client:
    """Sends GET requests to an application; an exception in it is an exception here."""

    def __init__(self, app: FastAPI, portal: BlockingPortal) -> None:
        self.app = app
        self._portal = portal
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://testserver")

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401
        async def send() -> httpx.Response:
            return await self._client.request(method, path, **options)

        return self._portal.call(send)

    def get(self, path: str, /, **params: str) -> httpx.Response:
        return self.request("GET", path, params=params or None)

    def get_with(self, path: str, headers: dict[str, str]) -> httpx.Response:
        return self.request("GET", path, headers=headers)

    def json(self, path: str, /, **params: str) -> Any:  # noqa: ANN401
        """The answer's JSON, which must be a good one."""
        answer = self.get(path, **params)
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == "application/json"
        return answer.json()

    def problem(self, path: str, /, **params: str) -> dict[str, str]:
        """The error of a request whose input is refused."""
        return _error(self.get(path, **params), 422)

    def not_found(self, path: str) -> dict[str, str]:
        """The error of a request for what isn't there."""
        return _error(self.get(path), 404)

    def close(self) -> None:
        self._portal.call(self._client.aclose)


def _error(answer: httpx.Response, status: int) -> dict[str, str]:
    assert answer.status_code == status, answer.text
    error = answer.json()["error"]
    assert set(error) == {"parameter", "given", "allowed", "message"}
    return dict(error)


@pytest.fixture(scope="session")
def client() -> Iterator[Client]:
    """A client of the whole product."""
    with start_blocking_portal() as portal:
        made = Client(create_app(), portal)
        yield made
        made.close()
