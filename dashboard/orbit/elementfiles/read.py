"""From a file to its element sets: unpacked, made plain, its form told by what it says."""

from __future__ import annotations

import re
from pathlib import Path

from dashboard.files.plain import plain_text, quoted
from dashboard.files.reading import UnusableError, read_bytes, unpacked
from dashboard.orbit.elementfiles.lines import read_lines
from dashboard.orbit.elementfiles.omm import read_records
from dashboard.orbit.elementfiles.omm_json import json_records
from dashboard.orbit.elementfiles.omm_text import csv_records, kvn_records
from dashboard.orbit.elementfiles.omm_xml import xml_records
from dashboard.orbit.elementfiles.reading import Reading

_SET_LINE = re.compile(r"^[ \t>|]*1 [ \dA-Z]{5}[UCS ]", re.MULTILINE)
_KEY_VALUE = re.compile(r"^\s*(CCSDS_OMM_VERS|EPOCH)\s*=", re.MULTILINE)
_TAG = re.compile(r"<[^<>\n]{0,400}>")
_TABLE_HEAD = re.compile(r"^.*\bEPOCH\b.*\bMEAN_MOTION\b|^.*\bTLE_LINE1\b", re.IGNORECASE)


def read_file(file: Path, parameter: str = "file") -> Reading:
    """The element sets of a file (``-``: of standard input), and what in it is none.

    Raises :class:`InputError` for a file that can't be read; what can't be used of its content is
    refused once, for the file.
    """
    name = "standard input" if str(file) == "-" else str(file)
    try:
        content = read_bytes(file, parameter)
    except UnusableError as reason:
        return _refused(name, str(reason))
    return read_content(content, name)


def read_content(content: bytes, name: str) -> Reading:
    """As :func:`read_file`, of bytes that are called ``name`` in what is refused."""
    reading = Reading()
    try:
        for member, inside in unpacked(content):
            called = f"{name}/{member}" if member else name
            try:
                reading.add(read_text(plain_text(inside), called))
            except UnusableError as reason:
                reading.refuse(called, 0, str(reason))
    except UnusableError as reason:
        return _refused(name, str(reason))
    return reading


def read_text(text: str, name: str) -> Reading:
    """As :func:`read_file`, of a text that is plain already."""
    beginning = text.lstrip()[:2000]
    first = next((line for line in text[:20000].splitlines() if line.strip() and line[0] != "#"), "")
    try:
        if beginning[:1] in ("{", "["):
            return read_records(json_records(text), name)
        if re.match(r"<(\?xml|!--|[\w:]*(ndm|omm)\b)", beginning, re.IGNORECASE):
            return read_records(xml_records(text), name)
        if _KEY_VALUE.search(text):
            return read_records(kvn_records(text), name)
        if _TABLE_HEAD.match(first):
            return read_records(csv_records(text), name)
        if beginning[:1] == "<":
            text = _TAG.sub("", given := text)
            if not _SET_LINE.search(text):
                raise UnusableError(f"is a web page, not element sets: it begins {quoted(given)}")
    except UnusableError as reason:
        return _refused(name, str(reason))
    return read_lines(text, name)


def _refused(name: str, reason: str) -> Reading:
    reading = Reading()
    reading.refuse(name, 0, reason)
    return reading
