"""Fits the closed form of :mod:`dashboard.orbit.arcs` to the states of a stretch of the archive."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dashboard.orbit.archive import REACH_S, Archive, load_archive
from dashboard.orbit.arcs import COLUMNS, SHARED, Arcs, position_km
from dashboard.orbit.blend import handover_unix_s
from dashboard.orbit.geodesy import inertial_velocity_km_s
from dashboard.orbit.states import States, states_at
from dashboard.orbit.window import recent

Floats = NDArray[np.float64]

STEP_S = 240.0  # 23 looks an orbit: the form's finest wave has two periods in one
BLOCK_S = 86400.0
SHORTEST_S = 3 * 3600.0
GOOD_KM = 0.5  # a block that is worse is halved, down to the shortest
TYPICAL_BLOCKS = 60


def fit_arcs(
    archive: Archive | None = None, start_unix_s: float | None = None, stop_unix_s: float | None = None
) -> Arcs:
    """Arcs from start to stop, or for the archive's recent window (about two seconds); the last few are kept.

    Whole seconds inside the stretch are its ends.
    """
    chosen = archive or load_archive()
    window = recent(chosen)
    start = window.start_unix_s if start_unix_s is None else start_unix_s
    stop = window.stop_unix_s if stop_unix_s is None else stop_unix_s
    return _fit(chosen, start, stop)


@lru_cache(maxsize=2)
def _fit(archive: Archive, start_unix_s: float, stop_unix_s: float) -> Arcs:
    """Fit every block of the stretch; a block that fits badly is halved and fitted again."""
    edges = _edges(archive, start_unix_s, stop_unix_s)
    shared = _shared(archive, edges)
    done: list[tuple[float, float, Floats, float, float, float]] = []
    todo = _answered(archive, list(pairwise(edges.tolist())))
    while todo:
        halves = []
        for (start, stop), states in zip(todo, _states(archive, todo), strict=True):
            row, off = _fit_block(states, start, stop, shared)
            worst = float(off.max())
            if worst > GOOD_KM and stop - start >= 2 * SHORTEST_S:
                middle = float(np.round((start + stop) / 2))
                halves += [(start, middle), (middle, stop)]
            else:
                rms = float(np.sqrt(np.mean(off**2)))
                done.append((start, stop, row, rms, worst, float(states.uncertainty_km.max())))
        todo = halves
    done.sort(key=lambda block: block[0])
    start_s, stop_s, rows, rms_km, max_km, uncertainty_km = (
        np.array(column) for column in zip(*done, strict=True)
    )
    return Arcs(start_s, stop_s, rows, shared, rms_km, max_km, uncertainty_km)


def _edges(archive: Archive, start_unix_s: float, stop_unix_s: float) -> Floats:
    """Whole seconds at which blocks meet: midnights, and where one orbit takes over from another."""
    first, last = np.ceil(start_unix_s), np.floor(stop_unix_s)
    low, high = np.searchsorted(archive.epochs_unix_s, [first, last]).tolist()
    low, high = max(0, low - 1), high + 1
    epochs = archive.epochs_unix_s[low:high]
    lone = np.flatnonzero(np.diff(epochs) > 2 * REACH_S)  # no position in the middle of such a gap
    shores = [np.floor(epochs[lone] + REACH_S), np.ceil(epochs[lone + 1] - REACH_S)]
    midnights = np.arange(np.ceil(first / BLOCK_S), np.floor(last / BLOCK_S) + 1) * BLOCK_S
    changes = low + np.flatnonzero(np.diff(archive.regimes[low:high]))
    burns = [np.round(handover_unix_s(archive, int(left))) for left in changes]
    edges = np.unique(np.concatenate([[first, last], *shores, midnights, burns]))
    edges = edges[(edges >= first) & (edges <= last)]
    # A midnight right beside another edge would leave a block too short to be fitted.
    crowded = np.isin(edges, midnights) & (np.min(_gaps(edges), axis=0) < SHORTEST_S)
    return np.asarray(edges[~crowded])


def _answered(archive: Archive, blocks: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The blocks with a set near enough to their middle: edges lie where positions begin and end."""
    middles = np.array([(start + stop) / 2 for start, stop in blocks])
    epochs = np.concatenate([[-np.inf], archive.epochs_unix_s, [np.inf]])
    later = np.searchsorted(epochs, middles)
    nearest = np.minimum(epochs[later] - middles, middles - epochs[later - 1])
    return [block for block, age in zip(blocks, nearest, strict=True) if age <= REACH_S]


def _gaps(edges: Floats) -> tuple[Floats, Floats]:
    gaps = np.diff(edges)
    return np.concatenate([[np.inf], gaps]), np.concatenate([gaps, [np.inf]])


def _states(archive: Archive, blocks: list[tuple[float, float]]) -> list[States]:
    """States through each block, its edges included, from one call for all of them."""
    instants = [np.linspace(start, stop, int(np.ceil((stop - start) / STEP_S)) + 1) for start, stop in blocks]
    states = states_at(np.concatenate(instants), archive)
    bounds = np.cumsum([0, *map(len, instants)]).tolist()
    return [
        States(**{name: values[low:high] for name, values in vars(states).items()})
        for low, high in pairwise(bounds)
    ]


def _shared(archive: Archive, edges: Floats) -> Floats:
    """The shared coefficients: the median of what ordinary blocks ask for on their own."""
    blocks = _answered(archive, list(pairwise(edges.tolist())))
    whole = [(start, stop) for start, stop in blocks if stop - start == BLOCK_S] or blocks
    chosen = whole[:: max(1, len(whole) // TYPICAL_BLOCKS)]
    found = []
    for (start, stop), states in zip(chosen, _states(archive, chosen), strict=True):
        x, elements = _x(states, start, stop), _elements(states)
        mean = _mean_argument(x, elements[1])
        wave = [np.sin(2 * mean), np.cos(2 * mean)]
        fitted = [_solve(y, [*_base(x, mean, kind), *wave]) for y, kind in zip(elements, "ruin", strict=True)]
        found.append([*fitted[1][-2:], *fitted[0][-2:], fitted[2][-1], fitted[3][-2]])
    assert len(found[0]) == len(SHARED)
    return np.asarray(np.median(np.array(found), axis=0))


def _fit_block(states: States, start: float, stop: float, shared: Floats) -> tuple[Floats, Floats]:
    """Coefficients of one block, and by how many km the form then misses each of its states."""
    x, (r, u, i, n) = _x(states, start, stop), _elements(states)
    s = dict(zip(SHARED, shared, strict=True))
    mean = _mean_argument(x, u)
    sine2, cosine2 = np.sin(2 * mean), np.cos(2 * mean)
    cu = _solve(u - s["SU"] * sine2 - s["CU"] * cosine2, _base(x, mean, "u"))
    # The form takes its sines of the polynomial just found: once more, so that both agree.
    mean = _cubic(cu, x)
    sine2, cosine2 = np.sin(2 * mean), np.cos(2 * mean)
    cu = _solve(u - s["SU"] * sine2 - s["CU"] * cosine2, _base(x, mean, "u"))
    cr = _solve(r - s["SR"] * sine2 - s["CR"] * cosine2, _base(x, mean, "r"))
    ci = _solve(i - s["CI"] * cosine2, _base(x, mean, "i"))
    cn = _solve(n - s["SN"] * sine2, _base(x, mean, "n"))
    row = np.concatenate([cu, cr, ci, cn])
    row[COLUMNS.index("u0")] %= 2 * np.pi
    form = position_km(x, np.broadcast_to(row, (len(x), len(row))), shared)
    return row, np.linalg.norm(form - states.position_itrs_km, axis=1)


def _x(states: States, start: float, stop: float) -> Floats:
    return (2 * states.unix_s - start - stop) / (stop - start)


def _base(x: Floats, mean: Floats, kind: str) -> list[Floats]:
    """The functions of one block whose coefficients are its own, in the order of ``COLUMNS``."""
    one, sine, cosine = np.ones_like(x), np.sin(mean), np.cos(mean)
    if kind == "u":
        return [one, x, x**2, x**3, sine, cosine, x * sine, x * cosine]
    if kind == "r":
        return [one, x, sine, cosine, x * sine, x * cosine]
    return [one] if kind == "i" else [one, x, x**2]


def _solve(y: Floats, functions: list[Floats]) -> Floats:
    """Least squares by the normal equations: the functions are few and nearly orthogonal."""
    design = np.stack(functions, axis=1)
    return np.asarray(np.linalg.solve(design.T @ design, design.T @ y))


def _mean_argument(x: Floats, u: Floats) -> Floats:
    """The argument of latitude without its waves, well enough to take sines of."""
    mean = u
    for _ in range(2):
        wave = [np.sin(2 * mean), np.cos(2 * mean)]
        solution = _solve(u, [*_base(x, mean, "u"), *wave])
        mean = _cubic(solution, x)
    return mean


def _cubic(coefficients: Floats, x: Floats) -> Floats:
    c0, c1, c2, c3 = coefficients[:4]
    return np.asarray(c0 + x * (c1 + x * (c2 + x * c3)))


def _elements(states: States) -> tuple[Floats, Floats, Floats, Floats]:
    """Radius, argument of latitude, inclination and Earth-fixed node of each state, unwrapped."""
    r = states.position_itrs_km
    normal = np.cross(r, inertial_velocity_km_s(r, states.velocity_itrs_km_s))
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    node = np.arctan2(normal[:, 0], -normal[:, 1])
    to_node = np.stack([np.cos(node), np.sin(node), np.zeros_like(node)], axis=1)
    quarter_on = np.cross(normal, to_node)
    argument = np.arctan2(np.sum(r * quarter_on, axis=1), np.sum(r * to_node, axis=1))
    return (
        np.sqrt(np.sum(r**2, axis=1)),
        np.unwrap(argument),
        np.arccos(normal[:, 2]),
        np.unwrap(node),
    )
