"""The one outgoing request: what it sends, what it takes, and that each failure is a sentence."""

from __future__ import annotations

import socket
import threading
from urllib.parse import parse_qs

import pytest

from dashboard.errors import InputError
from dashboard.sources.fetch import Fetched, FetchError, fetch, host_of, quoted
from tests.answering import Answer, answering, raw, text


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def failure(answer: Answer, timeout_s: float = 10.0, largest_bytes: int = 10_000) -> str:
    """The sentence for an answer that can't be used, its host taken out."""
    with answering(answer) as server:
        with pytest.raises(FetchError) as failed:
            fetch(server.url, timeout_s=timeout_s, largest_bytes=largest_bytes)
        assert len(server.asked) == 1  # no second try
    sentence = str(failed.value)
    assert server.host in sentence
    assert sentence.endswith(".")
    return sentence.replace(server.host, "HOST")


def test_it_asks_once_and_says_who_asks() -> None:
    with answering(text("one\r\ntwo\n")) as server:
        got = fetch(f"{server.url}?a=1&b=2")
    assert got == Fetched(b"one\r\ntwo\n", "text/plain", server.host)
    (asked,) = server.asked
    assert (asked.method, asked.path, asked.body) == ("GET", "/answer?a=1&b=2", "")
    assert asked.headers["user-agent"].startswith("iss-photo-dashboard/")
    assert "cookie" not in asked.headers


def test_a_form_is_posted() -> None:
    with answering(text("thanks")) as server:
        fetch(server.url, {"identity": "me@example.org", "password": "a&b=ü"})
    (asked,) = server.asked
    assert asked.method == "POST"
    assert parse_qs(asked.body) == {"identity": ["me@example.org"], "password": ["a&b=ü"]}


def test_what_is_no_text_is_still_read() -> None:
    with answering(raw(b"HTTP/1.0 200 OK\r\n\r\n\xff\xfe1 25544")) as server:
        assert fetch(server.url).text == "��1 25544"


def test_a_refusal_tells_what_the_source_says() -> None:
    said = "GP data has not updated since your last\nsuccessful download."
    assert failure(text(said, 403)) == (
        "HOST answered 403 Forbidden: 'GP data has not updated since your last successful download.'."
    )
    assert failure(text("", 500)) == "HOST answered 500 Internal Server Error."


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_source_that_has_moved_is_not_followed(status: int) -> None:
    with answering(text("secret")) as elsewhere:
        sentence = failure(text("", status, Location=elsewhere.url))
    assert elsewhere.asked == []
    assert f"HOST answered {status}" in sentence
    assert f"it points to '{elsewhere.url}', which was not followed." in sentence


def test_more_than_enough_is_cut_off() -> None:
    assert failure(text("x" * 10_001)) == "HOST sent more than 10,000 bytes, so it was cut off."
    with answering(text("x" * 10_000)) as server:
        assert len(fetch(server.url, largest_bytes=10_000).text) == 10_000


def test_an_answer_that_breaks_off() -> None:
    head = b"HTTP/1.0 200 OK\r\nContent-Length: 5000\r\n\r\n"
    assert "broke off: 4,997 bytes of its answer are missing" in failure(raw(head + b"abc"))


def test_silence_ends_at_the_time_limit() -> None:
    done = threading.Event()
    try:
        sentence = failure(raw(b"", pause=done.wait), timeout_s=0.1)
    finally:
        done.set()
    assert sentence == "HOST did not answer within 0.1 s."


def test_dripping_does_not_outlive_the_time_limit() -> None:
    """Each byte comes in time, all of them together would not."""
    done = threading.Event()
    drip = [b"HTTP/1.0 200 OK\r\n\r\n", *[b"x"] * 1000]
    sentence = failure(raw(*drip, pause=lambda: done.wait(0.02)), timeout_s=0.2)
    assert sentence == "HOST did not answer within 0.2 s."


def test_headers_that_drip_do_not_outlive_the_time_limit() -> None:
    """One byte at a time, each well within the time that one read may take."""
    done = threading.Event()
    drip = [b"HTTP/1.0 200 OK\r\n", *[b"X"] * 1000]
    try:
        sentence = failure(raw(*drip, pause=lambda: done.wait(0.02)), timeout_s=0.2)
    finally:
        done.set()
    assert sentence == "HOST did not answer within 0.2 s."


def test_a_name_that_is_looked_up_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: done.wait() and [])
    try:
        with pytest.raises(FetchError, match=r"^sets\.example did not answer within 0\.1 s\.$"):
            fetch("https://sets.example/iss.txt", timeout_s=0.1)
    finally:
        done.set()


def test_a_reason_can_not_command_a_terminal() -> None:
    sentence = failure(raw(b"HTTP/1.0 403 \x1b]0;mine\x07No\x9bway\r\n\r\n"))
    assert sentence == "HOST answered 403 ]0;mine No way."
    assert len(failure(raw(b"HTTP/1.0 403 " + b"x" * 5000 + b"\r\n\r\n"))) < 300


def test_nobody_listens() -> None:
    with socket.socket() as probe:  # bound, so that nobody else takes it, and never listening
        probe.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{probe.getsockname()[1]}"
        with pytest.raises(FetchError, match=f"^{host} can't be reached: .*refused"):
            fetch(f"http://{host}/")


def test_a_machine_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(FetchError, match=r"^sets\.example can't be found: there is no network"):
        fetch("https://sets.example/iss.txt")


def test_what_is_no_web_server() -> None:
    assert "can't be understood" in failure(raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"))


def test_who_does_not_speak_https() -> None:
    with (
        answering(raw(b"\x15\x03\x01\x00\x02\x02\x28")) as server,
        pytest.raises(FetchError, match="can't be reached"),
    ):
        fetch(f"https://{server.host}/")


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "",
        "file:///etc/passwd",
        "ftp://example.org/iss.txt",
        "http://",
        "http:///iss.txt",
        "http://host:port/",
        "http://host:99999/",
        "http://host:0/",
        "http://[::1/",
        "http://me:secret@example.org/",
        "http://example.org/a b",
        "http://example.org/\r\nX-Evil: 1",
        "http://exämple.org/",
    ],
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(InputError, match="celestrak, space-track or an http"):
        fetch(url)


def test_the_host_is_the_address_as_it_was_given() -> None:
    assert host_of("https://example.org/gp.php?x=1") == "example.org"
    assert host_of("http://[::1]:8080/") == "[::1]:8080"


def test_words_of_others_can_not_command_a_terminal() -> None:
    assert quoted("\x1b[2Jred\x07\n  alert\t!") == "'[2Jred alert !'"
    assert quoted("x" * 1000) == repr("x" * 200 + "…")
    assert Fetched(b" \n", "text/html", "h").beginning() == "an empty answer"
    assert Fetched(b"No GP data found", "text/plain", "h").beginning() == (
        "text/plain, 16 characters, beginning 'No GP data found'"
    )
