"""The page's state as a short readable query: what a link can say, value by value.

A link's state is a table of keys. A key knows its kind (how its text is read and printed, which
values are valid) and its default. Values equal to the default are left out of a link. A whole link
is read by :mod:`dashboard.web.link.reading`, on the server alone; the browser, which is handed the same
table (:func:`describe`), only writes links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Protocol
from urllib.parse import quote

from dashboard.instants import format_utc
from dashboard.time_reading import read

# Left as they are in a query, so that a link stays readable; with "-_.", what the browser leaves too.
_SAFE = ":,@~!*'()"


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Halves away from zero, as JavaScript's ``toFixed`` rounds: the browser prints the same digits."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


class Kind(Protocol):
    """How one key's text is read (ValueError when it can't be) and printed."""

    @property
    def kind(self) -> str: ...
    def parse(self, text: str) -> Any: ...  # noqa: ANN401
    def format(self, value: Any) -> str: ...  # noqa: ANN401


@dataclass(frozen=True)
class Moment:
    """A UTC time to the second, as its ISO text."""

    kind: str = field(default="moment", init=False)

    def parse(self, text: str) -> str:
        return format_utc(float(round(read(text).timestamp())))

    def format(self, value: str) -> str:
        return value


@dataclass(frozen=True)
class Number:
    """A number between ``low`` and ``high``, kept to ``decimals`` places."""

    low: float
    high: float
    decimals: int = 0
    kind: str = field(default="number", init=False)

    def parse(self, text: str) -> float:
        if not re.fullmatch(r"[+-]?\d{1,12}(\.\d{1,12})?", text, re.ASCII):
            raise ValueError("is not a number")
        value = float(rounded(Decimal(text), self.decimals))
        if not self.low <= value <= self.high:
            raise ValueError(f"is not from {self.low:g} to {self.high:g}")
        return value + 0.0  # no minus zero

    def format(self, value: float) -> str:
        text = str(rounded(Decimal(value), self.decimals))
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return "0" if text == "-0" else text


@dataclass(frozen=True)
class Choice:
    """One of the words in ``allowed``."""

    allowed: tuple[str, ...]
    kind: str = field(default="choice", init=False)

    def parse(self, text: str) -> str:
        if text not in self.allowed:
            raise ValueError(f"is none of {', '.join(self.allowed)}")
        return text

    def format(self, value: str) -> str:
        return value


@dataclass(frozen=True)
class Flags:
    """Some of the words in ``allowed``, in that order; the empty set is printed ``none``."""

    allowed: tuple[str, ...]
    kind: str = field(default="flags", init=False)

    def parse(self, text: str) -> tuple[str, ...]:
        words = set() if text == "none" else set(text.split(","))
        if not words <= set(self.allowed):
            raise ValueError(f"has a word that is none of {', '.join(self.allowed)}")
        return tuple(word for word in self.allowed if word in words)

    def format(self, value: Sequence[str]) -> str:
        return ",".join(word for word in self.allowed if word in value) or "none"


@dataclass(frozen=True)
class Text:
    """A short text that matches ``pattern`` from end to end."""

    pattern: str
    kind: str = field(default="text", init=False)

    def parse(self, text: str) -> str:
        if not re.fullmatch(self.pattern, text, re.ASCII):
            raise ValueError("is not in the form that a link has it")
        return text

    def format(self, value: str) -> str:
        return value


@dataclass(frozen=True)
class MapView:
    """``globe`` alone, or with centre and zoom: ``globe@30.25,71.5,2.4`` (latitude, longitude, zoom)."""

    allowed: tuple[str, ...]
    kind: str = field(default="view", init=False)

    def parse(self, text: str) -> dict[str, Any]:
        name, _, place = text.partition("@")
        if name not in self.allowed:
            raise ValueError(f"is none of {', '.join(self.allowed)}")
        if not place:
            return {"proj": name}
        parts = place.split(",")
        if len(parts) != 3:
            raise ValueError("has no latitude, longitude and zoom behind its @")
        return {
            "proj": name,
            "lat": Number(-90, 90, 2).parse(parts[0]),
            "lon": Number(-180, 180, 2).parse(parts[1]),
            "zoom": Number(0.5, 80, 2).parse(parts[2]),
        }

    def format(self, value: Mapping[str, Any]) -> str:
        if "lat" not in value:
            return str(value["proj"])
        number = Number(-180, 180, 2).format
        return f"{value['proj']}@{number(value['lat'])},{number(value['lon'])},{number(value['zoom'])}"


@dataclass(frozen=True)
class LinkKey:
    """One thing a link carries. ``default`` None: what the page shows by itself."""

    key: str
    kind: Kind
    default: Any = None


def format_link(state: Mapping[str, Any], keys: Iterable[LinkKey]) -> str:
    """The query (without ``?``) that :func:`.link_reading.open_link` reads back to ``state``."""
    parts = []
    for key in keys:
        value = state.get(key.key, key.default)
        if value is None:
            continue
        text = key.kind.format(value)
        if key.default is None or text != key.kind.format(key.default):
            parts.append(f"{key.key}={quote(text, safe=_SAFE)}")
    return "&".join(parts)


def describe(keys: Iterable[LinkKey]) -> list[dict[str, Any]]:
    """The table as plain data, for the browser's half of the codec."""
    return [{"key": key.key, "default": key.default, **asdict(key.kind)} for key in keys]  # type: ignore[call-overload]
