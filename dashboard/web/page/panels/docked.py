"""The ships docked at the moment: one static card a visit, picked and filled in the browser.

Every card is written once into a hidden pool. ``assets/app/panels/docked.js`` clones those that are
attached into ``#docked-list`` and fills what depends on the moment (``data-field``).
"""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from dashboard.station.catalogue import Station
from dashboard.station.models import Visit
from dashboard.web.page.templating import render
from dashboard.web.parts.ship import ship_words


def visit_pool(station: Station) -> Markup:
    """All cards, hidden; each has ``data-visit-card`` with the visit's id."""
    cards = Markup("").join(visit_card(visit, station) for visit in station.visits)
    return Markup('<div hidden id="visit-pool">{}</div>').format(cards)


def visit_card(visit: Visit, station: Station) -> Markup:
    """One ship: a summary line, and all that is known of it below."""
    ship = ship_words(visit)
    stays = [stay for stay in visit.attachments if stay.method != "held"]
    if len(stays) > 1:
        where = "; ".join(f"{station.place_name(stay.place)} from {stay.start.text}" for stay in stays)
        ship = replace(ship, rows=(("Ports in turn", where), *ship.rows))
    return Markup(render("ship-card.html", ship=ship).strip())
