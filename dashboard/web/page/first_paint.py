"""What the page says before its scripts have run: the linked moment in its words and numbers.

The browser writes the same texts into the same elements as soon as it can compute them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from dashboard.answers.moment import Moment
from dashboard.answers.position_words import position_words
from dashboard.answers.sentences import place_sentence
from dashboard.instants import format_utc, from_unix
from dashboard.station.words import capital
from dashboard.web.card.poster import WIDTHS, poster_request, poster_style
from dashboard.web.link.reading import OpenedLink
from dashboard.web.page.clock import clock_words
from dashboard.web.parts.link_key import LinkKey, format_link
from dashboard.web.server.assets import assets
from dashboard.web.server.caching import data_version

TITLE = "Where was the station? Spacecraft, stars and city lights"
_COARSE_BELOW = 2.6
# How wide the picture is in the window: a phone's map is as wide as the region, a desktop's shows more of it.
_SIZES = "(max-width: 40em) 160vw, 110vw"


def first_words(
    moment: Moment, opened: OpenedLink, base_url: str, default_utc: str, keys: Sequence[LinkKey]
) -> dict[str, Any]:
    """The values of the page's templates that depend on the request, by their names in them."""
    link = format_link(opened.state, keys)
    is_photo = format_utc(opened.unix_s) == default_utc
    return {
        "moment": moment,
        "state": opened.state,
        "link_facts": link_facts(opened),
        "notices": opened.notices,
        "is_photo_moment": is_photo,
        "head": _head(moment, opened, base_url, link, is_photo=is_photo),
        "clock": clock_words(opened.unix_s),
        "position": position_words(moment),
        "poster": _poster(opened, link),
        "ships": [
            f"{ship.full_name}: {capital(ship.port_words)}, {ship.story} (day {ship.day})"
            for ship in moment.attached
        ],
    }


def link_facts(opened: OpenedLink) -> dict[str, Any]:
    """What the browser is handed of the link: it reads none itself."""
    return {
        "state": opened.state,
        "moment_utc": format_utc(opened.unix_s),
        "dropped": [asdict(part) for part in opened.dropped],
        "notices": opened.notices,
    }


def _head(moment: Moment, opened: OpenedLink, base_url: str, link: str, *, is_photo: bool) -> dict[str, str]:
    """What a pasted link unfurls to: title, sentence, address and picture; and the land to be drawn."""
    when = f"{from_unix(opened.unix_s):%-d %B %Y, %H:%M:%S} UTC"
    return {
        "title": TITLE if is_photo else f"The space station on {when}",
        "when": when,
        "sentence": f"{when}: {place_sentence(moment)}. {_ships(moment)}",
        "address": f"{base_url}/?{link}" if link else f"{base_url}/",
        "card": f"{base_url}/api/v1/card.png" + (f"?{link}" if link else ""),
        "land": _land(opened.state["view"]),
    }


def _ships(moment: Moment) -> str:
    count = len(moment.attached)
    if not count:
        return "No ship is known to have been docked."
    names = ", ".join(ship.full_name for ship in moment.attached)
    return f"{count} {'ship' if count == 1 else 'ships'} docked: {names}."


def _land(view: Mapping[str, Any]) -> str:
    """The address of the land that Plotly will draw; by the zoom as in map/camera.js."""
    near = view["proj"] == "region" if "zoom" not in view else view["zoom"] >= _COARSE_BELOW
    return f"{assets().prefix}maps/world_{50 if near else 110}m.json"


def _poster(opened: OpenedLink, link: str) -> dict[str, str]:
    """The picture behind the map until that is drawn, at the scale the map will have."""
    common = "&".join(filter(None, [link, f"v={data_version()}"]))
    sources = [(f"/api/v1/map.webp?{common}&width={width}", width) for width in WIDTHS]
    return {
        "address": sources[-1][0],
        "srcset": ", ".join(f"{address} {width}w" for address, width in sources),
        "sizes": _SIZES,
        "style": poster_style(poster_request(opened, WIDTHS[-1])),
    }
