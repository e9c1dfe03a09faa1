"""City lights: GeoNames cities on the turning ground, lit where it is night, hidden beyond the horizon.

What is assumed: light in proportion to population to the power 0.8 (so that crowded cities don't drown
the rest), a disc of 8,000 people a square kilometre, no clouds, one colour of lamps more or less. What is
computed: where each city stands, how far, how low, how fast it passes, and whether it is dark there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dashboard.exposure.camera.poses import Poses
from dashboard.exposure.camera.sensor import Segments, join
from dashboard.exposure.camera.setup import Exposure
from dashboard.geo.cities import cities
from dashboard.orbit.geodesy import itrs_from_geodetic, up_vector
from dashboard.orbit.sunlight import sun_itrs_km

Floats = NDArray[np.float64]
Single = NDArray[np.float32]

# A city of a million from 420 km straight above, in units of a star of magnitude 0 (so magnitude -2):
# about 20 lumens upward a head, what night-time satellite radiances of South Asian cities come to.
MILLION_CITY = 7.0
_REFERENCE_KM = 420.0
_POWER = 0.8
_PEOPLE_PER_KM2 = 8000.0
_OPTICAL_DEPTH = 0.22
# Points of light a city gets for each pixel of its radius: enough to fill it, no more than is seen.
_POINTS_PER_PX, _MOST_POINTS = 1.4, 60
# Lamps are on when the Sun is lower than the first, all of them below the second.
DUSK_DEG, DARK_DEG = -2.0, -6.0
SODIUM, WARM, PALE = 0, 1, 2
LAMP_RGB = np.array([[1.0, 0.52, 0.12], [1.0, 0.66, 0.26], [1.0, 0.82, 0.54]])


@dataclass(frozen=True)
class Lights:
    """n points of light on the ground: ITRS km (n, 3), upright (n, 3), strength and lamp (n,)."""

    position_itrs_km: Floats
    up: Floats
    strength: Floats
    lamp: NDArray[np.int64]


def all_lights(first: Lights, second: Lights) -> Lights:
    """Two tables as one."""
    return Lights(
        np.concatenate([first.position_itrs_km, second.position_itrs_km]),
        np.concatenate([first.up, second.up]),
        np.concatenate([first.strength, second.strength]),
        np.concatenate([first.lamp, second.lamp]),
    )


@lru_cache(maxsize=1)
def city_places() -> tuple[Floats, Floats]:
    """ITRS positions (n, 3) in km and upright unit vectors (n, 3) of all cities."""
    table = cities()
    place = itrs_from_geodetic(table.latitude_deg, table.longitude_deg)
    return place, up_vector(table.latitude_deg, table.longitude_deg)


@lru_cache(maxsize=1)
def city_sizes() -> tuple[Floats, Floats]:
    """Light (n,) and radius in km (n,) of all cities."""
    people = np.maximum(cities().population.astype(np.float64), 1000.0)
    return MILLION_CITY * (people / 1e6) ** _POWER, np.sqrt(people / _PEOPLE_PER_KM2 / np.pi)


def lights_of(rows: NDArray[np.int64], count: NDArray[np.int64]) -> Lights:
    """``count`` (m,) points each for cities ``rows`` (m,): a town is one, a great city a disc of them."""
    places, ups = city_places()
    light, radius_km = city_sizes()
    owner = np.repeat(np.arange(len(rows)), count)
    city = rows[owner]
    number = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    # Sunflower spiral: even over the disc, and the same every time. The first point is the centre.
    outward = np.sqrt(number / np.maximum(count[owner] - 1, 1)) * (count[owner] > 1)
    angle = number * 2.399963 + city * 1.7
    up = ups[city]
    east = np.stack([-places[city, 1], places[city, 0], np.zeros(len(city))], axis=1)
    east /= np.linalg.norm(east, axis=1, keepdims=True)
    north = np.cross(up, east)
    shift_km = (outward * radius_km[city])[:, None]
    aside = np.cos(angle)[:, None] * east + np.sin(angle)[:, None] * north
    share = np.exp(-1.6 * outward**2)
    share /= np.bincount(owner, share, minlength=len(rows))[owner]
    # Which lamps a district has isn't known: a fixed scramble of its number, mostly sodium.
    scramble = (city * 7919 + number * 104_729) % 100
    lamp = np.where(scramble < 50, SODIUM, np.where(scramble < 85, WARM, PALE))
    return Lights(places[city] + shift_km * aside, up, share * light[city], lamp)


def darkness(position_itrs_km: Floats, up: Floats, unix_s: float) -> Floats:
    """How much of the lamps is on at places (n, 3) at one instant, 0 to 1."""
    to_sun = sun_itrs_km(unix_s)[0] - position_itrs_km
    sine = np.sum(to_sun * up, axis=1) / np.linalg.norm(to_sun, axis=1)
    share = np.clip((DUSK_DEG - np.degrees(np.arcsin(sine))) / (DUSK_DEG - DARK_DEG), 0, 1)
    return np.asarray(share * share * (3 - 2 * share))


def through_air(sine_elevation: NDArray[np.floating]) -> NDArray[np.floating]:
    """Share of light that comes through the air at an elevation, 1 without air, 0 below the horizon."""
    above = np.maximum(sine_elevation, 0)
    airmass = 1.0 / (above + 0.025 * np.exp(-11 * above))  # Rozenberg's, 40 at the horizon
    return np.where(sine_elevation > 0, np.exp(-_OPTICAL_DEPTH * airmass), 0.0).astype(sine_elevation.dtype)


def lights_in_view(exposure: Exposure, poses: Poses) -> Lights:
    """The lights of all cities that come into view, as many a city as its size in the frame can show."""
    rows, distance_km = _in_view(exposure, poses)
    _, radius_km = city_sizes()
    radius_px = radius_km[rows] * exposure.camera.focal_px / distance_km
    count = np.round(_POINTS_PER_PX * radius_px).clip(1, _MOST_POINTS).astype(np.int64)
    return lights_of(rows, count)


def city_segments(exposure: Exposure, poses: Poses, table: Lights, first_tint: int) -> Segments:
    """The paths of lights between each two poses, while they are in view. Tints count from ``first_tint``."""
    unix_s = poses.unix_s
    on_first = darkness(table.position_itrs_km, table.up, unix_s[0])
    on_last = darkness(table.position_itrs_km, table.up, unix_s[-1])
    lit = (on_first > 0) | (on_last > 0)
    place, up = table.position_itrs_km[lit].astype(np.float32), table.up[lit].astype(np.float32)
    first = (on_first[lit] * table.strength[lit]).astype(np.float32)
    change = ((on_last - on_first)[lit] * table.strength[lit]).astype(np.float32)
    tint = table.lamp[lit] + first_tint
    camera_from_itrs = (exposure.camera.camera_from_body @ poses.body_from_itrs).astype(np.float32)
    edge = np.float32(np.cos(np.radians(min(exposure.camera.half_diagonal_deg + 2.0, 180.0))))
    shares = ((unix_s - unix_s[0]) / (unix_s[-1] - unix_s[0])).astype(np.float32)
    parts: list[Segments] = []
    before: tuple[Single, Single, np.float32] | None = None
    for turn, station, share in zip(camera_from_itrs, poses.position_itrs_km, shares, strict=True):
        away = place - station.astype(np.float32)
        squared = np.einsum("ij,ij->i", away, away)
        distance = np.sqrt(squared)
        seen = away @ turn.T
        light = first + change * share
        sine = -np.einsum("ij,ij->i", away, up) / distance
        light[(seen[:, 2] < edge * distance) | (sine <= 0)] = 0
        some = np.flatnonzero(light > 0)
        light[some] *= through_air(sine[some]) * (np.float32(_REFERENCE_KM**2) / squared[some])
        if before is not None:
            seen_before, light_before, share_before = before
            both = some[light_before[some] > 0]
            lasts_s = np.float32((share - share_before) * (unix_s[-1] - unix_s[0]))
            parts.append(
                Segments(
                    seen_before[both],
                    seen[both],
                    (light_before[both] + light[both]) * (lasts_s / 2),
                    tint[both],
                    np.full(len(both), share_before, dtype=np.float32),
                    np.full(len(both), share, dtype=np.float32),
                )
            )
        before = (seen, light, share)
    return join(parts)


def _in_view(exposure: Exposure, poses: Poses) -> tuple[NDArray[np.int64], Floats]:
    """Rows of cities that come over the horizon and into the lens's cone, and their least distance in km."""
    place, up = (array.astype(np.float32) for array in city_places())
    some = slice(None, None, max(1, (len(poses.unix_s) - 1) // 40))
    station = np.concatenate([poses.position_itrs_km[some], poses.position_itrs_km[-1:]]).astype(np.float32)
    turns = np.concatenate([poses.body_from_itrs[some], poses.body_from_itrs[-1:]])
    ahead = (exposure.camera.camera_from_body[2] @ turns).astype(np.float32)
    # 25 km down: the outskirts of a city whose centre is just hidden.
    in_view = up @ station.T - np.einsum("ij,ij->i", up, place)[:, None] > -25
    rows = np.flatnonzero(in_view.any(axis=1))
    place, in_view = place[rows], in_view[rows]
    squared = (
        np.einsum("ij,ij->i", place, place)[:, None]
        + np.einsum("ij,ij->i", station, station)
        - 2 * (place @ station.T)
    )
    distance = np.sqrt(np.maximum(squared, 1.0))
    # The margin covers what a city moves between two of these instants, and its own size.
    half = exposure.camera.half_diagonal_deg + 8.0
    if half < 90:
        along = place @ ahead.T - np.einsum("ij,ij->i", ahead, station)
        in_view &= along > np.float32(np.cos(np.radians(half))) * distance
    kept = in_view.any(axis=1)
    least = np.where(in_view, distance, np.inf).min(axis=1)
    return rows[kept], least[kept].astype(np.float64)
