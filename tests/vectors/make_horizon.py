"""Write ``horizon.json``, how far the station's horizon is: ``python -m tests.vectors.make_horizon``."""

from __future__ import annotations

from dashboard.orbit.geodesy import horizon_radius_km
from tests.vectors import write_cases


def main() -> None:
    cases = [
        {"given": {"altitude_km": km}, "expected": {"horizon_km": float(horizon_radius_km(km))}}
        for km in (0.0, 0.001, 300.0, 398.7, 412.34, 421.95, 438.0, 500.0)
    ]
    write_cases("horizon", "distance to the station's horizon", cases)


if __name__ == "__main__":
    main()
