"""KML 2.2 with time, for globes: the station flies along its track."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from dashboard.exports.stretch import NAME, Stretch
from dashboard.exports.xml import child, xml_text

_COLOUR = "ffffd18a"  # opacity, blue, green, red: the page's cold accent


def kml_text(stretch: Stretch) -> str:
    """A document with one ``gx:Track``; heights are metres, taken as over the sea's level by its readers."""
    spaces = {"xmlns": "http://www.opengis.net/kml/2.2", "xmlns:gx": "http://www.google.com/kml/ext/2.2"}
    root = Element("kml", spaces)
    document = child(root, "Document")
    times, place = stretch.times, stretch.place
    child(document, "name", stretch.title)
    child(document, "description", f"{stretch.provenance} {stretch.link(times[0])}")
    style = child(document, "Style", id="track")
    line = child(style, "LineStyle")
    child(line, "color", _COLOUR)
    child(line, "width", "2")
    mark = child(document, "Placemark")
    child(mark, "name", NAME)
    child(mark, "styleUrl", "#track")
    track = child(mark, "gx:Track")
    child(track, "altitudeMode", "absolute")
    for time_utc in times:
        child(track, "when", time_utc)
    for longitude, latitude, up in zip(
        place.longitude_deg, place.latitude_deg, place.altitude_km * 1e3, strict=True
    ):
        child(track, "gx:coord", f"{longitude:.6f} {latitude:.6f} {up:.1f}")
    return xml_text(root)
