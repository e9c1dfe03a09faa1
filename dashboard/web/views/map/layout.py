"""The map's switches: its layers and its views, as links and the page's template name them."""

from __future__ import annotations

# (name in a link, what the switch says, what it does)
LAYERS = (
    ("cities", "City lights", "City lights where it is night"),
    ("night", "Night", "The night's shade and its edge"),
    ("track", "Track", "The station's track, an orbit before and after"),
    ("horizon", "Horizon", "How far the station sees, to the sea-level horizon"),
    ("borders", "Borders", "Borders between countries, and the stretch that is floodlit"),
    ("disputed", "Disputed lines", "Borders and claims in dispute"),
    ("labels", "Names", "Names of countries, seas and cities"),
    ("camera", "Camera’s field", "What the camera of the recreated exposure has in its frame"),
)

PROJECTIONS = (
    ("region", "Region", "India and Pakistan"),
    ("world", "World", "The whole Earth on a flat map"),
    ("globe", "Globe", "The Earth as a globe"),
)
