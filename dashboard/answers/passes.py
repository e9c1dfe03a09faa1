"""Passes over a region: the marks of the timeline, and the jumps from pass to pass."""

from __future__ import annotations

from typing import Any

import numpy as np
import pydantic_core
from pydantic import BaseModel, Field

from dashboard.answers.track import refuse_outside_archive
from dashboard.errors import InputError
from dashboard.geo.place import Place
from dashboard.geo.regions import Region
from dashboard.instants import format_utc, parse_unix
from dashboard.orbit.archive import load_archive
from dashboard.orbit.geodesy import geodetic
from dashboard.orbit.passes import Pass as FoundPass
from dashboard.orbit.passes import passes_over
from dashboard.orbit.states import states_at
from dashboard.orbit.sunlight import solar_time_h, sun_elevation_deg
from dashboard.orbit.window import meant, refuse_too_long
from dashboard.photos.search.refusals import MOST_NEAR_H

NIGHT_BELOW_DEG = -6.0  # the end of civil twilight, as where photographs are dated
LEAST_KM, WITHIN_KM, MOST_KM = 1.0, 300.0, 2500.0  # the page asks for the middle one, as does who names none


class Pass(BaseModel):
    """One stay of the point below the station within the distance; times to 0.1 s."""

    start_utc: str
    best_utc: str = Field(description="Nearest to the region")
    stop_utc: str
    distance_km: float = Field(description="Distance at best_utc; 0 inside an area")
    latitude_deg: float = Field(description="Below the station, at best_utc")
    longitude_deg: float
    altitude_km: float
    sun_elevation_deg: float = Field(description="Below the station, at best_utc")
    solar_time_h: float
    night: bool = Field(
        description=f"The Sun is more than {-NIGHT_BELOW_DEG:g} degrees below the horizon there"
    )
    uncertainty_km: float


class Passes(BaseModel):
    """Passes in the order of time."""

    region: str
    name: str
    place_note: str | None = Field(None, description="How the place was understood, where that isn't plain")
    place_also: list[str] = Field([], description="Other places of that name, not searched")
    within_km: float
    start_utc: str
    stop_utc: str
    passes: list[Pass]


class PassTimes(BaseModel):
    """When the passes were, column by column: all that a timeline marks."""

    region: str
    within_km: float
    best_unix_s: list[float] = Field(description="POSIX seconds; nearest to the region")
    before_s: list[float] = Field(
        description="Seconds from the first instant within the distance to the nearest"
    )
    after_s: list[float] = Field(description="Seconds from the nearest to the last")
    night: list[bool]


def window(start_unix_s: float | None, stop_unix_s: float | None) -> tuple[float, float]:
    """The window asked for, of three years at most; ends that are left out as in :func:`meant`.

    Raises :class:`InputError`.
    """
    start, stop = meant(load_archive(), start_unix_s, stop_unix_s)
    for name, unix_s in (("start", start), ("stop", stop)):
        refuse_outside_archive(name, unix_s)
    if not start < stop:
        raise InputError(
            "stop", format_utc(stop), f"a time after start ({format_utc(start)})", "is not after"
        )
    refuse_too_long("stop", start, stop)
    return start, stop


def passes_json(region_id: str, place: Place, within_km: float, start: float, stop: float) -> bytes:
    """The :class:`Passes` of a window as JSON.

    Raises :class:`InputError` for a region that the station is near for too long to look at all of it.
    """
    answer = {
        "region": region_id,
        "name": place.region.name,
        "place_note": place.note,
        "place_also": place.also,
        "within_km": within_km,
        "start_utc": format_utc(start),
        "stop_utc": format_utc(stop),
        "passes": pass_rows(place.region, within_km, start, stop),
    }
    return pydantic_core.to_json(answer)


def pass_times_json(region_id: str, region: Region, within_km: float, start: float, stop: float) -> bytes:
    """The :class:`PassTimes` of a window as JSON. Raises as :func:`passes_json`."""
    rows = pass_rows(region, within_km, start, stop)
    low, best, high = (
        [parse_unix(row[name]) for row in rows] for name in ("start_utc", "best_utc", "stop_utc")
    )
    answer = {
        "region": region_id,
        "within_km": within_km,
        "best_unix_s": [round(t, 1) for t in best],
        "before_s": [round(t - edge, 1) for edge, t in zip(low, best, strict=True)],
        "after_s": [round(edge - t, 1) for edge, t in zip(high, best, strict=True)],
        "night": [row["night"] for row in rows],
    }
    return pydantic_core.to_json(answer)


def pass_rows(region: Region, within_km: float, start: float, stop: float) -> list[dict[str, Any]]:
    """The fields of :class:`Pass` of every pass of a window. Raises as :func:`passes_json`."""
    found = passes_over(region, start, stop, within_km, check=lambda near_s: _refuse_too_wide(region, near_s))
    return _rows(found) if found else []


def _refuse_too_wide(region: Region, near_s: float) -> None:
    """As the finder does: distances to thousands of corners cost more, so less time is looked at."""
    most_h = MOST_NEAR_H / (1.0 + sum(len(line.latitude_deg) for line in region.lines) / 1000.0)
    if near_s > most_h * 3600.0:
        raise InputError(
            "region",
            region.name,
            f"a region and dates with at most {most_h:.0f} hours near it; give start and stop, "
            "or a smaller within_km",
            f"has the station near it for some {near_s / 3600.0:,.0f} hours",
        )


def _rows(found: list[FoundPass]) -> list[dict[str, Any]]:
    best = np.array([round(one.best_unix_s, 1) for one in found])  # as printed
    states = states_at(best)
    place = geodetic(states.position_itrs_km)
    sun = sun_elevation_deg(place.latitude_deg, place.longitude_deg, best)
    hours = solar_time_h(place.longitude_deg, best)
    return [
        {
            "start_utc": _tenth(one.start_unix_s),
            "best_utc": format_utc(float(best[i])),
            "stop_utc": _tenth(one.stop_unix_s),
            "distance_km": round(one.distance_km, 1),
            "latitude_deg": round(float(place.latitude_deg[i]), 3),
            "longitude_deg": round(float(place.longitude_deg[i]), 3),
            "altitude_km": round(float(place.altitude_km[i]), 1),
            "sun_elevation_deg": round(float(sun[i]), 2),
            "solar_time_h": round(float(hours[i]), 3),
            "night": bool(sun[i] < NIGHT_BELOW_DEG),
            "uncertainty_km": round(float(states.uncertainty_km[i]), 2),
        }
        for i, one in enumerate(found)
    ]


def _tenth(unix_s: float) -> str:
    return format_utc(round(unix_s, 1))
