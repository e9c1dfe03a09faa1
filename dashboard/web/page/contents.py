"""What stands where on the page: the views on the left and the panels on the right."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.photos.catalogue.files import MISSION_PHOTO, load_photos
from dashboard.web.page.panels import docked
from dashboard.web.page.panels.glossary import explanations
from dashboard.web.page.panels.intro import intro
from dashboard.web.page.panels.photo import story
from dashboard.web.page.panels.take_along import take_along
from dashboard.web.parts.recent import recent_station


def standing_parts() -> dict[str, Markup]:
    """The parts of the page that depend on facts alone, by their names in the template."""
    photograph = load_photos()[MISSION_PHOTO]
    return {
        "intro": intro(photograph),
        "photo": story(photograph),
        "take_along": take_along(),
        "static": docked.visit_pool(recent_station()) + explanations(),
    }
