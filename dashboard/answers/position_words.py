"""The numbers of a moment as the page prints them: the same texts that the browser writes while scrubbing."""

from __future__ import annotations

from dashboard.answers.moment import Moment
from dashboard.answers.sentences import (
    AT_CITY_KM,
    KM_PER_MILE,
    between_text,
    compass_point,
    daylight,
)
from dashboard.answers.sunwords import sun_text
from dashboard.instants import parse_utc

LIT = {
    "umbra": "In the Earth’s shadow",
    "penumbra": "Partly in the Earth’s shadow",
    "sunlit": "In sunlight",
}
_THIN = "\u202f"


def position_words(moment: Moment) -> dict[str, str]:
    """Text by field of the panel "Where the station is"."""
    position, ground, elements = moment.position, moment.ground, moment.elements
    km_h = position.speed_km_s * 3600
    km_s = position.ground_speed_km_s
    minutes = round(ground.solar_time_h * 60) % 1440
    kilometres = elements.uncertainty_km
    sure = f"± {_grouped(kilometres) if kilometres >= 10 else f'{kilometres:.1f}'} km"
    later = "after" if elements.age_h >= 0 else "before"
    age = (
        f"{abs(elements.age_h):.1f} h" if abs(elements.age_h) < 48 else f"{abs(elements.age_h) / 24:.1f} days"
    )
    return {
        "over": f"Over {ground.over}, {daylight(moment)}",
        "gist": ground.over,
        "between": between_text(moment),
        "near": near_text(moment),
        "lat": _degrees(position.latitude_deg, "NS"),
        "lon": _degrees(position.longitude_deg, "EW"),
        "altitude": f"{position.altitude_km:.1f} km · {position.altitude_km / KM_PER_MILE:.1f} mi",
        "speed": f"{_grouped(km_h)} km/h · {_grouped(km_h / KM_PER_MILE)} mph",
        "ground-speed": f"{km_s:.2f} km/s · {km_s / KM_PER_MILE:.2f} mi/s",
        "heading": f"{round(position.heading_deg):03d}° {compass_point(position.heading_deg)}",
        "sunlight": LIT[position.illumination],
        "sun-elevation": sun_text(ground.sun_elevation_deg),
        "solar-time": f"{minutes // 60:02d}:{minutes % 60:02d}",
        "border": _km_and_miles(ground.region.distance_km),
        "sure": sure + ("; the orbit was raised near this moment" if elements.reboost_suspected else ""),
        "uncertainty": sure,
        "epoch": f"{parse_utc(elements.epoch_utc):%-d %b %Y, %H:%M:%S} UTC",
        "age": f"{age} {later} its epoch",
        "reboost": "yes, so the place is less sure" if elements.reboost_suspected else "no",
    }


def near_text(moment: Moment) -> str:
    """``49 km · 31 mi southeast of Yazman``, or ``at Yazman`` close by: the nearest town of 15,000 people."""
    city = moment.ground.nearest_city
    if city.distance_km < AT_CITY_KM:
        return f"at {city.name}"
    point = compass_point(city.from_city_deg)
    return f"{_km_and_miles(city.distance_km)} {point} of {city.name}"


def _degrees(value: float, letters: str) -> str:
    return f"{abs(value):.2f}° {letters[0] if value >= 0 else letters[1]}"


def _km_and_miles(km: float) -> str:
    return f"{_grouped(km)} km · {_grouped(km / KM_PER_MILE)} mi"


def _grouped(value: float) -> str:
    return f"{value:,.0f}".replace(",", _THIN)
