"""Where stars and cities begin and end in the frame: exact instants of rising and setting, exact pixels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.exposure.camera.camera import Camera
from dashboard.exposure.camera.poses import Poses, poses_at
from dashboard.exposure.camera.setup import Exposure
from dashboard.exposure.ground.earth import impact_height_km
from dashboard.exposure.render.render import step_s

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
# Of n poses and n rows of objects: vectors along the station's axes (n, 3), and what the Earth doesn't hide.
Sight = Callable[[Poses, NDArray[np.intp]], tuple[Floats, Bools]]

_ROUNDS = 14  # of halving: a step of 10 s becomes 0.6 ms, well above the noise of positions
_INWARDS_S = 0.001
_COARSEST_S = 10.0
_PX_PER_POINT, _MOST_POINTS = 24.0, 33


@dataclass(frozen=True)
class Path:
    """One object's way through the frame while the Earth doesn't hide it and the lens can show it.

    ``row``: which object; times in seconds from the exposure's beginning; pixels may lie outside the
    frame at either end. ``track_px`` (n, 2) are at equal times from start to end; ``label_px`` is halfway
    through its time inside the frame, ``length_px`` counts what is inside.
    """

    row: int
    start_s: float
    end_s: float
    start_px: Floats
    end_px: Floats
    track_px: Floats
    label_px: Floats
    length_px: float


def star_sight(unit_gcrs: Floats) -> Sight:
    """Sight of directions among the stars (m, 3)."""

    def sight(poses: Poses, rows: NDArray[np.intp]) -> tuple[Floats, Bools]:
        body = np.einsum("nij,nj->ni", poses.body_from_gcrs, unit_gcrs[rows])
        itrs = np.einsum("nji,nj->ni", poses.body_from_itrs, body)
        return body, ~(impact_height_km(poses.position_itrs_km, itrs) < 0)

    return sight


def ground_sight(place_itrs_km: Floats, up: Floats) -> Sight:
    """Sight of places on the ground (m, 3) with their upright directions (m, 3)."""

    def sight(poses: Poses, rows: NDArray[np.intp]) -> tuple[Floats, Bools]:
        away = place_itrs_km[rows] - poses.position_itrs_km
        above = np.sum(away * up[rows], axis=-1) < 0
        return np.einsum("nij,nj->ni", poses.body_from_itrs, away), above

    return sight


def pixels_of(camera: Camera, poses: Poses, sight: Sight, rows: NDArray[np.intp]) -> tuple[Floats, Bools]:
    """Pixels (n, 2) of objects ``rows`` (n,), each at its own pose, and whether they are seen."""
    body, visible = sight(poses, rows)
    pixels, shown = camera.project(body @ camera.camera_from_body.T)
    return pixels, visible & shown


def come_into_frame(exposure: Exposure, sight: Sight, count: int) -> tuple[NDArray[np.intp], Floats]:
    """Which of ``count`` objects come into the frame at some time (m,), and for how long, in seconds."""
    _, _, inside, rows = _on_grid(exposure, sight, np.arange(count))
    return rows, np.count_nonzero(inside, axis=0) * exposure.exposure_s / len(inside)


def _on_grid(
    exposure: Exposure, sight: Sight, candidates: NDArray[np.intp]
) -> tuple[Poses, Bools, Bools, NDArray[np.intp]]:
    """Poses; whether objects are seen, and inside the frame, (poses, m); rows (m,) of those ever inside."""
    camera = exposure.camera
    poses = poses_at(exposure.instants(min(_COARSEST_S, step_s(camera))), exposure.attitude)
    steps, count = len(poses.unix_s), len(candidates)
    grid = poses.part(np.repeat(np.arange(steps), count))
    pixels, seen = pixels_of(camera, grid, sight, np.tile(candidates, steps))
    seen = seen.reshape(steps, count)
    inside = seen & camera.holds(pixels.reshape(steps, count, 2))
    ever = np.flatnonzero(inside.any(axis=0))
    return poses, seen[:, ever], inside[:, ever], candidates[ever]


def paths(exposure: Exposure, sight: Sight, candidates: NDArray[np.intp]) -> list[Path]:
    """Paths of those of the objects ``candidates`` (m,) that come into the frame, in their order."""
    poses, seen, inside, rows = _on_grid(exposure, sight, candidates)
    if rows.size == 0:
        return []
    first, last = _longest_run(seen, inside)
    start = _edge(exposure, sight, rows, poses.unix_s, first, -1)
    stop = _edge(exposure, sight, rows, poses.unix_s, last, 1)
    middle = np.array([poses.unix_s[column].mean() for column in inside.T])
    begin_px, end_px, label_px = (_at(exposure, sight, rows, when)[0] for when in (start, stop, middle))
    tracks = _tracks(exposure, sight, rows, start, stop, np.hypot(*(end_px - begin_px).T))
    begin = exposure.start_unix_s
    return [
        Path(
            int(row), float(start[i] - begin), float(stop[i] - begin),
            begin_px[i], end_px[i], tracks[i], label_px[i], length_inside(exposure.camera, tracks[i]),
        )
        for i, row in enumerate(rows)
    ]  # fmt: skip


def _at(exposure: Exposure, sight: Sight, rows: NDArray[np.intp], unix_s: Floats) -> tuple[Floats, Bools]:
    return pixels_of(exposure.camera, poses_at(unix_s, exposure.attitude), sight, rows)


def _longest_run(seen: Bools, inside: Bools) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """First and last pose of each object's run of being seen that holds most of its time in the frame."""
    first = np.zeros(seen.shape[1], dtype=np.intp)
    last = np.zeros(seen.shape[1], dtype=np.intp)
    for column in range(seen.shape[1]):
        padded = np.concatenate([[False], seen[:, column], [False]])
        runs = np.flatnonzero(padded[1:] != padded[:-1]).reshape(-1, 2)
        held = [int(inside[begin:end, column].sum()) for begin, end in runs]
        begin, end = runs[int(np.argmax(held))]
        first[column], last[column] = begin, end - 1
    return first, last


def _edge(
    exposure: Exposure,
    sight: Sight,
    rows: NDArray[np.intp],
    unix_s: Floats,
    index: NDArray[np.intp],
    step: int,
) -> Floats:
    """Instants (m,) at which objects appear (step -1) or vanish (step 1), next to the pose ``index``."""
    beyond = (index + step >= 0) & (index + step < len(unix_s))
    seen_at = unix_s[index].copy()
    hidden_at = unix_s[np.where(beyond, index + step, index)].copy()
    some = np.flatnonzero(beyond)
    for _ in range(_ROUNDS if some.size else 0):
        between = (seen_at[some] + hidden_at[some]) / 2
        _, seen = _at(exposure, sight, rows[some], between)
        seen_at[some] = np.where(seen, between, seen_at[some])
        hidden_at[some] = np.where(seen, hidden_at[some], between)
    # A little inwards: positions carry a centimetre of noise, and the edge is where that decides.
    seen_at[some] -= step * _INWARDS_S
    for further in range(_ROUNDS):
        _, seen = _at(exposure, sight, rows, seen_at)
        if seen.all():
            break
        seen_at -= np.where(seen, 0.0, step * _INWARDS_S * 2**further)
    return seen_at


def _tracks(
    exposure: Exposure, sight: Sight, rows: NDArray[np.intp], start: Floats, stop: Floats, apart_px: Floats
) -> list[Floats]:
    """Points along each path at equal times: more for those whose ends are far apart."""
    # An arc is longer than its chord; twelve points at least follow a star around the pole.
    points = np.ceil(apart_px / _PX_PER_POINT).clip(11, _MOST_POINTS - 1).astype(np.int64) + 1
    instants = [np.linspace(a, b, n) for a, b, n in zip(start, stop, points, strict=True)]
    pixels, _ = _at(exposure, sight, np.repeat(rows, points), np.concatenate(instants))
    parts = np.split(pixels, np.cumsum(points)[:-1])
    return [part[np.isfinite(part).all(axis=1)] for part in parts]


def length_inside(camera: Camera, line: Floats) -> float:
    """Length of the parts of a line of pixels (n, 2) that lie inside the frame."""
    start, run = line[:-1], np.diff(line, axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        entries = (np.array([0.0, 0.0]) - start) / run
        exits = (np.array([camera.width, camera.height]) - start) / run
    # A piece that runs along an edge of the box never crosses it: inside all along, or never.
    within = (start >= 0) & (start <= (camera.width, camera.height))
    low = np.where(run != 0, np.minimum(entries, exits), np.where(within, 0.0, np.inf)).max(axis=1)
    high = np.where(run != 0, np.maximum(entries, exits), np.where(within, 1.0, -np.inf)).min(axis=1)
    share = np.clip(np.minimum(high, 1) - np.maximum(low, 0), 0, 1)
    return float((np.hypot(*run.T) * share).sum())
