"""What positions cost, as multiples of raw SGP4 in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np
from sgp4 import api as sgp4_api
from skyfield import api, framelib

from dashboard.geo.regions import region_named
from dashboard.instants import parse_unix
from dashboard.orbit.arcfit import fit_arcs
from dashboard.orbit.archive import load_archive
from dashboard.orbit.frames import skyfield_time, teme_to_itrs, timescale
from dashboard.orbit.passes import passes_over
from dashboard.orbit.propagate import propagate
from dashboard.orbit.states import states_at
from dashboard.orbit.sunlight import illumination, sun_elevation_below_deg

_api: Any = api
_framelib: Any = framelib
_sgp4: Any = sgp4_api

DAY = parse_unix("2026-02-13") + np.arange(86400.0)


def best_s(function: Callable[[], object], rounds: int = 5) -> float:
    """Least time of a few rounds, in seconds: what it costs when nothing else runs."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return min(times)


def raw_sgp4(instants: np.ndarray[Any, np.dtype[np.float64]]) -> Callable[[], object]:
    """SGP4 itself for one set, nothing prepared inside."""
    archive = load_archive()
    elements = archive.sets[int(np.searchsorted(archive.epochs_unix_s, instants.mean()))]
    satellite = _sgp4.Satrec.twoline2rv(elements.line1, elements.line2)
    jd = np.full_like(instants, satellite.jdsatepoch)
    fraction = satellite.jdsatepochF + (instants - elements.epoch_unix_s) / 86400.0
    return lambda: satellite.sgp4_array(jd, fraction)


def farthest_from_skyfield_m() -> float:
    """Largest distance of the product's turn to the Earth from Skyfield's full path, over a day."""
    archive = load_archive()
    sampled = DAY[::997]
    elements = archive.sets[int(np.searchsorted(archive.epochs_unix_s, sampled.mean()))]
    satellite = _api.EarthSatellite(elements.line1, elements.line2, ts=timescale())
    reference = satellite.at(skyfield_time(sampled)).frame_xyz(_framelib.itrs).km.T
    ours = teme_to_itrs(sampled, *propagate(elements, sampled))[0]
    return float(np.max(np.linalg.norm(ours - reference, axis=1)) * 1000.0)


def main() -> None:
    """Print every figure."""
    states = states_at(DAY)
    raw = best_s(raw_sgp4(DAY))
    blended = best_s(lambda: states_at(DAY))
    print(f"86,400 instants, raw sgp4_array             {1000 * raw:8.1f} ms")
    print(
        f"86,400 states, four sets blended            {1000 * blended:8.1f} ms   {blended / raw:5.2f} x raw"
    )
    light = best_s(lambda: illumination(states.position_itrs_km, DAY))
    print(f"  their sunlight                            {1000 * light:8.1f} ms   {light / raw:5.2f} x raw")
    sun = best_s(lambda: sun_elevation_below_deg(states.position_itrs_km, DAY))
    print(f"  the Sun's elevation below                 {1000 * sun:8.1f} ms   {sun / raw:5.2f} x raw")
    print(f"  farthest from Skyfield's sat.at(t)        {farthest_from_skyfield_m():8.4f} m")

    start, stop = parse_unix("2025-12-01"), parse_unix("2026-03-01")
    border = region_named("india-pakistan-border")
    minutes = np.arange(start, stop, 60.0)
    raw_season = best_s(raw_sgp4(minutes), 3)
    search = best_s(lambda: passes_over(border, start, stop, 150.0), 3)
    print(f"90 days of passes over a border             {1000 * search:8.1f} ms")
    ratio = search / raw_season
    print(f"  raw SGP4 once a minute for as long        {1000 * raw_season:8.1f} ms   {ratio:5.2f} x raw")

    before = time.perf_counter()
    arcs = fit_arcs()
    fitted = time.perf_counter() - before
    print(f"arcs for the whole archive ({len(arcs.start_unix_s)} blocks)       {1000 * fitted:8.1f} ms")


if __name__ == "__main__":
    main()
