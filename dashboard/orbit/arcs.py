"""A small ephemeris of the whole archive, for a browser that has to know any instant without asking.

Each block (a day, less where a reboost or poor sets ask for it) is one closed form in the Earth-fixed
frame (ITRS), fitted to :func:`dashboard.orbit.states.states_at`. With ``t`` in POSIX seconds, the block
``k`` for which ``start[k] <= t < stop[k]`` (the last one also at its stop; outside all: no position),
its row of coefficients and the archive's six ``shared`` ones, all angles in radians, lengths in km::

    x = (2 t - start - stop) / (stop - start)                        # -1 at the start, 1 at the stop
    U = u0 + u1 x + u2 x^2 + u3 x^3                                  # mean argument of latitude
    u = U + (us + usx x) sin U + (uc + ucx x) cos U + SU sin 2U + CU cos 2U
    r = r0 + r1 x + (rs + rsx x) sin U + (rc + rcx x) cos U + SR sin 2U + CR cos 2U
    i = i0 + CI cos 2U                                               # inclination
    n = n0 + n1 x + n2 x^2 + SN sin 2U                               # node, from Greenwich eastwards
    X = r (cos n cos u - sin n sin u cos i)
    Y = r (sin n cos u + cos n sin u cos i)
    Z = r sin u sin i

The order of a row is :data:`COLUMNS`, that of the shared coefficients :data:`SHARED`. A velocity is the
difference of two positions half a second before and after. ``sin 2U`` terms are the flattened Earth's;
they are the same for every block. The form is as good as ``rms_km`` and ``max_km`` of its block say
(0.02 and 0.04 km in ordinary ones, worse for minutes around a reboost): for drawing, not for measuring.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

COLUMNS = (
    *("u0", "u1", "u2", "u3", "us", "uc", "usx", "ucx"),
    *("r0", "r1", "rs", "rc", "rsx", "rcx"),
    *("i0", "n0", "n1", "n2"),
)
SHARED = ("SU", "CU", "SR", "CR", "CI", "SN")
_DECIMALS = [3 if name.startswith("r") else 6 for name in COLUMNS]
_SHARED_DECIMALS = [4 if name.endswith("R") else 7 for name in SHARED]


@dataclass(frozen=True, eq=False)
class Arcs:
    """Blocks (m,) that follow one another, coefficients (m, 18) and shared (6,), and how good they are."""

    start_unix_s: Floats
    stop_unix_s: Floats
    coefficients: Floats
    shared: Floats
    rms_km: Floats
    max_km: Floats
    uncertainty_km: Floats  # of the states themselves, the largest in each block


def evaluate(arcs: Arcs, unix_s: ArrayLike) -> Floats:
    """Positions (n, 3), ITRS km, at instants (n,); NaN where no block is."""
    seconds = np.atleast_1d(np.asarray(unix_s, dtype=np.float64))
    block = np.searchsorted(arcs.start_unix_s, seconds, side="right") - 1
    known = (block >= 0) & (seconds <= arcs.stop_unix_s[block])
    block = block.clip(0)
    start, stop = arcs.start_unix_s[block], arcs.stop_unix_s[block]
    position = position_km(
        (2 * seconds - start - stop) / (stop - start), arcs.coefficients[block], arcs.shared
    )
    position[~known] = np.nan
    return position


def position_km(x: Floats, coefficients: Floats, shared: Floats) -> Floats:
    """The closed form itself: positions (n, 3) at ``x`` (n,) with a row of coefficients each (n, 18)."""
    c = dict(zip(COLUMNS, coefficients.T, strict=True))
    s = dict(zip(SHARED, shared, strict=True))
    mean = c["u0"] + x * (c["u1"] + x * (c["u2"] + x * c["u3"]))
    sine, cosine = np.sin(mean), np.cos(mean)
    sine2, cosine2 = 2 * sine * cosine, 1 - 2 * sine**2
    u = mean + (c["us"] + c["usx"] * x) * sine + (c["uc"] + c["ucx"] * x) * cosine
    u += s["SU"] * sine2 + s["CU"] * cosine2
    r = c["r0"] + c["r1"] * x + (c["rs"] + c["rsx"] * x) * sine + (c["rc"] + c["rcx"] * x) * cosine
    r += s["SR"] * sine2 + s["CR"] * cosine2
    i = c["i0"] + s["CI"] * cosine2
    n = c["n0"] + x * (c["n1"] + x * c["n2"]) + s["SN"] * sine2
    along, across = r * np.cos(u), r * np.sin(u)
    flat = across * np.cos(i)
    return np.stack(
        [
            np.cos(n) * along - np.sin(n) * flat,
            np.sin(n) * along + np.cos(n) * flat,
            across * np.sin(i),
        ],
        axis=1,
    )


def to_json(arcs: Arcs) -> dict[str, Any]:
    """The arcs as plain lists, rounded to a few metres: what the browser gets.

    ``blocks`` are rows ``[start, stop, rms_km, max_km, uncertainty_km, *coefficients]``.
    """
    rows = []
    for k in range(len(arcs.start_unix_s)):
        numbers = [round(float(v), digits) for v, digits in zip(arcs.coefficients[k], _DECIMALS, strict=True)]
        quality = [round(float(v), 2) for v in (arcs.rms_km[k], arcs.max_km[k], arcs.uncertainty_km[k])]
        rows.append([round(arcs.start_unix_s[k]), round(arcs.stop_unix_s[k]), *quality, *numbers])
    shared = [round(float(v), digits) for v, digits in zip(arcs.shared, _SHARED_DECIMALS, strict=True)]
    header = ["start", "stop", "rms_km", "max_km", "uncertainty_km", *COLUMNS]
    return {
        "frame": "ITRS",
        "columns": header,
        "shared": dict(zip(SHARED, shared, strict=True)),
        "blocks": rows,
    }


def from_json(answer: dict[str, Any]) -> Arcs:
    """The inverse of :func:`to_json`, as exact as its rounding: how the tests read what a browser reads."""
    rows = np.array(answer["blocks"], dtype=np.float64)
    shared = np.array([answer["shared"][name] for name in SHARED])
    return Arcs(rows[:, 0], rows[:, 1], rows[:, 5:], shared, rows[:, 2], rows[:, 3], rows[:, 4])
