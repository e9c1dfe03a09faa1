"""CZML, for Cesium: the station, its path and a clock that runs through the stretch."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from dashboard.exports.stretch import NAME, Stretch

_ACCENT = [138, 209, 255, 255]
_AN_ORBIT_S = 5580  # 93 minutes of path behind and ahead, as far as the stretch goes
_SPEED_UP = 60


def czml_text(stretch: Stretch) -> str:
    """A document and one object; positions are Earth-fixed metres, for Hermite interpolation of degree 3."""
    times = stretch.times
    whole = f"{times[0]}/{times[-1]}"
    clock = {"interval": whole, "currentTime": times[0], "multiplier": _SPEED_UP, "range": "LOOP_STOP"}
    packets: list[dict[str, Any]] = [
        {"id": "document", "name": stretch.title, "version": "1.0", "clock": clock},
        {
            "id": "iss",
            "name": NAME,
            "description": f"{stretch.provenance} {stretch.link(times[0])}",
            "availability": whole,
            "position": {
                "epoch": times[0],
                "referenceFrame": "FIXED",
                "interpolationAlgorithm": "HERMITE",
                "interpolationDegree": 3,
                "cartesianVelocity": _columns(stretch),
            },
            "point": {"pixelSize": 9, "color": {"rgba": _ACCENT}},
            "label": {"text": "ISS", "font": "14px sans-serif", "pixelOffset": {"cartesian2": [14, 0]}},
            "path": {
                "leadTime": _AN_ORBIT_S,
                "trailTime": _AN_ORBIT_S,
                "resolution": 20,
                "width": 2,
                "material": {"solidColor": {"color": {"rgba": _ACCENT}}},
            },
        },
    ]
    return json.dumps(packets, ensure_ascii=False, separators=(",", ":"))


def _columns(stretch: Stretch) -> list[float]:
    """Seconds since the epoch, metres and metres a second, all in one row, as CZML wants them."""
    states = stretch.states
    since = states.unix_s - states.unix_s[0]
    metres = np.round(states.position_itrs_km * 1e3, 2)
    rates = np.round(states.velocity_itrs_km_s * 1e3, 5)
    row: list[float] = np.column_stack([np.round(since, 3), metres, rates]).ravel().tolist()
    return row
