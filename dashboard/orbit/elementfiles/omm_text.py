"""OMM as a table (CSV) and as lines of ``KEY = VALUE`` (KVN): their fields."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from dashboard.files.reading import UnusableError
from dashboard.orbit.elementfiles.omm import Record

_PAIR = re.compile(r"\s*([A-Za-z_][\w ]*?)\s*=\s*(.*?)\s*(?:\[[^\]]*\])?\s*")


def csv_records(text: str) -> Iterator[Record]:
    """The rows of a table whose first line names its columns.

    Divided by commas, or as spreadsheets of other languages write it: by semicolons, with decimal commas,
    or by tabs. Raises :class:`UnusableError` for a table that is none.
    """
    lines = text.split("\n")
    start = next((k for k, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    if start == len(lines):
        return
    divider = max(",;\t|", key=lines[start].count)
    rows = csv.reader((line for line in lines[start:]), delimiter=divider, skipinitialspace=True)
    try:
        names = [name.strip().upper() for name in next(rows)]
        for number, row in enumerate(rows, 1):
            values = [value.strip() for value in row]
            if not any(values) or values[0].startswith("#") or [v.upper() for v in values] == names:
                continue
            if divider != ",":
                values = [re.sub(r"(?<=\d),(?=\d)|^,(?=\d)|(?<=^-),", ".", value) for value in values]
            yield Record(start + rows.line_num, number, dict(zip(names, values, strict=False)))
    except csv.Error as error:
        raise UnusableError(
            f"is a table that can't be read: {error} (line {start + rows.line_num})"
        ) from None


def kvn_records(text: str) -> Iterator[Record]:
    """The messages of a text, one after another; a new one begins where its version or epoch comes again."""
    fields: dict[str, str] = {}
    begins = number = 0
    for at, line in enumerate(text.split("\n"), 1):
        pair = _PAIR.fullmatch(line) if len(line) < 1000 and not line.strip().startswith("COMMENT") else None
        if pair is None:
            continue
        key = pair[1].strip().upper().removeprefix("USER_DEFINED_")
        if fields and (key == "CCSDS_OMM_VERS" or (key in ("OBJECT_NAME", "EPOCH") and key in fields)):
            number += 1
            yield Record(begins, number, fields)
            fields = {}
        begins = begins if fields else at
        fields[key] = pair[2]
    if fields:
        yield Record(begins, number + 1, fields)
