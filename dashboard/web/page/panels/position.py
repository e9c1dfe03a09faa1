"""The lines of the panel "Where the station is"; ``answers/position_words`` has what they say."""

from __future__ import annotations

Rows = tuple[tuple[str, str, str | None], ...]

# Label, field, term of the glossary.
_PLACE: Rows = (
    ("Latitude", "lat", None),
    ("Longitude", "lon", None),
    ("Altitude", "altitude", "altitude"),
    ("Speed", "speed", "speed"),
    ("Over the ground", "ground-speed", "ground-speed"),
    ("Heading", "heading", "heading"),
)
_LIGHT: Rows = (
    ("Light on it", "sunlight", "sunlight"),
    ("From the ground", "sun-elevation", "sun-elevation"),
    ("Time by the Sun", "solar-time", "solar-time"),
    ("From the border", "border", "border"),
)
_SURE: Rows = (
    ("Uncertainty", "uncertainty", "uncertainty"),
    ("Element set", "epoch", "element-set"),
    ("Its age", "age", "age"),
    ("Reboost near", "reboost", "reboost"),
)

ROWS = {"place": _PLACE, "light": _LIGHT, "sure": _SURE}
