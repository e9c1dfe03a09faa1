"""CSV: a row a state, for spreadsheets."""

from __future__ import annotations

import csv
import io

from dashboard.exports.stretch import Stretch

COLUMNS = (
    "time_utc",
    "latitude_deg",
    "longitude_deg",
    "altitude_km",
    "heading_deg",
    "speed_km_s",
    "light",
    "uncertainty_km",
    "element_set_epoch_utc",
    "link",
)


def csv_text(stretch: Stretch) -> str:
    """Geodetic coordinates over WGS84, the uncertainty of each state, its element set and its link."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for i, time_utc in enumerate(stretch.times):
        writer.writerow(
            [
                time_utc,
                f"{stretch.place.latitude_deg[i]:.5f}",
                f"{stretch.place.longitude_deg[i]:.5f}",
                f"{stretch.place.altitude_km[i]:.3f}",
                f"{stretch.heading_deg[i]:.2f}",
                f"{stretch.speed_km_s[i]:.5f}",
                stretch.light[i],
                f"{stretch.states.uncertainty_km[i]:.2f}",
                stretch.set_epochs[i],
                stretch.link(time_utc),
            ]
        )
    return text.getvalue()
