"""Accumulated light: moving points of light added up along their paths, anti-aliased.

A path is cut into segments; each carries an amount of light (what reaches the frame while the point
runs along it), spread evenly in time, so that a slow stretch is bright and a fast one faint. Sums are
kept apart by tint, because adding one number a pixel is three times as quick as adding a colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.exposure.camera.camera import RECTILINEAR_LEAST_COSINE, Camera
from dashboard.exposure.camera.sums import Light, pour

Single = NDArray[np.float32]

# Longer pieces are cut again: a fisheye bends lines, and must be followed to an eighth of a pixel; in any
# lens points come nearer and run faster. Sums have a border wider than any piece, so that no sample needs a
# check.
_LONGEST_PX = {"fisheye": 24.0, "rectilinear": 56.0}
_OVER = 1.2
_BORDER = 72
_SHORT_PX = 1.0
_COLOURS = 3
_SAMPLES_AT_ONCE = 1 << 16  # what the processor's cache holds


@dataclass(frozen=True)
class Segments:
    """m straight pieces of paths, along the camera's axes, each with its light, tint and time.

    ``start`` and ``stop`` (m, 3); ``amount`` (m,); ``tint`` (m,) index of a layer; ``begin`` and
    ``end`` (m,) shares of the exposure, 0 to 1.
    """

    start: Single
    stop: Single
    amount: Single
    tint: NDArray[np.int64]
    begin: Single
    end: Single


def join(parts: list[Segments]) -> Segments:
    """All segments of several sources in one."""
    return Segments(
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("start", "stop", "amount", "tint", "begin", "end")
        )
    )


def accumulate(
    camera: Camera, segments: Segments, tint_rgb: NDArray[np.floating], times: bool = False
) -> Light:
    """Light of all segments; ``tint_rgb`` (tints, 3) are the colours of the tints.

    Of more tints than three the three colours are kept instead: each tint's sum is added to them when it
    is complete.
    """
    height, width = camera.height + 2 * _BORDER, camera.width + 2 * _BORDER
    rgb = np.asarray(tint_rgb, dtype=np.float32)
    tints = len(rgb)
    mixes = tints > _COLOURS
    kept = np.zeros((_COLOURS if mixes else tints, height * width), dtype=np.float32)
    scratch = np.zeros(height * width, dtype=np.float32) if mixes else None
    later = np.zeros((3 if times else 0, height * width), dtype=np.float32)
    pieces = _pieces(camera, segments)
    open_tint = None
    for tint, run in _runs(pieces):
        if scratch is not None and open_tint not in (None, tint):
            pour(scratch, rgb[open_tint], kept, later[:1])
        open_tint = tint
        layers = [kept[tint] if scratch is None else scratch, *later[1:]]
        columns = int(pieces.columns[run[0]])
        at_once = _SAMPLES_AT_ONCE // max(1, columns)
        for begin in range(0, len(run), at_once):
            (_add_line if columns else _add_point)(layers, pieces, run[begin : begin + at_once], width)
    if scratch is not None and open_tint is not None:
        pour(scratch, rgb[open_tint], kept, later[:1])
    if times and scratch is None:
        for total in kept:
            later[0] += total
    return Light(
        _inside(kept, height, width),
        np.eye(_COLOURS, dtype=np.float32) if mixes else rgb,
        _inside(later, height, width) if times else None,
    )


def _inside(flat: Single, height: int, width: int) -> Single:
    return flat.reshape(-1, height, width)[:, _BORDER:-_BORDER, _BORDER:-_BORDER]


@dataclass(frozen=True)
class _Pieces:
    """m straight pixel paths in the bordered frame, whose middles of pixels are whole numbers.

    ``major`` is the coordinate that runs faster (x unless ``steep``) and ``columns`` how many middles of
    pixels it crosses: from ``first`` on. 0 columns: a short piece, taken as a point.
    """

    major: Single
    minor: Single
    run_major: Single
    run_minor: Single
    steep: NDArray[np.bool_]
    first: Single
    columns: NDArray[np.int32]
    amount: Single
    tint: NDArray[np.int64]
    begin: Single
    lasts: Single


def _pieces(camera: Camera, segments: Segments) -> _Pieces:
    """Segments that touch the frame, as straight pieces short enough to be drawn."""
    start_px, stop_px, amount, tint, begin, lasts = _straight(camera, segments)
    # No piece reaches beyond the border: what can't be cut to its width leaps over a fisheye's seam.
    short = np.abs(stop_px - start_px).max(axis=1) < _BORDER - 2
    keep = np.flatnonzero(short & _touches(camera, start_px, stop_px))
    start, stop = start_px[keep], stop_px[keep]
    x, y = start[:, 0] + np.float32(_BORDER - 0.5), start[:, 1] + np.float32(_BORDER - 0.5)
    run_x, run_y = stop[:, 0] - start[:, 0], stop[:, 1] - start[:, 1]
    steep = np.abs(run_y) > np.abs(run_x)
    major, run_major = np.where(steep, y, x), np.where(steep, run_y, run_x)
    minor, run_minor = np.where(steep, x, y), np.where(steep, run_x, run_y)
    low, length = np.minimum(major, major + run_major), np.abs(run_major)
    first_column = np.ceil(low)
    columns = (np.ceil(low + length) - first_column).astype(np.int32)
    # A line's light goes to the columns it crosses, each getting what one column's run takes.
    point = length < _SHORT_PX
    per_column = np.where(point, np.float32(1), 1 / np.maximum(length, np.float32(1e-6)))
    columns[point] = 0
    return _Pieces(
        major, minor, run_major, run_minor, steep, first_column, columns,
        amount[keep] * per_column, tint[keep], begin[keep], lasts[keep],
    )  # fmt: skip


def _straight(camera: Camera, segments: Segments) -> tuple[NDArray[Any], ...]:
    """Pixels of both ends, amounts, tints, begins and lengths of pieces that look straight.

    Equal shares of a run in space are far from equal in a picture near a lens's edge or behind a fisheye,
    so pieces that stay too long are cut again.
    """
    parts = []
    left = _in_front(segments) if camera.lens == "rectilinear" else segments
    for last in (False, False, False, True):
        start_px, stop_px, kept, cuts = _cut(camera, left)
        done = kept if last else kept[cuts == 1]
        lasts = left.end[done] - left.begin[done]
        parts.append(
            (start_px[done], stop_px[done], left.amount[done], left.tint[done], left.begin[done], lasts)
        )
        again = cuts > 1
        if last or not again.any():
            break
        left = _shortened(left, kept[again], cuts[again])
    return tuple(np.concatenate(column) for column in zip(*parts, strict=True))


def _in_front(segments: Segments) -> Segments:
    """Segments without what lies behind the plane that a rectilinear lens can hold."""
    start_z, stop_z = segments.start[:, 2], segments.stop[:, 2]
    farther = np.maximum(np.linalg.norm(segments.start, axis=1), np.linalg.norm(segments.stop, axis=1))
    least = np.float32(1.01 * RECTILINEAR_LEAST_COSINE) * farther
    crossing = np.flatnonzero((start_z < least) != (stop_z < least))
    if not crossing.size:
        return segments
    run = (segments.stop - segments.start)[crossing]
    share = ((least - start_z)[crossing] / run[:, 2]).clip(0, 1)
    leaves = stop_z[crossing] < least[crossing]
    meets = segments.start[crossing] + run * share[:, None]
    start, stop, amount = segments.start.copy(), segments.stop.copy(), segments.amount.copy()
    begin, end = segments.begin.copy(), segments.end.copy()
    when = begin[crossing] + (end - begin)[crossing] * share
    stop[crossing[leaves]], end[crossing[leaves]] = meets[leaves], when[leaves]
    start[crossing[~leaves]], begin[crossing[~leaves]] = meets[~leaves], when[~leaves]
    amount[crossing] *= np.where(leaves, share, 1 - share)
    return Segments(start, stop, amount, segments.tint, begin, end)


def _shortened(segments: Segments, rows: NDArray[np.int64], cuts: NDArray[np.int64]) -> Segments:
    """Segments ``rows`` (m,) cut into ``cuts`` (m,) pieces each, of equal time."""
    owner = np.repeat(np.arange(len(rows)), cuts)
    number = np.arange(len(owner)) - np.repeat(np.cumsum(cuts) - cuts, cuts)
    start, begin = segments.start[rows], segments.begin[rows]
    run, lasts = segments.stop[rows] - start, (segments.end[rows] - begin) / cuts
    first, after = ((number + k) / cuts[owner] for k in (0, 1))
    return Segments(
        (start[owner] + run[owner] * first[:, None]).astype(np.float32),
        (start[owner] + run[owner] * after[:, None]).astype(np.float32),
        (segments.amount[rows] / cuts).astype(np.float32)[owner],
        segments.tint[rows][owner],
        (begin[owner] + lasts[owner] * number).astype(np.float32),
        (begin[owner] + lasts[owner] * (number + 1)).astype(np.float32),
    )


def _cut(camera: Camera, segments: Segments) -> tuple[Single, Single, NDArray[np.int64], NDArray[np.int64]]:
    """Pixels of both ends; the rows (m,) that may touch the frame, and into how many pieces to cut each."""
    start_px, shown_start = camera.project(segments.start)
    stop_px, shown_stop = camera.project(segments.stop)
    length = np.abs(stop_px - start_px).max(axis=1)
    bend = np.maximum(length * length / (4 * camera.focal_px), 1.0)
    possible = shown_start & shown_stop & (segments.amount > 0)
    kept = np.flatnonzero(possible & _touches(camera, start_px, stop_px, bend))
    cuts = np.ceil(length[kept] / _LONGEST_PX[camera.lens]).clip(1, 4096).astype(np.int64)
    # A little over is short enough: it isn't worth another round.
    cuts[length[kept] < _LONGEST_PX[camera.lens] * _OVER] = 1
    return start_px, stop_px, kept, cuts


def _touches(
    camera: Camera, start_px: Single, stop_px: Single, margin: Single | float = 1.0
) -> NDArray[np.bool_]:
    """Whether the box around each path comes within ``margin`` pixels of the frame."""
    touching = np.ones(len(start_px), dtype=bool)
    for axis, size in ((0, camera.width), (1, camera.height)):
        a, b = start_px[:, axis], stop_px[:, axis]
        with np.errstate(invalid="ignore"):
            touching &= (np.maximum(a, b) > -margin) & (np.minimum(a, b) < size + margin)
    return touching


def _runs(pieces: _Pieces) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Rows of pieces that share tint, steepness and number of columns, so that each run is a rectangle."""
    key = (pieces.tint * 2 + pieces.steep) * 128 + pieces.columns
    order = np.argsort(key.astype(np.uint16), kind="stable")
    bounds = np.flatnonzero(np.diff(key[order])) + 1
    for run in np.split(order, bounds):
        if len(run):
            yield int(pieces.tint[run[0]]), run


def _add_line(layers: list[Single], pieces: _Pieces, rows: NDArray[np.int64], width: int) -> None:
    """Add pieces of n columns: each column's light goes to the two pixels on both sides of the line."""
    columns = np.arange(pieces.columns[rows[0]], dtype=np.float32)
    column = pieces.first[rows, None] + columns  # whole numbers, in single precision as all else here
    along = (column - pieces.major[rows, None]) / pieces.run_major[rows, None]
    across = pieces.minor[rows, None] + along * pieces.run_minor[rows, None]
    row = across.astype(np.int32)
    far = across - row.astype(np.float32)
    step, aside = (width, 1) if pieces.steep[rows[0]] else (1, width)
    cell = column.astype(np.int64) * step + row * np.int64(aside)
    amount = np.broadcast_to(pieces.amount[rows, None], far.shape)
    share = pieces.begin[rows, None] + along * pieces.lasts[rows, None] if len(layers) > 1 else None
    for power, layer in enumerate(layers):
        if power and share is not None:
            amount = amount * share
        second = amount * far
        np.add.at(layer, cell.ravel(), (amount - second).ravel())
        np.add.at(layer, (cell + aside).ravel(), second.ravel())


def _add_point(layers: list[Single], pieces: _Pieces, rows: NDArray[np.int64], width: int) -> None:
    """Add short pieces as points at their middles, spread over the four pixels around."""
    major = pieces.major[rows] + pieces.run_major[rows] / 2
    minor = pieces.minor[rows] + pieces.run_minor[rows] / 2
    step, aside = (width, 1) if pieces.steep[rows[0]] else (1, width)
    column, row = major.astype(np.int32), minor.astype(np.int32)
    right, below = major - column.astype(np.float32), minor - row.astype(np.float32)
    cell = column.astype(np.int64) * step + row.astype(np.int64) * aside
    amount, share = pieces.amount[rows], pieces.begin[rows] + pieces.lasts[rows] / 2
    for power, layer in enumerate(layers):
        light = amount * share**power
        far = light * right
        near = light - far
        for shift, part in (
            (0, near * (1 - below)),
            (aside, near * below),
            (step, far * (1 - below)),
            (step + aside, far * below),
        ):
            np.add.at(layer, cell + shift, part)
