"""OMM as JSON, in the dialects of CelesTrak (numbers) and Space-Track (all values are strings)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from dashboard.files.reading import UnusableError
from dashboard.orbit.elementfiles.omm import Record

# Names that services give the two lines of a set beside which they print no fields.
_LINE_NAMES = {"LINE1": "TLE_LINE1", "LINE2": "TLE_LINE2"}


def json_records(text: str) -> Iterator[Record]:
    """The records of a text: a list, one object, objects that hold them, or an object a line.

    Raises :class:`UnusableError` for what is no JSON.
    """
    found = 0
    for value in _values(text):
        for one in _objects(value):
            found += 1
            yield Record(0, found, one)


def _values(text: str) -> list[Any]:
    try:
        return [_load(text)]
    except json.JSONDecodeError as error:
        try:  # an object a line
            return [_load(line) for line in text.splitlines() if line.strip()]
        except (json.JSONDecodeError, UnusableError):
            raise UnusableError(f"begins like JSON, but is none: {error.msg} (line {error.lineno})") from None


def _load(text: str) -> Any:  # noqa: ANN401 - any JSON
    try:
        # As decimals: no digit is lost or invented on the way to the columns.
        return json.loads(text, parse_float=Decimal, parse_int=str, parse_constant=str)
    except RecursionError:
        raise UnusableError("is JSON nested too deeply to be element sets") from None


def _objects(value: Any) -> Iterator[dict[str, str]]:  # noqa: ANN401 - any JSON
    """The objects that carry an epoch or two lines, in their order, however they are wrapped."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one[::-1]
        elif isinstance(one, dict):
            fields = {
                _LINE_NAMES.get(key.upper(), key.upper()): "" if inner is None else str(inner)
                for key, inner in one.items()
                if not isinstance(inner, list | dict)
            }
            if "EPOCH" in fields or {"TLE_LINE1", "TLE_LINE2"} <= set(fields):
                yield fields
            elif {"OBJECT_NAME", "MEAN_MOTION"} & set(fields):
                yield fields  # a record that lacks its epoch is told so
            else:
                waiting += [inner for inner in one.values() if isinstance(inner, list | dict)][::-1]
