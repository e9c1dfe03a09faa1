"""What the tests of the exposure share: the moment, small exposures, a perceptual hash."""

from __future__ import annotations

from typing import Any

import numpy as np
from PIL import Image

from dashboard.exposure.camera.presets import PRESETS
from dashboard.exposure.camera.setup import Exposure, build_exposure
from dashboard.instants import parse_unix

MOMENT = parse_unix("2026-02-19T21:36:30Z")
SMALL = (320, 214)


def exposure(preset: str = "photo", moment: float = MOMENT, **changes: Any) -> Exposure:  # noqa: ANN401
    """A preset's exposure with some of its numbers changed."""
    return build_exposure(moment, **{**PRESETS[preset].settings, **changes})


def small(preset: str = "photo", moment: float = MOMENT, **changes: Any) -> Exposure:  # noqa: ANN401
    """The same in a frame 320 wide: quick to draw."""
    return exposure(preset, moment, **{"width": SMALL[0], "height": SMALL[1], **changes})


def difference_hash(picture: Image.Image, size: int = 12) -> int:
    """Perceptual hash: whether each cell of a small grey copy is brighter than its right neighbour."""
    grey = np.asarray(picture.convert("L").resize((size + 1, size), Image.Resampling.BOX), dtype=np.int16)
    bits = (grey[:, 1:] > grey[:, :-1]).ravel()
    return int("".join("1" if bit else "0" for bit in bits), 2)


def bits_apart(first: int, second: int) -> int:
    """How many cells two hashes disagree about."""
    return (first ^ second).bit_count()
