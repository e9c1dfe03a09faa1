"""Times as a person types them, and a visit's tables as the TOML of its file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from dashboard.errors import InputError
from dashboard.instants import format_utc
from dashboard.time_reading import NotATime, precision, read

TYPED = (
    "2026-11-30T10:33Z (minute), 2026-11-30T10:33:44Z (second), 2026-11-30 (day) or 2026-11-28..2026-11-30"
)


def read_when(text: str, parameter: str = "time") -> dict[str, Any]:
    """A typed time as the fields of an ``Instant``; the precision is what was typed.

    A trailing Z may be left out: all times are UTC. Raises :class:`InputError`.
    """
    cleaned = text.strip()
    if ".." in cleaned:
        first, _, last = cleaned.partition("..")
        return {"precision": "range", "earliest": _day(first, parameter), "latest": _day(last, parameter)}
    typed = precision(cleaned)
    if typed == "day":
        return {"at": _day(cleaned, parameter), "precision": "day"}
    if typed == "hour":
        raise InputError(parameter, text, TYPED, "has an hour and no minutes")
    return {"at": _utc(cleaned, parameter), "precision": typed}


def _utc(text: str, parameter: str) -> datetime:
    try:
        return read(text)
    except NotATime as problem:
        raise InputError(parameter, text, TYPED, str(problem)) from None


def _day(text: str, parameter: str) -> date:
    day = _utc(text, parameter).date()
    if precision(text) != "day":
        raise InputError(parameter, text, TYPED, "is not a day")
    return day


def visit_toml(tables: Mapping[str, Any]) -> str:
    """The text of a visit's file: plain values first, then tables, then arrays of tables."""
    return "\n".join(_lines(tables, ())) + "\n"


def _lines(table: Mapping[str, Any], path: tuple[str, ...]) -> list[str]:
    plain = {key: value for key, value in table.items() if not _is_table(value)}
    lines = [f"{key} = {_value(value)}" for key, value in plain.items()]
    for key, value in table.items():
        name = ".".join((*path, key))
        if key in plain:
            continue
        if isinstance(value, Mapping):
            holds_tables = all(isinstance(inner, Mapping) for inner in value.values())
            lines += [] if holds_tables else ["", f"[{name}]"]
            lines += _lines(value, (*path, key))
        else:
            for inner in value:
                lines += ["", f"[[{name}]]", *_lines(inner, (*path, key))]
    return lines


def _is_table(value: object) -> bool:
    """Tables of their own; a time is small enough to stand in one line."""
    if isinstance(value, Mapping):
        return "precision" not in value
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return format_utc(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_value(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_value(inner) for inner in value) + "]"
    # JSON's strings and numbers are TOML's, save for the escape of DEL.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
