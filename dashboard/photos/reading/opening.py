"""A picture file opened for the reading: its pixels, and what its metadata says of lens, exposure and clock.

NASA's cameras keep GMT: a time without an offset of its own is UTC. An editor's offset (``OffsetTime``)
belongs to the file's last change and is not used.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from dashboard.errors import InputError
from dashboard.photos.reading.starreading import Known

MOST_PIXELS = 120_000_000
_EXIF_IFD = 0x8769
_TIME, _SUBSECONDS, _OFFSET, _EXPOSURE, _FOCAL = 0x9003, 0x9291, 0x9011, 0x829A, 0x920A


def open_picture(path: Path) -> tuple[NDArray[np.uint8], Known]:
    """Pixels (height, width, 3) and metadata of a file. Raises :class:`InputError` for what is no picture."""
    try:
        with Image.open(path) as image:
            if image.width * image.height > MOST_PIXELS:
                raise InputError("FILE", path.name, "a picture of up to 120 million pixels", "is larger")
            known = _known(image.getexif().get_ifd(_EXIF_IFD))
            return np.asarray(image.convert("RGB")), known
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError("FILE", path.name, "a JPEG, PNG or TIFF picture", "can't be read") from None


def _known(tags: dict[int, Any]) -> Known:
    focal, exposure = _number(tags.get(_FOCAL)), _number(tags.get(_EXPOSURE))
    begun = _time(tags)
    middle = None if begun is None else begun + (exposure or 0.0) / 2
    return Known(focal_mm=focal or None, exposure_s=exposure or None, unix_s=middle)


def _number(value: object) -> float | None:
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    return number if np.isfinite(number) and number > 0 else None


def _time(tags: dict[int, Any]) -> float | None:
    try:
        begun = datetime.strptime(str(tags.get(_TIME, "")).strip("\0 "), "%Y:%m:%d %H:%M:%S").replace(
            tzinfo=UTC
        )
    except ValueError:
        return None
    offset = re.fullmatch(r"([+-])(\d\d):(\d\d)", str(tags.get(_OFFSET, "")).strip("\0 "))
    if offset:
        ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        begun += -ahead if offset[1] == "+" else ahead
    digits = str(tags.get(_SUBSECONDS, "")).strip("\0 ")
    return begun.timestamp() + (float(f"0.{digits}") if digits.isdigit() else 0.0)
