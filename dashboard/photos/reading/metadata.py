"""What the metadata of a picture says: time, camera, lens, exposure, size, and the photograph's number.

The camera's clock is set by the crew: on eight frames tested to the second five were 34 to 157 s fast. An
editor's offset (``OffsetTime``, 9010) belongs to the file's last change (0132); only ``OffsetTimeOriginal``
(9011) is the camera's. NASA's cameras keep GMT.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from dashboard.photos.reading.file.containers import Parts, parts_of
from dashboard.photos.reading.file.tiff import Tags, number, text

HEAD_BYTES = 512 * 1024
"""As much of a file as its metadata may need: of a JPEG, all before the picture itself."""
CLOCK_DOUBT_S = 180.0
"""To which a camera's clock is trusted: the worst of the eight tested was 157 s fast."""

_MAKE, _MODEL, _TURN, _DESCRIPTION = 0x010F, 0x0110, 0x0112, 0x010E
_TIME, _OFFSET, _SUBSECONDS = 0x9003, 0x9011, 0x9291
_EXPOSURE, _F_NUMBER, _ISO, _FOCAL, _LENS = 0x829A, 0x829D, 0x8827, 0x920A, 0xA434
_NUMBER = re.compile(r"(?<![a-z0-9])(iss|sts)-?(\d{2,3})-?e-?(\d{1,7})(?!\d)", re.IGNORECASE)
# Pixels of the sensors that the station's cameras have: a picture of another size is cut or made smaller.
_SENSORS = {
    "NIKON D1": (2000, 1312),
    "NIKON D2XS": (4288, 2848),
    "NIKON D3": (4256, 2832),
    "NIKON D3S": (4256, 2832),
    "NIKON D3X": (6048, 4032),
    "NIKON D4": (4928, 3280),
    "NIKON D5": (5568, 3712),
    "NIKON D850": (8256, 5504),
    "NIKON Z 9": (8256, 5504),
}
_SHAPE_WITHIN = 0.01  # of the sides' ratio: less is rounding


@dataclass(frozen=True)
class Metadata:
    """What a file says; None is what it doesn't say.

    ``unix_s`` is when the exposure began, by the camera's clock; ``offset`` what the file says of its zone
    ("+00:00"). ``turn`` is EXIF's orientation, 1 to 8; the size is as the picture is stored, not turned.
    ``crop`` is "whole", "cropped" or None. ``unread`` are sentences of what can't be read.
    """

    form: str | None = None
    unix_s: float | None = None
    offset: str | None = None
    camera: str | None = None
    lens: str | None = None
    focal_mm: float | None = None
    exposure_s: float | None = None
    f_number: float | None = None
    iso: int | None = None
    size_px: tuple[int, int] | None = None
    crop: str | None = None
    turn: int = 1
    photo_number: str | None = None
    has_gps: bool = False
    unread: tuple[str, ...] = ()

    @property
    def mid_unix_s(self) -> float | None:
        """The middle of the exposure by the camera's clock, POSIX seconds."""
        return None if self.unix_s is None else self.unix_s + (self.exposure_s or 0.0) / 2


def read_metadata(head: bytes, name: str = "") -> Metadata:
    """What the first bytes of a file (``HEAD_BYTES`` are enough) and its name say. Never raises."""
    parts = parts_of(head)
    if parts.form is None:
        return Metadata(
            photo_number=photo_number(name),
            unread=("This is no JPEG, PNG, TIFF, HEIC or raw picture that can be read.",),
        )
    tags: Tags = parts.tiff.first if parts.tiff else {}
    exif: Tags = parts.tiff.exif if parts.tiff else {}
    unread = _unread(parts)
    unix_s, offset, wrong = _time(exif)
    turn = number(tags, _TURN)
    make, model = text(tags, _MAKE) or "", text(tags, _MODEL)
    camera = _short(
        model if not make or not model or model.startswith(make.split()[0]) else f"{make} {model}"
    )
    lens = _short(text(exif, _LENS))
    iso = _positive(number(exif, _ISO))
    return Metadata(
        form=parts.form,
        unix_s=unix_s,
        offset=offset,
        camera=camera,
        lens=None if lens is None or lens.startswith("0.0 mm") else lens,
        focal_mm=_positive(number(exif, _FOCAL)),
        exposure_s=_positive(number(exif, _EXPOSURE)),
        f_number=_positive(number(exif, _F_NUMBER)),
        iso=None if iso is None else round(iso),
        size_px=parts.size_px,
        crop=_crop(parts, camera),
        turn=int(turn) if turn is not None and 1 <= turn <= 8 else 1,
        photo_number=photo_number(name) or _number_inside(parts, tags),
        has_gps=bool(parts.tiff and parts.tiff.has_gps),
        unread=(*unread, *wrong),
    )


def photo_number(words: str) -> str | None:
    """NASA's number of a photograph in a file's name or a text, as NASA writes it: ``ISS073-E-151533``."""
    found = _NUMBER.search(words)
    if found is None or not int(found[3]):
        return None
    return f"{found[1].upper()}{found[2].zfill(3)}-E-{int(found[3])}"


def _number_inside(parts: Parts, tags: Tags) -> str | None:
    words = f"{text(tags, _DESCRIPTION) or ''}\n{parts.texts.decode('latin-1')}"
    return photo_number(words)


def _unread(parts: Parts) -> tuple[str, ...]:
    if parts.tiff is None:
        return ("The file has no metadata of a camera in its first bytes.",)
    if parts.tiff.lost:
        return ("Part of the metadata is malformed or lies beyond the file's first bytes.",)
    return ()


def _time(exif: Tags) -> tuple[float | None, str | None, tuple[str, ...]]:
    """When the exposure began, the zone the file says, and what can't be read of them."""
    said = text(exif, _TIME)
    if said is None or not said.strip("0: "):
        return None, None, ()
    unreadable = (f"The camera's time “{said[:40]}” can't be read.",)
    if not re.fullmatch(r"\d{4}:\d\d:\d\d \d\d:\d\d:\d\d", said, re.ASCII):
        return None, None, unreadable
    try:
        begun = datetime.strptime(said, "%Y:%m:%d %H:%M:%S").replace(tzinfo=UTC)
        offset = re.fullmatch(r"([+-])([01]\d):([0-5]\d)", text(exif, _OFFSET) or "", re.ASCII)
        if offset:
            ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
            begun += -ahead if offset[1] == "+" else ahead
    except (ValueError, OverflowError):
        return None, None, unreadable
    digits = text(exif, _SUBSECONDS) or ""
    part = float(f"0.{digits}") if re.fullmatch(r"\d{1,9}", digits, re.ASCII) else 0.0
    return begun.timestamp() + part, offset[0] if offset else None, ()


def _crop(parts: Parts, camera: str | None) -> str | None:
    """Whether the picture is all that the sensor saw, as far as the file tells."""
    if b'HasCrop="True"' in parts.texts or b"HasCrop>True<" in parts.texts:
        return "cropped"
    sensor = _SENSORS.get((camera or "").upper())
    if sensor is None or parts.size_px is None:
        return None
    long, short = max(parts.size_px), min(parts.size_px)
    if (long, short) == sensor:
        return "whole"
    ratio = sensor[0] / sensor[1]
    return "cropped" if abs(long / short - ratio) > _SHAPE_WITHIN * ratio else None


def _positive(value: float | None) -> float | None:
    """A number above nought, and one that a camera can have."""
    return value if value is not None and 0 < value < 1e7 else None


def _short(words: str | None) -> str | None:
    return None if words is None else words[:100]
