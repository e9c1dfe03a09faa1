"""A moment in words: over what, near which city, in which light; for the card and the terminal."""

from __future__ import annotations

from dashboard.web.answers.moment import Moment

KM_PER_MILE = 1.609344
_POINTS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
_AT_CITY_KM = 15.0


def compass_point(bearing_deg: float) -> str:
    """``north``, ``northeast`` ... of a bearing clockwise from north."""
    return _POINTS[round((bearing_deg % 360.0) / 45.0) % 8]


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
