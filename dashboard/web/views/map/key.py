"""The key to the map: what its lines, rings, lights and colours mean (``page/templates/map-key.html``)."""

from __future__ import annotations

# (swatch, what it means); the swatches are drawn in assets/css/map-key.css in the map's own colours
ROWS = (
    ("station", "the station, and the way it flies"),
    ("ahead", "its track: an orbit ahead"),
    ("behind", "an orbit behind"),
    ("photo", "where it was for the photograph"),
    ("horizon", "horizon: as far as it sees"),
    ("camera", "in the camera’s frame"),
    ("lit", "floodlit fence, India–Pakistan border"),
    ("border", "border"),
    ("disputed", "border or claim in dispute"),
    ("night", "night’s edge: the Sun sets or rises"),
)
LIGHTS = "cities of 15,000 … 10 million"
