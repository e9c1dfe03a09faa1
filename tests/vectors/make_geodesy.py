"""Write ``geodesy.json`` from states of the archive: ``python -m tests.vectors.make_geodesy``."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from dashboard.geo import sphere
from dashboard.orbit import geodesy
from dashboard.orbit.archive import load_archive
from dashboard.orbit.states import states_at


def main() -> None:
    first, last = load_archive().span()
    states = states_at(np.linspace(first + 1.0, last - 1.0, 60))
    cases = []
    for position, velocity in zip(states.position_itrs_km, states.velocity_itrs_km_s, strict=True):
        place = geodesy.geodetic(position)
        lat, lon = float(place.latitude_deg), float(place.longitude_deg)
        cases.append(
            {
                "given": {"position_itrs_km": position.tolist(), "velocity_itrs_km_s": velocity.tolist()},
                "expected": {
                    "latitude_deg": lat,
                    "longitude_deg": lon,
                    "altitude_km": float(place.altitude_km),
                    "heading_deg": float(geodesy.heading_deg(position, velocity)),
                    "ground_speed_km_s": float(geodesy.ground_speed_km_s(position, velocity)),
                    "inertial_speed_km_s": float(geodesy.inertial_speed_km_s(position, velocity)),
                    "to_lahore_km": float(sphere.great_circle_km(lat, lon, 31.558, 74.351)),
                    "to_lahore_deg": float(sphere.bearing_deg(lat, lon, 31.558, 74.351)),
                },
            }
        )
    file = Path(__file__).parent / "geodesy.json"
    lines = ",\n".join(json.dumps(case) for case in cases)
    file.write_text(f'{{"rule": "geodesy of a state", "cases": [\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
