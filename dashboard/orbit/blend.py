"""Which element sets speak for an instant, and how much each weighs.

Between two epochs up to two sets before and two after the instant count, never across a reboost.
Each weighs by the inverse square of the error expected at its signed age, scaled by its quality;
the outermost fade in and out, so that nothing jumps as an epoch goes by. Where a reboost lies
between, the sets before it speak until the two orbits meet, those after it from then on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dashboard.orbit.archive import REACH_S, Archive
from dashboard.orbit.propagate import propagate
from dashboard.orbit.quality import qualities, usual_km

Floats = NDArray[np.float64]

SIDE = 2  # sets that count on either side
HANDOVER_S = 900.0  # from one orbit to the next where a reboost lies between
CERTAIN_DOUBT_S, FADING_DOUBT_S, LASTING_DOUBT = 3 * 3600.0, 6 * 3600.0, 0.1


@dataclass(frozen=True)
class Bracket:
    """The sets that count between the epochs of sets ``left`` and ``left + 1``."""

    left: int
    before: NDArray[np.int64]
    after: NDArray[np.int64]
    reboost: bool

    @property
    def one_sided(self) -> bool:
        """No two sets on different sides of the instant share its orbit."""
        return self.reboost or not (len(self.before) and len(self.after))

    @property
    def indices(self) -> NDArray[np.int64]:
        return np.concatenate([self.before, self.after])


def bracket(archive: Archive, left: int) -> Bracket:
    """The bracket right of set ``left``; -1 and the last set open to the outside."""
    regimes, count = archive.regimes, len(archive.sets)
    before = np.arange(max(0, left - SIDE + 1), left + 1)
    after = np.arange(left + 1, min(count, left + 1 + SIDE))
    if len(before):
        before = before[regimes[before] == regimes[left]]
    if len(after):
        after = after[regimes[after] == regimes[left + 1]]
    reboost = bool(len(before) and len(after) and regimes[left] != regimes[left + 1])
    return Bracket(left, before, after, reboost)


def expected_km(
    archive: Archive, indices: NDArray[np.int64], unix_s: Floats, carried: bool = False
) -> Floats:
    """Error to be expected (k, n) of sets ``indices`` (k,) at instants (n,), SGP4's own apart.

    ``carried``: with sets on one side only nothing bounds the drag to come, so the error grows
    faster, by three times and once more each day.
    """
    age_d = (unix_s - archive.epochs_unix_s[indices][:, None]) / 86400.0
    growth = 3.0 + np.abs(age_d) if carried else 1.0
    return np.asarray(qualities(archive, indices)[:, None] * usual_km(age_d, growth))


def weights(archive: Archive, chosen: Bracket, unix_s: Floats) -> Floats:
    """Weights (k, n), summing to 1 over the sets of the bracket, at instants (n,) inside it."""
    raw = 1.0 / expected_km(archive, chosen.indices, unix_s) ** 2
    epochs, left = archive.epochs_unix_s, chosen.left
    if len(chosen.before) and len(chosen.after):
        through = (unix_s - epochs[left]) / (epochs[left + 1] - epochs[left])
        if len(chosen.before) == SIDE:
            raw[0] *= 1.0 - through
        if len(chosen.after) == SIDE:
            raw[-1] *= through
    if chosen.reboost:
        share_after = np.clip((unix_s - handover_unix_s(archive, left)) / HANDOVER_S + 0.5, 0.0, 1.0)
        split = len(chosen.before)
        raw[:split] *= (1.0 - share_after) / raw[:split].sum(axis=0)
        raw[split:] *= share_after / raw[split:].sum(axis=0)
    return np.asarray(raw / raw.sum(axis=0))


@lru_cache(maxsize=1024)
def handover_unix_s(archive: Archive, left: int) -> float:
    """When the orbits before and after the reboost right of set ``left`` meet: the likely burn.

    Not at the announced ignition, where there is one: it lies 0.4 hours off (median), but to change over
    there makes positions worse against NASA's ephemerides (0.54 km, not 0.51): sets are fitted across burns.
    Before a burn the later orbit, carried back, runs ahead along the track; after it, behind.
    Looked for every minute; without a meeting, the instant at which they come nearest. In a long gap
    neither orbit is carried further than 14 days; where both end before they meet, its middle.
    """
    start, stop = archive.epochs_unix_s[left], archive.epochs_unix_s[left + 1]
    if stop - start >= 2 * REACH_S:
        return float((start + stop) / 2)
    start, stop = max(start, stop - REACH_S), min(stop, start + REACH_S)
    looks = int(np.clip((stop - start) // 60, 2, 2 * REACH_S / 60))
    instants = np.linspace(start, stop, looks)
    old, velocity = propagate(archive.sets[left], instants)
    new, _ = propagate(archive.sets[left + 1], instants)
    along = np.sum((new - old) * velocity, axis=1) / np.linalg.norm(velocity, axis=1)
    meets = np.flatnonzero((along[:-1] > 0) & (along[1:] <= 0))
    return float(instants[meets[-1] if len(meets) else int(np.argmin(np.abs(along)))])


def reboost_doubt(archive: Archive, left: int, unix_s: Floats) -> Floats:
    """Share (n,) of the distance between the orbits before and after a reboost that is to be doubted.

    Near the likely burn either orbit may hold, so all of it; hours away the choice is mostly right,
    but there may have been several burns: a tenth holds for 97 of 100 sets withheld beside reboosts.
    """
    if archive.epochs_unix_s[left + 1] - archive.epochs_unix_s[left] > 2 * REACH_S:
        return np.zeros_like(unix_s)  # the other side says nothing here: as at the archive's ends
    away_s = np.abs(unix_s - handover_unix_s(archive, left))
    return np.clip(1.0 - (away_s - CERTAIN_DOUBT_S) / FADING_DOUBT_S, LASTING_DOUBT, 1.0)
