"""The Sun's height below the station in words.

The page says them too (``assets/app/lib/sunwords.js``); held by ``tests/vectors/sunwords.json``.
"""

from __future__ import annotations

import math


def twilight(elevation_deg: float) -> str:
    """Day, night, or which of the three twilights between, by the Sun's elevation (no refraction)."""
    if elevation_deg > -0.833:
        return "day"
    limits = ((-6, "civil twilight"), (-12, "nautical twilight"), (-18, "astronomical twilight"))
    return next((name for limit, name in limits if elevation_deg > limit), "night")


def sun_text(elevation_deg: float) -> str:
    """``Sun 55° under the horizon: night``; the three twilights are one word here, so that no line wraps."""
    return f"Sun {height_words(elevation_deg)}: {twilight(elevation_deg).split()[-1]}"


def sun_words(elevation_deg: float) -> str:
    """``the Sun is 55° under the horizon: night``, as seen from the ground below."""
    return f"the Sun is {height_words(elevation_deg)}: {twilight(elevation_deg)}"


def height_words(elevation_deg: float) -> str:
    """``55° under the horizon``: tenths below a degree and a half; halves are rounded up."""
    size = abs(elevation_deg)
    tenths = math.floor(size * 10 + 0.5)
    number = f"{math.floor(size + 0.5)}" if tenths >= 15 else f"{tenths / 10:.1f}"
    return f"{number}° {'above' if elevation_deg >= 0 else 'under'} the horizon"


def daylight_words(elevation_deg: float, solar_time_h: float) -> str:
    """``by day``, ``by night``, ``at dawn`` or ``at dusk``."""
    if elevation_deg > 0:
        return "by day"
    if elevation_deg < -12:
        return "by night"
    return "at dawn" if solar_time_h < 12 else "at dusk"
