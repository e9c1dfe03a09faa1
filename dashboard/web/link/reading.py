"""What a link opens: its state, its moment, and in words what of it could not be kept.

The page, its head and its card all start from :func:`open_link`, so they can't disagree; the browser is
handed the outcome and reads no link itself. What mail and messengers do to an address is undone where one
reading is possible only. A bad link opens the page all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, unquote

from dashboard.instants import format_utc, from_unix, parse_unix
from dashboard.orbit.archive import Archive, load_archive
from dashboard.photos.catalogue.files import MISSION_PHOTO, load_photos
from dashboard.photos.moment import default_moment, own_moment
from dashboard.station.catalogue import load_station
from dashboard.web.link.trackers import is_mark, is_tracker
from dashboard.web.parts.link_key import LinkKey, Moment

_LONGEST_GIVEN = 60
_UNSEEN = " \t\r\n\u00a0\u200b\u200e\u200f\ufeff"
_OPENING = _UNSEEN + "([{<'\"`*_\u2018\u201a\u201c\u201e\u00ab"
_CLOSING = _UNSEEN + ".,;:!?)]}>'\"`*_~|\\\u2026\u2018\u2019\u201c\u201d\u00bb"
_AMPERSAND = re.compile(r"^(?:\?|amp;|#38;|#x26;)+", re.IGNORECASE)
_ENTITY = re.compile(r"(?:gt|lt|quot|apos|nbsp|#\d{1,5}|#x[0-9a-f]{1,4});?", re.IGNORECASE)
_CUT = re.compile(r"(?P<kept>\d{4}-\d\d-\d\d(?:[T ]\d\d(?::\d\d)?)?)(?:T\d?|:\d?)", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Dropped:
    """A part of a link that was left out; ``reason`` completes the sentence "'given' ..."."""

    key: str
    given: str
    reason: str


@dataclass(frozen=True)
class OpenedLink:
    """``state`` has every key; its ``t`` is None where the moment is the photograph's own."""

    state: dict[str, Any]
    unix_s: float
    dropped: tuple[Dropped, ...]
    notices: tuple[str, ...]

    @property
    def photo(self) -> str:
        """The photograph the link is about."""
        return str(self.state["photo"] or MISSION_PHOTO)


def open_link(query: str, keys: Sequence[LinkKey]) -> OpenedLink:
    """What the page shows for the query string of a link (with or without ``?``). Never fails."""
    state, dropped, notices = read_link(query, keys)
    if state["photo"] is not None and state["photo"] not in load_photos():
        dropped.append(Dropped("photo", state["photo"], "is no photograph of the catalogue"))
        state["photo"] = None
    if state["ship"] is not None and state["ship"] not in load_station().visits_by_id:
        dropped.append(Dropped("ship", state["ship"], "is no ship known here"))
        state["ship"] = None
    outside = None
    if state["t"] is not None:
        archive = load_archive()
        unix_s = _inside(parse_unix(state["t"]), archive)
        state["t"] = format_utc(unix_s)
        if not archive.answered(unix_s).all():
            outside, state["t"] = unix_s, None
    if state["t"] is None:
        unix_s = default_moment(state["photo"] or MISSION_PHOTO)
    own = state["t"] is None and own_moment(state["photo"] or MISSION_PHOTO) is not None
    instead = "" if state["t"] is not None else _instead(own, unix_s)
    notices += _words(dropped, instead)
    if outside is not None:
        span = _span_words()
        notices.append(f"There are no element sets for {_said(outside)}; the archive spans {span}.{instead}")
    elif instead and not own and not any(part.key == "t" for part in dropped):
        span = _span_words()
        notices.append(
            f"There are no element sets for the photograph’s time; the archive spans {span}.{instead}"
        )
    return OpenedLink(state, unix_s, tuple(dropped), tuple(notices))


def _inside(unix_s: float, archive: Archive) -> float:
    """The next whole second where rounding to a second led just out of the archive's limit."""
    answered = archive.answered([unix_s, unix_s + 1, unix_s - 1])
    return unix_s + (0, 1, -1)[int(answered.argmax())]


def read_link(query: str, keys: Sequence[LinkKey]) -> tuple[dict[str, Any], list[Dropped], list[str]]:
    """The state in a query, what can't be read, and sentences on what was put right by guessing."""
    table = {key.key: key for key in keys}
    state = {name: key.default for name, key in table.items()}
    dropped: list[Dropped] = []
    notices: list[str] = []
    for written, text in _pairs(query):
        name = next((name for name in _names(written) if name in table), None)
        if name is None:
            if not _passed_over(written, text):
                dropped.append(Dropped(_short(written), _short(text), "is not known here"))
            continue
        kind, problem = table[name].kind, ""
        for reading in _readings(text):
            try:
                state[name] = kind.parse(reading)
                break
            except ValueError as found:
                problem = problem or str(found)
        else:
            cut = _CUT.fullmatch(text.strip(_CLOSING)) if isinstance(kind, Moment) else None
            if cut is None:
                dropped.append(Dropped(name, _short(text), problem))
            else:
                state[name] = kind.parse(cut["kept"])
                notices.append(_lost_end(_short(text), state[name]))
    return state, dropped, notices


def unknown_in(query: str, keys: Sequence[LinkKey]) -> list[tuple[str, str]]:
    """Names and texts of a query that the page would say it doesn't know. What has no name asks nothing."""
    known = {"", *(key.key for key in keys)}
    return [(part.key, part.given) for part in read_link(query, keys)[1] if part.key not in known]


def _passed_over(name: str, text: str) -> bool:
    """What others add to a link, and what is left of an entity behind it (``&gt;``)."""
    if not text and (not name or _ENTITY.fullmatch(name)):
        return True
    return is_tracker(name) or is_mark(name)


def _pairs(query: str) -> list[tuple[str, str]]:
    """Keys and values; of a query that was encoded as a whole too."""
    text = query.strip().removeprefix("?")
    if "=" not in text and "%3d" in text.lower():
        text = unquote(text)
    return [
        (_AMPERSAND.sub("", name.strip()), value)
        for name, value in parse_qsl(text, keep_blank_values=True, errors="replace")
    ]


def _names(written: str) -> Iterator[str]:
    for name in (written, unquote(written)):
        plain = _AMPERSAND.sub("", name).strip(_OPENING + _CLOSING.replace("_", ""))
        yield from (name, plain, plain.lower())


def _readings(text: str) -> Iterator[str]:
    """The text itself, then what it was before it was wrapped, encoded again or written in capitals."""
    # What a link of ours says has no percent sign left when it was decoded once.
    for decoded in dict.fromkeys((unquote(unquote(text)), unquote(text), text)):
        unwrapped = decoded.rstrip(_CLOSING).lstrip(_OPENING)
        for one in (decoded, unwrapped, re.sub("^3D", "", unwrapped)):  # "=3D": quoted-printable
            yield from (one, one.lower())


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_GIVEN else f"{text[:_LONGEST_GIVEN]}…"


def _words(dropped: list[Dropped], instead: str) -> list[str]:
    """Sentences for what was left out: one for the time, one for all the rest."""
    times = [part for part in dropped if part.key == "t"]
    rest = [part for part in dropped if part.key != "t"]
    sentences = [f"The link’s time “{part.given}” {part.reason}.{instead}" for part in times[:1]]
    if rest:
        listed = ", ".join(f"{part.key}={part.given} ({part.reason})" for part in rest[:8])
        these = "This part of the link was" if len(rest) == 1 else "These parts of the link were"
        more = f" and {len(rest) - 8} more" if len(rest) > 8 else ""
        sentences.append(f"{these} left out: {listed}{more}.")
    return sentences


def _lost_end(given: str, iso: str) -> str:
    return (
        f"The end of this link was lost on its way: its time “{given}” is taken as {_said(parse_unix(iso))}."
    )


def _instead(own: bool, unix_s: float) -> str:
    """What is shown without a time in the link; ``own``: the archive has the photograph's."""
    if own:
        return " This is the photograph’s moment instead."
    return f" This is the moment of the newest element set, {_said(unix_s)}, instead."


def _span_words() -> str:
    return " to ".join(f"{from_unix(edge):%-d %b %Y}" for edge in load_archive().span())


def _said(unix_s: float) -> str:
    instant: datetime = from_unix(unix_s)
    return f"{instant:%-d %b %Y, %H:%M} UTC"
