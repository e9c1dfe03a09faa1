"""From linear light to a picture: glare around what is bright, a film-like curve, eight bits."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Single = NDArray[np.float32]

_CURVE_TOP = 8.0
_CURVE_STEPS = 1 << 16
_ENCODE_STEPS = 1 << 15
_TOE = 0.009
_WHITE_FROM, _WHITEST = 0.50, 0.85  # shown brighter than this a colour bleaches, up to that share
# Share of light that glass and window scatter, by reach: each level is twice as wide as the one before,
# the first about two pixels of a frame 1280 wide.
_GLARE = (0.120, 0.055, 0.030, 0.020, 0.015)
_ROWS_AT_ONCE = 64
_GLARE_CAP = 5.0  # keeps one over-exposed lamp from veiling the frame


def add_glare(plane: Single, cap: float = _GLARE_CAP) -> None:
    """Spread light (height, width) by the glare of lens and window around all that is bright, in place."""
    extra_levels = max(0, round(np.log2(plane.shape[1] / 1280)))
    levels: list[Single] = []
    smaller = _halved(plane, cap)
    for level in range(len(_GLARE) + extra_levels):
        smaller = _softened(_halved(smaller) if level else smaller)
        levels.append(smaller)
    shares = (0.0,) * extra_levels + _GLARE
    total = levels[-1] * np.float32(shares[-1])
    for softened, share in zip(levels[-2::-1], shares[-2::-1], strict=True):
        total = _resized(total, softened.shape)
        total += softened * np.float32(share)
    plane *= np.float32(1 - 0.5 * sum(_GLARE))
    _add_resized(plane, total)


def _add_resized(plane: Single, smaller: Single) -> None:
    """Enlarge ``smaller`` to the plane's size and add it, a few rows at a time."""
    image = Image.fromarray(np.ascontiguousarray(smaller))
    height, width = plane.shape
    for first in range(0, height, _ROWS_AT_ONCE):
        rows = plane[first : first + _ROWS_AT_ONCE]
        box = (0, first * image.height / height, image.width, (first + len(rows)) * image.height / height)
        rows += np.asarray(image.resize((width, len(rows)), Image.Resampling.BILINEAR, box=box))


def _halved(plane: Single, cap: float = np.inf) -> Single:
    """A plane of half the size; what is brighter than ``cap`` counts as that bright."""
    height, width = plane.shape
    even = plane[: height - height % 2, : width - width % 2]
    if min(even.shape) < 4:
        return np.minimum(plane, np.float32(cap))
    corners = (even[row::2, column::2] for column in (0, 1) for row in (0, 1))
    half = np.zeros((even.shape[0] // 2, even.shape[1] // 2), dtype=np.float32)
    for corner in corners:
        half += np.minimum(corner, np.float32(cap))
    half *= np.float32(0.25)
    return half


def _softened(plane: Single) -> Single:
    """One pass of the weights 1-2-1 along both axes."""
    for axis in (0, 1):
        once = plane.copy()
        inner = [slice(None), slice(None)]
        before, after = inner.copy(), inner.copy()
        inner[axis], before[axis], after[axis] = slice(1, -1), slice(None, -2), slice(2, None)
        middle = plane[tuple(inner)]
        once[tuple(inner)] = np.float32(0.5) * middle + np.float32(0.25) * (
            plane[tuple(before)] + plane[tuple(after)]
        )
        plane = once
    return plane


def _resized(plane: Single, shape: tuple[int, ...]) -> Single:
    image = Image.fromarray(np.ascontiguousarray(plane))
    return np.array(image.resize((shape[1], shape[0]), Image.Resampling.BILINEAR))


def to_picture(light: Single) -> Image.Image:
    """Linear light (3, height, width) as an sRGB picture.

    The curve works on each pixel's brightest colour and keeps their ratio, so that gold lamps stay gold;
    only what is over-exposed runs into white, as on film.
    """
    keep, white, encode = curves()
    scale = np.float32((_CURVE_STEPS - 1) / _CURVE_TOP)
    picture = np.empty((*light.shape[1:], 3), dtype=np.uint8)
    for first in range(0, len(picture), _ROWS_AT_ONCE):
        rows = slice(first, first + _ROWS_AT_ONCE)
        brightest = light[:, rows].max(axis=0)
        index = np.minimum(brightest * scale, np.float32(_CURVE_STEPS - 1)).astype(np.uint16)
        factor, added = keep.take(index), white.take(index)
        for band, plane in enumerate(light[:, rows]):
            shown = plane * factor
            shown += added
            picture[rows, :, band] = encode.take(shown.astype(np.uint16), mode="clip")
    return Image.fromarray(picture)


@lru_cache(maxsize=1)
def curves() -> tuple[Single, Single, NDArray[np.uint8]]:
    """For a brightest colour from 0 to 8: by what to multiply all three and what to add to them.

    The result is light shown, 0 to 32767; the third table has its bytes in sRGB.
    """
    light = np.linspace(0, _CURVE_TOP, _CURVE_STEPS)
    # A toe that deepens the night, then a soft shoulder.
    shown = 1 - np.exp(-1.3 * light * light / (light + _TOE))
    bleached = _WHITEST * np.clip((shown - _WHITE_FROM) / (1 - _WHITE_FROM), 0, 1) ** 2
    steps = _ENCODE_STEPS - 1
    keep = steps * shown / np.maximum(light, 1e-9) * (1 - bleached)
    linear = np.linspace(0, 1, _ENCODE_STEPS)
    encoded = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return (
        keep.astype(np.float32),
        (steps * shown * bleached).astype(np.float32),
        np.round(encoded * 255).astype(np.uint8),
    )
