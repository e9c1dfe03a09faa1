"""What can be taken along: the API, the data, the credits, the licence, and how to report what is wrong."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from dashboard import __version__
from dashboard.web.page.templating import render

_LICENCE = Path(__file__).parents[4] / "LICENSE"
_LINKS = (
    ("API reference", "/api/docs"),
    ("Visits (CSV)", "/api/v1/visits.csv"),
    ("Cargo (CSV)", "/api/v1/cargo.csv"),
    ("People (CSV)", "/api/v1/crew.csv"),
)
_CREDITS = (
    "Element sets: 18th Space Defense Squadron, by way of CelesTrak and Space-Track",
    "Sun, Moon and planets: JPL DE421, by Skyfield",
    "Cities: GeoNames, CC BY 4.0",
    "Land and borders: UN boundaries and Natural Earth",
    "Stars: Hipparcos",
    "Ships: the agencies' own pages, the press, and data from GCAT (J. McDowell, planet4589.org/space/gcat), "
    "CC BY 4.0; each fact names its own",
)


def take_along() -> Markup:
    """The last lines of the panels' column: ``#take-along``."""
    return render(
        "take-along.html",
        links=_LINKS,
        credits=_CREDITS,
        licence=_LICENCE.read_text(encoding="utf-8") if _LICENCE.is_file() else None,  # not with a wheel
        version=__version__,
    )
