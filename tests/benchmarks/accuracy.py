"""How right positions are, and whether the stated uncertainty holds: against NASA, and set against set."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dashboard.orbit.archive import Archive, load_archive
from dashboard.orbit.frames import teme_to_itrs
from dashboard.orbit.propagate import propagate
from dashboard.orbit.states import set_uncertainty_km, states_at
from tests.benchmarks.oem import FILES, Ephemeris, read_oem

Floats = NDArray[np.float64]

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
    """Print every figure."""
    archive = load_archive()
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
