"""The page's files: for good under the digest in their address, revalidated without it, compressed once."""

from __future__ import annotations

import re
from pathlib import Path
from unittest.mock import patch

import brotli
import pytest
from starlette.requests import Request

from dashboard import settings
from dashboard.web.server import files as module
from dashboard.web.server.assets import Assets, assets
from dashboard.web.server.disk import DiskCache
from dashboard.web.server.files import FileAnswers, file_of
from tests.web.conftest import Client

_GOOD = "public, max-age=31536000, immutable"


def _addresses(client: Client) -> list[str]:
    page = client.get("/").text
    return [
        address
        for address in re.findall(r'(?:src|href)="(/[^"]+)"', page)
        if address.startswith(("/assets/", "/_dash-component-suites/"))
    ]


def test_all_that_the_page_names_is_kept_for_good(client: Client) -> None:
    named = _addresses(client)
    assert any(address.endswith("/page.css") for address in named)
    assert any("dash_renderer" in address for address in named)
    for address in named:
        answer = client.get_with(address, {"Accept-Encoding": "br"})
        assert (answer.status_code, answer.headers["cache-control"]) == (200, _GOOD), address
        again = client.get_with(address, {"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_without_the_digest_or_with_an_older_one_it_is_revalidated(client: Client) -> None:
    for prefix in ("/assets/", "/assets/0123456789ab/"):
        for name in ("app/main.js", "css/page.css", "maps/world_50m.json", "icons/station.svg"):
            answer = client.get(f"{prefix}{name}")
            assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-cache")
            assert answer.content == (settings.assets_folder() / name).read_bytes()
            assert answer.headers["etag"] == client.get(f"{assets().prefix}{name}").headers["etag"]


@pytest.mark.parametrize(
    "path",
    [
        "/assets/nothing.js",
        "/assets/",
        "/assets/css",
        "/assets/../pyproject.toml",
        "/assets/%2e%2e/pyproject.toml",
        "/assets/css/%2e%2e/%2e%2e/pyproject.toml",
        "/assets//etc/passwd",
        "/assets/%2fetc/passwd",
        "/assets/css%5c..%5cpage.css",
        "/assets/css/page.css%00",
        "/assets/" + "x" * 300,
        "/assets/0123456789ab",
        "/_dash-component-suites/dash/deps/polyfill@7.v1_0_0m1.min.js",
        "/_dash-component-suites/x/y.js",
    ],
)
def test_what_is_no_file_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_another_version_of_a_script_is_not_found(client: Client) -> None:
    address = next(one for one in _addresses(client) if "dash_renderer.v" in one)
    other = re.sub(r"\.v[\w-]+m", ".v0_0_1m", address)
    assert client.get(address).status_code == 200
    assert client.get(other).status_code == 404
    plain = re.sub(r"\.v[\w-]+m[0-9a-f]+\.", ".", address)
    assert client.get(plain).headers["cache-control"] == "no-cache"


def test_a_file_that_changes_is_answered_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "one.js").write_text("1", encoding="ascii")
    held = Assets(tmp_path)
    first = held.get("one.js")
    assert first is not None
    assert held.is_as_at_start("one.js", first)
    (tmp_path / "one.js").write_text("22", encoding="ascii")
    second = held.get("one.js")
    assert second is not None
    assert second.read() == b"22"
    assert not held.is_as_at_start("one.js", second)
    assert Assets(tmp_path).digest != held.digest


def _asked(coding: str) -> Request:
    return Request({"type": "http", "headers": [(b"accept-encoding", coding.encode())]})


def test_a_file_is_packed_once_and_found_on_disk_by_the_next_process(tmp_path: Path) -> None:
    body = b"const station = 25544;\n" * 400
    file = file_of("one.js", body, lambda: body)
    cache = tmp_path / "cache"
    FileAnswers(DiskCache(cache)).pack([file])
    with patch.object(module, "compressed") as never:
        second = FileAnswers(DiskCache(cache))
        second.pack([file])
        answer = second.answer(_asked("br, gzip"), file, "no-cache")
    assert never.call_count == 0
    assert brotli.decompress(answer.body) == body
    assert answer.headers["content-encoding"] == "br"
    for kept in cache.iterdir():
        kept.write_bytes(kept.read_bytes()[:-1])
    third = FileAnswers(DiskCache(cache))
    third.pack([file])
    assert brotli.decompress(third.answer(_asked("br"), file, "no-cache").body) == body


def test_a_folder_that_cannot_be_written_to_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="ascii")
    body = b"x" * 5000
    file = file_of("one.css", body, lambda: body)
    for cache in (None, tmp_path / "file" / "cache"):
        answers = FileAnswers(DiskCache(cache))
        answers.pack([file])
        assert brotli.decompress(answers.answer(_asked("br"), file, "no-cache").body) == body


def test_the_largest_is_packed_first() -> None:
    order: list[int] = []

    def note(body: bytes, coding: str, levels: object) -> bytes:
        order.append(len(body))
        return b""

    sizes = (2000, 90_000, 500, 7000)
    given = [file_of("one.js", b"x" * size, lambda size=size: b"x" * size) for size in sizes]  # type: ignore[misc]
    with patch.object(module, "compressed", note):
        FileAnswers(DiskCache(None)).pack(given)
    assert list(dict.fromkeys(order)) == [90_000, 7000, 2000]
