"""Everything a link of this product carries, in the order it is written."""

from __future__ import annotations

from dashboard.web.parts.link_key import Choice, Flags, LinkKey, MapView, Moment, Number, Text
from dashboard.web.views import VIEW_NAMES
from dashboard.web.views.exposure import layout as exposure
from dashboard.web.views.finder import layout as finder
from dashboard.web.views.map.layout import LAYERS, PROJECTIONS
from dashboard.web.views.station import layout as station

PANELS = ("position", "docked", "ports", "crew", "photo")
SPEEDS = (1, 10, 60, 300, 600)
_LAYER_NAMES = tuple(name for name, *_ in LAYERS)

BASE_KEYS: tuple[LinkKey, ...] = (
    LinkKey("photo", Text(r"[a-z0-9][a-z0-9-]{0,79}")),
    LinkKey("t", Moment()),
    LinkKey("show", Choice(VIEW_NAMES), VIEW_NAMES[0]),
    LinkKey("view", MapView(tuple(name for name, *_ in PROJECTIONS)), {"proj": "region"}),
    LinkKey("layers", Flags(_LAYER_NAMES), _LAYER_NAMES),
    LinkKey("panels", Flags(PANELS), PANELS),
    LinkKey("speed", Choice(tuple(str(speed) for speed in SPEEDS)), "60"),
    LinkKey("fine", Number(5, 720, 0), 180),
    LinkKey("season", Number(2, 800, 0), 180),
)


def all_keys() -> tuple[LinkKey, ...]:
    """The base table and what each view adds."""
    return (*BASE_KEYS, *finder.LINK_KEYS, *exposure.LINK_KEYS, *station.LINK_KEYS)
