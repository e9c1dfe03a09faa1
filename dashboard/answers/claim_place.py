"""Place, light and height of a caption, held against the point below the station."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike

from dashboard.answers.claim_rules import Finding, Verdict, sentence, verdict_of
from dashboard.answers.moment import Moment
from dashboard.answers.sentences import KM_PER_MILE, km_and_miles
from dashboard.answers.sunwords import sun_words
from dashboard.geo.cities import find_city
from dashboard.geo.regions import border_between, country_name
from dashboard.geo.sphere import great_circle_km
from dashboard.instants import parse_unix, parse_utc
from dashboard.orbit import geodesy
from dashboard.orbit.states import states_at
from dashboard.photos.catalogue import zones
from dashboard.photos.catalogue.models import Light, Photo, Place, PrintedAltitude

ABOVE_KM = 50.0  # in the seven seconds of a short exposure the station crosses as much
# NASA's captions give the height above the ellipsoid, usually good to this where they aren't round.
ALTITUDE_ALLOWANCE_MI = 1.5


def findings(photo: Photo, moment: Moment) -> Iterator[Finding]:
    """What the caption says of place, light and height."""
    yield _place(photo, moment)
    if photo.light is not None and photo.light.condition is not None:
        yield _light(photo.light, photo.place, moment)
    if photo.altitude is not None:
        yield _altitude(photo.altitude, moment)


def _place(photo: Photo, moment: Moment) -> Finding:
    place = photo.place
    here = [moment.position.latitude_deg], [moment.position.longitude_deg]
    distance_km = float(_distances(place, *here)[0])
    over = f"Over {moment.ground.over}, {km_and_miles(distance_km)} from {_name(place)}"
    why = None
    verdict = verdict_of_distance(distance_km, place.within_km)
    if place.border and verdict == "fits":
        why = "The station crosses as much in a few seconds, and a long exposure lasts longer."
    elif verdict == "about":
        why = f"The words are read as within {place.within_km:,.0f} km; the caption names no distance."
    elif verdict == "differs":
        why = f"That is further than the {place.within_km:,.0f} km the words are read as."
        if photo.taken is not None:
            closest_km = _closest(place, parse_unix(moment.time_utc), photo.taken.within_s)
            if closest_km <= place.within_km:
                verdict = "about"
                minutes = f"{photo.taken.within_s / 60:.0f} minutes"
                why = f"The time is published to {minutes} only; within them it came to {closest_km:,.0f} km."
    return Finding("place", f"The station was {_at(place)}.", f"{over}.", verdict, place.source, why)


def _closest(place: Place, unix_s: float, within_s: float) -> float:
    """Least distance (km) while the published time allows it, looked at every ten seconds."""
    states = states_at(unix_s + np.arange(-within_s, within_s + 1, 10.0))
    below = geodesy.geodetic(states.position_itrs_km)
    return float(np.min(_distances(place, below.latitude_deg, below.longitude_deg)))


def verdict_of_distance(distance_km: float, within_km: float) -> Verdict:
    """Above a place: within 50 km; about there: within the photograph's own reading of its words."""
    if distance_km <= min(ABOVE_KM, within_km):
        return "fits"
    return "about" if distance_km <= within_km else "differs"


def _at(place: Place) -> str:
    return place.words if place.border else f"near {place.words}"


def _name(place: Place) -> str:
    return "the border" if place.border else place.words


def _distances(place: Place, latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> geodesy.Floats:
    """Distances (n,) in km of points from the place."""
    if place.border:
        return np.asarray(border_between(*place.border).distance_km(latitude_deg, longitude_deg))
    point = place.point
    if point is None:
        assert place.city is not None
        name, _, country = place.city.partition(",")
        city = find_city(name.strip(), country.strip() or None)
        point = (city.latitude_deg, city.longitude_deg)
    return np.asarray(great_circle_km(latitude_deg, longitude_deg, *point))


def _light(light: Light, place: Place, moment: Moment) -> Finding:
    ground = moment.ground
    clocks = local_times(place, moment)
    computed = sentence(f"{clocks + '; ' if clocks else ''}{sun_words(ground.sun_elevation_deg)}")
    dark = ground.sun_elevation_deg < -6
    is_so = dark if light.condition == "night" else ground.sun_elevation_deg > 0
    verdict: Verdict = "fits" if is_so else "differs"
    why = None
    if light.hour_h is not None and light.spread_h is not None:
        hour = ground.solar_time_h
        off = abs((hour - light.hour_h + 12) % 24 - 12)
        if is_so and off > light.spread_h:
            verdict = "about" if off <= 2 * light.spread_h else "differs"
        clock = f"{int(hour):02d}:{int(hour * 60) % 60:02d}"
        why = f"By the Sun it is {clock} there, {abs((hour + 12) % 24 - 12):.1f} hours from midnight."
    return Finding("light", f"It was {light.words}.", computed, verdict, light.source, why)


def local_times(place: Place, moment: Moment) -> str:
    """``03:06 in India, 02:36 in Pakistan, the next day``: in a border's countries, else near the place."""
    unix_s = parse_unix(moment.time_utc)
    if place.border:
        both = [(country_name(code), zones.zone_of_country(code)) for code in place.border]
    else:
        here = place.point or (moment.position.latitude_deg, moment.position.longitude_deg)
        near = zones.nearby(*here)[0]
        both = [(near.city, near.zone)]
    locals_ = [(name, zones.local_time(unix_s, zone)) for name, zone in both]
    known = [(name, local) for name, local in locals_ if local is not None]
    said = ", ".join(f"{local:%H:%M} in {name}" for name, local in known)
    day = parse_utc(moment.time_utc).date()
    turns = {(local.date() - day).days for _, local in known}
    return said + {1: ", the next day", -1: ", the day before"}.get(turns.pop() if len(turns) == 1 else 0, "")


def _altitude(altitude: PrintedAltitude, moment: Moment) -> Finding:
    km = moment.position.altitude_km
    unit_km = KM_PER_MILE if altitude.unit == "mi" else 1.0
    off = km / unit_km - altitude.value
    allowance = ALTITUDE_ALLOWANCE_MI * KM_PER_MILE / unit_km
    verdict = verdict_of(altitude.value, km / unit_km, altitude.rounding, allowance)
    side = "above" if off > 0 else "below"
    why = None
    if verdict != "fits":
        usual = f"such captions are usually good to {ALTITUDE_ALLOWANCE_MI:g} mi"
        why = f"{abs(off):,.1f} {altitude.unit} {side} the printed height; {usual}."
    computed = f"{km / KM_PER_MILE:.1f} mi ({km:.1f} km) above the ellipsoid (WGS84)."
    return Finding("altitude", f"It was {altitude.words} up.", computed, verdict, altitude.source, why)
