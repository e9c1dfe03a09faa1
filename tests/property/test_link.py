"""A link says the page's whole state and is read back to the same state, whatever it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.web.link.keys import all_keys
from dashboard.web.link.reading import read_link
from dashboard.web.parts.link_key import Choice, Flags, Kind, MapView, Moment, Number, Text, format_link

KEYS = all_keys()


def values(kind: Kind) -> st.SearchStrategy[Any]:
    """Valid values of one kind."""
    match kind:
        case Moment():
            return st.datetimes(
                min_value=datetime(1900, 1, 1),
                max_value=datetime(2200, 12, 31),
            ).map(lambda time: time.strftime("%Y-%m-%dT%H:%M:%SZ"))
        case Number(low=low, high=high, decimals=decimals):
            scale = 10**decimals
            return st.integers(round(low * scale), round(high * scale)).map(
                lambda n: round(n / scale, decimals)
            )
        case Choice(allowed=allowed):
            return st.sampled_from(allowed)
        case Flags(allowed=allowed):
            return st.sets(st.sampled_from(allowed)).map(lambda some: tuple(w for w in allowed if w in some))
        case Text(pattern=pattern):
            # Short ones: a pattern's longest words are slow to make and find nothing more.
            return st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True).filter(
                lambda text: len(text) < 200
            )
        case MapView(allowed=allowed):
            return st.sampled_from(allowed).flatmap(_view)
    raise AssertionError(f"no values for {kind}")


def _view(name: str) -> st.SearchStrategy[dict[str, Any]]:
    def hundredths(low: float, high: float) -> st.SearchStrategy[float]:
        return st.integers(round(low * 100), round(high * 100)).map(lambda n: n / 100)

    placed = st.fixed_dictionaries(
        {
            "proj": st.just(name),
            "lat": hundredths(-90, 90),
            "lon": hundredths(-180, 180),
            "zoom": hundredths(0.5, 80),
        }
    )
    return st.one_of(st.just({"proj": name}), placed)


def states() -> st.SearchStrategy[dict[str, Any]]:
    """Any state a page can be in."""
    return st.fixed_dictionaries({key.key: st.one_of(st.just(key.default), values(key.kind)) for key in KEYS})


@settings(max_examples=60)
@given(states())
def test_a_state_survives_its_link(state: dict[str, Any]) -> None:
    read, dropped, _ = read_link(format_link(state, KEYS), KEYS)
    assert dropped == []
    assert read == state


@settings(max_examples=60)
@given(states())
def test_a_link_is_stable_and_short_of_defaults(state: dict[str, Any]) -> None:
    link = format_link(state, KEYS)
    assert format_link(read_link(link, KEYS)[0], KEYS) == link
    for key in KEYS:
        if state[key.key] == key.default:
            assert not any(part.startswith(f"{key.key}=") for part in link.split("&"))


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(query: str) -> None:
    state, *_ = read_link(query, KEYS)
    assert set(state) == {key.key for key in KEYS}


@given(st.sampled_from(KEYS), st.text(min_size=1, max_size=40))
def test_what_cannot_be_read_is_dropped_and_named(key: Any, text: str) -> None:  # noqa: ANN401
    state, dropped, _ = read_link(f"{key.key}={quote(text)}", KEYS)
    if dropped:
        assert dropped[0].key == key.key
        assert dropped[0].reason
        assert state[key.key] == key.default


MANGLED: dict[str, Callable[[str], str]] = {
    "&amp;": lambda link: link.replace("&", "&amp;"),
    "&amp; twice": lambda link: link.replace("&", "&amp;amp;"),
    "values encoded twice": lambda link: "&".join(
        "=".join((name, quote(value, safe="")))
        for name, value in (part.split("=", 1) for part in link.split("&") if part)
    ),
    "encoded as a whole": lambda link: quote(link, safe=""),
    "keys in capitals": lambda link: "&".join(
        "=".join((name.upper(), value))
        for name, value in (part.split("=", 1) for part in link.split("&") if part)
    ),
    "trackers": lambda link: f"utm_source=mail&{link}&fbclid=x&mc_eid=y&ref=z&si=1",
    "a bracket and a full stop": lambda link: f"{link}&show=map).",
    "a quote": lambda link: f"{link}&show=map%E2%80%9D",
    "an entity": lambda link: f"{link}&gt;",
}


@pytest.mark.parametrize("how", MANGLED)
@settings(max_examples=25)
@given(state=states())
def test_what_mail_and_messengers_do_is_undone(how: str, state: dict[str, Any]) -> None:
    wanted = state | ({"show": "map"} if "show=map" in MANGLED[how]("") else {})
    read, dropped, notices = read_link(MANGLED[how](format_link(state, KEYS)), KEYS)
    assert (read, dropped, notices) == (wanted, [], [])


def test_trackers_of_other_sites_are_ignored_quietly() -> None:
    assert read_link("utm_source=x&fbclid=y", KEYS)[1] == []


def test_an_unknown_key_is_reported() -> None:
    assert [part.key for part in read_link("?wings=2", KEYS)[1]] == ["wings"]


def test_a_link_stays_readable() -> None:
    link = format_link(
        {"t": "2026-02-19T21:36:30Z", "view": {"proj": "globe", "lat": 30.5, "lon": 71.25, "zoom": 2.0}}, KEYS
    )
    assert link == "t=2026-02-19T21:36:30Z&view=globe@30.5,71.25,2"
