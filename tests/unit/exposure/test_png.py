"""PNG bytes: a strict reader reads back every pixel."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from PIL import Image

from dashboard.exposure.render.png import png_bytes


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (64, 3), (333, 217)])
def test_pixels_come_back_as_they_were(size: tuple[int, int]) -> None:
    width, height = size
    pixels = np.random.default_rng(3).integers(0, 256, (height, width, 3), dtype=np.uint8)
    with ThreadPoolExecutor(2) as executor:
        written = png_bytes(Image.fromarray(pixels), executor)
    checked = Image.open(io.BytesIO(written))
    checked.verify()
    read = Image.open(io.BytesIO(written))
    assert read.mode == "RGB"
    assert read.info["srgb"] == 0
    assert (np.asarray(read) == pixels).all()


def test_a_smooth_picture_is_small() -> None:
    smooth = np.broadcast_to(np.linspace(0, 40, 400).astype(np.uint8)[:, None, None], (400, 600, 3))
    with ThreadPoolExecutor(2) as executor:
        assert len(png_bytes(Image.fromarray(np.ascontiguousarray(smooth)), executor)) < 20_000
