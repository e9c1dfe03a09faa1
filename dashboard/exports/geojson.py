"""GeoJSON (RFC 7946): the ground track as lines, and its states as points."""

from __future__ import annotations

import json
from typing import Any

from dashboard.exports.meridian import lines
from dashboard.exports.stretch import Stretch


def geojson_text(stretch: Stretch) -> str:
    """A feature collection: the whole track first, then a point a state. Heights are metres over WGS84.

    One state alone has no track to draw.
    """
    times = stretch.times
    drawn = lines(stretch)
    track = {
        "type": "Feature",
        "geometry": {"type": "MultiLineString", "coordinates": drawn} if drawn else None,
        "properties": {
            "name": stretch.title,
            "start_utc": times[0],
            "stop_utc": times[-1],
            "source": stretch.provenance,
            "link": stretch.link(times[0]),
        },
    }
    answer = {"type": "FeatureCollection", "features": [track, *_points(stretch)]}
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def _points(stretch: Stretch) -> list[dict[str, Any]]:
    place = stretch.place
    return [
        {
            "type": "Feature",
            "geometry": {
                "type": "Point",
                "coordinates": [
                    round(float(place.longitude_deg[i]), 6),
                    round(float(place.latitude_deg[i]), 6),
                    round(float(place.altitude_km[i]) * 1e3, 1),
                ],
            },
            "properties": {
                "time_utc": time_utc,
                "heading_deg": round(float(stretch.heading_deg[i]), 2),
                "light": stretch.light[i],
                "uncertainty_km": round(float(stretch.states.uncertainty_km[i]), 2),
            },
        }
        for i, time_utc in enumerate(stretch.times)
    ]
