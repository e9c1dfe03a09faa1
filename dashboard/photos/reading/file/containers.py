"""Where in a picture's first bytes its EXIF, XMP and size lie: JPEG, PNG, TIFF and raw, HEIC and CR3."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.photos.reading.file.tiff import Tags, Tiff, number, read_tiff

JPEG, PNG, TIFF, HEIC, RAW = "JPEG", "PNG", "TIFF", "HEIC", "raw"
_EXIF, _XMP, _PNG_START = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0", b"\x89PNG\r\n\x1a\n"
_MAKERS_OWN = 0xC612, 0x014A  # a DNG's version; images beside the first, as raw files have them
_WIDTH, _HEIGHT = 0x0100, 0x0101
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
_MOST_CHUNKS = 2000


@dataclass(frozen=True)
class Parts:
    """A file's form, its tags, its other texts (XMP, IPTC) and its size in pixels as they are stored."""

    form: str | None
    tiff: Tiff | None = None
    texts: bytes = b""
    size_px: tuple[int, int] | None = None


def parts_of(head: bytes) -> Parts:
    """What the first bytes of a file hold; ``form`` is None where it is no picture. Never raises."""
    if head.startswith(b"\xff\xd8\xff"):
        return _jpeg(head)
    if head.startswith(_PNG_START):
        return _png(head)
    if head[4:8] == b"ftyp":
        return _boxes(head)
    tiff = read_tiff(head)
    if tiff is None:
        return Parts(None)
    raw = any(tag in tiff.first for tag in _MAKERS_OWN) or head[2:4] not in (b"*\0", b"\0*")
    raw = raw or head[8:10] == b"CR"
    sizes = [size for tags in (tiff.first, *tiff.beside) if (size := _size(tags))]
    largest = max(sizes, key=lambda size: size[0] * size[1], default=None)
    return Parts(RAW if raw else TIFF, tiff, b"", largest)


def _size(tags: Tags) -> tuple[int, int] | None:
    width, height = number(tags, _WIDTH), number(tags, _HEIGHT)
    return (int(width), int(height)) if width and height else None


def _jpeg(head: bytes) -> Parts:
    tiff, texts, size = None, b"", None
    for marker, body in _segments(head):
        if marker == 0xE1 and body.startswith(_EXIF):
            tiff = tiff or read_tiff(body[len(_EXIF) :])
        elif marker == 0xED or (marker == 0xE1 and body.startswith(_XMP)):
            texts += body
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC) and len(body) >= 5:
            height, width = struct.unpack(">HH", body[1:5])
            size = (width, height) if width and height else None
    return Parts(JPEG, tiff, texts, size)


def _segments(head: bytes) -> Iterator[tuple[int, bytes]]:
    at = 2
    for _ in range(_MOST_CHUNKS):
        if at + 4 > len(head) or head[at] != 0xFF:
            return
        marker = head[at + 1]
        if marker == 0xFF:  # a filler
            at += 1
            continue
        if marker == 0xDA:  # the picture begins
            return
        length = struct.unpack(">H", head[at + 2 : at + 4])[0]
        if length < 2:
            return
        yield marker, head[at + 4 : at + 2 + length]
        at += 2 + length


def _png(head: bytes) -> Parts:
    tiff, texts, size, at = None, b"", None, 8
    for _ in range(_MOST_CHUNKS):
        if at + 8 > len(head):
            break
        length, name = struct.unpack(">I4s", head[at : at + 8])
        body = head[at + 8 : at + 8 + length]
        if name == b"IHDR" and len(body) >= 8:
            width, height = struct.unpack(">II", body[:8])
            size = (width, height) if width and height else None
        elif name == b"eXIf":
            tiff = read_tiff(body.removeprefix(_EXIF))
        elif name in (b"tEXt", b"iTXt"):
            texts += body
        at += 12 + length
    return Parts(PNG, tiff, texts, size)


def _boxes(head: bytes) -> Parts:
    """HEIC's EXIF by its own mark, CR3's by the names of its boxes; sizes by the largest ``ispe``."""
    if head[8:12] == b"crx ":
        first, exif = _after(head, b"CMT1"), _after(head, b"CMT2")
        told = None if first is None else Tiff(first.first, exif.first if exif else {}, (), first.has_gps)
        return Parts(RAW, told, b"", None if first is None else _size(first.first))
    if head[8:12] not in _HEIC_BRANDS:
        return Parts(None)
    sizes: list[tuple[int, int]] = []
    at = head.find(b"ispe")
    while 0 <= at <= len(head) - 16 and len(sizes) < _MOST_CHUNKS:
        sizes.append(struct.unpack(">II", head[at + 8 : at + 16]))
        at = head.find(b"ispe", at + 4)
    largest = max(sizes, key=lambda size: size[0] * size[1], default=None)
    return Parts(HEIC, _after(head, _EXIF), b"", largest)


def _after(head: bytes, mark: bytes) -> Tiff | None:
    at = head.find(mark)
    for _ in range(16):
        if at < 0:
            return None
        if tiff := read_tiff(head[at + len(mark) :]):
            return tiff
        at = head.find(mark, at + 1)
    return None
