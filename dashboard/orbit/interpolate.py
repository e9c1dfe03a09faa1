"""Cubic Hermite interpolation of states: exact to 5 mm between states 20 s apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def hermite(
    node_s: Floats, position_km: Floats, velocity_km_s: Floats, unix_s: Floats
) -> tuple[Floats, Floats]:
    """Positions and velocities (n, 3) at ``unix_s`` from states at evenly spaced nodes (m,), inertial.

    Instants outside the nodes are not meant: the outermost cubic is carried on.
    """
    step = (node_s[-1] - node_s[0]) / (len(node_s) - 1)
    place = (unix_s - node_s[0]) / step
    index = np.clip(place.astype(np.int64), 0, len(node_s) - 2)
    f = (place - index)[:, None]
    g = 1.0 - f
    # Coefficients of each cubic once per node, then Horner: fewer passes over the long arrays.
    rise = np.diff(position_km, axis=0)
    left = velocity_km_s[:-1] * step - rise
    right = rise - velocity_km_s[1:] * step
    bend = left[index] * g + right[index] * f
    slope = rise[index]
    position = position_km[index] + f * (slope + g * bend)
    velocity = (slope + (1.0 - 2.0 * f) * bend + f * g * (right - left)[index]) / step
    return position, velocity
