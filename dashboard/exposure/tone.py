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
_GLARE_CAP = 5.0  # keeps one over-exposed lamp from veiling the frame


def plane_with_glare(plane: Single, cap: float = _GLARE_CAP) -> Single:
    """Linear light (height, width) with the glare of lens and window around all that is bright."""
    extra_levels = max(0, round(np.log2(plane.shape[1] / 1280)))
    levels: list[Single] = []
    smaller = np.minimum(plane, np.float32(cap))
    for _ in range(len(_GLARE) + extra_levels):
        smaller = _softened(_halved(smaller))
        levels.append(smaller)
    shares = (0.0,) * extra_levels + _GLARE
    total = levels[-1] * np.float32(shares[-1])
    for level, share in zip(levels[-2::-1], shares[-2::-1], strict=True):
        total = _resized(total, level.shape)
        total += level * np.float32(share)
    result = _resized(total, plane.shape)
    result += plane * np.float32(1 - 0.5 * sum(_GLARE))
    return result


def _halved(plane: Single) -> Single:
    height, width = plane.shape
    even = plane[: height - height % 2, : width - width % 2]
    if min(even.shape) < 4:
        return plane
    return np.float32(0.25) * (even[::2, ::2] + even[1::2, ::2] + even[::2, 1::2] + even[1::2, 1::2])


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
    brightest = np.maximum(np.maximum(light[0], light[1]), light[2])
    index = np.minimum(brightest * scale, np.float32(_CURVE_STEPS - 1)).astype(np.uint16)
    factor, added = keep.take(index), white.take(index)
    planes = []
    for plane in light:
        shown = plane * factor
        shown += added
        planes.append(Image.fromarray(encode.take(shown.astype(np.uint16), mode="clip")))
    return Image.merge("RGB", planes)


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
