"""What the page says before its scripts have run: the linked moment in its words and numbers.

The browser writes the same texts into the same elements as soon as it can compute them.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from dashboard.answers.moment import Moment
from dashboard.instants import parse_utc
from dashboard.station.words import capital
from dashboard.web.page.panels.position import position_panel
from dashboard.web.parts.markup import to_html

POSITION = "<!--position-->"
SHIPS = "<!--ships-->"
_CLOCK = '<time id="moment-clock">&nbsp;</time>'


def first_paint(page: str, moment: Moment) -> str:
    """The page with the clock, the panel of the position and the names of the ships of one moment."""
    then = parse_utc(moment.time_utc)
    clock = f'<time id="moment-clock" datetime="{moment.time_utc}">{then:%-d %b %Y, %H:%M:%S} UTC</time>'
    ships = "".join(f"<p>{html.escape(line)}</p>" for line in _ships(moment))
    page = page.replace(_CLOCK, clock, 1)
    page = page.replace(POSITION, to_html(position_panel(moment)), 1)
    return page.replace(SHIPS, ships, 1)


def _ships(moment: Moment) -> Iterator[str]:
    for ship in moment.attached:
        yield f"{ship.full_name}: {capital(ship.port_words)}, {ship.story} (day {ship.day})"
