"""How right positions are, and whether the stated uncertainty holds: against NASA, and set against set."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dashboard.orbit.archive import Archive, load_archive
from dashboard.orbit.elementfiles import read_file
from dashboard.orbit.frames import teme_to_itrs
from dashboard.orbit.propagate import propagate
from dashboard.orbit.states import set_uncertainty_km, states_at
from dashboard.orbit.window import recent
from tests.benchmarks.oem import FILES, Ephemeris, read_first_hours, read_oem

Floats = NDArray[np.float64]

# By how the station was tracked and flown; the stated uncertainty has to hold in each.
ERAS = (
    *((1998, 1999), (2000, 2002), (2003, 2006), (2007, 2010), (2011, 2012)),
    *((2013, 2016), (2017, 2020), (2021, 2022), (2023, 2024), (2025, 2026)),
)
LEFT_OUT = Path(__file__).parent.parent / "data" / "left-out.tle"
AROUND = 14  # sets on either side that a withheld set's archive keeps: as good as all, and quick


def blend_error_km(truth: Ephemeris, archive: Archive) -> tuple[Floats, Floats]:
    """Errors (n,) of the product's positions and the uncertainties it states (n,)."""
    states = states_at(truth.unix_s, archive)
    return np.linalg.norm(states.position_itrs_km - truth.position_itrs_km, axis=1), states.uncertainty_km


def nearest_error_km(truth: Ephemeris, archive: Archive) -> Floats:
    """Errors (n,) of the set nearest in time, alone."""
    nearest = np.argmin(np.abs(archive.epochs_unix_s[:, None] - truth.unix_s), axis=0)
    return np.array(
        [
            np.linalg.norm(_alone(archive, int(k), float(t)) - r)
            for k, t, r in zip(nearest, truth.unix_s, truth.position_itrs_km, strict=True)
        ]
    )


def left_out_error_km() -> tuple[Floats, Floats, Floats]:
    """At the epochs (n,) of real sets that the archive leaves out: how far those are off, uncertainties."""
    sets = [one.elements for one in read_file(LEFT_OUT).found]
    epochs = np.array([one.epoch_unix_s for one in sets])
    teme = np.array([propagate(one, one.epoch_unix_s)[0][0] for one in sets])
    states = states_at(epochs)
    itrs = teme_to_itrs(epochs, teme, np.zeros_like(teme))[0]
    return epochs, np.linalg.norm(states.position_itrs_km - itrs, axis=1), states.uncertainty_km


def of_era(unix_s: Floats, era: tuple[int, int]) -> NDArray[np.bool_]:
    """Which instants (n,) lie in an era, its first to its last year."""
    years = unix_s.astype("datetime64[s]").astype("datetime64[Y]").astype(np.int64) + 1970
    return np.asarray((years >= era[0]) & (years <= era[1]))


def carried_in_era(archive: Archive, era: tuple[int, int], most: int = 400) -> tuple[Floats, Floats]:
    """Sets of an era at the epochs of the sets beside them, in stretches of forty: errors, uncertainties."""
    inside = np.flatnonzero(of_era(archive.epochs_unix_s, era))
    stretches = max(1, most // 40)
    firsts = np.linspace(inside[0], max(inside[0], inside[-1] - 40), stretches).astype(np.int64)
    found = [
        carried_to_neighbours(
            Archive(archive.sets[k - 8 : k + 48] if k > 8 else archive.sets[:48], archive.reboosts)
        )
        for k in firsts.tolist()
    ]
    return np.concatenate([one[1] for one in found]), np.concatenate([one[2] for one in found])


def carried_to_neighbours(archive: Archive) -> tuple[Floats, Floats, Floats]:
    """Every set alone at the epochs of the sets beside it: signed ages (days), errors and uncertainties."""
    rows = []
    for i in range(len(archive.sets)):
        for j in (i - 1, i + 1):
            if 0 <= j < len(archive.sets) and archive.regimes[i] == archive.regimes[j]:
                epoch = float(archive.epochs_unix_s[j])
                error = np.linalg.norm(_alone(archive, i, epoch) - _alone(archive, j, epoch))
                age_d = (epoch - archive.epochs_unix_s[i]) / 86400.0
                rows.append((age_d, error, set_uncertainty_km(archive, i, epoch)[0]))
    ages, errors, uncertainties = np.array(rows).T
    return ages, errors, uncertainties


def withheld(archive: Archive, step: int = 1) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """Each set against an archive without it, at its epoch: errors, uncertainties, reboost suspected."""
    errors, uncertainties, suspected = [], [], []
    for j in range(1, len(archive.sets) - 1, step):
        around = (*archive.sets[max(0, j - AROUND) : j], *archive.sets[j + 1 : j + 1 + AROUND])
        epoch = float(archive.epochs_unix_s[j])
        states = states_at([epoch], Archive(around, archive.reboosts))
        errors.append(np.linalg.norm(states.position_itrs_km[0] - _alone(archive, j, epoch)))
        uncertainties.append(states.uncertainty_km[0])
        suspected.append(states.reboost_suspected[0])
    return np.array(errors), np.array(uncertainties), np.array(suspected)


def carried_on(archive: Archive, days: float, step: int = 5) -> tuple[Floats, Floats]:
    """An archive that ends at a set, asked about that many days later (the nearest set's epoch)."""
    errors, uncertainties = [], []
    for j in range(AROUND, len(archive.sets), step):
        later = int(np.argmin(np.abs(archive.epochs_unix_s - archive.epochs_unix_s[j] - days * 86400.0)))
        if later <= j or archive.regimes[later] != archive.regimes[j]:
            continue
        epoch = float(archive.epochs_unix_s[later])
        if abs(epoch - archive.epochs_unix_s[j] - days * 86400.0) > 0.3 * days * 86400.0:
            continue
        states = states_at([epoch], Archive(archive.sets[j - AROUND : j + 1], archive.reboosts))
        errors.append(np.linalg.norm(states.position_itrs_km[0] - _alone(archive, later, epoch)))
        uncertainties.append(states.uncertainty_km[0])
    return np.array(errors), np.array(uncertainties)


def across_reboosts(archive: Archive, margin: int = 2) -> tuple[Floats, Floats]:
    """Sets beside each reboost, withheld: where the burn's time is even less known than it is."""
    errors, uncertainties = [], []
    for left in np.flatnonzero(np.diff(archive.regimes)).tolist():
        hidden = range(max(0, left - margin + 1), min(len(archive.sets), left + 1 + margin))
        low, high = max(0, left - 2 * AROUND), left + 2 * AROUND
        kept = tuple(archive.sets[k] for k in range(low, min(high, len(archive.sets))) if k not in hidden)
        known = Archive(kept, archive.reboosts)
        for k in hidden:
            epoch = float(archive.epochs_unix_s[k])
            states = states_at([epoch], known)
            if states.reboost_suspected[0]:
                errors.append(np.linalg.norm(states.position_itrs_km[0] - _alone(archive, k, epoch)))
                uncertainties.append(states.uncertainty_km[0])
    return np.array(errors), np.array(uncertainties)


def _alone(archive: Archive, index: int, unix_s: float) -> Floats:
    instants = np.array([unix_s])
    return np.asarray(teme_to_itrs(instants, *propagate(archive.sets[index], instants))[0][0])


def line(label: str, errors: Floats, uncertainties: Floats | None = None) -> str:
    """One line of the report."""
    median, ninety, largest = np.percentile(errors, [50, 90, 100])
    text = f"{label:48} n {len(errors):5d}  median {median:7.3f}  90 % {ninety:7.2f}  max {largest:8.2f} km"
    if uncertainties is not None:
        held = 100.0 * np.mean(errors <= uncertainties)
        text += f"  stated {np.median(uncertainties):6.2f} km holds for {held:5.1f} %"
    return text


def main() -> None:
    """Print every figure: of all eras, then of the last two years in every way."""
    whole = load_archive()
    nasa = read_first_hours()
    print(line("against 42 of NASA's ephemerides, 2023 to 2026", *blend_error_km(nasa, whole)))
    epochs, errors, uncertainties = left_out_error_km()
    print(line("against sets that the archive leaves out", errors, uncertainties))
    for era in ERAS:
        label = f"{era[0]} to {era[1]}"
        print(line(f"{label}: every set at its neighbours' epochs", *carried_in_era(whole, era, 1200)))
        there = of_era(epochs, era)
        if there.sum() > 10:
            print(line("  against sets left out", errors[there], uncertainties[there]))
    first = int(np.searchsorted(whole.epochs_unix_s, recent(whole).start_unix_s))
    archive = Archive(whole.sets[first:], whole.reboosts)
    truths = [read_oem(name) for name in FILES]
    blends = [blend_error_km(truth, archive) for truth in truths]
    nearests = [nearest_error_km(truth, archive) for truth in truths]
    for truth, (errors, uncertainties), nearest in zip(truths, blends, nearests, strict=True):
        print(line(f"against {truth.name[:18]}", errors, uncertainties))
        print(line("  the nearest set alone", nearest))
    both = np.concatenate([errors for errors, _ in blends])
    print(line("against both files", both, np.concatenate([stated for _, stated in blends])))
    print(line("  the nearest set alone", np.concatenate(nearests)))
    gain = 1.0 - np.median(both) / np.median(np.concatenate(nearests))
    print(f"  blended, the median is {100 * gain:.0f} % lower")

    ages, errors, uncertainties = carried_to_neighbours(archive)
    print(line("every set at its neighbours' epochs", errors, uncertainties))
    for name, chosen in (("after its epoch", ages > 0), ("before its epoch", ages < 0)):
        print(line(f"  {name}", errors[chosen], uncertainties[chosen]))
    errors, uncertainties, suspected = withheld(archive)
    print(line("every set against the archive without it", errors[~suspected], uncertainties[~suspected]))
    for days in (0.5, 1, 2, 4, 7, 10):
        print(line(f"an archive carried on by {days} days", *carried_on(archive, days)))
    print(line("sets withheld beside a reboost", *across_reboosts(archive)))


if __name__ == "__main__":
    main()
