"""The large views that share the left of the page, one shown at a time."""

from typing import NamedTuple

VIEW_NAMES = ("map", "when", "exposure", "station")


class Tab(NamedTuple):
    """A view's tab: its name in links, its words, and shorter ones for a small window."""

    name: str
    long: str
    short: str | None = None


TABS = (
    Tab("map", "Map"),
    Tab("when", "When was it taken?", "When?"),
    Tab("exposure", "Recreate the exposure", "Exposure"),
    Tab("station", "Station"),
)
