"""Tags of a TIFF structure (EXIF is one), read from the first bytes of a file (TIFF 6.0, EXIF 2.32).

Read here and not by an imaging library: a hostile file meets only slices and bounded loops, no decoder.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass

Value = str | bytes | tuple[float, ...]
Tags = Mapping[int, Value]

SUB_IFDS, EXIF_IFD, GPS_IFD = 0x014A, 0x8769, 0x8825
_MOST_TAGS, _MOST_VALUE_BYTES, _MOST_SUB_IFDS = 1000, 4096, 8
_MAGIC = {42, 0x55, 0x4F52, 0x5352}  # TIFF; Panasonic's and Olympus' raw files
_BYTE_ORDER = {b"II": "<", b"MM": ">"}
# Letters of `struct` and bytes of a number, by the type's number.
_NUMBERS = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 11: "f", 12: "d", 13: "I"}
_TEXT, _BYTES, _RATIONAL, _SIGNED_RATIONAL = 2, 7, 5, 10
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}


@dataclass(frozen=True)
class Tiff:
    """The tags of a file: of its first image, of EXIF, of images beside the first, and whether a place is in
    it. ``lost`` counts the tags that lie beyond the bytes given, or are malformed.
    """

    first: Tags
    exif: Tags
    beside: tuple[Tags, ...] = ()
    has_gps: bool = False
    lost: int = 0


def is_tiff(data: bytes) -> bool:
    """Whether these are the first bytes of a TIFF structure."""
    order = _BYTE_ORDER.get(data[:2])
    return order is not None and len(data) >= 8 and struct.unpack(f"{order}H", data[2:4])[0] in _MAGIC


def read_tiff(data: bytes) -> Tiff | None:
    """All tags that can be read of ``data``; None where it is no TIFF structure. Never raises."""
    if not is_tiff(data):
        return None
    order = _BYTE_ORDER[data[:2]]
    first, lost = _tags(data, struct.unpack(f"{order}I", data[4:8])[0], order)
    exif: Tags = {}
    if (at := _offset(first, EXIF_IFD)) is not None:
        exif, more = _tags(data, at, order)
        lost += more
    offsets = first.get(SUB_IFDS, ())
    beside = []
    if isinstance(offsets, tuple):
        for offset in offsets[:_MOST_SUB_IFDS]:
            tags, _ = _tags(data, int(offset), order)
            beside.append(tags)
    return Tiff(first, exif, tuple(beside), GPS_IFD in first, lost)


def number(tags: Tags, tag: int) -> float | None:
    """A tag's first number; None where there is none, or it isn't finite."""
    value = tags.get(tag)
    return value[0] if isinstance(value, tuple) and value else None


def text(tags: Tags, tag: int) -> str | None:
    """A tag's text on one line; None where there is none or nothing is in it."""
    value = tags.get(tag)
    if not isinstance(value, str):
        return None
    shown = "".join(letter if letter.isprintable() else " " for letter in value)
    return " ".join(shown.split()) or None


def _offset(tags: Tags, tag: int) -> int | None:
    value = number(tags, tag)
    return None if value is None else int(value)


def _tags(data: bytes, at: int, order: str) -> tuple[dict[int, Value], int]:
    """The tags of the directory at ``at``, and how many of it are lost."""
    if at < 8 or at + 2 > len(data):
        return {}, 1
    count = struct.unpack_from(f"{order}H", data, at)[0]
    found: dict[int, Value] = {}
    lost = 0
    for entry in range(min(count, _MOST_TAGS)):
        begin = at + 2 + 12 * entry
        if begin + 12 > len(data):
            return found, lost + 1
        tag, kind, length = struct.unpack_from(f"{order}HHI", data, begin)
        value = _value(data, begin + 8, kind, length, order)
        if value is None:
            lost += 1
        else:
            found.setdefault(tag, value)
    return found, lost


def _value(data: bytes, at: int, kind: int, length: int, order: str) -> Value | None:
    size = _SIZES.get(kind)
    if size is None:
        return None
    if size * length > 4:
        at = struct.unpack_from(f"{order}I", data, at)[0]
    length = min(length, _MOST_VALUE_BYTES // size)
    raw = data[at : at + size * length]
    if len(raw) < size * length:
        return None
    if kind == _TEXT:
        return raw.split(b"\0")[0].decode("utf-8", "replace")
    if kind == _BYTES:
        return raw
    if kind in (_RATIONAL, _SIGNED_RATIONAL):
        whole = struct.unpack(f"{order}{2 * length}{'I' if kind == _RATIONAL else 'i'}", raw)
        pairs = zip(whole[::2], whole[1::2], strict=True)
        return tuple(above / below for above, below in pairs if below)
    return tuple(map(float, struct.unpack(f"{order}{length}{_NUMBERS[kind]}", raw)))
