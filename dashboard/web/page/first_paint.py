"""What the page says before its scripts have run: the linked moment in its words and numbers.

The browser writes the same texts into the same elements as soon as it can compute them.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from dashboard.answers.moment import Moment
from dashboard.instants import parse_utc
from dashboard.station.words import capital
from dashboard.web.card.poster import WIDTHS, poster_request, poster_style
from dashboard.web.link.reading import OpenedLink
from dashboard.web.page.panels.position import position_panel
from dashboard.web.parts.markup import to_html
from dashboard.web.server.caching import data_version

POSITION = "<!--position-->"
SHIPS = "<!--ships-->"
POSTER = "<!--poster-->"
# How wide the picture is in the window: a phone's map is as wide as the region, a desktop's shows more of it.
_SIZES = "(max-width: 40em) 160vw, 110vw"
_CLOCK = '<time id="moment-clock">&nbsp;</time>'


def first_paint(page: str, moment: Moment, opened: OpenedLink, link: str) -> str:
    """The page with the clock, the panel of the position, the names of the ships and the map's first picture.

    ``link`` is the query of the link that was ``opened``, as the product writes it.
    """
    then = parse_utc(moment.time_utc)
    clock = f'<time id="moment-clock" datetime="{moment.time_utc}">{then:%-d %b %Y, %H:%M:%S} UTC</time>'
    ships = "".join(f"<p>{html.escape(line)}</p>" for line in _ships(moment))
    page = page.replace(_CLOCK, clock, 1)
    page = page.replace(POSITION, to_html(position_panel(moment)), 1)
    page = page.replace(POSTER, _poster(opened, link), 1)
    return page.replace(SHIPS, ships, 1)


def _poster(opened: OpenedLink, link: str) -> str:
    """The picture behind the map until that is drawn; it says nothing that the panel doesn't."""
    common = "&".join(filter(None, [link, f"v={data_version()}"]))
    sources = [(f"/api/v1/map.webp?{common}&width={width}", width) for width in WIDTHS]
    named = ", ".join(f"{html.escape(address)} {width}w" for address, width in sources)
    style = html.escape(poster_style(poster_request(opened, WIDTHS[-1])))
    return (
        f'<img id="map-poster" alt="" fetchpriority="high" src="{html.escape(sources[-1][0])}" '
        f'srcset="{named}" sizes="{_SIZES}" style="{style}">'
    )


def _ships(moment: Moment) -> Iterator[str]:
    for ship in moment.attached:
        yield f"{ship.full_name}: {capital(ship.port_words)}, {ship.story} (day {ship.day})"
