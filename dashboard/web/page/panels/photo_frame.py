"""A schematic of what is where in a photograph's frame: our own drawing, never the picture.

It shows no more than was published: which ship is at which side, that lights streak, that stars trail.
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import Any

from markupsafe import Markup

from dashboard.photos.catalogue.models import Photo, Seen
from dashboard.web.page.templating import render

WIDTH, HEIGHT = 360, 240


def frame_text(photo: Photo) -> str:
    """The drawing in words, for whoever doesn't see it."""
    ships = [f"{item.what} at the {item.where}" for item in photo.seen if item.where != "background"]
    behind = [item.what for item in photo.seen if item.where == "background"]
    return f"Schematic of the frame: {'; '.join(ships)}. Behind: {'; '.join(behind)}."


def frame_svg(photo: Photo) -> Markup:
    """The drawing as SVG."""
    words = " ".join(item.what for item in photo.seen)
    return render(
        "photo-frame.html",
        width=WIDTH,
        height=HEIGHT,
        trails=_star_trails() if "star" in words else [],
        streaks=_streaks() if "lights" in words else [],
        things=[thing for item in photo.seen if (thing := _thing(item))],
    )


def _star_trails() -> list[str]:
    """Arcs about one point: that they are circles is published, where their centre lies is not."""
    arcs = []
    for i in range(17):
        radius = 12 + 10 * i
        start, turn = radians(190 + 23 * (i % 4)), radians(46 + 6 * (i % 3))
        for offset in (0.0, 1.9):
            a, b = start + offset, start + offset + turn
            arcs.append(
                f"M{232 + radius * cos(a):.1f} {96 + radius * sin(a):.1f}A{radius} {radius} 0 0 1 "
                f"{232 + radius * cos(b):.1f} {96 + radius * sin(b):.1f}"
            )
    return arcs


def _streaks() -> list[tuple[str, str]]:
    """Path and width of each light's streak."""
    lines = []
    for i in range(34):
        # Multiples of two irrational numbers spread evenly and show no pattern.
        across, down = i * 0.618 % 1.0, i * 0.7549 % 1.0
        x, y = 330 * across - 12, 152 + 82 * down
        length = 14 + 26 * down + 14 * (i * 0.414 % 1.0)
        width = 0.6 + 1.6 * (i * 0.732 % 1.0) ** 2
        lines.append((f"M{x:.0f} {y:.0f}l{length:.0f} {-length * 0.3:.0f}", f"{width:.1f}"))
    return lines


def _thing(item: Seen) -> dict[str, Any] | None:
    """What is drawn of something in the frame: a ship at the right or at the top, or the arm."""
    if item.visit is None:
        return {"where": "arm"} if item.where != "background" and "Canadarm2" in item.what else None
    if item.where not in ("right", "top"):
        return None
    return {"where": item.where, "visit": item.visit, "label": item.what.split(" cargo craft")[0]}
