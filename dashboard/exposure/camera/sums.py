"""Sums of light by tint, and the colours they make. Mixed a few rows at a time: a frame of sums is large."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Single = NDArray[np.float32]

_MIXED_AT_ONCE = 1 << 13


@dataclass(frozen=True)
class Light:
    """Accumulated light of a frame, kept as sums by tint; its colours are mixed when they are asked for.

    ``sums`` (k, height, width) and ``rgb`` (k, 3). ``moments`` (3, height, width), where asked for: the sum
    of all amounts, of amounts times their share of the exposure, and times that share's square (when a
    pixel's light came, and how spread out).
    """

    sums: Single
    rgb: Single
    moments: Single | None

    @property
    def planes(self) -> Single:
        """Colours (c, height, width), c = 3 where ``rgb`` has three."""
        return self.colours(slice(None))

    def colours(self, rows: slice) -> Single:
        """Colours (c, n, width) of some rows."""
        sums = self.sums[:, rows]
        mixed = np.zeros((self.rgb.shape[1], *sums.shape[1:]), dtype=np.float32)
        for total, shares in zip(sums, self.rgb, strict=True):
            for colour, share in zip(mixed, shares, strict=True):
                if share:
                    colour += total * share
        return mixed


def pour(scratch: Single, rgb: Single, colours: Single, amounts: Single) -> None:
    """Add one tint's sum (n,) to the three colours (3, n) and to ``amounts`` (0 or 1, n), and empty it."""
    for begin in range(0, len(scratch), _MIXED_AT_ONCE):
        part = slice(begin, begin + _MIXED_AT_ONCE)
        for colour, share in zip(colours, rgb, strict=True):
            colour[part] += scratch[part] * share
        for amount in amounts:
            amount[part] += scratch[part]
        scratch[part] = 0
