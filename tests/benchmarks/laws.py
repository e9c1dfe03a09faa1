"""Fits the laws of ``dashboard/photos/ranking/laws.py`` to the captions and prints their constants.

Nothing is chosen by eye: priors are flat (in the logarithm for spreads, Beta(1, 1) for shares), and what is
printed is the mean over the posterior on a grid, or the greatest likelihood where that is said.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from itertools import pairwise
from math import erf, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.errors import InputError
from dashboard.geo.places import read_place
from dashboard.orbit.approaches import approaches
from dashboard.orbit.archive import load_archive
from dashboard.photos.finder import find
from dashboard.photos.question.question import DAY_S, Question
from tests.captions import FILE, Row, rows

Floats = NDArray[np.float64]
DATE_WITHIN_KM = 900.0


def main() -> None:
    """Print every law's constants."""
    altitude()
    round_altitude()
    lag()
    clock()
    place()
    dates()


def shares(hits: int, of: int) -> tuple[float, float, float]:
    """Mean of a share's posterior under Beta(1, 1), and the bounds of its 95 %."""
    grid = (np.arange(2000) + 0.5) / 2000
    density = grid**hits * (1 - grid) ** (of - hits)
    mass = np.cumsum(density) / density.sum()
    return (hits + 1) / (of + 2), float(np.interp(0.025, mass, grid)), float(np.interp(0.975, mass, grid))


# Three figures of NASA's captions of 2017, of which only this is known (earlier research, read second-hand).
WORST_2017_MI, MEAN_2017_MI = 1.3, 0.1


def altitude() -> None:
    """Odd figures: a mixture of a narrow and a wide normal law before rounding to a mile."""
    odd = [row for row in table("heights") if row["round"] == "no"]
    for name, chosen in (("anybody's", odd), ("NASA's", [row for row in odd if row["by"] == "nasa"])):
        fit_altitude(name, [float(row["off_mi"]) for row in chosen])


def fit_altitude(name: str, off: Sequence[float]) -> None:
    """Print the posterior of the outliers' share and of both spreads."""
    narrow, wide = np.geomspace(0.05, 1.0, 40), np.geomspace(1.0, 8.0, 30)
    share = (np.arange(100) + 0.5) / 100

    def density(off_mi: float) -> Floats:
        """Over (narrow, wide, share)."""
        near = np.array([rounded(off_mi, s) for s in narrow])[:, None, None]
        far = np.array([rounded(off_mi, s) for s in wide])[None, :, None]
        return np.asarray(near * (1 - share) + far * share)

    like = np.prod([density(x) for x in off], axis=0) * density(WORST_2017_MI)
    both = 3 * MEAN_2017_MI - WORST_2017_MI  # the sum of the two others, neither farther off than the worst
    low = max(-WORST_2017_MI, both - WORST_2017_MI)
    like = like * np.mean([density(x) * density(both - x) for x in np.linspace(low, -low + both, 27)], axis=0)
    like /= like.sum()
    of_share = like.sum(axis=(0, 1))
    edge = float(np.interp(0.975, np.cumsum(of_share), share))
    print(
        f"altitude, {name} {len(off)} odd figures and three of 2017: "
        f"outlier share {float((of_share * share).sum()):.2f} (95 % below {edge:.2f})"
    )
    print("  narrow spread: " + quadrature(narrow, like.sum(axis=(1, 2))) + " mi")
    outlying = (like * share).sum(axis=(0, 2))
    print("  wide spread: " + quadrature(wide, outlying / outlying.sum()) + " mi")


def quadrature(values: Floats, weights: Floats, nodes: int = 3) -> str:
    """A posterior as ``nodes`` of equal weight: the mean of each third of it."""
    edges = np.interp(
        np.arange(nodes + 1) / nodes, np.r_[0.0, np.cumsum(weights)], np.arange(len(values) + 1)
    )
    found = []
    for low, high in pairwise(edges):
        inside = np.clip(
            np.minimum(np.arange(1, len(values) + 1), high) - np.maximum(np.arange(len(values)), low), 0, 1
        )
        found.append(float(np.sum(values * weights * inside) / np.sum(weights * inside)))
    return ", ".join(f"{value:.2f}" for value in found)


def rounded(off_mi: float, spread_mi: float) -> float:
    """Density of an offset after a normal error and rounding to the nearest mile."""
    scale = spread_mi * sqrt(2.0)
    return max((erf((off_mi + 0.5) / scale) - erf((off_mi - 0.5) / scale)) / 2, 1e-12)


def round_altitude() -> None:
    """Figures that end in nought: how often exact, else how far below and how spread."""
    off = np.array([float(row["off_mi"]) for row in table("heights") if row["round"] == "yes"])
    exact = int(np.sum(np.abs(off) <= 0.5))
    print(
        f"round figures, {len(off)}: mean {off.mean():+.1f} mi, spread {off.std(ddof=1):.1f}; "
        f"to the nearest mile {exact} of them: share {shares(exact, len(off))[0]:.2f}"
    )


def lag() -> None:
    """Days before publication: log-normal for NASA and the press, exponential for the crew's own posts."""
    days = np.log([float(row["days"]) for row in table("lags")])
    own = [
        (published_noon(row) - float(np.mean(row.moments))) / DAY_S
        for row in rows()
        if row.by == "crew" and row.published and row.moments and not row.circular
    ]
    print(
        f"lag, {len(days)} by NASA or press: median {np.exp(days.mean()):.0f} d, "
        f"spread {days.std(ddof=1):.2f}; "
        f"{len(own)} posts of the crew: mean {np.mean(own):.1f} d; "
        f"share of posts {shares(len(own), len(own) + len(days))[0]:.2f}"
    )


def published_noon(row: Row) -> float:
    """The middle of the day of publication, POSIX seconds."""
    from dashboard.instants import parse_unix

    return parse_unix(row.published) + DAY_S / 2


def clock() -> None:
    """Minutes between a printed clock and the zone's true time; how often it is a slip."""
    listed = table("clocks")
    off = np.array([float(row["off_min"]) for row in listed if row["slip"] == "no"])
    slips = len(listed) - len(off)
    print(
        f"clock, {len(off)} printed to the half hour: spread {sqrt(float(np.mean(off**2))):.1f} min; "
        f"slips {slips} of {len(listed)}: share {shares(slips, len(listed))[0]:.2f}"
    )


def place() -> None:
    """Spread of the sub-point's least distance from what is named: a half-normal law, by wording."""
    for wording in ("above", "of", "ahead"):
        far = np.array(
            [
                distance_km(row)
                for row in rows()
                if row.wording == wording and row.place and row.unix_s and not row.circular
            ]
        )
        print(
            f"place, {wording:5} {len(far):3}: spread {sqrt(float(np.mean(far**2))):.0f} km, "
            f"nine tenths within {np.quantile(far, 0.9):.0f}, all within {far.max():.0f}"
        )


def distance_km(row: Row) -> float:
    """The distance at the known moment; of a picture the least of its pass, for that is how it was found."""
    assert row.unix_s is not None
    region = read_place(row.place).region
    reach = max(row.within_s, 60.0) if row.wording == "of" else 0.0
    near = approaches(region, 3000.0, row.unix_s - 120.0, row.unix_s + 120.0)
    if near.nodes is None:
        return 3000.0
    return float(near.distance_km(np.linspace(row.unix_s - reach, row.unix_s + reach, 61)).min())


def dates(steps: int = 60) -> None:
    """Shares of the printed day (GMT), the next and the one before, with the spread of the distance.

    Greatest likelihood over the library's dated pictures, the ambiguous among them: which pass is the true
    one isn't assumed, each day's passes of the right light share in it by how near they come.
    """
    listed = [row for row in rows() if row.kind == "library" and row.dated]
    table_ = [_passes(row) for row in listed]
    share, spread, weight = np.array([0.8, 0.15, 0.05]), 150.0, np.zeros(3)
    for _ in range(steps):
        weight = np.zeros(3)
        moment, mass = 0.0, 0.0
        for per_day in table_:
            each = [np.exp(-0.5 * (km / spread) ** 2) / spread for km in per_day]
            total = sum(share[i] * each[i].sum() for i in range(3))
            if total <= 0:
                continue
            for i in range(3):
                part = share[i] * each[i] / total
                weight[i] += part.sum()
                moment += float(np.sum(part * per_day[i] ** 2))
                mass += float(part.sum())
        share, spread = weight / weight.sum(), sqrt(moment / mass)
    share = (weight + 1.0) / (weight.sum() + 3.0)  # the mean under a flat prior
    print(
        f"dates, {len(listed)} of the library: the day itself {share[0]:.2f}, the next {share[1]:.2f}, "
        f"the one before {share[2]:.2f}; spread of the distance {spread:.0f} km"
    )


def _passes(row: Row) -> list[Floats]:
    """Least distances (km) of the passes of the right light on the day, the next and the one before."""
    from dashboard.instants import parse_unix

    day = parse_unix(row.dated)
    light: Any = row.light or None
    found = []
    for shift in (0, 1, -1):
        start = day + shift * DAY_S
        try:
            question = Question(read_place(row.place).region, DATE_WITHIN_KM, start, start + DAY_S, light)
            found.append(np.array([c.closest_km for c in find(question).candidates]))
        except InputError:
            found.append(np.empty(0))
    return found


def table(name: str) -> Sequence[dict[str, str]]:
    """A file beside the captions, as rows."""
    with FILE.with_name(f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    load_archive()
    main()
