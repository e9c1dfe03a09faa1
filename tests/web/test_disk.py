"""What is kept on disk: whole or not at all, made once for all processes, bounded, the oldest going first."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest.mock import patch

import pytest

from dashboard.web.api import arcs, passes
from dashboard.web.server import caching
from dashboard.web.server.caching import AnswerCache
from dashboard.web.server.disk import DiskCache
from tests.web.conftest import Client

KIB = b"x" * (1024 - 32)


def never() -> bytes:
    raise AssertionError("it is kept")


def kept_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.startswith(".lock")}


def used_at(path: Path, seconds: int) -> None:
    os.utime(path, (seconds, seconds))


def test_the_next_process_finds_what_was_made(tmp_path: Path) -> None:
    assert DiskCache(tmp_path / "new" / "folder").get("one", lambda: b"1") == b"1"
    assert DiskCache(tmp_path / "new" / "folder").get("one", never) == b"1"


@pytest.mark.parametrize("damage", [lambda whole: whole[:-1], lambda whole: b"", lambda whole: whole + b"0"])
def test_what_is_damaged_is_made_again(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    disk = DiskCache(tmp_path)
    disk.get("one", lambda: b"good")
    file = tmp_path / "one"
    file.write_bytes(damage(file.read_bytes()))
    assert disk.get("one", lambda: b"good") == b"good"
    assert disk.get("one", never) == b"good"


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    disk = DiskCache(tmp_path, most_bytes=3 * 1024)
    for age, name in enumerate(("a", "b", "c")):
        disk.get(name, lambda: KIB)
        used_at(tmp_path / name, 1000 + age)
    disk.get("a", never)  # used again
    disk.get("d", lambda: KIB)
    assert kept_in(tmp_path) == {"a", "c", "d"}


def test_what_a_killed_process_left_counts_and_goes(tmp_path: Path) -> None:
    left = tmp_path / "tmpx1"
    left.write_bytes(b"x" * 5000)
    used_at(left, 1000)
    DiskCache(tmp_path, most_bytes=3 * 1024).get("a", lambda: KIB)
    assert kept_in(tmp_path) == {"a"}


def test_the_bound_holds_whatever_comes(tmp_path: Path) -> None:
    disk = DiskCache(tmp_path, most_bytes=10_000)
    for number in range(60):
        size = number * 397 % 4000
        assert len(disk.get(str(number), lambda size=size: b"x" * size)) == size  # type: ignore[misc]
        assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 10_000


def test_one_makes_it_for_all_who_ask_at_once(tmp_path: Path) -> None:
    begun, go = threading.Semaphore(0), threading.Event()
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        begun.release()
        assert go.wait(30)
        return b"1"

    with ThreadPoolExecutor(4) as pool:  # each with a cache of its own, as processes have
        asking = [pool.submit(DiskCache(tmp_path).get, "one", make) for _ in range(4)]
        assert begun.acquire(timeout=30)
        go.set()
        assert [one.result(30) for one in asking] == [b"1"] * 4
    assert made == [1]


def test_an_exception_is_not_kept(tmp_path: Path) -> None:
    def fail() -> bytes:
        raise OSError("in making it")

    disk = DiskCache(tmp_path)
    with pytest.raises(OSError, match="in making it"):
        disk.get("one", fail)
    assert disk.get("one", lambda: b"1") == b"1"


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (None, tmp_path / "file" / "folder"):
        assert DiskCache(folder).get("one", lambda: b"1") == b"1"


@pytest.mark.parametrize(
    ("path", "module", "maker"),
    [
        ("/api/v1/arcs", arcs, "arcs_json"),
        ("/api/v1/passes?region=india-pakistan-border&within_km=300", passes, "passes_json"),
    ],
)
def test_a_second_start_has_the_first_views_answers_at_once(
    client: Client, tmp_path: Path, path: str, module: object, maker: str
) -> None:
    with patch.object(caching, "disk", DiskCache(tmp_path)):
        with patch.object(caching, "answers", AnswerCache()):
            first = client.get(path)
        with patch.object(caching, "answers", AnswerCache()), patch.object(module, maker) as made:
            second = client.get(path)
        assert made.call_count == 0
        assert (second.content, second.headers["etag"]) == (first.content, first.headers["etag"])
        # Other data is another answer.
        with (
            patch.object(caching, "answers", AnswerCache()),
            patch.object(caching, "data_version", lambda: "another"),
            patch.object(module, maker, return_value=b"{}"),
        ):
            assert client.get(path).content == b"{}"


def test_questions_of_ones_own_are_not_kept_on_disk(client: Client, tmp_path: Path) -> None:
    with patch.object(caching, "disk", DiskCache(tmp_path)), patch.object(caching, "answers", AnswerCache()):
        client.get("/api/v1/passes?region=country:CH&within_km=20&start=2026-02-19&stop=2026-02-20")
    assert not list(tmp_path.iterdir())
