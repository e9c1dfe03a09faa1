"""Names on the map: a point for each country (from plotly.js' layers), seas and oceans by hand."""

from __future__ import annotations

from typing import Any

from dashboard.sources.disputes import DISPUTED_AREAS
from dashboard.sources.topology import Topology

# Name, longitude, latitude, and the span in degrees that the name stands for.
SEAS = (
    ("Arabian Sea", 64.0, 17.5, 18),
    ("Bay of Bengal", 88.2, 15.0, 13),
    ("Persian Gulf", 51.3, 27.1, 6),
    ("Red Sea", 38.3, 20.4, 6),
    ("Caspian Sea", 50.6, 41.6, 6),
    ("Black Sea", 34.3, 43.2, 8),
    ("Mediterranean Sea", 18.0, 34.6, 16),
    ("South China Sea", 114.0, 13.5, 14),
    ("Sea of Japan", 134.5, 40.0, 8),
    ("Philippine Sea", 134.0, 19.0, 14),
    ("Coral Sea", 155.0, -17.0, 14),
    ("Tasman Sea", 160.5, -39.0, 12),
    ("North Sea", 3.2, 56.3, 6),
    ("Norwegian Sea", 2.0, 67.5, 12),
    ("Bering Sea", -176.0, 58.0, 12),
    ("Gulf of Alaska", -145.0, 57.0, 10),
    ("Gulf of Mexico", -90.5, 25.0, 10),
    ("Caribbean Sea", -74.5, 15.0, 12),
    ("Hudson Bay", -85.5, 60.0, 9),
    ("Gulf of Guinea", 3.0, 1.5, 9),
    ("Mozambique Channel", 41.0, -18.5, 8),
    ("Indian Ocean", 78.0, -12.0, 45),
    ("North Atlantic Ocean", -42.0, 32.0, 45),
    ("South Atlantic Ocean", -16.0, -24.0, 45),
    ("North Pacific Ocean", -160.0, 30.0, 60),
    ("South Pacific Ocean", -125.0, -25.0, 60),
    ("Southern Ocean", 60.0, -60.0, 45),
    ("Arctic Ocean", -150.0, 76.0, 45),
)


def label_document(un: Topology, countries: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Names with a point and a size in degrees: ``[name, lon, lat, size]`` under each kind.

    ``countries`` are GeoNames' by ISO 3166 three-letter code; of a country in several parts the point of
    the part that is drawn last, its largest, is taken.
    """
    points = {g["id"]: g["properties"]["ct"] for g in un.objects["countries"]}
    named = [
        [row["name"], *points[code], round((float(row["areakm2"]) ** 0.5) / 111, 1)]
        for code, row in countries.items()
        if code in points and float(row["areakm2"]) > 0
    ]
    disputed = [[area.name, *points[code], 4.0] for code, area in DISPUTED_AREAS.items()]
    named.sort(key=lambda row: (-row[3], row[0]))
    return {"country": named, "disputed": disputed, "sea": [list(sea) for sea in SEAS]}
