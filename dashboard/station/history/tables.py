"""The form of the history's tables: CSV with a header, and times as short as they are known.

``2005-07-28T11:17:20Z`` is known to the second, ``2005-07-29T07:09Z`` to the minute, ``2022-07-01`` to the
day and ``2025-11-24..2025-11-25`` lies in a range of days. ``~`` before it: the source marks the value as
doubtful. An empty cell is not known.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dashboard.errors import InputError
from dashboard.instants import format_utc
from dashboard.station.times import Instant

Row = dict[str, str]
LIST = " | "  # between the items of a cell

_DAY = r"\d{4}-\d\d-\d\d"
_FORM = re.compile(rf"(~?)(?:({_DAY})(?:\.\.({_DAY}))?|({_DAY}T\d\d:\d\d)(:\d\d)?Z)")


def time_fields(text: str) -> dict[str, Any]:
    """The fields of an :class:`Instant`. Raises ``ValueError`` for anything but the four forms."""
    form = _FORM.fullmatch(text)
    if form is None:
        raise ValueError(
            f"{text!r} is no time: 2005-07-28T11:17:20Z, 2005-07-28T11:17Z, 2005-07-28 or a range a..b"
        )
    about, day, last, clock, seconds = form.groups()
    fields: dict[str, Any] = {"about": True} if about else {}
    if clock:
        at = datetime.fromisoformat(f"{clock}{seconds or ''}+00:00")
        return fields | {"at": at, "precision": "second" if seconds else "minute"}
    if last:
        bounds = {"earliest": date.fromisoformat(day), "latest": date.fromisoformat(last)}
        return fields | bounds | {"precision": "range"}
    return fields | {"at": date.fromisoformat(day), "precision": "day"}


def time_text(instant: Instant) -> str:
    """The same the other way round."""
    about = "~" if instant.about else ""
    if instant.precision == "range":
        return f"{about}{instant.earliest}..{instant.latest}"
    if instant.precision == "minute":
        return f"{about}{instant.taken_as_utc:%Y-%m-%dT%H:%MZ}"
    return about + (format_utc(instant.taken_as_utc) if instant.exact else str(instant.at))


def read_rows(path: Path) -> list[Row]:
    """The rows of a table. Raises :class:`InputError` for one that isn't whole."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError("file", path.name, "CSV in UTF-8", f"can't be read ({error})") from None
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise InputError(
                "file", f"{path.name}, line {number}", "as many cells as the header has", "is not whole"
            )
    return rows


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    """Write a table; a missing value is an empty cell, another column a mistake of the caller."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
