"""Write ``nearest.json``, the nearest city: ``python -m tests.vectors.make_nearest``."""

from __future__ import annotations

import numpy as np

from dashboard.answers.sentences import compass_point
from dashboard.geo.cities import cities, nearest_city
from dashboard.geo.sphere import bearing_deg, great_circle_km
from tests.vectors import write_cases


def main() -> None:
    """Points anywhere below the track, each with the cities around it as the page's table has them.

    Where two are equally near to 50 m the page's rounded table may name the other: such points are left out.
    """
    numbers, table, cases = np.random.default_rng(12), cities(), []
    points = np.column_stack([numbers.uniform(-51.8, 51.8, 70), numbers.uniform(-180, 180, 70)])
    points[:6, 1] = (179.99, -179.99, 180.0, -180.0, 179.5, -179.5)
    for lat, lon in points.round(4).tolist():
        km = great_circle_km(lat, lon, table.latitude_deg, table.longitude_deg)
        near = np.argsort(km)[:15]
        if km[near[1]] - km[near[0]] < 0.05:
            continue
        city, distance_km, _ = nearest_city(lat, lon)
        back = float(bearing_deg(city.latitude_deg, city.longitude_deg, lat, lon))
        near = near[np.argsort(table.latitude_deg[near], kind="stable")]
        cases.append(
            {
                "given": {
                    "latitude_deg": lat,
                    "longitude_deg": lon,
                    "cities": {
                        "name": [table.name[i] for i in near],
                        "country": [table.country_code[i] for i in near],
                        "latitude": table.latitude_deg[near].round(3).tolist(),
                        "longitude": table.longitude_deg[near].round(3).tolist(),
                    },
                },
                "expected": {
                    "name": city.name,
                    "country": city.country_code,
                    "km": round(distance_km, 3),
                    "direction": compass_point(back),
                },
            }
        )
    write_cases("nearest", "the nearest city", cases)


if __name__ == "__main__":
    main()
