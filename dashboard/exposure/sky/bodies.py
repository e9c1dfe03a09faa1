"""The sky: Hipparcos stars to magnitude 6, constellation lines, planets and the Moon.

Stars stand at their catalogue places (J2000); proper motion (2 minutes of arc at most, for a handful)
and aberration (20 seconds) are below a pixel and left out. Planets and the Moon come from DE421, seen
from the station.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from skyfield.magnitudelib import planetary_magnitude

from dashboard.exposure.sky.starnames import proper_name
from dashboard.orbit.frames import ephemeris, itrs_to_gcrs, skyfield_time

Floats = NDArray[np.float64]

CATALOGUE_FILE = Path(__file__).with_name("data") / "stars.npz"
MOON_RADIUS_KM = 1737.4

_PLANETS = {
    "Mercury": "mercury",
    "Venus": "venus",
    "Mars": "mars",
    "Jupiter": "jupiter barycenter",
    "Saturn": "saturn barycenter",
}
_PLANET_COLOUR_INDEX = {"Mercury": 0.93, "Venus": 0.82, "Mars": 1.36, "Jupiter": 0.83, "Saturn": 1.04}


@dataclass(frozen=True)
class StarCatalogue:
    """n stars, brightest first; ``name`` and ``designation`` are empty where a star has none."""

    hip: NDArray[np.int32]
    ra_deg: Floats
    dec_deg: Floats
    magnitude: Floats
    colour_index: Floats
    name: tuple[str, ...]
    designation: tuple[str, ...]
    unit_gcrs: Floats  # (n, 3)

    def __len__(self) -> int:
        return len(self.hip)

    def index_of(self, name: str) -> int:
        """Row of a star by its proper name. Raises ValueError when there is none."""
        return self.name.index(name)


@dataclass(frozen=True)
class ConstellationLines:
    """m lines between stars: unit vectors (m, 3) of both ends, and the constellation each belongs to."""

    start_gcrs: Floats
    stop_gcrs: Floats
    owner: NDArray[np.uint8]
    names: tuple[str, ...]


@dataclass(frozen=True)
class Body:
    """The Moon or a planet at one instant, from the station."""

    name: str
    unit_gcrs: Floats  # (3,)
    magnitude: float
    colour_index: float
    radius_deg: float
    lit_fraction: float


@lru_cache(maxsize=1)
def stars() -> StarCatalogue:
    """The catalogue, read once."""
    with np.load(CATALOGUE_FILE) as file:
        ra, dec = file["ra_deg"].astype(np.float64), file["dec_deg"].astype(np.float64)
        return StarCatalogue(
            hip=file["hip"],
            ra_deg=ra,
            dec_deg=dec,
            magnitude=file["magnitude"].astype(np.float64),
            colour_index=file["colour_index"].astype(np.float64),
            name=tuple(
                proper_name(name, hip)
                for name, hip in zip(file["name"].tolist(), file["hip"].tolist(), strict=True)
            ),
            # One letter is missing in the source: upsilon-3 of Eridanus, says the IAU's catalogue of names.
            designation=tuple(text.replace("undefined", "υ") for text in file["designation"].tolist()),
            unit_gcrs=unit_from_sky(ra, dec),
        )


@lru_cache(maxsize=1)
def constellation_lines() -> ConstellationLines:
    """The lines of all 88 constellations, read once."""
    with np.load(CATALOGUE_FILE) as file:
        ends = file["line_deg"].astype(np.float64)
        return ConstellationLines(
            unit_from_sky(ends[:, 0], ends[:, 1]),
            unit_from_sky(ends[:, 2], ends[:, 3]),
            file["line_constellation"],
            tuple(file["constellation"].tolist()),
        )


def unit_from_sky(ra_deg: ArrayLike, dec_deg: ArrayLike) -> Floats:
    """Unit vectors (..., 3) in GCRS of right ascensions and declinations."""
    ra, dec = np.radians(ra_deg), np.radians(dec_deg)
    return np.stack([np.cos(dec) * np.cos(ra), np.cos(dec) * np.sin(ra), np.sin(dec)], axis=-1)


def sky_from_unit(unit_gcrs: ArrayLike) -> tuple[Floats, Floats]:
    """Right ascensions in [0, 360) and declinations of vectors (..., 3) in GCRS, in degrees."""
    x, y, z = np.moveaxis(np.asarray(unit_gcrs, dtype=np.float64), -1, 0)
    return np.degrees(np.arctan2(y, x)) % 360.0, np.degrees(np.arctan2(z, np.hypot(x, y)))


def bodies(unix_s: float, position_itrs_km: Floats) -> list[Body]:
    """The Moon and the five bright planets from a place (3,) near the Earth at one instant."""
    t = skyfield_time(unix_s)
    solar_system = ephemeris()
    earth = solar_system["earth"].at(t)
    station_km = itrs_to_gcrs(unix_s)[0] @ position_itrs_km
    sun_km = earth.observe(solar_system["sun"]).position.km
    moon_km = earth.observe(solar_system["moon"]).position.km - station_km
    found = [_moon(moon_km, sun_km)]
    found.extend(_planet(name, earth.observe(solar_system[key]), sun_km) for name, key in _PLANETS.items())
    return found


def _moon(moon_km: Any, sun_km: Any) -> Body:  # noqa: ANN401 - vectors out of Skyfield
    distance = float(np.linalg.norm(moon_km))
    phase_deg = _phase_deg(moon_km, sun_km)
    # Allen's law; beyond 160 degrees of phase it is no more than a guess at a very thin crescent.
    magnitude = -12.73 + 0.026 * phase_deg + 4e-9 * phase_deg**4
    radius_deg = float(np.degrees(np.arcsin(MOON_RADIUS_KM / distance)))
    lit = (1 + np.cos(np.radians(phase_deg))) / 2
    return Body("Moon", moon_km / distance, float(magnitude), 0.92, radius_deg, float(lit))


def _planet(name: str, seen: Any, sun_km: Any) -> Body:  # noqa: ANN401
    """A planet of a Skyfield position; its magnitude after Mallama and Hilton (2018), Saturn's with rings."""
    planet_km = seen.position.km
    magnitude = float(planetary_magnitude(seen))  # type: ignore[no-untyped-call]
    lit = (1 + np.cos(np.radians(_phase_deg(planet_km, sun_km)))) / 2
    unit = planet_km / np.linalg.norm(planet_km)
    return Body(name, unit, magnitude, _PLANET_COLOUR_INDEX[name], 0.0, float(lit))


def _phase_deg(target_km: Any, sun_km: Any) -> float:  # noqa: ANN401
    """Angle at the target between the observer and the Sun."""
    to_observer, to_sun = -target_km, sun_km - target_km
    cosine = to_observer @ to_sun / np.linalg.norm(to_observer) / np.linalg.norm(to_sun)
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))
