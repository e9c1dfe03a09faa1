"""Lines, dots and arrows over the card's ground, drawn larger and reduced: smooth edges."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from dashboard.web.card.land import LonLat
from dashboard.web.card.view import Floats, View

FINER = 3
Colour = tuple[int, int, int]

ACCENT: Colour = (90, 209, 255)
DISPUTED: Colour = (197, 140, 255)
COAST: Colour = (96, 118, 158)
BORDER: Colour = (128, 142, 176)


class Overlay:
    """A transparent layer of the card's size to draw on; :meth:`over` puts it on a picture."""

    def __init__(self, view: View, finer: int = FINER) -> None:
        self._view = view
        self._finer = finer
        self._layer = Image.new("RGBA", (view.width * finer, view.height * finer), (0, 0, 0, 0))
        self._draw = ImageDraw.Draw(self._layer)

    def over(self, picture: Image.Image) -> Image.Image:
        """The picture with this layer on top."""
        reduced = self._layer.reduce(self._finer)
        return Image.alpha_composite(picture.convert("RGBA"), reduced).convert("RGB")

    def geographic(self, lines: Sequence[LonLat], colour: Colour, alpha: int, width: float) -> None:
        """Lines on the ground; what is far off the card is left out."""
        reach = self._view.reach_deg + 3.0
        for line in lines:
            x, y, distance_deg = self._view.to_pixels(line[:, 1], line[:, 0])
            for run in _runs(distance_deg < reach):
                self.line(x[run], y[run], colour, alpha, width)

    def line(self, x: Floats, y: Floats, colour: Colour, alpha: int, width: float) -> None:
        """A line through pixels of the card."""
        points = (np.column_stack([x, y]) * self._finer).ravel().tolist()
        if len(points) >= 4:
            self._draw.line(
                points, fill=(*colour, alpha), width=max(1, round(width * self._finer)), joint="curve"
            )

    def circle(
        self, x: float, y: float, radius: float, colour: Colour, alpha: int, width: float | None = None
    ) -> None:
        """A ring of that width about ``radius``, or a disk without one."""
        outer = radius + (width or 0.0) / 2  # Pillow draws an outline inwards
        box = [
            (x - outer) * self._finer,
            (y - outer) * self._finer,
            (x + outer) * self._finer,
            (y + outer) * self._finer,
        ]
        if width is None:
            self._draw.ellipse(box, fill=(*colour, alpha))
        else:
            self._draw.ellipse(box, outline=(*colour, alpha), width=max(1, round(width * self._finer)))

    def arrow(self, x: float, y: float, heading_deg: float, size: float, colour: Colour, alpha: int) -> None:
        """A chevron that points along ``heading_deg`` (clockwise from up)."""
        turn = np.radians(heading_deg)
        forward = np.array([np.sin(turn), -np.cos(turn)])
        side = np.array([-forward[1], forward[0]])
        tip = np.array([x, y])
        wings = [tip - size * forward + size * 0.72 * side, tip - size * forward - size * 0.72 * side]
        points = [*(wings[0] * self._finer), *(tip * self._finer), *(wings[1] * self._finer)]
        width = round(size * 0.34 * self._finer)
        self._draw.line(points, fill=(*colour, alpha), width=width, joint="curve")


def _runs(wanted: np.typing.NDArray[np.bool_]) -> list[slice]:
    """Stretches of consecutive true values, as slices of at least two."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], wanted, [False]]).astype(np.int8)))
    return [slice(first, stop) for first, stop in edges.reshape(-1, 2).tolist() if stop - first > 1]
