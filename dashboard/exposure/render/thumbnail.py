"""The small picture of a recomputed frame that the page ships: the first view waits for nothing."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

from dashboard.exposure.camera.presets import PRESETS
from dashboard.exposure.camera.setup import build_exposure
from dashboard.exposure.render.render import render

WIDTH_PX, HEIGHT_PX = 480, 320
_OVER = 3  # drawn larger and reduced, so that thin streaks stay smooth


def thumbnail(unix_s: float) -> Image.Image:
    """The frame of the preset ``photo`` from an instant (POSIX seconds) on, 480 x 320 pixels, sRGB."""
    settings: dict[str, Any] = dict(PRESETS["photo"].settings)
    drawn = render(build_exposure(unix_s, **settings, width=WIDTH_PX * _OVER, height=HEIGHT_PX * _OVER))
    return drawn.resize((WIDTH_PX, HEIGHT_PX), Image.Resampling.LANCZOS)


def to_webp(picture: Image.Image) -> bytes:
    """The picture as a small WebP."""
    written = io.BytesIO()
    picture.save(written, "WEBP", quality=72, method=6)
    return written.getvalue()
