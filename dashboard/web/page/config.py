"""The facts sent once with the page, so that scrubbing needs no request."""

from __future__ import annotations

from typing import Any

from dashboard.answers.passes import WITHIN_KM
from dashboard.exposure.camera.presets import PRESETS
from dashboard.geo.regions import region_named
from dashboard.instants import format_utc
from dashboard.orbit.archive import load_archive
from dashboard.orbit.window import MARGIN_S, recent
from dashboard.photos.catalogue.files import MISSION_PHOTO, load_photos
from dashboard.photos.catalogue.models import Photo
from dashboard.photos.moment import bracket, default_moment, own_moment
from dashboard.station.catalogue import load_station
from dashboard.station.changes import all_changes
from dashboard.station.geometry import page_geometry
from dashboard.web.card.poster import WIDTHS
from dashboard.web.link.keys import all_keys
from dashboard.web.page.station_payload import visits_payload
from dashboard.web.parts.link_key import describe
from dashboard.web.parts.recent import recent_station
from dashboard.web.server.assets import assets
from dashboard.web.server.caching import data_version

REGION = "india-pakistan-border"
# The map stands with cities of this size, the only ones it names; the 30,000 others come after it.
LARGE_PEOPLE = 150_000


def page_config() -> dict[str, Any]:
    """Everything the browser is handed inline, as plain JSON values."""
    photo = load_photos()[MISSION_PHOTO]
    station = recent_station()
    archive = load_archive()
    first, last = archive.span()
    window = recent(archive)
    return {
        "version": data_version(),
        "link_keys": describe(all_keys()),
        "photos": list(load_photos()),
        "photo": _photo(photo),
        "archive": {
            "first_utc": format_utc(first),
            "last_utc": format_utc(last),
            "last_epoch_utc": format_utc(float(archive.epochs_unix_s[-1])),
        },
        "seasons": {"recent_from": round(window.start_unix_s * 1000), "margin": round(MARGIN_S * 1000)},
        "arcs_url": f"/api/v1/arcs?by_column=1&v={data_version()}",
        "region": _region(),
        "events": _events(),
        "reboosts": [
            {"after_utc": format_utc(burn.after_unix_s), "before_utc": format_utc(burn.before_unix_s)}
            for burn in archive.reboosts
            if burn.before_unix_s > window.start_unix_s
        ],
        "known_until_utc": format_utc(station.known_until),
        "station": visits_payload(station),
        "station_from": round(load_station().known_from.timestamp() * 1000),
        "geometry": page_geometry(),
        "presets": {
            key: {"settings": preset.settings, "note": preset.note} for key, preset in PRESETS.items()
        },
        "places": {
            "ground_url": f"{assets().prefix}maps/ground.json",
            "land_url": f"{assets().prefix}maps/world_50m.json",
            "labels_url": f"{assets().prefix}maps/labels.json",
            "large_people": LARGE_PEOPLE,
            "cities_url": f"/api/v1/cities?least={LARGE_PEOPLE}&steps=1&v={data_version()}",
            "towns_url": f"/api/v1/cities?below={LARGE_PEOPLE}&steps=1&v={data_version()}",
        },
    }


def first_view(config: dict[str, Any]) -> list[str]:
    """The addresses the page asks for when it opens, those that are dear first."""
    return [
        config["arcs_url"],
        config["region"]["passes_url"],
        config["places"]["cities_url"],
        config["places"]["towns_url"],
        *(f"/api/v1/map.webp?v={config['version']}&width={width}" for width in WIDTHS),
        "/api/v1/card.png",
    ]


def _photo(photo: Photo) -> dict[str, Any]:
    first, last = bracket(photo)
    ships = [
        {"visit": seen.visit, "where_in_frame": seen.where} for seen in photo.seen if seen.visit is not None
    ]
    return {
        "id": photo.id,
        "title": photo.title,
        "best_utc": format_utc(default_moment(photo.id)),
        "has_moment": own_moment(photo.id) is not None,
        "bracket": {"start_utc": format_utc(first), "stop_utc": format_utc(last)},
        "ships": ships,
    }


def _region() -> dict[str, Any]:
    region = region_named(REGION)
    return {
        "id": REGION,
        "name": region.name,
        "short_name": "the border",
        "within_km": WITHIN_KM,
        "passes_url": f"/api/v1/passes?region={REGION}&within_km={WITHIN_KM:g}&brief=1&v={data_version()}",
    }


def _events() -> list[dict[str, Any]]:
    events = []
    for change in all_changes(recent_station()):
        known = "" if change.instant.exact else f" (clock time not known: {change.instant.text})"
        events.append(
            {
                "utc": format_utc(change.at),
                "type": change.kind,
                "kind": change.visit.kind,
                "visit": change.visit.id,
                "label": change.visit.full_name,
                "sentence": f"{change.sentence}{known}",
                "exact": change.instant.exact,
            }
        )
    return events
