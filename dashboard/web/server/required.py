"""What has to be there before a server is worth starting."""

from __future__ import annotations

from dashboard import settings
from dashboard.errors import InputError
from dashboard.orbit.archive import load_archive
from dashboard.photos.catalogue.files import load_photos
from dashboard.station.catalogue import load_station

_FILES = (
    *("app/main.js", "css/tokens.css", "css/page.css", "icons/station.svg"),
    *("maps/labels.json", "maps/ground.json", "maps/world_50m.json", "maps/world_110m.json"),
)


def require_everything() -> None:
    """Raises :class:`InputError` for an archive, facts or page files that are missing or damaged."""
    load_archive()
    load_station()
    load_photos()
    folder = settings.assets_folder()
    for name in _FILES:
        file = folder / name
        if not file.is_file() or not file.stat().st_size:
            problem = f"lacks {name}" if not file.is_file() else f"has an empty {name}"
            raise InputError("assets", folder, "the folder of the page's files", problem)
