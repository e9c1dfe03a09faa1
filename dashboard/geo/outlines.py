"""Files of outlines, one a line: compressed, read when an outline is asked for, and not kept.

A file is gzip over lines of JSON; each line is a list of parts (rings or lines), each a list of steps of
0.01 degrees, longitude and latitude in turn, the first from (-180, -90). ``data/*.csv`` beside it has the
names, a row for each line.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dashboard.geo.borderdata import Line, straight_on_the_map

STEP_DEG = 0.01


def read_outline(file: Path, row: int) -> tuple[Line, ...]:
    """The parts of one line of a file (its number from 0)."""
    with gzip.open(file, "rt", encoding="ascii") as lines:
        text = next(islice(lines, row, None))
    return tuple(_part(steps) for steps in json.loads(text))


def write_outlines(file: Path, outlines: Iterable[Sequence[NDArray[np.float64]]]) -> int:
    """Write outlines, parts as (n, 2) longitudes and latitudes in degrees; returns the file's size.

    The same outlines make the same bytes.
    """
    lines = (json.dumps([_steps(part) for part in parts], separators=(",", ":")) for parts in outlines)
    text = "\n".join(lines) + "\n"
    file.write_bytes(gzip.compress(text.encode("ascii"), 9, mtime=0))
    return file.stat().st_size


def _part(steps: list[int]) -> Line:
    points = np.cumsum(np.array(steps, float).reshape(-1, 2), axis=0) * STEP_DEG - (180, 90)
    points[:, 0] = np.unwrap(points[:, 0], period=360)
    drawn = straight_on_the_map(points).round(9)
    return Line(drawn[:, 1], drawn[:, 0])


def _steps(part: NDArray[np.float64]) -> list[int]:
    grid = np.rint((part + np.array([180, 90])) / STEP_DEG).astype(int)
    moved = np.concatenate([[True], np.any(np.diff(grid, axis=0) != 0, axis=1)])
    moved[-1] |= int(moved.sum()) < 2
    steps: list[int] = np.diff(grid[moved], axis=0, prepend=np.zeros((1, 2), int)).ravel().tolist()
    return steps
