"""A moment in words: over what, near which city, in which light; for the card and the terminal."""

from __future__ import annotations

from dashboard.web.answers.moment import Moment

KM_PER_MILE = 1.609344
_POINTS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
_AT_CITY_KM = 15.0


def compass_point(bearing_deg: float) -> str:
    """``north``, ``northeast`` ... of a bearing clockwise from north."""
    return _POINTS[int((bearing_deg % 360.0) / 45.0 + 0.5) % 8]


def near(moment: Moment) -> str:
    """``16 km northwest of Harunabad``, or ``at Harunabad`` close by."""
    city = moment.ground.nearest_city
    if city.distance_km < _AT_CITY_KM:
        return f"at {city.name}"
    # The bearing leads from below the station to the city; people say it the other way round.
    return f"{city.distance_km:,.0f} km {compass_point(city.bearing_deg + 180.0)} of {city.name}"


def daylight(moment: Moment) -> str:
    """``by day``, ``by night``, ``at dawn`` or ``at dusk``, below the station."""
    ground = moment.ground
    if ground.sun_elevation_deg > 0:
        return "by day"
    if ground.sun_elevation_deg < -12:
        return "by night"
    return "at dawn" if ground.solar_time_h < 12 else "at dusk"


def place_sentence(moment: Moment) -> str:
    """``Over Pakistan by night, 16 km northwest of Harunabad, 422 km (262 mi) up``; units don't break off."""
    altitude_km = moment.position.altitude_km
    height = f"{altitude_km:.0f}\u00a0km\u00a0({altitude_km / KM_PER_MILE:.0f}\u00a0mi)"
    return f"Over {moment.ground.over} {daylight(moment)}, {near(moment)}, {height} up"


def km_and_miles(km: float) -> str:
    """``30 km (18 mi)``."""
    return f"{km:,.0f} km ({km / KM_PER_MILE:,.0f} mi)"


def sun_words(elevation_deg: float) -> str:
    """``the Sun is 55° under the horizon: night``, as seen from the ground below."""
    degrees = abs(elevation_deg)
    number = f"{degrees:.0f}°" if degrees >= 1.5 else f"{degrees:.1f}°"
    side = "above" if elevation_deg >= 0 else "under"
    return f"the Sun is {number} {side} the horizon: {twilight(elevation_deg)}"


def twilight(elevation_deg: float) -> str:
    """Day, night, or which of the three twilights between, by the Sun's elevation (no refraction)."""
    if elevation_deg > -0.833:
        return "day"
    limits = ((-6, "civil twilight"), (-12, "nautical twilight"), (-18, "astronomical twilight"))
    return next((name for limit, name in limits if elevation_deg > limit), "night")
