"""The captions with a known moment of ``data/captions/captions.csv``, as questions and as rows."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.instants import parse_unix

FILE = Path(__file__).with_name("data") / "captions" / "captions.csv"


@dataclass(frozen=True)
class Row:
    """One caption: what it prints (texts, empty where it doesn't), and its moment where that is known.

    ``also_unix_s`` are moments that nothing printed tells from the true one; ``wording`` says how the place
    is meant (above, of, ahead); ``first`` and ``last`` are the days of its expedition.
    """

    id: str
    kind: str
    unix_s: float | None
    within_s: float
    known_by: str
    circular: bool
    place: str
    wording: str
    light: str
    altitude: str
    clock: str
    dated: str
    published: str
    by: str
    aboard: tuple[str, ...]
    docked: tuple[str, ...]
    first: str
    last: str
    also_unix_s: tuple[float, ...]
    source: str
    note: str

    @property
    def place_words(self) -> str:
        """The place with the word that says how it is meant."""
        before = {"above": "above ", "ahead": "looking toward "}.get(self.wording, "")
        return before + self.place

    @property
    def moments(self) -> tuple[float, ...]:
        """The moment and those that can't be told from it."""
        return (*(() if self.unix_s is None else (self.unix_s,)), *self.also_unix_s)


@cache
def rows() -> tuple[Row, ...]:
    """All of them, in the file's order."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_row(row) for row in csv.DictReader(file))


def _row(texts: dict[str, str]) -> Row:
    plain = "id kind known_by place wording light altitude clock dated published by first last source note"
    return Row(
        **{key: texts[key] for key in plain.split()},
        unix_s=parse_unix(texts["utc"]) if texts["utc"] else None,
        within_s=float(texts["within_s"] or 0),
        circular=texts["circular"] == "yes",
        aboard=_parts(texts["aboard"]),
        docked=_parts(texts["docked"]),
        also_unix_s=tuple(parse_unix(part) for part in _parts(texts["also_utc"])),
    )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)
