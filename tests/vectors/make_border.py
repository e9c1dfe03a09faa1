"""Write ``border.json``, distances to lines on the ground: ``python -m tests.vectors.make_border``."""

from __future__ import annotations

import numpy as np

from dashboard.geo.borderdata import Line
from dashboard.geo.regions import Region
from tests.vectors import write_cases


def main() -> None:
    """Short lines anywhere, across 180 degrees too, and points near them, beyond their ends and far off."""
    numbers, cases = np.random.default_rng(8), []
    for case in range(60):
        west = 179.5 if case % 6 == 0 else float(numbers.uniform(-180, 175))
        start = np.array([west, float(numbers.uniform(-70, 70))])
        points = start + np.cumsum(numbers.uniform(-0.8, 0.8, (4, 2)), axis=0)
        points = points.round(3)
        off = numbers.uniform(-1, 1, 2) * (0.2, 1.5, 8.0, 60.0)[case % 4]
        lat, lon = float(np.clip(points[1, 1] + off[0], -89, 89)), float(points[1, 0] + off[1])
        region = Region("a line", (Line(points[:, 1], points[:, 0]),))
        cases.append(
            {
                "given": {"line": points.tolist(), "latitude_deg": lat, "longitude_deg": lon},
                "expected": {"km": round(float(region.distance_km(lat, lon)), 4)},
            }
        )
    write_cases("border", "distance to a region's lines", cases)


if __name__ == "__main__":
    main()
