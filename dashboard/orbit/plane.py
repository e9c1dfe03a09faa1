"""The plane of the orbit among the stars."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dashboard.orbit.frames import itrs_to_gcrs
from dashboard.orbit.geodesy import inertial_velocity_km_s
from dashboard.orbit.states import States

Floats = NDArray[np.float64]


def orbit_normal_gcrs(states: States) -> Floats:
    """Unit normals (n, 3) of the orbit's plane in GCRS: the point that star trails circle about."""
    inertial = inertial_velocity_km_s(states.position_itrs_km, states.velocity_itrs_km_s)
    normal = np.cross(states.position_itrs_km, inertial)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    return np.asarray(np.einsum("nij,nj->ni", itrs_to_gcrs(states.unix_s), normal))
