"""A picture as the reading takes it: planes of light at a size that stars and limb are found at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Singles = NDArray[np.float32]

LONGEST_PX = 1280


@dataclass(frozen=True)
class Picture:
    """Planes (height, width) from 0 to 255; ``shrunk`` original pixels make one of them."""

    grey: Singles
    green: Singles
    shrunk: float

    @property
    def width(self) -> int:
        return int(self.grey.shape[1])

    @property
    def height(self) -> int:
        return int(self.grey.shape[0])


def picture_of(image: NDArray[np.uint8]) -> Picture:
    """The planes of an image (height, width, 3) or (height, width), at most ``LONGEST_PX`` on its longer
    side.

    Raises ValueError for any other shape.
    """
    if image.ndim == 2:
        image = np.repeat(image[..., None], 3, axis=2)
    if image.ndim != 3 or image.shape[2] != 3 or min(image.shape[:2]) < 1:
        raise ValueError(f"an image of shape {image.shape} is neither grey nor red, green and blue")
    longest = max(image.shape[:2])
    shrunk = max(1.0, longest / LONGEST_PX)
    if shrunk > 1:
        size = tuple(max(1, round(side / shrunk)) for side in image.shape[1::-1])
        image = np.asarray(Image.fromarray(image).resize((size[0], size[1]), Image.Resampling.BOX))
    planes = image.astype(np.float32)
    # A star of any colour stands out in its brightest plane; the mean holds the noise down.
    grey = (planes.max(axis=2) + planes.mean(axis=2)) / 2
    return Picture(grey, np.ascontiguousarray(planes[..., 1]), shrunk)
