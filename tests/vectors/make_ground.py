"""Write ``ground.json``, what lies below points: ``python -m tests.vectors.make_ground``."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from dashboard.geo.ground import ground_areas, ground_below

TRICKY = [
    *(
        (lat, lon)
        for lat in (-16.88, -16.6, -16.0, -18.0)
        for lon in (93.46, 80.5, 179.99, -179.99, 180.0, -180.0)
    ),
    *((lat, lon) for lat in (66.0, 68.5, 71.2) for lon in (180.0, -180.0, 179.0, -175.0, 540.0)),  # Chukotka
    *(
        (lat, lon)
        for lat in (-90.0, -89.9, -85.0, -60.0, 89.9, 90.0)
        for lon in (-180.0, -90.0, 0.0, 90.0, 180.0)
    ),
    *((52.0, lon) for lon in (172.9, 179.5, -179.0, -176.6, 183.4)),  # the Aleutians
    *((lat, lon) for lat, lon in ((34.0, 76.0), (35.2, 79.3), (28.0, 94.0), (35.4, 77.0), (31.55, 74.35))),
    *(
        (lat, lon)
        for lat, lon in ((45.0, 34.0), (42.6, 21.0), (24.0, -13.0), (35.3, 33.4), (9.5, 45.0), (0.0, 0.0))
    ),
]


def main() -> None:
    random = np.random.default_rng(20260219)
    lat = np.degrees(np.arcsin(random.uniform(-np.sin(np.radians(51.8)), np.sin(np.radians(51.8)), 500)))
    lon = random.uniform(-180, 180, 500)
    coasts = [ring for area in ground_areas().countries for ring in area.rings[:1]]
    # Beside the coast and the border, and on no vertex's meridian: where rounding decides nothing.
    middles = [(coast, coast.latitude_deg.size // 2) for coast in coasts]
    edges = [
        (round(float(coast.latitude_deg[i]) + 0.0117, 4), round(float(coast.longitude_deg[i]) + 0.0073, 4))
        for coast, i in middles
    ]
    points = [*TRICKY, *zip(lat.round(4).tolist(), lon.round(4).tolist(), strict=True), *edges]
    cases = [
        {
            "given": {"latitude_deg": lat, "longitude_deg": lon},
            "expected": {"over": ground_below(lat, lon).text},
        }
        for lat, lon in points
    ]
    file = Path(__file__).parent / "ground.json"
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    file.write_text(f'{{"rule": "what lies below a point", "cases": [\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
