"""The forms by name: what an export is called, its media type and what writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.exports.czml import czml_text
from dashboard.exports.geojson import geojson_text
from dashboard.exports.gpx import gpx_text
from dashboard.exports.kml import kml_text
from dashboard.exports.oem import oem_text
from dashboard.exports.stretch import Stretch
from dashboard.exports.tables import csv_text
from dashboard.instants import format_utc


@dataclass(frozen=True)
class Form:
    """A kind of file: ``title`` is for people, ``for_whom`` completes "for ..."."""

    name: str
    title: str
    media_type: str
    for_whom: str
    write: Callable[[Stretch], str]


FORMS: dict[str, Form] = {
    form.name: form
    for form in (
        Form("csv", "CSV", "text/csv; charset=utf-8", "spreadsheets", csv_text),
        Form("geojson", "GeoJSON", "application/geo+json", "maps (RFC 7946)", geojson_text),
        Form("gpx", "GPX", "application/gpx+xml", "GPS programs (GPX 1.1)", gpx_text),
        Form("kml", "KML", "application/vnd.google-earth.kml+xml", "globes, with time (KML 2.2)", kml_text),
        Form("czml", "CZML", "application/json", "Cesium, with a clock", czml_text),
        Form("oem", "OEM", "text/plain; charset=utf-8", "flight dynamics (CCSDS OEM 2.0)", oem_text),
    )
}


def file_name(form: str, start_unix_s: float) -> str:
    """Such as ``iss-20260219T213000Z.kml``."""
    return f"iss-{format_utc(start_unix_s).replace('-', '').replace(':', '')}.{form}"
