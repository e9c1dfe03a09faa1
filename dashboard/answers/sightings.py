"""When the station can be seen from a place: rise, highest, set, brightness, shadow."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import BaseModel, Field

from dashboard.answers.sentences import compass_point
from dashboard.errors import InputError
from dashboard.geo.place import Place
from dashboard.instants import format_utc
from dashboard.orbit import sunlight
from dashboard.orbit.archive import load_archive
from dashboard.orbit.geodesy import inertial_speed_km_s
from dashboard.orbit.sightings.brightness import ERROR_MAGNITUDES, magnitude, phase_angle_deg
from dashboard.orbit.sightings.passes import DARK_BELOW_DEG, SkyPass, passes_seen_from
from dashboard.orbit.sightings.sky import Observer, seen_from
from dashboard.orbit.states import states_at
from dashboard.photos.catalogue.zones import local_time, nearby

DAY_S = 86400.0
USUAL_DAYS, MOST_DAYS = 10, 60
LEAST_ABOVE_DEG, MOST_ABOVE_DEG, USUAL_ABOVE_DEG = 0.0, 80.0, 10.0
Event = Literal["rises", "comes out of the shadow", "highest", "goes into the shadow", "sets"]


class Sight(BaseModel):
    """The station in the sky at one instant."""

    event: Event
    time_utc: str
    time_local: str | None = Field(description="On the clocks kept there")
    azimuth_deg: float = Field(description="Clockwise from north")
    azimuth_words: str
    elevation_deg: float = Field(description="Over the horizon, no refraction")
    distance_km: float


class Sighting(BaseModel):
    """One pass through the sky of the place."""

    visible: bool = Field(description="Lit by the Sun, before a dark sky, for at least a moment")
    start_utc: str = Field(description="First instant at which it can be seen; the rise where it can't")
    stop_utc: str
    path: list[Sight] = Field(description="In the order of time")
    highest_deg: float
    magnitude: float | None = Field(description="At its brightest; smaller is brighter. None in the shadow")
    magnitude_error: float = ERROR_MAGNITUDES
    sun_elevation_deg: float = Field(description="Of the Sun there, at the highest point")
    uncertainty_s: float = Field(description="95 of 100 such times are this near")


class Sightings(BaseModel):
    """Passes in the order of time."""

    place: str
    place_note: str | None = None
    place_also: list[str] = []
    latitude_deg: float
    longitude_deg: float
    zone: str = Field(description="The time zone of the nearest city")
    start_utc: str
    stop_utc: str
    above_deg: float
    passes_total: int = Field(description="Passes above that elevation, seen or not")
    sightings: list[Sighting]


def observer_of(place: Place, given: str) -> Observer:
    """The point of a place. Raises :class:`InputError` for one that is no point."""
    lines = place.region.lines
    if place.region.rings or len(lines) != 1 or len(lines[0].latitude_deg) != 1:
        allowed = "a town, a mountain, or a point as latitude,longitude"
        raise InputError("place", given, allowed, "is too wide: its sky isn't the same everywhere")
    return Observer(float(lines[0].latitude_deg[0]), float(lines[0].longitude_deg[0]))


def period(start_unix_s: float, stop_unix_s: float | None) -> tuple[float, float]:
    """Start and stop; ten days where no stop is given. Raises :class:`InputError`."""
    archive = load_archive()
    stop = start_unix_s + USUAL_DAYS * DAY_S if stop_unix_s is None else stop_unix_s
    if stop <= start_unix_s:
        allowed = f"a time after start ({format_utc(start_unix_s)})"
        raise InputError("stop", format_utc(stop), allowed, "is not after the start")
    if stop - start_unix_s > MOST_DAYS * DAY_S:
        latest = format_utc(start_unix_s + MOST_DAYS * DAY_S)
        raise InputError("stop", format_utc(stop), f"up to {latest}", f"makes more than {MOST_DAYS} days")
    if not archive.answered(start_unix_s).all():
        problem = "is further than 14 days from any element set"
        raise InputError("start", format_utc(start_unix_s), archive.stretches_text(), problem)
    return start_unix_s, stop


def sightings_answer(
    place: Place,
    given: str,
    start_unix_s: float,
    stop_unix_s: float,
    above_deg: float = USUAL_ABOVE_DEG,
    every: bool = False,
) -> Sightings:
    """The passes that can be seen, or ``every`` one. Raises :class:`InputError`."""
    observer = observer_of(place, given)
    found = passes_seen_from(observer, start_unix_s, stop_unix_s, above_deg)
    (near,) = nearby(observer.latitude_deg, observer.longitude_deg)
    return Sightings(
        place=place.region.name,
        place_note=place.note,
        place_also=list(place.also),
        latitude_deg=round(observer.latitude_deg, 4),
        longitude_deg=round(observer.longitude_deg, 4),
        zone=near.zone,
        start_utc=format_utc(start_unix_s),
        stop_utc=format_utc(stop_unix_s),
        above_deg=above_deg,
        passes_total=len(found),
        sightings=[_sighting(observer, one, near.zone) for one in found if one.seen or every],
    )


def lines(sighting: Sighting) -> list[str]:
    """The pass in words, a line an event: local time, what happens, where to look."""
    return [
        f"{(sight.time_local or sight.time_utc)[11:19]} {sight.event}: {sight.elevation_deg:.0f}° high, "
        f"{sight.azimuth_words} ({sight.azimuth_deg:.0f}°), {sight.distance_km:,.0f} km"
        for sight in sighting.path
    ]


def _sighting(observer: Observer, one: SkyPass, zone: str) -> Sighting:
    events = [(event, float(round(unix_s))) for event, unix_s in _events(one)]  # as they are told
    at = np.array([unix_s for _, unix_s in events])
    states = states_at(at)
    seen = seen_from(observer, states.position_itrs_km)
    path = []
    for i, (event, unix_s) in enumerate(events):
        local = local_time(unix_s, zone)
        path.append(
            Sight(
                event=event,
                time_utc=format_utc(unix_s),
                time_local=None if local is None else local.strftime("%Y-%m-%d %H:%M:%S"),
                azimuth_deg=round(float(seen.azimuth_deg[i]), 1),
                azimuth_words=compass_point(float(seen.azimuth_deg[i])),
                elevation_deg=round(float(seen.elevation_deg[i]), 1),
                distance_km=round(float(seen.distance_km[i]), 1),
            )
        )
    highest = [event for event, _ in events].index("highest")
    speed = inertial_speed_km_s(states.position_itrs_km, states.velocity_itrs_km_s)
    sun = sunlight.sun_elevation_deg(observer.latitude_deg, observer.longitude_deg, at[highest : highest + 1])
    return Sighting(
        visible=bool(one.seen),
        start_utc=_second(one.seen[0][0] if one.seen else one.rise_unix_s),
        stop_utc=_second(one.seen[-1][1] if one.seen else one.set_unix_s),
        path=path,
        highest_deg=round(one.highest_deg, 1),
        magnitude=_brightest(observer, one),
        sun_elevation_deg=round(float(sun[0]), 1),
        uncertainty_s=round(float(states.uncertainty_km[highest] / speed[highest]), 1),
    )


def _events(one: SkyPass) -> list[tuple[Event, float]]:
    """Rise, highest and set, and where it enters or leaves the shadow on the way under a dark sky."""
    events: list[tuple[Event, float]] = [
        ("rises", one.rise_unix_s),
        ("highest", one.highest_unix_s),
        ("sets", one.set_unix_s),
    ]
    for begin, end in one.seen:
        middle = np.array([begin - 1.0, end + 1.0])
        lit = sunlight.illumination(states_at(middle).position_itrs_km, middle) > sunlight.UMBRA
        if begin > one.rise_unix_s + 1.0 and not lit[0]:
            events.append(("comes out of the shadow", begin))
        if end < one.set_unix_s - 1.0 and not lit[1]:
            events.append(("goes into the shadow", end))
    return sorted(events, key=lambda event: event[1])


def _brightest(observer: Observer, one: SkyPass) -> float | None:
    if not one.seen:
        return None
    at = np.concatenate([np.linspace(begin, end, 40) for begin, end in one.seen])
    position = states_at(at).position_itrs_km
    seen = seen_from(observer, position)
    phase = phase_angle_deg(position, sunlight.sun_itrs_km(at), observer.position_itrs_km)
    return round(float(magnitude(seen.distance_km, phase, seen.elevation_deg).min()), 1)


def _second(unix_s: float) -> str:
    return format_utc(float(round(unix_s)))


DARK_WORDS = f"the Sun more than {-DARK_BELOW_DEG:g} degrees below the horizon"
