"""Two short explanations of a picture, in the numbers of this very exposure."""

from __future__ import annotations


def duration(seconds: float) -> str:
    """``45 s``, ``10 min``, ``1 min 30 s``."""
    minutes, rest = divmod(round(seconds, 1), 60)
    parts = [f"{minutes:.0f} min"] if minutes else []
    if rest or not parts:
        parts.append(f"{rest:g} s")
    return " ".join(parts)


def distance(kilometres: float) -> str:
    """Kilometres and miles, with as many digits as they are worth."""
    if kilometres < 20:
        return f"{kilometres:.1f} km ({kilometres / 1.609344:.1f} mi)"
    return f"{round(kilometres):,} km ({round(kilometres / 1.609344):,} mi)"


def why_cities_streak(
    exposure_s: float, ground_km: float, ground_speed_km_s: float, city: tuple[str, float, float] | None
) -> str:
    """Why and how far city lights streak. ``city``: name, least distance in km, its streak in pixels."""
    text = (
        f"In {duration(exposure_s)} the station moved {distance(ground_km)} over the ground, at "
        f"{ground_speed_km_s:.2f} km/s. The camera moved with it, so each lamp below drew a line"
    )
    if city is None:
        return text + ". No city of a hundred thousand people or more came into this frame by night."
    name, least_km, length_px = city
    return text + f": {name}, {distance(least_km)} away at its nearest, one of {length_px:,.0f} pixels."


def lit_border(names: list[str]) -> str:
    """What else streaks: floodlit borders in the frame, by name; nothing when there are none."""
    if not names:
        return ""
    return f" The orange band is the {names[0][0].lower()}{names[0][1:]}: its lamps are smeared the same way."


def why_stars_circle(
    exposure_s: float,
    rate_deg_per_min: float,
    turned_deg: float,
    ra_deg: float,
    dec_deg: float,
    star: str,
    star_deg: float,
) -> str:
    """Why and how far the stars turned, and about which point."""
    return (
        "The station turns once an orbit, to keep the same side to the Earth: "
        f"{rate_deg_per_min:.2f}° a minute, {turned_deg:.1f}° in these {duration(exposure_s)}. The stars "
        f"seem to turn the other way, all by that angle, about the pole of the orbit's plane at right "
        f"ascension {right_ascension(ra_deg)}, declination {dec_deg:+.1f}°, {star_deg:.1f}° from "
        f"{star}.".replace("-", "−")
    )


def right_ascension(ra_deg: float) -> str:
    """Hours and minutes: ``12 h 34 min``."""
    minutes = round(ra_deg % 360 * 4)
    return f"{minutes // 60 % 24} h {minutes % 60:02d} min"
