"""The page and Dash's layout are made once, and are the same bytes from every process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from dashboard.web import app
from dashboard.web.page import page
from tests.web.conftest import Client

_BYTES = """
import hashlib
from fastapi import FastAPI
from dashboard.web.dash_app import _sorted, add_dash
from dashboard.web.page.config import page_config
import dash
print(add_dash(FastAPI(), page_config()).page.digest)
print(hashlib.sha256(_sorted(dash.get_app().get_layout())).hexdigest())
"""


@pytest.mark.parametrize(
    "path", ["/", "/?t=2026-02-25T12:00:00Z&show=station", "/_dash-layout", "/_dash-dependencies"]
)
def test_who_has_it_gets_no_body(client: Client, path: str) -> None:
    first = client.get(path)
    assert first.headers["cache-control"] == "no-cache"
    again = client.get_with(path, {"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert "content-security-policy" in again.headers


def test_a_link_is_made_once_however_it_is_spelled(client: Client) -> None:
    paths = ["/?t=2026-03-01T01:02:03Z&fine=60", "/?fine=60&t=2026-03-01T01:02:03Z&utm_source=mail"]
    with patch.object(app, "render_page", wraps=page.render_page) as made:
        answers = [client.get(path) for path in paths * 3]
    assert made.call_count == 1
    assert len({answer.content for answer in answers}) == 1


def test_moment_address_and_what_was_dropped_are_other_pages(client: Client) -> None:
    etags = {
        client.get(path).headers["etag"]
        for path in ("/", "/?t=2026-03-01T01:02:04Z", "/?t=never", "/?speed=10")
    }
    etags.add(client.get_with("/", {"Host": "station.example"}).headers["etag"])
    assert len(etags) == 5


def test_every_process_has_the_same_bytes() -> None:
    def digests(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        root = Path(__file__).parents[2]
        said = subprocess.run(
            [sys.executable, "-c", _BYTES],
            env=environment,
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        )
        return said.stdout

    assert digests("1") == digests("2")


def test_the_page_opens_no_websocket(client: Client) -> None:
    assert "_dash-ws" not in client.get("/").text
