"""Where the station is at one instant, what is below it, and which element set says so."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import Literal

from pydantic import BaseModel, Field

from dashboard.geo.cities import nearest_city
from dashboard.geo.ground import ground_below
from dashboard.geo.regions import region_named
from dashboard.geo.sphere import bearing_deg
from dashboard.instants import format_utc, from_unix
from dashboard.orbit import geodesy, sunlight
from dashboard.orbit.archive import load_archive
from dashboard.orbit.states import States, states_at

Illumination = Literal["umbra", "penumbra", "sunlit"]
ILLUMINATION: tuple[Illumination, ...] = ("umbra", "penumbra", "sunlit")

REGION = "india-pakistan-border"
INDIA = timezone(timedelta(hours=5, minutes=30))
PAKISTAN = timezone(timedelta(hours=5))


class Position(BaseModel):
    """The station itself."""

    latitude_deg: float = Field(description="Geodetic latitude (WGS84), north positive")
    longitude_deg: float = Field(description="Longitude, east positive, -180 to 180")
    altitude_km: float = Field(description="Height above the WGS84 ellipsoid")
    speed_km_s: float = Field(description="Speed with respect to the stars")
    ground_speed_km_s: float = Field(description="Speed of the point below the station over the ground")
    heading_deg: float = Field(description="Direction of flight over the ground, clockwise from north")
    sunlit: bool = Field(description="True in full sunlight, false in umbra and penumbra")
    illumination: Illumination
    horizon_km: float = Field(description="Distance over the ground to the station's horizon")
    position_itrs_km: tuple[float, float, float] = Field(description="Earth-fixed (ITRS)")
    velocity_itrs_km_s: tuple[float, float, float] = Field(description="Earth-fixed (ITRS) rate")


class NearestCity(BaseModel):
    """The nearest of GeoNames' cities of 15,000 people and more."""

    name: str
    country: str = Field(description="ISO 3166 code of two letters")
    population: int
    distance_km: float = Field(description="Over the ground, from the point below the station")
    bearing_deg: float = Field(description="Direction of the city seen from there, clockwise from north")
    from_city_deg: float = Field(description="Direction of that point seen from the city: `southeast of` it")


class LocalTimes(BaseModel):
    """Clock times of the region, ISO 8601 with their offset."""

    india: str
    pakistan: str


class RegionDistance(BaseModel):
    """How far the place below is from the region that the dashboard is about."""

    id: str
    name: str
    distance_km: float


class Ground(BaseModel):
    """The place below the station."""

    over: str = Field(description="Country or sea, as in 'over Pakistan'; disputed areas are named as such")
    country: str | None = Field(description="ISO 3166 code of two letters; null over the sea")
    region: RegionDistance

    sun_elevation_deg: float = Field(description="Elevation of the Sun there, no refraction")
    solar_time_h: float = Field(description="Apparent solar time there, hours")
    nearest_city: NearestCity
    local_times: LocalTimes


class Elements(BaseModel):
    """The element set that weighs most in the position."""

    epoch_utc: str
    age_h: float = Field(description="Hours from the set's epoch to the moment; negative before the epoch")
    line1: str
    line2: str
    uncertainty_km: float = Field(description="The true position lies within this in 93 to 98 of 100 cases")
    reboost_suspected: bool = Field(description="The station may have been reboosted between set and moment")


def position_of(states: States, index: int = 0) -> Position:
    """The numbers of one of ``states``."""
    position, velocity = states.position_itrs_km[index], states.velocity_itrs_km_s[index]
    place = geodesy.geodetic(position)
    lit = int(sunlight.illumination(position[None], states.unix_s[index : index + 1])[0])
    return Position(
        latitude_deg=round(float(place.latitude_deg), 5),
        longitude_deg=round(float(place.longitude_deg), 5),
        altitude_km=round(float(place.altitude_km), 3),
        speed_km_s=round(float(geodesy.inertial_speed_km_s(position, velocity)), 5),
        ground_speed_km_s=round(float(geodesy.ground_speed_km_s(position, velocity)), 5),
        heading_deg=round(float(geodesy.heading_deg(position, velocity)), 3),
        sunlit=lit == sunlight.SUNLIT,
        illumination=ILLUMINATION[lit],
        horizon_km=round(float(geodesy.horizon_radius_km(place.altitude_km)), 1),
        position_itrs_km=_rounded(position, 5),
        velocity_itrs_km_s=_rounded(velocity, 7),
    )


def nearest_city_answer(latitude_deg: float, longitude_deg: float) -> NearestCity:
    """The city nearest to a point below the station, and how they lie to each other."""
    city, distance_km, bearing = nearest_city(latitude_deg, longitude_deg)
    back = float(bearing_deg(city.latitude_deg, city.longitude_deg, latitude_deg, longitude_deg))
    return NearestCity(
        name=city.name,
        country=city.country_code,
        population=city.population,
        distance_km=round(distance_km, 1),
        bearing_deg=round(bearing, 1),
        from_city_deg=round(back, 1),
    )


def ground_of(position: Position, unix_s: float) -> Ground:
    """What is below ``position``."""
    latitude, longitude = position.latitude_deg, position.longitude_deg
    instant = from_unix(round(unix_s))
    below = ground_below(latitude, longitude)
    region = region_named(REGION)
    return Ground(
        over=below.text,
        country=below.country_code,
        region=RegionDistance(
            id=REGION,
            name=region.name,
            distance_km=round(float(region.distance_km(latitude, longitude)), 1),
        ),
        sun_elevation_deg=round(float(sunlight.sun_elevation_deg(latitude, longitude, unix_s)[0]), 3),
        solar_time_h=round(float(sunlight.solar_time_h(longitude, unix_s)[0]), 4),
        nearest_city=nearest_city_answer(latitude, longitude),
        local_times=LocalTimes(
            india=instant.astimezone(INDIA).isoformat(), pakistan=instant.astimezone(PAKISTAN).isoformat()
        ),
    )


def elements_of(states: States, index: int = 0) -> Elements:
    """The set behind one of ``states`` (of the product's own archive)."""
    chosen = load_archive().sets[int(states.set_index[index])]
    return Elements(
        epoch_utc=format_utc(chosen.epoch_unix_s),
        age_h=round((float(states.unix_s[index]) - chosen.epoch_unix_s) / 3600.0, 4),
        line1=chosen.line1,
        line2=chosen.line2,
        uncertainty_km=round(float(states.uncertainty_km[index]), 3),
        reboost_suspected=bool(states.reboost_suspected[index]),
    )


def state_at(unix_s: float) -> States:
    """The state at one instant. Raises :class:`InputError` outside the archive."""
    return states_at([unix_s])


def _rounded(vector: geodesy.Floats, decimals: int) -> tuple[float, float, float]:
    x, y, z = (round(float(value), decimals) for value in vector)
    return x, y, z
