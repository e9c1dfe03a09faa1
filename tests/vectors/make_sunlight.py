"""Write ``sunlight.json``, sunlight at the station: ``python -m tests.vectors.make_sunlight``."""

from __future__ import annotations

import numpy as np

from dashboard.orbit.archive import load_archive
from dashboard.orbit.geodesy import geodetic
from dashboard.orbit.states import states_at
from dashboard.orbit.sunlight import illumination, solar_time_h, sun_elevation_deg
from tests.vectors import write_cases


def main() -> None:
    """Through the archive, and close to the edges of the shadow: 2 s are ten times the page's error there."""
    first, last = load_archive().span()
    instants = list(np.linspace(first + 100.0, last - 8000.0, 40))
    for start in np.linspace(first + 100.0, last - 8000.0, 12):
        orbit = start + np.arange(0.0, 5600.0, 0.25)
        lit = illumination(states_at(orbit).position_itrs_km, orbit)
        for edge in orbit[np.flatnonzero(np.diff(lit))]:
            instants += [edge - 2.0, edge + 2.25]
    unix_s = np.round(np.array(instants), 3)
    position = states_at(unix_s).position_itrs_km
    below = geodetic(position)
    lat, lon = below.latitude_deg, below.longitude_deg
    columns = (
        illumination(position, unix_s),
        sun_elevation_deg(lat, lon, unix_s),
        solar_time_h(lon, unix_s),
    )
    cases = [
        {
            "given": {
                "unix_s": float(unix_s[i]),
                "position_itrs_km": position[i].tolist(),
                "latitude_deg": float(lat[i]),
                "longitude_deg": float(lon[i]),
            },
            "expected": {
                "illumination": int(columns[0][i]),
                "sun_elevation_deg": round(float(columns[1][i]), 5),
                "solar_time_h": round(float(columns[2][i]), 6),
            },
        }
        for i in range(len(unix_s))
    ]
    write_cases("sunlight", "sunlight at the station and the Sun below it", cases)


if __name__ == "__main__":
    main()
