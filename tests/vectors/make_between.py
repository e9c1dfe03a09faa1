"""Write ``between.json``, with the large cities in it: ``python -m tests.vectors.make_between``."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np

from dashboard.geo.between import landmark, large_cities
from dashboard.instants import parse_unix
from dashboard.orbit import geodesy
from dashboard.orbit.states import states_at

# Above the photograph's border, in a city, at a coast, in an ocean, across the 180th meridian, near a pole.
PLACES = [
    (28.722, 71.967), (31.56, 74.35), (24.0, 65.0), (-30.0, -120.0), (51.6, -179.9), (51.6, 179.9),
    (0.0, 0.0), (40.0, -75.5), (52.4, 13.0), (-51.6, 0.0), (23.7, 90.0), (35.0, 137.0), (-33.4, 151.0),
]  # fmt: skip


def main() -> None:
    times = parse_unix("2026-02-19T21:36:08Z") + np.linspace(0, 5_400_000, 150)
    below = geodesy.geodetic(states_at(times).position_itrs_km)
    places = PLACES + list(
        zip(below.latitude_deg.round(4).tolist(), below.longitude_deg.round(4).tolist(), strict=True)
    )
    cases = []
    for lat, lon in places:
        found = landmark(lat, lon)
        expected = dataclasses.asdict(found)
        cases.append({"given": {"latitude_deg": lat, "longitude_deg": lon}, "expected": expected})
    names, latitudes, longitudes, people = large_cities()
    table = {"name": names, "latitude": latitudes, "longitude": longitudes, "population": people}
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    columns = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    head = f'"rule": "landmark of a place", "table": {columns}'
    file = Path(__file__).parent / "between.json"
    file.write_text(f'{{{head}, "cases": [\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
