"""The moment by the limb: when the station was where the Earth's edge stands as it does among the stars."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.errors import InputError
from dashboard.exposure.ground.earth import impact_height_km
from dashboard.orbit.frames import itrs_to_gcrs
from dashboard.orbit.states import rough_positions_itrs_km, states_at
from dashboard.photos.reading.edges import Edge, Kind

Floats = NDArray[np.float64]

# What each edge's height is like: the airglow's upper edge, the limb under haze and cloud tops (km, one
# sigma).
USUAL_KM: dict[Kind, tuple[float, float]] = {"airglow": (97.0, 4.0), "limb": (19.0, 6.0)}
# Heights that are believed at all.
BELIEVED_KM: dict[Kind, tuple[float, float]] = {"airglow": (82.0, 114.0), "limb": (2.0, 36.0)}
_DISTANCE_KM = {"airglow": 2050.0, "limb": 2290.0}  # to where a line of sight passes lowest
LEAST_SIGMA_S = 1.0
_BLOCK_DEG = 5.0  # along the arc the edge's deviations go together
_STEP_S = 1.0
ORBIT_KM_S = 7.66


@dataclass(frozen=True)
class LimbReading:
    """The moment by the limb.

    ``unix_s`` and one sigma ``sigma_s``; ``height_km`` of each edge at that moment and its spread along the
    arc in ``spread_deg``; ``misfit_deg`` what is left between edge and limb.
    """

    unix_s: float
    sigma_s: float
    height_km: dict[Kind, float]
    misfit_deg: float

    @property
    def believed(self) -> bool:
        """Whether the layers stand at heights that they can have."""
        return all(
            BELIEVED_KM[kind][0] <= high <= BELIEVED_KM[kind][1] for kind, high in self.height_km.items()
        )


def limb_reading(
    edges: list[Edge], camera_from_gcrs: Floats, start_unix_s: float, stop_unix_s: float
) -> LimbReading | None:
    """The moment between two at which the product's limb lies on the edges best; None without an orbit or
    edges.

    Clock and heights are free, the heights held to what such layers are by their usual spread: looking
    along the flight height and time trade, 5 km for 2 s.
    """
    if not edges:
        return None
    times = np.arange(start_unix_s, stop_unix_s + _STEP_S / 2, _STEP_S)
    try:
        cost = _cost(edges, camera_from_gcrs, times)[0]
        best = int(np.argmin(cost))
        if not np.isfinite(cost[best]) or best in (0, len(times) - 1):
            return None
        fine = times[best] + np.arange(-1.5, 1.51, 0.1)
        cost, heights, off = _cost(edges, camera_from_gcrs, fine)
        i = int(np.argmin(cost))
        wide = fine[i] + np.array([-2.0, 0.0, 2.0])
        around = _cost(edges, camera_from_gcrs, wide)[0]
        orbit_km = float(states_at([fine[i]]).uncertainty_km[0]) / 2
    except InputError:
        return None
    curvature = max(float(around[0] - 2 * around[1] + around[2]) / 4.0, 1e-6)
    # Cost is chi squared: it rises by one at one sigma. A misfit beyond what the edges scatter widens it.
    formal = np.sqrt(2 / curvature) * max(1.0, np.sqrt(cost[i] / max(1, sum(map(_blocks, edges)))))
    sigma = float(np.sqrt(formal**2 + (orbit_km / ORBIT_KM_S) ** 2 + LEAST_SIGMA_S**2))
    height = {edge.kind: float(heights[n, i]) for n, edge in enumerate(edges)}
    return LimbReading(float(fine[i]), sigma, height, float(off[i]))


def _blocks(edge: Edge) -> float:
    return max(2.0, edge.span_deg / _BLOCK_DEG)


def _cost(edges: list[Edge], camera_from_gcrs: Floats, unix_s: Floats) -> tuple[Floats, Floats, Floats]:
    """Chi squared (n,) at instants, heights (edges, n) in km, and misfit (n,) in degrees."""
    position = rough_positions_itrs_km(unix_s) if len(unix_s) > 40 else states_at(unix_s).position_itrs_km
    camera_from_itrs = camera_from_gcrs @ itrs_to_gcrs(unix_s)
    cost, squares, count = np.zeros(len(unix_s)), np.zeros(len(unix_s)), 0
    heights = np.empty((len(edges), len(unix_s)))
    for n, edge in enumerate(edges):
        rays = edge.rays @ camera_from_itrs  # (n, rays, 3), along the Earth's axes
        high = impact_height_km(position[:, None, :], rays)
        bad = ~np.isfinite(high).all(axis=1)
        usual, spread_km = USUAL_KM[edge.kind]
        deg_a_km = np.degrees(1 / _DISTANCE_KM[edge.kind])
        sigma = max(edge.spread_deg, 0.012)
        weight = _blocks(edge) / len(edge.rays) / sigma**2  # of each ray: neighbours tell the same
        total = weight * len(edge.rays) * deg_a_km**2
        mean = (total * high.mean(axis=1) + usual / spread_km**2) / (total + 1 / spread_km**2)
        off = (high - mean[:, None]) * deg_a_km
        cost += weight * np.sum(off**2, axis=1) + ((mean - usual) / spread_km) ** 2
        cost[bad] = np.inf
        squares += np.sum(off**2, axis=1)
        count += len(edge.rays)
        heights[n] = mean
    return cost, heights, np.sqrt(squares / count)
