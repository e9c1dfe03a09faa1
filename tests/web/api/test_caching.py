"""Answers are kept, revalidated and compressed; only what can't change any more is immutable."""

from __future__ import annotations

import threading

import pytest

from dashboard.instants import format_utc
from dashboard.orbit.archive import load_archive
from dashboard.web.server.caching import AnswerCache, data_version, etag_of
from dashboard.web.server.compression import coding_for
from tests.web.conftest import Client

TRACK = "/api/v1/track?start=2026-02-19T21:00:00Z&stop=2026-02-19T21:20:00Z&step_s=20"
PAST = ["/api/v1/moment?t=2026-02-19T21:36:30Z", TRACK, "/api/v1/card.png?t=2026-02-19T21:36:30Z"]
PRESENT = ["/healthz", "/api/v1/moment", "/api/v1/visits", "/api/v1/photos", "/api/v1/cities", "/api/docs"]


@pytest.mark.parametrize("path", PAST)
def test_the_past_is_kept_for_a_day_and_for_good_where_the_address_names_the_version(
    client: Client, path: str
) -> None:
    assert client.get(path).headers["cache-control"] == "public, max-age=86400"
    if path == TRACK:
        named = client.get(f"{path}&v={data_version()}")
        assert "immutable" in named.headers["cache-control"]
        assert named.headers["etag"] == client.get(path).headers["etag"]
        assert "immutable" not in client.get(f"{path}&v=000000000000").headers["cache-control"]


@pytest.mark.parametrize("path", PRESENT)
def test_what_new_data_may_change_is_asked_for_again(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-cache"


def test_after_the_last_set_nothing_is_settled(client: Client) -> None:
    last = float(load_archive().epochs_unix_s[-1])
    before, after = format_utc(last - 3600), format_utc(last + 3600)
    for stop, settled in ((before, True), (after, False)):
        path = f"/api/v1/track?start={format_utc(last - 7200)}&stop={stop}&step_s=60"
        assert ("max-age" in client.get(path).headers["cache-control"]) is settled


@pytest.mark.parametrize("path", PAST + PRESENT)
def test_a_client_that_has_it_gets_no_body(client: Client, path: str) -> None:
    first = client.get(path)
    again = client.get_with(path, {"If-None-Match": f'"other", W/{first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert client.get_with(path, {"If-None-Match": '"other"'}).status_code == 200


def test_two_spellings_of_a_question_are_one_answer(client: Client) -> None:
    one = client.get("/api/v1/moment?t=2026-02-19T21:36:30Z")
    two = client.get("/api/v1/moment?t=2026-02-20%2003:06:30%2B05:30")
    assert one.headers["etag"] == two.headers["etag"]
    other = client.get("/api/v1/moment?t=2026-02-19T21:36:31Z")
    assert other.headers["etag"] != one.headers["etag"]


def test_answers_are_compressed_for_those_who_take_it(client: Client) -> None:
    plain = client.get_with(TRACK, {"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    for header, coding in (("br, gzip;q=0.8", "br"), ("gzip, deflate", "gzip")):
        packed = client.get_with(TRACK, {"Accept-Encoding": header})
        assert packed.headers["content-encoding"] == coding
        assert packed.headers.get_list("vary") == ["Accept-Encoding"]
        assert int(packed.headers["content-length"]) < 0.6 * len(plain.content)
        assert packed.content == plain.content  # the client has unpacked it


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.4, GZIP;q=0.5", "gzip"),
        ("*", "br"),
        ("br;q=0, *", "gzip"),
        ("", None),
        ("identity", None),
        ("gzip;q=0", None),
        ("gzip; q=0.0, *;q=0", None),
        ("gzip;q=x", None),
        ("x-gzip-like", None),
    ],
)
def test_who_takes_which_coding(header: str, coding: str | None) -> None:
    assert coding_for(header) == coding


@pytest.mark.parametrize(
    "path", ["/", "/api/v1/visits", "/_dash-dependencies", "/assets/css/page.css", "/api/docs"]
)
def test_nothing_is_compressed_for_those_who_refuse_it(client: Client, path: str) -> None:
    for header in ("gzip;q=0", "gzip;q=0, br;q=0", "identity"):
        assert "content-encoding" not in client.get_with(path, {"Accept-Encoding": header}).headers
    packed = client.get_with(path, {"Accept-Encoding": "gzip"}).headers
    assert packed["content-encoding"] == "gzip"
    assert packed.get_list("vary") == ["Accept-Encoding"]


def test_little_is_not_compressed(client: Client) -> None:
    small = client.get_with("/healthz", {"Accept-Encoding": "gzip, br"})
    assert len(small.content) < 1000
    assert "content-encoding" not in small.headers
    assert int(small.headers["content-length"]) == len(small.content)


def test_pictures_are_not_compressed_twice(client: Client) -> None:
    card = client.get_with(PAST[2], {"Accept-Encoding": "gzip"})
    assert "content-encoding" not in card.headers


def test_the_version_is_in_the_etag() -> None:
    assert len(data_version()) == 12
    assert etag_of("a", "b") == etag_of("a", "b") != etag_of("ab")
    assert etag_of("a", 1.0) != etag_of("a", 2.0)


def test_the_cache_makes_an_answer_once_and_forgets_the_oldest() -> None:
    cache, made = AnswerCache(kept_bytes=10), []

    def build(name: str) -> bytes:
        made.append(name)
        return name.encode() * 4

    for name in ("a", "b", "a", "c", "a", "b"):
        assert cache.get(name, lambda name=name: build(name)) == name.encode() * 4  # type: ignore[misc]
    # Two answers fit: when c came, b was the one used longest ago.
    assert made == ["a", "b", "c", "b"]


def test_a_failed_answer_is_not_kept() -> None:
    cache = AnswerCache()

    def fail() -> bytes:
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        cache.get("key", fail)
    assert cache.get("key", lambda: b"good") == b"good"


def test_the_cache_counts_right_from_many_threads() -> None:
    cache = AnswerCache(kept_bytes=50)

    def work() -> None:
        for number in range(200):
            key = str(number % 9)
            assert cache.get(key, lambda key=key: key.encode() * 10) == key.encode() * 10  # type: ignore[misc]

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert cache._size == sum(map(len, cache._answers.values())) <= 50
