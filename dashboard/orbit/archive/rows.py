"""Element sets as the rows of their files: every epoch known at once, a set read when it is asked for.

A set is 140 bytes: two lines of 69 columns with their line ends. numpy proves layout, checksums and values
of a whole file in milliseconds and takes the epochs from it; only the sets around a moment become objects.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

from dashboard.orbit.elements import (
    FIRST_EPOCH_UNIX_S,
    LINE_LENGTH,
    LOW_UNTIL_UNIX_S,
    PLAUSIBLE,
    PLAUSIBLE_AT_FIRST,
    SAME_ELEMENTS_S,
    SAME_EPOCH_S,
    STATION_CATALOG_NUMBER,
    ElementSet,
    parse_element_set,
)

Floats = NDArray[np.float64]
Bytes = NDArray[np.uint8]

ROW_BYTES = 2 * (LINE_LENGTH + 1)
BLOCK = 64  # sets read together: a month of them
KEPT_BLOCKS = 96  # 6,000 sets as objects, some 8 MB, whatever years are asked for

# What each column may hold: d a digit, _ one or a blank that leads to digits, the rest as below or itself.
_LAYOUT = (
    "1 25544U ???????? dd__d.dddddddd %.dddddddd %ddddd%d %ddddd%d t ___dd"
    "2 25544 __d.dddd __d.dddd ddddddd __d.dddd __d.dddd _d.dddddddd____dd"
)
_CLASSES = {
    "d": b"0123456789",
    "_": b"0123456789 ",
    "%": b" +-",
    "?": bytes(range(32, 127)),
    "t": b" 012356789",  # the theory: 4 is not SGP4's
    "U": b"UCS",
}
_ALLOWED = np.zeros((2 * LINE_LENGTH, 256), dtype=np.bool_)
for _column, _kind in enumerate(_LAYOUT):
    _ALLOWED[_column, list(_CLASSES.get(_kind, _kind.encode()))] = True
_WORTH = np.array([c - 48 if 48 <= c <= 57 else int(c == 45) for c in range(256)], dtype=np.uint8)
_ORBIT = slice(8, 63)  # of the second line: the six elements
_LEADING = np.array([column for column, kind in enumerate(_LAYOUT) if kind == "_"])
assert f"1 {STATION_CATALOG_NUMBER}U" in _LAYOUT


class SetRows(Sequence[ElementSet]):
    """Element sets by epoch, held as bytes. Threads may share it; what it keeps of sets read is bounded."""

    def __init__(self, content: bytes, epochs_unix_s: Floats) -> None:
        self.content = content
        self.epochs_unix_s = epochs_unix_s
        self._blocks: OrderedDict[int, tuple[ElementSet, ...]] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self.epochs_unix_s)

    @overload
    def __getitem__(self, index: int) -> ElementSet: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[ElementSet, ...]: ...
    def __getitem__(self, index: int | slice) -> ElementSet | tuple[ElementSet, ...]:
        """One set, or those of a slice. Raises :class:`InputError` for one that can't be read."""
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        number = range(len(self))[index]
        return self._block(number // BLOCK)[number % BLOCK]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, SetRows):
            return self.content == other.content
        return isinstance(other, tuple) and tuple(self) == other

    __hash__ = None  # type: ignore[assignment]

    def _block(self, number: int) -> tuple[ElementSet, ...]:
        with self._lock:
            if number in self._blocks:
                self._blocks.move_to_end(number)
                return self._blocks[number]
        first, stop = number * BLOCK, min(len(self), (number + 1) * BLOCK)
        lines = self.content[first * ROW_BYTES : stop * ROW_BYTES].decode("ascii").split("\n")
        read = tuple(map(parse_element_set, lines[:-1:2], lines[1::2]))
        with self._lock:
            self._blocks[number] = read
            while len(self._blocks) > KEPT_BLOCKS:
                self._blocks.popitem(last=False)
        return read


def rows_of(sets: Sequence[ElementSet]) -> SetRows:
    """Sets (sorted by epoch) as rows, exactly their lines."""
    content = "".join(f"{one.line1}\n{one.line2}\n" for one in sets).encode("ascii")
    return SetRows(content, np.array([one.epoch_unix_s for one in sets], dtype=np.float64))


def plain_rows(content: bytes) -> SetRows | None:
    """The sets of a file that holds nothing else, each proved, in the order of time, none issued twice.

    None where anything is otherwise: then the file has to be read line by line, which says what it is.
    """
    if not content or len(content) % ROW_BYTES:
        return None
    rows = np.frombuffer(content, dtype=np.uint8).reshape(-1, 2, LINE_LENGTH + 1)
    if np.any(rows[:, :, LINE_LENGTH] != ord("\n")):
        return None
    lines = rows[:, :, :LINE_LENGTH]
    columns = lines.reshape(-1, 2 * LINE_LENGTH)
    if not _ALLOWED[np.arange(2 * LINE_LENGTH), columns].all():
        return None
    blank = columns == ord(" ")
    if np.any(blank[:, _LEADING + 1] & ~blank[:, _LEADING]):  # a blank behind a digit
        return None
    worth = _WORTH[lines]
    if np.any(worth[:, :, :-1].sum(axis=2, dtype=np.int64) % 10 != worth[:, :, -1]):
        return None
    epochs = _epochs_unix_s(lines[:, 0])
    if epochs is None or not _plausible(lines[:, 1], epochs):
        return None
    apart = np.diff(epochs)
    same = np.all(lines[1:, 1, _ORBIT] == lines[:-1, 1, _ORBIT], axis=1)
    if np.any((apart < SAME_EPOCH_S) | (same & (apart < SAME_ELEMENTS_S))):
        return None
    return SetRows(content, epochs)


def _epochs_unix_s(lines: Bytes) -> Floats | None:
    """Exactly what :func:`dashboard.orbit.elements.parse_element_set` makes of them; None: no dates."""
    two_digits, day = _number(lines[:, 18:20]), _number(lines[:, 20:23])
    years = (two_digits + np.where(two_digits < 57, 2000, 1900) - 1970).astype("datetime64[Y]")
    begin, end = years.astype("datetime64[D]"), (years + 1).astype("datetime64[D]")
    if np.any((day < 1) | (day > (end - begin).astype(np.int64))):
        return None
    midnight = (begin.astype(np.int64) + day - 1) * 86400
    return np.asarray(midnight + _number(lines[:, 24:32]) * 86400 / 1e8)


def _plausible(lines: Bytes, epochs_unix_s: Floats) -> bool:
    found = {
        "inclination_deg": _number(lines[:, 8:11]) + _number(lines[:, 12:16]) / 1e4,
        "eccentricity": _number(lines[:, 26:33]) / 1e7,
        "mean_motion_rev_day": _number(lines[:, 52:54]) + _number(lines[:, 55:63]) / 1e8,
    }
    early = epochs_unix_s < LOW_UNTIL_UNIX_S
    inside = [
        np.all((bounds[name][0] <= value[chosen]) & (value[chosen] <= bounds[name][1]))
        for chosen, bounds in ((early, PLAUSIBLE | PLAUSIBLE_AT_FIRST), (~early, PLAUSIBLE))
        for name, value in found.items()
    ]
    inside.append(np.all(epochs_unix_s >= FIRST_EPOCH_UNIX_S))
    angles = [_number(lines[:, a : a + 3]) + _number(lines[:, a + 4 : a + 8]) / 1e4 for a in (17, 34, 43)]
    return all(inside) and all(np.all(angle <= 360.0) for angle in angles)


def _number(digits: Bytes) -> NDArray[np.int64]:
    """Whole numbers (n,) of columns (n, k) of digits; blanks count as zeros."""
    powers = 10 ** np.arange(digits.shape[1] - 1, -1, -1)
    return np.asarray(_WORTH[digits].astype(np.int64) @ powers)
