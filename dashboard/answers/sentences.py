"""A moment in words: over what, near which city, in which light; for the card and the terminal."""

from __future__ import annotations

from dashboard.answers.moment import Moment
from dashboard.answers.sunwords import daylight_words
from dashboard.geo.between import landmark

KM_PER_MILE = 1.609344
_POINTS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
AT_CITY_KM = 15.0
BORDER_KM = 150.0  # no further from the border is it worth a word


def compass_point(bearing_deg: float) -> str:
    """``north``, ``northeast`` ... of a bearing clockwise from north."""
    return _POINTS[int((bearing_deg % 360.0) / 45.0 + 0.5) % 8]


def near(moment: Moment) -> str:
    """``16 km northwest of Harunabad``, or ``at Harunabad`` close by."""
    city = moment.ground.nearest_city
    if city.distance_km < AT_CITY_KM:
        return f"at {city.name}"
    return f"{city.distance_km:,.0f} km {compass_point(city.from_city_deg)} of {city.name}"


def daylight(moment: Moment) -> str:
    """``by day``, ``by night``, ``at dawn`` or ``at dusk``, below the station."""
    return daylight_words(moment.ground.sun_elevation_deg, moment.ground.solar_time_h)


def between_text(moment: Moment) -> str:
    """``30 km from the border with India, between Multan and Bikaner``; empty far from any large city."""
    return ", ".join(part for part in (border_text(moment), landmark_text(moment)) if part)


def border_text(moment: Moment) -> str:
    """``30 km from the border with India``, near the border of India and Pakistan; else nothing."""
    ground = moment.ground
    if ground.region.distance_km > BORDER_KM:
        return ""
    other = {"Pakistan": "with India", "India": "with Pakistan"}.get(ground.over, "of India and Pakistan")
    return f"{ground.region.distance_km:.0f} km from the border {other}"


def landmark_text(moment: Moment) -> str:
    """``between Multan and Bikaner``, ``at Lahore``, ``320 km · 199 mi southwest of Karachi``, or nothing."""
    found = landmark(moment.position.latitude_deg, moment.position.longitude_deg)
    if found.kind == "between":
        return f"between {found.cities[0]} and {found.cities[1]}"
    if found.kind == "at":
        return f"at {found.cities[0]}"
    if found.kind == "nothing":
        return ""
    far = f"{found.distance_km:,.0f} km · {found.distance_km / KM_PER_MILE:,.0f} mi"
    return f"{far} {compass_point(found.bearing_deg)} of {found.cities[0]}"


def place_sentence(moment: Moment) -> str:
    """``Over Pakistan by night, between Multan and Bikaner, 422 km (262 mi) up``; units don't break off.

    Far from any large city the nearest town is named instead.
    """
    altitude_km = moment.position.altitude_km
    height = f"{altitude_km:.0f}\u00a0km\u00a0({altitude_km / KM_PER_MILE:.0f}\u00a0mi)"
    return (
        f"Over {moment.ground.over} {daylight(moment)}, {between_text(moment) or near(moment)}, {height} up"
    )


def km_and_miles(km: float) -> str:
    """``30 km (18 mi)``."""
    return f"{km:,.0f} km ({km / KM_PER_MILE:,.0f} mi)"
