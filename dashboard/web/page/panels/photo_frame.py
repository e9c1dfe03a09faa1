"""A schematic of what is where in a photograph's frame: our own drawing, never the picture.

It shows no more than was published: which ship is at which side, that lights streak, that stars trail.
"""

from __future__ import annotations

from html import escape
from math import cos, radians, sin

from dashboard.photos.catalogue.models import Photo, Seen

DRAWING = "(the drawing)"  # where the page puts the SVG: its ships light up by name
WIDTH, HEIGHT = 360, 240
_CITY, _STAR, _INK, _SOFT = "#ffcf87", "#c9dcff", "#e8edf7", "#a9b6cf"
_HULL, _HULL_DARK, _PANEL = "#8b97ad", "#4a566d", "#c79a4e"


def frame_text(photo: Photo) -> str:
    """The drawing in words, for whoever doesn't see it."""
    ships = [f"{item.what} at the {item.where}" for item in photo.seen if item.where != "background"]
    behind = [item.what for item in photo.seen if item.where == "background"]
    return f"Schematic of the frame: {'; '.join(ships)}. Behind: {'; '.join(behind)}."


def frame_svg(photo: Photo) -> str:
    """The drawing as SVG text."""
    words = " ".join(item.what for item in photo.seen)
    parts = [_ground()]
    if "star" in words:
        parts.append(_star_trails())
    if "lights" in words:
        parts.append(_streaks())
    parts.append(f'<g clip-path="url(#f)">{"".join(_thing(item) for item in photo.seen)}</g>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" '
        f'font-family="system-ui,sans-serif" font-size="11">{"".join(parts)}'
        f'<rect x="1" y="1" width="{WIDTH - 2}" height="{HEIGHT - 2}" rx="8" fill="none" '
        'stroke="#3d4f73"/></svg>'
    )


def _ground() -> str:
    return (
        '<defs><linearGradient id="n" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#03060d"/>'
        '<stop offset="1" stop-color="#0a1222"/></linearGradient><clipPath id="f">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="8"/></clipPath></defs>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="8" fill="url(#n)"/>'
        '<g clip-path="url(#f)"><ellipse cx="150" cy="560" rx="620" ry="440" fill="#0b1526"/>'
        '<ellipse cx="150" cy="560" rx="620" ry="447" fill="none" stroke="#5f8f6a" stroke-opacity=".45" '
        'stroke-width="3"/></g>'
    )


def _star_trails() -> str:
    """Arcs about one point: that they are circles is published, where their centre lies is not."""
    arcs = []
    for i in range(17):
        radius = 12 + 10 * i
        start, turn = radians(190 + 23 * (i % 4)), radians(46 + 6 * (i % 3))
        for offset in (0.0, 1.9):
            a, b = start + offset, start + offset + turn
            arcs.append(
                f'<path d="M{232 + radius * cos(a):.1f} {96 + radius * sin(a):.1f}A{radius} {radius} 0 0 1 '
                f'{232 + radius * cos(b):.1f} {96 + radius * sin(b):.1f}"/>'
            )
    return (
        f'<g clip-path="url(#f)" fill="none" stroke="{_STAR}" stroke-opacity=".42" stroke-width=".9">'
        f"{''.join(arcs)}</g>"
    )


def _streaks() -> str:
    lines = []
    for i in range(34):
        # Multiples of two irrational numbers spread evenly and show no pattern.
        across, down = i * 0.618 % 1.0, i * 0.7549 % 1.0
        x, y = 330 * across - 12, 152 + 82 * down
        length = 14 + 26 * down + 14 * (i * 0.414 % 1.0)
        width = 0.6 + 1.6 * (i * 0.732 % 1.0) ** 2
        lines.append(
            f'<path d="M{x:.0f} {y:.0f}l{length:.0f} {-length * 0.3:.0f}" stroke-width="{width:.1f}"/>'
        )
    return (
        f'<g clip-path="url(#f)" stroke="{_CITY}" stroke-opacity=".85" stroke-linecap="round">'
        f"{''.join(lines)}</g>"
    )


def _thing(item: Seen) -> str:
    if item.where == "background":
        return ""
    if item.visit is None:
        return _arm() if "Canadarm2" in item.what else ""
    label = escape(item.what.split(" cargo craft")[0])
    if item.where == "right":
        return _marked(item.visit, _ship_at_right(label))
    if item.where == "top":
        return _marked(item.visit, _ship_at_top(label))
    return ""


def _marked(visit: str, drawn: str) -> str:
    return f'<g data-frame-ship="{escape(visit)}">{drawn}</g>'


def _ship_at_right(label: str) -> str:
    return (
        f'<g><rect x="296" y="34" width="78" height="118" rx="14" fill="{_HULL_DARK}" stroke="{_HULL}"/>'
        f'<path d="M296 66h78M296 118h78" stroke="{_HULL}" stroke-opacity=".6"/>'
        f'<circle cx="322" cy="186" r="26" fill="none" stroke="{_PANEL}" stroke-width="2"/>'
        f'<path d="M322 160v52M296 186h52M304 168l36 36M340 168l-36 36M322 152v8" stroke="{_PANEL}" '
        f'stroke-opacity=".7"/><text x="290" y="98" fill="{_CITY}" text-anchor="end" font-weight="600">'
        f"{label}</text></g>"
    )


def _ship_at_top(label: str) -> str:
    return (
        f'<g><rect x="122" y="-18" width="62" height="72" rx="12" fill="{_HULL_DARK}" stroke="{_HULL}"/>'
        f'<path d="M122 24h62" stroke="{_HULL}" stroke-opacity=".6"/>'
        f'<path d="M66 30h54v14H66zM186 30h54v14h-54z" fill="#5f4a24" stroke="{_PANEL}"/>'
        f'<path d="M84 30v14M102 30v14M204 30v14M222 30v14" stroke="{_PANEL}" stroke-opacity=".7"/>'
        f'<text x="153" y="71" fill="{_CITY}" text-anchor="middle" font-weight="600">{label}</text></g>'
    )


def _arm() -> str:
    return (
        '<g fill="none" stroke-linecap="round" stroke-linejoin="round">'
        f'<path d="M30 -4L58 46L136 12" stroke="{_SOFT}" stroke-width="6"/>'
        f'<circle cx="58" cy="46" r="5" fill="{_HULL_DARK}" stroke="{_INK}"/></g>'
        f'<text x="14" y="64" fill="{_SOFT}">Canadarm2</text>'
    )
