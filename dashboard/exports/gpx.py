"""GPX 1.1: a track with the time of each point."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from dashboard.exports.meridian import pieces
from dashboard.exports.stretch import NAME, Stretch
from dashboard.exports.xml import child, xml_text

_NAMESPACE = "http://www.topografix.com/GPX/1/1"


def gpx_text(stretch: Stretch) -> str:
    """One track, in segments that end at the 180th meridian; ``ele`` is metres over the WGS84 ellipsoid."""
    root = Element("gpx", {"xmlns": _NAMESPACE, "version": "1.1", "creator": "ISS photo dashboard"})
    times, place = stretch.times, stretch.place
    about = child(root, "metadata")
    child(about, "name", stretch.title)
    child(about, "desc", f"{stretch.provenance} Heights are over the WGS84 ellipsoid.")
    link = child(about, "link", href=stretch.link(times[0]))
    child(link, "text", "The first instant on its page")
    child(about, "time", times[0])
    track = child(root, "trk")
    child(track, "name", NAME)
    for piece in pieces(stretch):
        segment = child(track, "trkseg")
        for i in range(piece.start, piece.stop):
            latitude, longitude = place.latitude_deg[i], place.longitude_deg[i]
            point = child(segment, "trkpt", lat=f"{latitude:.6f}", lon=f"{longitude:.6f}")
            child(point, "ele", f"{place.altitude_km[i] * 1e3:.1f}")
            child(point, "time", times[i])
    return xml_text(root)
