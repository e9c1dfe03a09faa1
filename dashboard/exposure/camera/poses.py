"""The station's place and attitude at instants of an exposure, from the same states as the map."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.exposure.camera.attitude import Attitude, lvlh_from_inertial
from dashboard.orbit.frames import itrs_to_gcrs
from dashboard.orbit.geodesy import inertial_velocity_km_s
from dashboard.orbit.states import States, states_at

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Poses:
    """n instants: states, and the rotations (n, 3, 3) that turn ITRS and GCRS vectors to station axes."""

    states: States
    body_from_itrs: Floats
    body_from_gcrs: Floats

    @property
    def unix_s(self) -> Floats:
        return self.states.unix_s

    @property
    def position_itrs_km(self) -> Floats:
        return self.states.position_itrs_km

    def part(self, index: NDArray[np.intp] | slice) -> Poses:
        """The poses of some rows, in that order; a row may come several times."""
        old = self.states
        states = States(**{field.name: getattr(old, field.name)[index] for field in fields(old)})
        return Poses(states, self.body_from_itrs[index], self.body_from_gcrs[index])

    @property
    def nadir_body(self) -> Floats:
        """Unit directions (n, 3) to the Earth's centre, in station axes."""
        down = -self.position_itrs_km / np.linalg.norm(self.position_itrs_km, axis=1, keepdims=True)
        return np.asarray(np.einsum("nij,nj->ni", self.body_from_itrs, down))

    @property
    def normal_gcrs(self) -> Floats:
        """Unit normals (n, 3) of the orbit's plane among the stars."""
        inertial = inertial_velocity_km_s(self.position_itrs_km, self.states.velocity_itrs_km_s)
        normal = np.cross(self.position_itrs_km, inertial)
        normal /= np.linalg.norm(normal, axis=1, keepdims=True)
        return np.asarray(np.einsum("nij,nj->ni", itrs_to_gcrs(self.unix_s), normal))

    @property
    def normal_body(self) -> Floats:
        """The same normals in station axes."""
        return np.asarray(np.einsum("nij,nj->ni", self.body_from_gcrs, self.normal_gcrs))


def poses_at(unix_s: ArrayLike, attitude: Attitude) -> Poses:
    """Poses at instants (POSIX seconds). Raises :class:`InputError` where no position is known."""
    states = states_at(unix_s)
    inertial = inertial_velocity_km_s(states.position_itrs_km, states.velocity_itrs_km_s)
    body_from_itrs = attitude.body_from_lvlh @ lvlh_from_inertial(states.position_itrs_km, inertial)
    itrs_from_gcrs = np.swapaxes(itrs_to_gcrs(states.unix_s), 1, 2)
    return Poses(states, body_from_itrs, body_from_itrs @ itrs_from_gcrs)
